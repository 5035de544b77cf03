/** The measures catalogue as what `measures.typ` draws: plain data, German, in which every text is a value and never markup. */
import { formatDay } from '../../../shared/council/iso-day.ts';
import { formatCents, formatInProse } from '../../../shared/council/money.ts';
import { german } from '../../../shared/i18n/catalogue.ts';
import { sumCosts, type SourceSum } from '../../../shared/measures/budget.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { cleanName } from '../clean-text.ts';
import { dayInWords, dayOf } from '../comparison/when.ts';
import { NO_TEXT, sectionBlocks, type SectionBlocks } from '../council/section-blocks.ts';
import type { Pictures } from '../html-image.ts';
import type { PaperComment } from '../paper.ts';
import type { ShownBlock } from '../pdf/shown.ts';
import type { ExportedCatalogue } from './catalogue.ts';

interface Row {
  readonly cells: readonly string[];
}
/** A quiet table: heads, rows, and which columns stand at the right. */
export interface PrintedTable {
  readonly title: string;
  readonly head: readonly string[];
  readonly right: readonly boolean[];
  /** Shares of the width. */
  readonly columns: readonly number[];
  readonly rows: readonly Row[];
  /** The last row is a sum. */
  readonly sum?: true;
}
export interface PrintedSheet {
  /** Of the measure. */
  readonly id: string;
  readonly at: string;
  readonly number: string;
  readonly title: string;
  readonly signs: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly blocks: readonly ShownBlock[];
  readonly lists: readonly { readonly title: string; readonly items: readonly string[] }[];
  readonly tables: readonly PrintedTable[];
  readonly reports: readonly { readonly title: string; readonly words: string }[];
  readonly words: { readonly description: string; readonly progress: string };
}
/** Bars by year, each of parts by source. */
export interface PrintedChart {
  readonly title: string;
  readonly alt: string;
  /** Euros at the top of the scale, and its steps. */
  readonly top: number;
  readonly ticks: readonly { readonly at: number; readonly label: string }[];
  readonly sources: readonly string[];
  readonly years: readonly { readonly label: string; readonly sum: string; readonly parts: readonly number[] }[];
}
export interface PrintedCatalogue {
  readonly lang: 'de';
  readonly region: 'DE';
  readonly documentTitle: string;
  readonly title: string;
  readonly paper: string;
  readonly owner: string;
  readonly stand?: string;
  readonly day?: { readonly year: number; readonly month: number; readonly day: number };
  readonly page: string;
  readonly of: string;
  readonly contents: string;
  readonly overview: string;
  readonly notes: readonly string[];
  readonly costs: PrintedTable;
  readonly chart?: PrintedChart;
  readonly sheets: readonly PrintedSheet[];
}

/** Of sources; what is less goes together. */
const MOST_SOURCES = 6;
const LONGEST = 300;
const line = (text: string, most = LONGEST): string => cleanName(text, most, '');

interface PrintOptions {
  /** The sheets of these, without an overview. */
  readonly only?: ReadonlySet<string> | null;
  /** As of `PdfBook`. */
  readonly whole?: boolean;
  /** On measures, whose ids stand in the chapter's place; only a whole one has them. */
  readonly comments?: readonly PaperComment[];
}

