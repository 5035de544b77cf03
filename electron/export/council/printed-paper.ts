/** A council paper with its city's template as what is printed. Missing values leave their place empty and break nothing. */
import type { Annex, CouncilPaper, RoutingStop } from '../../../shared/council/council-paper.ts';
import { fill, type CityTemplate, type PaperKind } from '../../../shared/council/city-template.ts';
import type { ReferenceWords } from '../../../shared/council/references.ts';
import { sectionOrder } from '../../../shared/council/section-order.ts';
import { formatDay } from '../../../shared/council/iso-day.ts';
import { routingLine } from '../../../shared/council/routing.ts';
import { cleanName } from '../clean-text.ts';
import type { Pictures } from '../html-image.ts';
import type { CouncilPrint, PrintedCosts, PrintedSection } from './council-print.ts';
import { printedCosts } from './printed-costs.ts';
import { printedLine } from './printed-line.ts';
import { sectionBlocks } from './section-blocks.ts';

export interface PrintParts {
  readonly paper: CouncilPaper;
  readonly template: CityTemplate;
  readonly pictures?: Pictures;
  /** What its references show. */
  readonly references?: ReferenceWords;
  /** Whether it says on each page that it is a draft. */
  readonly draft?: boolean;
  /** Whether words of its texts stay whole (`PdfBook.whole`). */
  readonly whole?: boolean;
}

export interface PrintedPaper {
  readonly print: CouncilPrint;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Characters. Whoever typed a whole page there meets its end, and the file stays correct. */
const [LONGEST_SUBJECT, LONGEST_SHORT] = [2_000, 48];
export const LOGO_PREFIX = 'city-';

export function printedPaper(parts: PrintParts): PrintedPaper {
  const { paper, template, pictures = new Map(), references = new Map(), draft, whole = false } = parts;
  const { phrases, letterhead } = template;
  const kind = kindOf(template, paper.kind);
  const title = kind?.title ?? printedLine(paper.kind);
  const subject = printedLine(paper.subject, LONGEST_SUBJECT);
  const number = printedLine(paper.number);
  const costs = printedCosts(paper.costs, template);
  const { sections, files } = sectionsOf(kind, paper, costs, { pictures, references, whole });
  const named = [title, number].filter((part) => part !== '').join(' ');
  const day = dayOf(paper.date);
  const date = day === null ? printedLine(paper.date) : formatDay(paper.date);
  const { logo, below, ...names } = letterhead;
  const print: CouncilPrint = {
    lang: 'de',
    region: 'DE',
    // Who listens hears of the draft here, and never in the middle of a sentence.
    documentTitle: cleanName(
      [draft === true ? phrases.draft : '', named, subject].filter((part) => part !== '').join(': '),
      250,
      template.name,
    ),
    author: template.name,
    ...(day !== null && { day }),
    margins: template.look.margins,
    letterhead: {
      ...names,
      below,
      ...(logo !== undefined && { logo: { ...logo, file: `${LOGO_PREFIX}${logo.file}` } }),
    },
    kind: title,
    routing: paper.routing.map((stop) => stopLine(stop, template)),
    box: [
      { label: phrases.number, value: number },
      { label: phrases.annexes, value: annexCount(template, paper.annexes) },
      { label: phrases.agendaItem, value: printedLine(paper.agendaItem) },
    ],
    ...(paper.keep && phrases.keep !== '' && { keep: phrases.keep }),
    // A title without a word is none, and whoever listens needs one.
    subject: subject === '' ? title : subject,
    sections,
    signOff: signOff(template, paper, date),
    pageHead: phrases.pageHead,
    ...(named !== '' && { short: cleanName(named, LONGEST_SHORT, '') }),
    ...(draft === true && { draft: phrases.draft }),
  };
  return { print, files };
}

/** Null for a kind that the template doesn't have (any more): then all that was written is printed under its ids. */
const kindOf = ({ kinds }: CityTemplate, id: string): PaperKind | null => kinds.find((each) => each.id === id) ?? null;

function sectionsOf(
  kind: PaperKind | null,
  paper: CouncilPaper,
  costs: PrintedCosts,
  {
    pictures,
    ...options
  }: { readonly pictures: Pictures; readonly references: ReferenceWords; readonly whole: boolean },
): { sections: PrintedSection[]; files: ReadonlyMap<string, Uint8Array> } {
  const wanted = kind?.sections ?? [];
  // In the order of the paper: tables, figures and footnotes count through.
  const written = sectionOrder(wanted, paper).flatMap((id) => {
    const content = paper.texts.get(id);
    if (content === undefined) return [];
    return [{ id, content, heading: wanted.find((each) => each.id === id)?.heading ?? id }];
  });
  const { blocks, files } = sectionBlocks(written, pictures, options);
  const known = new Set(wanted.map(({ id }) => id));
  const all = [
    ...wanted,
    ...written
      .filter(({ id }) => !known.has(id) && (blocks.get(id)?.length ?? 0) > 0)
      .map(({ id, heading }) => ({ id, heading: printedLine(heading), content: 'text' as const, mandatory: false })),
  ];
  const sections = all.flatMap((section): PrintedSection[] => {
    const own = blocks.get(section.id) ?? [];
    // What nobody wrote and nobody has to write isn't there.
    if (own.length === 0 && !section.mandatory && section.content === 'text') return [];
    return [{ id: section.id, heading: section.heading, blocks: own, ...(section.content === 'costs' && { costs }) }];
  });
  return { sections, files };
}

/** Without a gender there is no right article: then the name alone. */
function stopLine(stop: RoutingStop, { routing }: CityTemplate): string {
  const printed = routingLine(stop, routing);
  return printedLine(printed.ok ? printed.line : stop.committee.name);
}

/** `1 (teilweise online)`. Where some are online and others aren't, they are partly. */
function annexCount({ phrases }: CityTemplate, annexes: readonly Annex[]): string {
  const kinds = new Set(annexes.map(({ online }) => online));
  const [only] = kinds;
  const how = kinds.size > 1 ? 'partly' : (only ?? 'no');
  return fill(phrases.annexCount[how], { count: String(annexes.length) });
}

function signOff({ phrases }: CityTemplate, { unit, place }: CouncilPaper, date: string): string[] {
  const both = printedLine(place) !== '' && date !== '';
  const where = both ? fill(phrases.signOff, { place: printedLine(place), date }) : printedLine(place) + date;
  return [printedLine(unit), where].filter((part) => part !== '');
}

type Day = NonNullable<CouncilPrint['day']>;

/** Null for what is no day of the calendar. */
function dayOf(iso: string): Day | null {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}
