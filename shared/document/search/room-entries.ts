/** The entries of what stands beside the chapters: the measures, and the council papers. `as` says how each is called. */
import type * as Y from 'yjs';
import { divided, NOWHERE, type Entry, type SearchForm, type SearchKind } from '../../domain/search/entries.ts';
import { readPaper } from '../council/paper-room.ts';
import { measureName } from '../../measures/measure.ts';
import { descriptionText } from '../measures/keys.ts';
import { readMeasures } from '../measures/read.ts';
import { readContent, readText, type ChapterContent } from '../nested.ts';
import { chapterEntries } from './chapter-entries.ts';

/** Longest name of a measure or paper, and longest fact, that is read. */
const LONGEST = 300;

/** Titles, facts, steps and descriptions of the measures; `chapter` is the measure's id. `at`: when the catalogue last changed. */
export function measureEntries(doc: Y.Doc, at: number | null): Entry[] {
  return readMeasures(doc).flatMap((measure, order) => {
    const { id, field, lead, partners, targetGroups, steps, indicators, reports } = measure;
    const as = measureName(measure);
    const line = lineOf('measure', id, as, at, order);
    const facts = [field, lead, ...[...partners, ...targetGroups, ...indicators].map(({ name }) => name)];
    return [
      ...line('title', 'measureTitle', as),
      ...line('facts', 'measureFacts', facts.filter((fact) => fact !== '').join(' · ')),
      ...steps.flatMap((step) => line(`step ${step.id}`, 'step', step.title)),
      ...reports.flatMap(({ year, words }) => line(`report ${year}`, 'report', words)),
      ...textEntries('measure', id, as, at, order, readContent(doc, readText(doc, descriptionText(id)))),
    ].map((entry) => ({ ...entry, key: `${id} ${entry.key}` }));
  });
}

/** Number, subject, facts and texts of a council paper; `chapter` is its id, `holder` the section of a text. */
export function paperEntries(doc: Y.Doc, paper: string, at: number | null): Entry[] {
  const { number, subject, unit, place, routing, annexes, texts } = readPaper(doc, paper);
  const as = [number, subject]
    .filter((part) => part !== '')
    .join(' ')
    .slice(0, LONGEST);
  const line = lineOf('council', paper, as, at, 0);
  const facts = [unit, place, ...routing.map(({ committee }) => committee.name), ...annexes.map(({ title }) => title)];
  return [
    ...line('subject', 'subject', as),
    ...line('facts', 'paperFacts', facts.filter((fact) => fact !== '').join(' · ')),
    ...[...texts].flatMap(([section, content], order) =>
      textEntries('council', paper, as, at, order + 1, content).map((entry) => ({
        ...entry,
        key: `${section} ${entry.key}`,
        part: section,
      })),
    ),
  ];
}

function lineOf(kind: SearchKind, chapter: string, as: string, at: number | null, order: number) {
  return (key: string, form: SearchForm, text: string): Entry[] =>
    text.trim() === ''
      ? []
      : divided({
          ...{ key, kind, form, chapter, text, as: as.slice(0, LONGEST), at, order, map: NOWHERE },
          ...{ block: null, part: null, holder: null, person: null, ref: null, reply: null },
        });
}

/** As those of a chapter: without what is only suggested to come. */
function textEntries(
  kind: SearchKind,
  chapter: string,
  as: string,
  at: number | null,
  order: number,
  content: ChapterContent,
): Entry[] {
  return chapterEntries({ kind: 'text', chapter, title: '', content, at }).map((entry) => ({
    ...entry,
    kind,
    as: as.slice(0, LONGEST),
    order,
  }));
}
