/** Compares two states of one text (a chapter's, a cell's, a footnote's): blocks by their ids, then words. Pure. */
import { equalBlocks, type Block } from '../block.ts';
import { equalProperties, OF_SUGGESTIONS, type Properties } from '../properties.ts';
import { withoutProposals } from '../proposed.ts';
import { align, type Aligned } from './align.ts';
import { changesOf } from './changes.ts';
import type { ComparedPiece, ComparedRow } from './compared.ts';
import { piecesOfBoth, piecesOfTokens, pushPiece } from './pieces.ts';
import { markOf, movedToken, wordsOf, wordsOfBoth, type Token } from './tokens.ts';

export function compareBlocks(befores: readonly Block[], afters: readonly Block[]): ComparedRow[] {
  const names = sameNames(befores, afters);
  const aligned = align(names.befores, names.afters);
  const rows: ComparedRow[] = [];
  let part: Aligned[] = [];
  const close = (): void => {
    if (part.length > 0) rows.push(...compareStretch(part, befores, afters));
    part = [];
  };
  for (const pair of aligned) {
    const [before, after] = [befores[pair.before], afters[pair.after]];
    const isAnchor = before !== undefined && after !== undefined && pair.moved === null;
    if (isAnchor) close();
    if (isAnchor && equalBlocks(before, after))
      rows.push({ mark: 'same', before, after, moved: false, pieces: whole(after), properties: [] });
    else part.push(pair);
  }
  close();
  return rows;
}

/**
 * Names under which the blocks of both sides are the same ones: their ids; and where one side alone has an id, its text, when
 * just one block of each side that is left has it (words that were cut and pasted, a chapter that was imported anew).
 */
function sameNames(
  befores: readonly Block[],
  afters: readonly Block[],
): { readonly befores: readonly string[]; readonly afters: readonly string[] } {
  const ids = (blocks: readonly Block[]): ReadonlySet<string> => new Set(blocks.map(({ id }) => id));
  const [known, kept] = [ids(befores), ids(afters)];
  const only = (blocks: readonly Block[], others: ReadonlySet<string>): ReadonlyMap<string, string | null> => {
    const found = new Map<string, string | null>();
    for (const block of blocks) {
      if (others.has(block.id) || block.text === '') continue;
      const text = `${block.kind} ${block.text}`;
      found.set(text, found.has(text) ? null : block.id);
    }
    return found;
  };
  const gone = only(befores, kept);
  const names = new Map<string, string>();
  for (const [text, id] of only(afters, known)) {
    const old = gone.get(text);
    if (id !== null && typeof old === 'string') names.set(id, old);
  }
  return { befores: befores.map(({ id }) => id), afters: afters.map(({ id }) => names.get(id) ?? id) };
}

/** A block that both have and what stands behind it up to the next such block; at the very start there may be none. */
function compareStretch(part: readonly Aligned[], befores: readonly Block[], afters: readonly Block[]): ComparedRow[] {
  const olds: Token[] = [];
  const news: Token[] = [];
  /** Of the blocks that are on both sides: what the newer one was. */
  const previous = new Map<Block, Block>();
  const [only, ...others] = part;
  const [was, is] = [befores[only?.before ?? -1], afters[only?.after ?? -1]];
  if (only?.moved === null && was !== undefined && is !== undefined && others.length === 0) {
    const [oldWords, newWords] = wordsOfBoth(was, is);
    return rowsOf([markOf(was, is.id), ...oldWords], [markOf(is, is.id), ...newWords], new Map([[is, was]]));
  }
  for (const { before, after, moved } of part) {
    const [old, now] = [befores[before], afters[after]];
    if (old !== undefined && now !== undefined) previous.set(now, old);
    const id = now?.id ?? '';
    if (moved === 'away' && old !== undefined) olds.push(movedToken(old, 'away'));
    else if (moved === 'here' && now !== undefined) news.push(movedToken(now, 'here'));
    else {
      if (old !== undefined)
        olds.push(markOf(old, now === undefined ? `gone ${old.id}` : `both ${id}`), ...wordsOf(old));
      if (now !== undefined) news.push(markOf(now, old === undefined ? `new ${id}` : `both ${id}`), ...wordsOf(now));
    }
  }
  return rowsOf(olds, news, previous);
}