/** `at`: the moment that the file says it was made. */
export function printedCatalogue(
  catalogue: ExportedCatalogue,
  pictures: Pictures,
  at: number | null,
  { only = null, whole = false, comments = [] }: PrintOptions = {},
): { readonly print: PrintedCatalogue } & Pick<SectionBlocks, 'files' | 'remarks'> {
  const measures = catalogue.measures.filter(({ id }) => only?.has(id) ?? true);
  const sums = sumCosts(catalogue.measures, catalogue.budgets);
  const { blocks, files, remarks } = sectionBlocks(
    measures.flatMap(({ id, title }) => {
      const content = catalogue.descriptions.get(id) ?? (comments.length === 0 ? undefined : NO_TEXT);
      return content === undefined ? [] : [{ id, heading: title, content }];
    }),
    pictures,
    { whole, comments, apart: true, references: catalogue.references ?? new Map() },
  );
  const title = german('measures.page');
  const [first] = measures;
  const named = only === null || first === undefined ? title : line(`${first.number} ${titleOf(first)}`.trim());
  const chart = chartOf(
    sums.sources,
    sums.years.map(({ year }) => year).filter((year) => year !== 0),
  );
  const print: PrintedCatalogue = {
    lang: 'de',
    region: 'DE',
    documentTitle: line(only === null ? `${title}: ${catalogue.title}` : named, 250),
    title,
    paper: line(catalogue.title),
    owner: line(catalogue.owner),
    ...(at !== null && {
      day: dayOf(at),
      stand: german('comparison.stand', { date: dayInWords('de', at) }),
    }),
    page: german('comparison.page'),
    of: german('comparison.pageOf'),
    contents: german('measures.title'),
    overview: only === null ? german('measures.costs') : '',
    notes: [
      german('measures.count', { count: measures.length }),
      ...(catalogue.measures.some(({ state }) => state === 'stopped') ? [german('measures.stoppedNotCounted')] : []),
    ],
    costs: costTable(sums.sources, sums.cents),
    ...(chart !== null && only === null && { chart }),
    sheets: measures.map((measure) => sheetOf(measure, catalogue, blocks.get(measure.id) ?? [])),
  };
  return { print, files, remarks };
}

const titleOf = ({ title }: Measure): string => (title.trim() === '' ? german('measures.untitled') : title);
const yearName = (year: number): string => (year === 0 ? german('measures.noYear') : String(year));
const sourceName = (name: string): string => (name === '' ? german('measures.noSource') : line(name));

function sheetOf(measure: Measure, catalogue: ExportedCatalogue, blocks: readonly ShownBlock[]): PrintedSheet {
  const names = new Map(catalogue.budgets.map(({ id, name }) => [id, name]));
  const fact = (key: 'state' | 'field' | 'lead' | 'begins' | 'ends', value: string) =>
    value === '' ? [] : [{ label: german(`measures.${key}`), value }];
  const list = (key: 'partners' | 'targetGroups', items: readonly string[]) =>
    items.length === 0 ? [] : [{ title: german(`measures.${key}`), items }];
  const goals = measure.goals.flatMap(({ chapter, block }) => {
    const goal = catalogue.goals.get(`${chapter}/${block}`);
    return goal === undefined ? [] : [{ cells: [goal.number, line(goal.text)] }];
  });
  const sum = measure.costs.reduce((total, { cents }) => total + cents, 0);
  return {
    id: measure.id,
    at: `measure-${measure.id}`,
    number: line(measure.number, 40),
    title: line(titleOf(measure)),
    signs: [
      measure.flagship ? german('measures.flagshipLong') : '',
      measure.innovationFund ? german('measures.fundLong') : '',
    ]
      .filter((sign) => sign !== '')
      .join(' · '),
    facts: [
      ...fact('state', german(`measures.state_${measure.state}`)),
      ...fact('field', line(measure.field)),
      ...fact('lead', line(measure.lead)),
      ...fact('begins', formatDay(measure.begins)),
      ...fact('ends', formatDay(measure.ends)),
    ],
    blocks: isNothing(blocks) ? [] : blocks,
    lists: [...list('partners', named(measure.partners)), ...list('targetGroups', named(measure.targetGroups))],
    tables: [
      ...table('goals', ['number', 'goals'], [false, false], [1, 7], goals),
      ...table(
        'steps',
        ['step', 'stepDate', 'stepDone'],
        [false, false, false],
        [5, 1.6, 1.4],
        measure.steps.map(({ title, date, done }) => ({
          cells: [line(title), formatDay(date), done ? german('measures.stepDone') : ''],
        })),
      ),
      ...(measure.costs.length === 0
        ? []
        : [
            {
              title: german('measures.costs'),
              head: [german('measures.year'), german('measures.source'), german('measures.amount')],
              right: [false, false, true],
              columns: [1, 4, 2],
              rows: [
                ...measure.costs.map(({ year, cents, source }) => ({
                  cells: [yearName(year), sourceName(names.get(source) ?? source), formatCents(cents)],
                })),
                { cells: [german('measures.sum'), '', formatCents(sum)] },
              ],
              sum: true as const,
            },
          ]),
      ...table(
        'indicators',
        ['indicator', 'unit', 'target', 'progress'],
        [false, false, true, false],
        [4, 2, 1.2, 2.4],
        measure.indicators.map(({ name, unit, target, values }) => ({
          cells: [
            line(name),
            line(unit),
            target === null ? '' : figure(target),
            [...values].map(([year, value]) => `${year}: ${figure(value)}`).join(' · '),
          ],
        })),
      ),
    ],
    reports: measure.reports.map(({ year, state, words }) => ({
      title:
        german('measures.reportYear', { year }) + (state === null ? '' : ` – ${german(`measures.state_${state}`)}`),
      words,
    })),
    words: { description: german('measures.description'), progress: german('measures.progress') },
  };
}

