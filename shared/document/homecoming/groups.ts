/** Which paragraphs of two states belong together: those that were split off or joined stand with what they came from. Pure. */
import { blockLength, equalBlocks, makeBlock, VIRTUAL_ID, type Block } from '../block.ts';
import { compareBlocks } from '../compare/compare-blocks.ts';
import { isRowChanged } from '../compare/compare-table.ts';
import { matchBlocks } from '../match.ts';
import type { Match } from '../matches.ts';

/** Paragraphs that became each other, from one state to a later one. */
export interface Group {
  /** Ids in the older and in the newer state. */
  readonly olds: ReadonlySet<string>;
  readonly news: ReadonlySet<string>;
  readonly changed: boolean;
}

/** What a text is that isn't there, or holds nothing. */
export const EMPTY_TEXT: readonly Block[] = [
  makeBlock(VIRTUAL_ID, { kind: 'paragraph', indent: 0 }, [], { virtual: true }),
];

/** The newer state with the very objects of the older one wherever nothing changed: what they have in common is then found at once. */
export function withKept(olds: readonly Block[], news: readonly Block[]): readonly Block[] {
  const known = new Map(olds.map((block) => [block.id, block]));
  return news.map((block) => {
    const old = known.get(block.id);
    return old !== undefined && equalBlocks(old, block) ? old : block;
  });
}

/** `news` as `withKept` gives it. */
export function groupsOf(olds: readonly Block[], news: readonly Block[]): Group[] {
  const links = new Links();
  const changed = new Set<string>();
  for (const row of compareBlocks(olds, news)) {
    const [old, now] = [row.before?.id, row.after?.id];
    if (old !== undefined) links.add(`old ${old}`);
    if (now !== undefined) links.add(`new ${now}`);
    if (old !== undefined && now !== undefined) links.join(`old ${old}`, `new ${now}`);
    if (!isRowChanged(row)) continue;
    if (old !== undefined) changed.add(`old ${old}`);
    if (now !== undefined) changed.add(`new ${now}`);
  }
  for (const [old, now] of crossings(olds, news)) {
    links.join(`old ${old}`, `new ${now}`);
    changed.add(`old ${old}`).add(`new ${now}`);
  }
  return links.groups().map((members) => {
    const ids = (side: 'old' | 'new'): ReadonlySet<string> =>
      new Set(members.flatMap((member) => (member.startsWith(`${side} `) ? member.slice(4) : [])));
    return { olds: ids('old'), news: ids('new'), changed: members.some((member) => changed.has(member)) };
  });
}

/** Characters that went from one block into another. `news` as `withKept` gives it. */
export function* crossings(olds: readonly Block[], news: readonly Block[]): Iterable<readonly [string, string]> {
  const matches = matchBlocks(olds, news, null);
  const [from, to] = [new Cursor(olds), new Cursor(news)];
  for (const match of matches) yield* crossingsOf(match, from, to);
}

function* crossingsOf(match: Match, olds: Cursor, news: Cursor): Iterable<readonly [string, string]> {
  for (let done = 0; done < match.length;) {
    const [old, now] = [olds.at(match.from + done), news.at(match.to + done)];
    if (old === null || now === null) return;
    if (old.block.id !== now.block.id) yield [old.block.id, now.block.id];
    done += Math.max(1, Math.min(old.left, now.left));
  }
}

/** Finds the blocks of ascending positions of the flat text. */
class Cursor {
  private index = 0;
  private start = 0;

  constructor(private readonly blocks: readonly Block[]) {}

  /** The block there, and how many positions of it are left from there. */
  at(position: number): { readonly block: Block; readonly left: number } | null {
    for (let block = this.blocks[this.index]; block !== undefined; block = this.blocks[++this.index]) {
      const end = this.start + blockLength(block);
      if (position < end) return { block, left: end - position };
      this.start = end;
    }
    return null;
  }
}

/** Things that hang together. */
class Links {
  private readonly of = new Map<string, string[]>();

  add(member: string): void {
    if (!this.of.has(member)) this.of.set(member, [member]);
  }

  join(a: string, b: string): void {
    const [left, right] = [this.of.get(a), this.of.get(b)];
    if (left === undefined || right === undefined || left === right) return;
    for (const member of right) {
      left.push(member);
      this.of.set(member, left);
    }
  }

  groups(): readonly (readonly string[])[] {
    return [...new Set(this.of.values())];
  }
}
