/**
 * Where two people, or a person and the others, changed the same paragraph without knowing of each other. Three states of a
 * chapter tell it: what stood before, and what each of them made of it; a fourth is what became of both. Pure.
 */
import type { Block } from '../block.ts';
import { compareBlocks } from '../compare/compare-blocks.ts';
import type { ComparedRow } from '../compare/compared.ts';
import type { ChapterContent } from '../nested.ts';
import { findClusters, type Side, type TextStates } from './clusters.ts';
import type { BothChanged, HomeStates } from './home-states.ts';
import { EMPTY_TEXT, groupsOf, withKept } from './groups.ts';
import { holdersOf, lostLines, nestedChanges } from './nested-changes.ts';
import { CHAPTER_TEXT, textIn, textsIn } from './texts.ts';

/** A version beside what stood before, for showing: its words with what came and went. */
export const rowsBeside = ({ before }: BothChanged, version: readonly Block[]): ComparedRow[] =>
  compareBlocks(before, version);

/** What stands of it in a state of its text. */
export const partOf = ({ ids, around }: BothChanged, blocks: readonly Block[]): readonly Block[] =>
  blocks.filter(({ id }) => ids.has(id) || around.has(id));

/** All of a chapter, in the order in which one reads it. */
export function changedByBoth(states: HomeStates): BothChanged[] {
  const found = inText(states, CHAPTER_TEXT, null);
  const holders = holdersOf(states);
  for (const name of new Set([states.base, states.mine, states.theirs].flatMap(textsIn))) {
    const holder = holders.get(name);
    if (name === CHAPTER_TEXT || holder === undefined) continue;
    // What hangs on a paragraph that is told of as a whole needs no word of its own.
    if (isThere(states.mine, name) && isThere(states.theirs, name)) found.push(...inText(states, name, holder));
  }
  found.push(...lostLines(states, holders));
  const order = new Map(
    [...states.theirs.blocks, ...states.base.blocks, ...states.now.blocks].map(({ id }, index) => [id, index]),
  );
  const place = ({ holder }: BothChanged): number => order.get(holder) ?? 0;
  return found.sort((a, b) => place(a) - place(b));
}

/** `holder` null: the chapter's own text. */
function inText(states: HomeStates, name: string, holder: string | null): BothChanged[] {
  const read = (content: ChapterContent): readonly Block[] => textIn(content, name) ?? EMPTY_TEXT;
  const base = read(states.base);
  const kept = (content: ChapterContent): readonly Block[] => withKept(base, read(content));
  const sides: TextStates = { base, mine: kept(states.mine), theirs: kept(states.theirs), now: kept(states.now) };
  const [ownSame, othersSame] = [isSame(base, sides.mine), isSame(base, sides.theirs)];
  // Of a paragraph that one side took away the other may have changed a footnote or a cell.
  if (holder === null ? ownSame && othersSame : ownSame || othersSame) return [];
  const groups = { mine: groupsOf(base, sides.mine), theirs: groupsOf(base, sides.theirs) };
  const nested = { mine: nestedChanges(states, 'mine'), theirs: nestedChanges(states, 'theirs') };
  const changed = (side: Side): ReadonlyMap<string, boolean> =>
    new Map(groups[side].flatMap((group) => [...group.olds].map((id) => [id, group.changed] as const)));
  const [mine, theirs] = [changed('mine'), changed('theirs')];
  const isBoth = (id: string): boolean => {
    const [own, others] = [mine.get(id) === true, theirs.get(id) === true];
    if (own && others) return true;
    // Something in it was written while the other side took it away, or the footnote that hung on it.
    if (holder !== null) return false;
    return (own && nested.theirs.lost(id, states.mine)) || (others && nested.mine.lost(id, states.theirs));
  };
  return findClusters(sides, groups, isBoth).map(({ olds, ids, around }) => {
    const part = (blocks: readonly Block[]): readonly Block[] => blocks.filter(({ id }) => ids.has(id));
    const first = base.find(({ id }) => olds.has(id))?.id ?? '';
    return {
      key: `${name}/${first}`,
      text: name,
      holder: holder ?? first,
      ids,
      around,
      before: base.filter(({ id }) => ids.has(id) || around.has(id)),
      mine: part(sides.mine),
      theirs: part(sides.theirs),
      lines: { mine: [], theirs: [] },
    };
  });
}

const isThere = (content: ChapterContent, name: string): boolean => textsIn(content).includes(name);

const isSame = (olds: readonly Block[], news: readonly Block[]): boolean =>
  olds.length === news.length && olds.every((block, index) => block === news[index]);
