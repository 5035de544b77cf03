/** Counts what is carried of a divided text, and gathers what isn't. */
import { headingLevel, makeBlock, type Run } from '../../shared/document/block.ts';
import { countWords } from '../../shared/document/blocks.ts';
import { proposedIn } from '../../shared/document/proposed.ts';
import { suggestionOf } from '../../shared/document/suggest.ts';
import { leftReasons, type ChapterReport, type ImportReport } from '../../shared/domain/import-report.ts';
import type { DividedText, ImportedChapter } from './divide.ts';
import { noteOf } from './embeds.ts';
import type { ImportedBlock, ImportedText } from './imported-text.ts';

/** Places that the report names for each thing. */
const placesTold = 20;

export function reportOf(
  text: ImportedText,
  divided: DividedText,
  source: Pick<ImportReport, 'file' | 'sha256'>,
): ImportReport {
  const left = leftReasons.flatMap((what) => {
    const notes = divided.left.filter((note) => note.what === what);
    const places = notes.slice(0, placesTold).map(({ chapter, words }) => ({ chapter, words }));
    return notes.length === 0 ? [] : [{ what, count: notes.length, places }];
  });
  return { ...source, chapters: divided.chapters.map(chapterReport), people: peopleOf(text, divided), left };
}

function chapterReport({ title, blocks, comments }: ImportedChapter): ChapterReport {
  const all = blocks.flatMap(withInner);
  const of = (test: (block: ImportedBlock) => boolean): number => blocks.filter(test).length;
  return {
    title,
    words: countWords(all.map(({ runs }) => makeBlock('', { kind: 'paragraph', indent: 0 }, runs))),
    blocks: blocks.length,
    headings: of(({ kind }) => headingLevel(kind) !== null),
    lists: blocks.filter((block, index) => isItem(block) && !isItem(blocks[index - 1])).length,
    tables: of(({ kind }) => kind === 'table'),
    images: of(({ kind }) => kind === 'image'),
    imagesWithoutAlt: of(
      ({ kind, props }) => kind === 'image' && props['alt'] === undefined && props['decorative'] !== true,
    ),
    footnotes: all.flatMap(({ runs }) => runs).filter((run) => noteOf(run) !== null).length,
    comments: comments.length,
    suggestions: changesIn(blocks).size,
  };
}

const isItem = (block: ImportedBlock | undefined): boolean => block?.kind === 'bullet' || block?.kind === 'number';

/** A block and those of its cells. */
const withInner = (block: ImportedBlock): ImportedBlock[] => [
  block,
  ...(block.table?.rows.flatMap(({ cells }) => cells.flatMap(({ blocks }) => blocks.flatMap(withInner))) ?? []),
];

/** The changes that blocks carry, those of their cells included. */
export function changesIn(blocks: readonly ImportedBlock[]): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { kind, props, runs } of blocks.flatMap(withInner)) {
    for (const id of [props['ins'], props['del']]) if (typeof id === 'string') ids.add(id);
    for (const { id } of proposedIn({ kind, props })) ids.add(id);
    for (const id of changesInRuns(runs)) ids.add(id);
  }
  for (const row of blocks.flatMap(({ table }) => table?.rows ?? []))
    for (const id of [row.ins, row.del]) if (id !== undefined) ids.add(id);
  return ids;
}

const changesInRuns = (runs: readonly Run[]): string[] =>
  runs.flatMap(({ attrs }) => Object.keys(attrs).flatMap((key) => suggestionOf(key)?.id ?? []));

function peopleOf({ changes }: ImportedText, { chapters }: DividedText): ImportReport['people'] {
  const people = new Map<string, { suggestions: number; comments: number }>();
  const add = (name: string, what: 'suggestions' | 'comments'): void => {
    const known = people.get(name) ?? { suggestions: 0, comments: 0 };
    people.set(name, { ...known, [what]: known[what] + 1 });
  };
  const used = new Set(chapters.flatMap(({ blocks }) => [...changesIn(blocks)]));
  for (const { id, author } of changes) if (used.has(id)) add(author, 'suggestions');
  for (const { comments } of chapters) for (const { author } of comments) add(author, 'comments');
  return [...people].map(([name, counts]) => ({ name, ...counts }));
}