const named = (items: readonly { readonly name: string }[]): string[] =>
  items.map(({ name }) => line(name)).filter((name) => name !== '');

/** One empty paragraph is what a text that nobody has written reads as. */
const isNothing = (blocks: readonly ShownBlock[]): boolean =>
  blocks.every((block) => block.kind === 'paragraph' && block.words.length === 0);

const figures = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 6 });
const figure = (value: number): string => figures.format(value);

type ColumnKey = 'number' | 'goals' | 'step' | 'stepDate' | 'stepDone' | 'indicator' | 'unit' | 'target' | 'progress';

function table(
  key: 'goals' | 'steps' | 'indicators',
  head: readonly ColumnKey[],
  right: readonly boolean[],
  columns: readonly number[],
  rows: readonly Row[],
): PrintedTable[] {
  if (rows.length === 0) return [];
  return [
    { title: german(`measures.${key}`), head: head.map((each) => german(`measures.${each}`)), right, columns, rows },
  ];
}

function costTable(sources: readonly SourceSum[], cents: number): PrintedTable {
  const rows = sources.flatMap(({ name, years }) =>
    years.map(({ year, cents: sum, budget, over }) => ({
      cells: [
        sourceName(name),
        yearName(year),
        formatCents(sum),
        budget === null ? '' : formatCents(budget),
        over > 0 ? german('measures.over', { cents: formatInProse(over) }) : '',
      ],
    })),
  );
  return {
    title: german('measures.costs'),
    head: [
      german('measures.source'),
      german('measures.year'),
      german('measures.amount'),
      german('measures.budget'),
      '',
    ],
    right: [false, false, true, true, false],
    columns: [3, 1, 2, 2, 2.6],
    rows: [...rows, { cells: [german('measures.sum'), '', formatCents(cents), '', ''] }],
    sum: true,
  };
}

/** Null where nothing costs anything in a year. */
function chartOf(sources: readonly SourceSum[], years: readonly number[]): PrintedChart | null {
  const largest = [...sources].sort((a, b) => b.cents - a.cents).filter(({ cents }) => cents > 0);
  const shown = largest.slice(0, MOST_SOURCES);
  const rest = largest.slice(MOST_SOURCES);
  const inYear = (source: SourceSum, year: number): number =>
    (source.years.find((each) => each.year === year)?.cents ?? 0) / 100;
  const bars = [...years]
    .sort((a, b) => a - b)
    .map((year) => {
      const parts = shown.map((source) => inYear(source, year));
      if (rest.length > 0) parts.push(rest.reduce((sum, source) => sum + inYear(source, year), 0));
      return { year, parts, sum: parts.reduce((sum, part) => sum + part, 0) };
    });
  const most = Math.max(0, ...bars.map(({ sum }) => sum));
  if (most <= 0) return null;
  const step = niceStep(most / 4);
  const top = Math.ceil(most / step) * step;
  const euros = (value: number): string => formatInProse(Math.round(value * 100));
  const labels = bars.map(({ year, parts, sum }) => ({ label: String(year), sum: euros(sum), parts }));
  return {
    title: german('measures.costsByYear'),
    alt: `${german('measures.costsByYear')}: ${labels.map(({ label, sum }) => `${label}: ${sum}`).join(', ')}`,
    top,
    ticks: Array.from({ length: Math.round(top / step) + 1 }, (_, index) => ({
      at: index * step,
      label: euros(index * step),
    })),
    sources: [
      ...shown.map(({ name }) => sourceName(name)),
      ...(rest.length > 0 ? [german('measures.otherSources')] : []),
    ],
    years: labels,
  };
}

/** 1, 2 or 5 of a power of ten, not below. */
function niceStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(least, 0.01)));
  return ([1, 2, 5].find((factor) => factor * power >= least) ?? 10) * power;
}
