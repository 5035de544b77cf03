/**
 * The paragraph numbers that the office has set down, in the outline room. Each time is an entry of its own, `<chapter>:<time>`,
 * and is never changed: where two set numbers down at the same time without knowing of each other, both entries stand, and
 * the earlier one holds.
 */
import type * as Y from 'yjs';
import { VIRTUAL_ID } from './block.ts';
import { newBlockId, readBlocks } from './blocks.ts';
import { blockProperties, chapterText } from './chapter.ts';
import { marksOf } from './chapter-marks.ts';
import { diffBlocks } from './diff.ts';
import { applyOperations } from './operations.ts';
import { numberedBlocks } from './paper-index.ts';
import { isParagraphNumber, numberParagraphs, type FrozenNumbers } from './paragraph-numbers.ts';

/** Most entries and numbers of a chapter that are read. */
const mostEntries = 2_000;
const mostNumbers = 20_000;

export const numbersMap = (outline: Y.Doc): Y.Map<unknown> => outline.getMap('numbers');

interface Entry {
  readonly key: string;
  readonly at: number;
  readonly numbers: readonly (readonly [string, string])[];
}

/** What is set down in each chapter, by chapter. What is not well formed counts as not there. */
export function readFrozen(outline: Y.Doc): ReadonlyMap<string, FrozenNumbers> {
  const chapters = new Map<string, Entry[]>();
  numbersMap(outline).forEach((value, key) => {
    const entry = readEntry(key, value);
    const chapter = key.slice(0, key.indexOf(':'));
    const entries = chapters.get(chapter) ?? [];
    if (entry !== null && entries.length < mostEntries) chapters.set(chapter, [...entries, entry]);
  });
  return new Map([...chapters].map(([chapter, entries]) => [chapter, folded(entries)]));
}

/**
 * Sets down the numbers that the paragraphs of a chapter have now; those that have theirs already keep them. Returns how many
 * were new.
 */
export function freezeNumbers(
  outline: Y.Doc,
  chapter: string,
  paragraphs: readonly string[],
  at: number,
  origin: unknown,
): number {
  const frozen = readFrozen(outline).get(chapter) ?? new Map<string, string>();
  const fresh = [...numberParagraphs(paragraphs, frozen)].filter(
    ([id, number]) => !frozen.has(id) && id !== VIRTUAL_ID && isParagraphNumber(number),
  );
  if (fresh.length > 0)
    outline.transact(() => numbersMap(outline).set(`${chapter}:${newBlockId()}`, { at, numbers: fresh }), origin);
  return fresh.length;
}

/**
 * Sets down the numbers of a chapter's paragraphs as its document has them now; returns how many were new. Text before the
 * first marker gets one, since a number needs an id to hang on: whoever calls this may write in the chapter.
 */
export function freezeChapter(outline: Y.Doc, doc: Y.Doc, chapter: string, at: number, origin: unknown): number {
  const blocks = readBlocks(doc);
  const [first, ...others] = blocks;
  if (first?.virtual === true && first.text !== '') {
    const id = newBlockId();
    const real = [{ ...first, id, markerId: id, virtual: false }, ...others];
    doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), diffBlocks(blocks, real)), origin);
  }
  return freezeNumbers(outline, chapter, numberedBlocks(marksOf(readBlocks(doc))), at, origin);
}

/** The earlier entry holds, both for a paragraph and for a number. */
function folded(entries: readonly Entry[]): FrozenNumbers {
  const frozen = new Map<string, string>();
  const taken = new Set<string>();
  const sorted = [...entries].sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1));
  for (const [id, number] of sorted.flatMap(({ numbers }) => numbers)) {
    if (frozen.has(id) || taken.has(number) || frozen.size >= mostNumbers) continue;
    frozen.set(id, number);
    taken.add(number);
  }
  return frozen;
}

function readEntry(key: string, value: unknown): Entry | null {
  if (typeof value !== 'object' || value === null || !('at' in value) || !('numbers' in value)) return null;
  const { at, numbers } = value;
  if (typeof at !== 'number' || !Number.isFinite(at) || !Array.isArray(numbers)) return null;
  const read = (numbers as readonly unknown[]).slice(0, mostNumbers).flatMap((pair): [string, string][] => {
    if (!Array.isArray(pair)) return [];
    const [id, number] = pair as readonly unknown[];
    const known = typeof id === 'string' && id.length <= 70 && typeof number === 'string' && isParagraphNumber(number);
    return known ? [[id, number]] : [];
  });
  return { key, at, numbers: read };
}
