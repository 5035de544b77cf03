/** The way to another state of a text as suggestions: what others suggest there stays open and untouched. Pure but for reading. */
import type * as Y from 'yjs';
import { align } from '../compare/align.ts';
import { blockLength, type Block } from '../block.ts';
import { blockProperties } from '../chapter.ts';
import { decidedBlocks } from '../decided-blocks.ts';
import { decided } from '../decided.ts';
import type { DeltaOperation } from '../delta.ts';
import { rebaseOperations, type Operation, type SetProperty } from '../operations.ts';
import { isProposal, isProposable } from '../proposed.ts';
import { OF_SUGGESTIONS } from '../properties.ts';
import { openSuggestions } from '../suggestion-list.ts';
import { alreadySuggested, withoutSuggested } from './already-suggested.ts';
import { restoreOperations } from './restore-text.ts';

export interface TextChange {
  /** On the blocks as they stand, with what is suggested in them. */
  readonly operations: readonly Operation[];
  /** Ids of blocks that stand elsewhere then; a move is a suggestion of its own. */
  readonly moved: readonly string[];
  /** Ids of blocks with properties that can't be suggested. */
  readonly left: readonly string[];
}

/** From `current` to `then`, which is free of suggestions. */
export function changeOfText(doc: Y.Doc, current: readonly Block[], then: readonly Block[]): TextChange {
  const plain = decidedBlocks(current, false);
  const order = align(
    plain.map(({ id }) => id),
    then.map(({ id }) => id),
  );
  const suggested = alreadySuggested(current, then);
  const moved = new Set(
    order.flatMap(({ after, moved: how }) => (how === 'here' ? (then[after]?.id ?? []) : [])).filter(suggested.moves),
  );
  const old = new Map(then.map((block) => [block.id, block]));
  const known = new Map(plain.map((block) => [block.markerId, block]));
  // Two blocks with one marker would have their properties, and what is suggested for them, together.
  const markers = new Set(current.map(({ markerId }) => markerId));
  const doubled = new Set(current.flatMap(({ id, markerId }) => (id === markerId ? [] : [markerId])));
  // What moves is changed where it stands, and moved then.
  const target = order.flatMap(({ before, after, moved: how }): readonly Block[] => {
    const is = plain[before];
    if (how === 'here') return [];
    if (is !== undefined && (doubled.has(is.markerId) || suggested.goes(is))) return [is];
    const block = how === 'away' ? old.get(is?.id ?? '') : then[after];
    // What reads so once the suggestions in it are accepted is not suggested again.
    if (is !== undefined && block !== undefined && suggested.reads(block)) return [is];
    return block === undefined || (is === undefined && markers.has(block.markerId)) ? [] : [block];
  });
  const all = restoreOperations(plain, target, blockProperties(doc), moved);
  const left = new Set<string>();
  const operations = all.filter((operation) => {
    if (operation.type !== 'property') return true;
    const block = known.get(operation.block);
    const fits = isSuggestable(operation, block);
    if (!fits && block !== undefined && !ofSuggestions(operation)) left.add(block.id);
    return fits;
  });
  return {
    operations: withoutSuggested(rebaseOperations(operations, [withSuggested(current, plain)]), current),
    moved: [...moved],
    left: [...left],
  };
}

const ofSuggestions = ({ name }: SetProperty): boolean => OF_SUGGESTIONS.has(name) || isProposal(name);

/** Of a block that comes all but the suggestion that brings it; of one that is there what can be proposed. */
const isSuggestable = (operation: SetProperty, block: Block | undefined): boolean =>
  block === undefined ? operation.name !== 'ins' : isProposable(operation.name) && !ofSuggestions(operation);

/** From the blocks without what is suggested to those with it. */
function withSuggested(current: readonly Block[], plain: readonly Block[]): readonly DeltaOperation[] {
  const ids = new Set(openSuggestions(current).map(({ id }) => id));
  const gone = decided(current, ids, false).filter((each) => each.type === 'delete');
  const delta: DeltaOperation[] = [];
  // A first block that is suggested keeps its marker where there are words of others in it.
  const kept = plain[0]?.virtual === false && plain[0].id === current[0]?.id ? 1 : 0;
  let at = 0;
  for (const each of gone) {
    const from = Math.max(each.at, kept);
    const length = each.at + each.length - from;
    if (length <= 0) continue;
    if (from > at) delta.push({ retain: from - at });
    delta.push({ insert: ' '.repeat(length) });
    at = from + length;
  }
  const end = current.reduce((sum, block) => sum + blockLength(block), 0);
  return end > at ? [...delta, { retain: end - at }] : delta;
}
