/** The measures as rows of sheets. Pure: the same measures give the same rows. */
import type { ReferenceWords } from '../../../shared/council/references.ts';
import { descriptionWords } from '../../../shared/document/measures/description-words.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import {
  noWords,
  sheetColumns,
  sheetNames,
  stateWords,
  yesWords,
  type CatalogueSheet,
} from '../../../shared/measures/sheet-words.ts';
import { cleanText } from '../clean-text.ts';

/** `cents`: an amount; a text is never read as a formula. */
export type SheetCell =
  | { readonly text: string }
  | { readonly cents: number }
  | { readonly number: number }
  | { readonly day: string }
  | null;

export interface WrittenSheet {
  readonly name: string;
  readonly headings: readonly string[];
  /** Widths of the columns, in characters. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly SheetCell[])[];
}

/** Most characters of a cell that Excel opens. */
const LONGEST_CELL = 32_767;

/**
 * `sources`: names of budgets by their ids, which stand in the file instead of the ids. `descriptions`: long texts by the ids of their
 * measures, which stand there as plain words without what is only suggested, `references`: what those into the paper show.
 */
export function catalogueSheets(
  measures: readonly Measure[],
  sources: ReadonlyMap<string, string>,
  descriptions: ReadonlyMap<string, ChapterContent> = new Map(),
  references?: ReferenceWords,
): WrittenSheet[] {
  const sheet = <S extends CatalogueSheet>(
    kind: S,
    records: readonly Readonly<Record<keyof (typeof sheetColumns)[S] & string, SheetCell>>[],
  ): WrittenSheet => {
    const columns = Object.entries<readonly string[]>(sheetColumns[kind]);
    return {
      name: sheetNames[kind][0],
      headings: columns.map(([, [heading = '']]) => heading),
      widths: columns.map(([name]) => widths[name] ?? 14),
      rows: records.map((record) => {
        const cells = new Map<string, SheetCell>(Object.entries<SheetCell>(record));
        return columns.map(([name]) => cells.get(name) ?? null);
      }),
    };
  };
  const own = ({ id, number, title }: Measure) => ({ id: text(id), number: text(number), title: text(title) });
  return [
    sheet(
      'measures',
      measures.map((measure) => ({
        ...own(measure),
        field: text(measure.field),
        lead: text(measure.lead),
        state: text(stateWords[measure.state][0] ?? ''),
        begins: day(measure.begins),
        ends: day(measure.ends),
        innovationFund: flag(measure.innovationFund),
        flagship: flag(measure.flagship),
        partners: lines(measure.partners.map(({ name }) => name)),
        targetGroups: lines(measure.targetGroups.map(({ name }) => name)),
        goals: lines(measure.goals.map(({ chapter, block }) => `${chapter}/${block}`)),
        description: text(cellOf(descriptionWords(descriptions.get(measure.id), references))),
      })),
    ),
    sheet(
      'costs',
      measures.flatMap((measure) =>
        measure.costs.map(({ year, cents, source }) => ({
          ...own(measure),
          year: year === 0 ? null : { number: year },
          cents: { cents },
          source: text(sources.get(source) ?? source),
        })),
      ),
    ),
    sheet(
      'steps',
      measures.flatMap((measure) =>
        measure.steps.map(({ title, date, done }) => ({
          ...own(measure),
          step: text(title),
          date: day(date),
          done: flag(done),
        })),
      ),
    ),
    sheet(
      'indicators',
      measures.flatMap((measure) =>
        measure.indicators.flatMap(({ name, unit, target, values }) => {
          const row = {
            ...own(measure),
            name: text(name),
            unit: text(unit),
            target: target === null ? null : { number: target },
          };
          const measured = values.size === 0 ? [null] : [...values];
          return measured.map((one) => ({
            ...row,
            year: one === null ? null : { number: one[0] },
            value: one === null ? null : { number: one[1] },
          }));
        }),
      ),
    ),
    sheet(
      'reports',
      measures.flatMap((measure) =>
        measure.reports.map(({ year, state, words }) => ({
          ...own(measure),
          year: { number: year },
          state: text(state === null ? '' : (stateWords[state][0] ?? '')),
          words: text(words),
        })),
      ),
    ),
  ];
}

const widths: Readonly<Record<string, number>> = {
  number: 8,
  title: 40,
  field: 24,
  lead: 20,
  step: 40,
  name: 32,
  words: 60,
  description: 60,
  id: 38,
  year: 8,
};

/** What no cell can hold ends with an ellipsis. */
const cellOf = (words: string): string =>
  words.length <= LONGEST_CELL ? words : `${words.slice(0, LONGEST_CELL - 2).replace(/[\ud800-\udbff]$/, '')} …`;

const text = (value: string): SheetCell => (value === '' ? null : { text: cleanText(value) });
/** Excel knows no days before 1 March 1900 that others agree with. */
const day = (value: string): SheetCell =>
  value === '' ? null : value < '1900-03-01' ? { text: value } : { day: value };
const flag = (value: boolean): SheetCell => ({ text: (value ? yesWords : noWords)[0] ?? '' });
const lines = (names: readonly string[]): SheetCell => text(names.map((name) => name.replace(/\s+/gu, ' ')).join('\n'));
