/** A council paper with its city's template as what is printed. Missing values leave their place empty and break nothing. */
import type { Annex, CouncilPaper } from '../../../shared/council/council-paper.ts';
import { fill, type CityTemplate, type PaperKind } from '../../../shared/council/city-template.ts';
import { cleanName } from '../clean-text.ts';
import type { Pictures } from '../html-image.ts';
import { said } from '../pdf/words.ts';
import type { CouncilPrint, PrintedCosts, PrintedSection } from './council-print.ts';
import { sectionBlocks } from './section-blocks.ts';

export interface PrintParts {
  readonly paper: CouncilPaper;
  readonly template: CityTemplate;
  /** Lines as they are printed, in order. */
  readonly routing: readonly string[];
  readonly costs: PrintedCosts;
  readonly pictures?: Pictures;
  /** Whether it says on each page that it is a draft. */
  readonly draft?: boolean;
}

export interface PrintedPaper {
  readonly print: CouncilPrint;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** Characters. Whoever typed a whole page there meets its end, and the file stays correct. */
const [LONGEST_SUBJECT, LONGEST_LINE, LONGEST_SHORT] = [2_000, 400, 48];
export const LOGO_PREFIX = 'city-';

export function printedPaper({ paper, template, routing, costs, pictures, draft }: PrintParts): PrintedPaper {
  const { phrases, letterhead } = template;
  const kind = kindOf(template, paper.kind);
  const title = kind?.title ?? line(paper.kind);
  const subject = line(paper.subject, LONGEST_SUBJECT);
  const number = line(paper.number);
  const { sections, files } = sectionsOf(kind, paper, costs, pictures ?? new Map());
  const named = [title, number].filter((part) => part !== '').join(' ');
  const day = dayOf(paper.date);
  const date = day === null ? line(paper.date) : germanDay(day);
  const { logo, below, ...names } = letterhead;
  const print: CouncilPrint = {
    lang: 'de',
    region: 'DE',
    documentTitle: cleanName([named, subject].filter((part) => part !== '').join(': '), 250, template.name),
    author: template.name,
    ...(day !== null && { day }),
    margins: template.look.margins,
    letterhead: {
      ...names,
      below,
      ...(logo !== undefined && { logo: { ...logo, file: `${LOGO_PREFIX}${logo.file}` } }),
    },
    kind: title,
    routing: routing.map((each) => line(each)),
    box: [
      { label: phrases.number, value: number },
      { label: phrases.annexes, value: annexCount(template, paper.annexes) },
      { label: phrases.agendaItem, value: line(paper.agendaItem) },
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
  { texts }: CouncilPaper,
  costs: PrintedCosts,
  pictures: Pictures,
): { sections: PrintedSection[]; files: ReadonlyMap<string, Uint8Array> } {
  const wanted = kind?.sections ?? [];
  const written = [...texts].map(([id, content]) => ({
    id,
    content,
    heading: wanted.find((each) => each.id === id)?.heading ?? id,
  }));
  const { blocks, files } = sectionBlocks(written, pictures);
  const known = new Set(wanted.map(({ id }) => id));
  const all = [
    ...wanted,
    ...written
      .filter(({ id }) => !known.has(id) && (blocks.get(id)?.length ?? 0) > 0)
      .map(({ id, heading }) => ({ id, heading: line(heading), content: 'text' as const, mandatory: false })),
  ];
  const sections = all.flatMap((section): PrintedSection[] => {
    const own = blocks.get(section.id) ?? [];
    // What nobody wrote and nobody has to write isn't there.
    if (own.length === 0 && !section.mandatory && section.content === 'text') return [];
    return [{ heading: section.heading, blocks: own, ...(section.content === 'costs' && { costs }) }];
  });
  return { sections, files };
}

/** `1 (teilweise online)`. Where some are online and others aren't, they are partly. */
function annexCount({ phrases }: CityTemplate, annexes: readonly Annex[]): string {
  const kinds = new Set(annexes.map(({ online }) => online));
  const [only] = kinds;
  const how = kinds.size > 1 ? 'partly' : (only ?? 'no');
  return fill(phrases.annexCount[how], { count: String(annexes.length) });
}

function signOff({ phrases }: CityTemplate, { unit, place }: CouncilPaper, date: string): string[] {
  const both = line(place) !== '' && date !== '';
  const where = both ? fill(phrases.signOff, { place: line(place), date }) : line(place) + date;
  return [line(unit), where].filter((part) => part !== '');
}

/** One line without controls, in which endless words may break. */
const line = (text: string, most = LONGEST_LINE): string => said(cleanName(text, most, '')).text;

type Day = NonNullable<CouncilPrint['day']>;

/** Null for what is no day of the calendar. */
function dayOf(iso: string): Day | null {
  const [, year, month, day] = (/^(\d{4})-(\d{2})-(\d{2})$/.exec(iso) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined) return null;
  const date = new Date(Date.UTC(year, month - 1, day));
  return year > 0 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? { year, month, day } : null;
}

const germanDay = ({ year, month, day }: Day): string =>
  `${String(day).padStart(2, '0')}.${String(month).padStart(2, '0')}.${String(year).padStart(4, '0')}`;