interface OpenRow extends Omit<ComparedRow, 'pieces'> {
  readonly pieces: ComparedPiece[];
}

function rowsOf(olds: readonly Token[], news: readonly Token[], previous: ReadonlyMap<Block, Block>): ComparedRow[] {
  const rows: OpenRow[] = [];
  /** The row that words go into: a block that moved is whole by itself. */
  let open: OpenRow | undefined;
  const begin = (row: OpenRow): void => {
    rows.push(row);
    if (!row.moved) open = row;
  };
  const words = (pieces: readonly ComparedPiece[]): void => {
    for (const piece of pieces) if (open !== undefined) pushPiece(open.pieces, piece);
  };
  for (const { state, before, after } of changesOf(olds, news)) {
    for (const [from, to] of cutAtMarks(state === 'deleted' ? before : after)) {
      const [lead] = state === 'deleted' ? before.slice(from, to) : after.slice(from, to);
      if (lead === undefined) continue;
      const old = state === 'deleted' ? null : (previous.get(lead.block) ?? null);
      if (lead.type === 'moved') begin(movedRow(lead.block, old));
      else if (lead.type === 'mark') begin(markRow(state, lead.block, old));
      const first = lead.type === 'word' ? from : from + 1;
      if (state === 'same') words(piecesOfBoth(before.slice(first, to), after.slice(first, to)));
      else if (state === 'deleted') words(piecesOfTokens(before.slice(first, to), 'deleted'));
      else words(piecesOfTokens(after.slice(first, to), 'inserted'));
    }
  }
  return rows;
}

/** Stretches of tokens of which only the first may be a mark or a moved block. */
function cutAtMarks(tokens: readonly Token[]): [number, number][] {
  const cuts = tokens.flatMap(({ type }, index) => (index === 0 || type !== 'word' ? [index] : []));
  // What follows a moved block goes on in the row before it.
  const starts = cuts.flatMap((index) =>
    tokens[index]?.type === 'moved' && tokens[index + 1]?.type === 'word' ? [index, index + 1] : [index],
  );
  return starts.map((start, index) => [start, starts[index + 1] ?? tokens.length]);
}

function markRow(state: 'same' | 'inserted' | 'deleted', block: Block, old: Block | null): OpenRow {
  if (state === 'deleted') return { mark: state, before: block, after: null, moved: false, pieces: [], properties: [] };
  const before = state === 'same' ? old : null;
  return { mark: state, before, after: block, moved: false, pieces: [], properties: changedProperties(before, block) };
}

/** `old` null: the place that the block left. */
function movedRow(block: Block, old: Block | null): OpenRow {
  if (old === null)
    return {
      mark: 'deleted',
      before: block,
      after: null,
      moved: true,
      pieces: piecesOfTokens(wordsOf(block), 'deleted'),
      properties: [],
    };
  const pieces: ComparedPiece[] = [];
  for (const { state, before, after } of changesOf(...wordsOfBoth(old, block))) {
    const found =
      state === 'same' ? piecesOfBoth(before, after) : piecesOfTokens(state === 'deleted' ? before : after, state);
    for (const piece of found) pushPiece(pieces, piece);
  }
  return {
    mark: 'inserted',
    before: old,
    after: block,
    moved: true,
    pieces,
    properties: changedProperties(old, block),
  };
}

const whole = (block: Block): ComparedPiece[] => block.runs.map((run) => ({ state: 'same', run }));

/** Names of the properties in which a block differs from what it was; what is suggested for it counts for nothing. */
function changedProperties(before: Block | null, after: Block): string[] {
  if (before === null) return [];
  const [was, is] = [settled(before.props), settled(after.props)];
  const names = equalProperties(was, is)
    ? []
    : [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => was[name] !== is[name]);
  return [
    ...(before.kind === after.kind ? [] : ['kind']),
    ...(before.indent === after.indent ? [] : ['indent']),
    ...names.sort(),
  ];
}

const settled = (props: Properties): Properties =>
  Object.fromEntries(Object.entries(withoutProposals(props)).filter(([name]) => !OF_SUGGESTIONS.has(name)));
