/** What suggestions that are open already do of what is to be suggested, so that nothing is suggested twice. Pure. */
import { align } from '../compare/align.ts';
import { equalRuns, markerLength, type Block } from '../block.ts';
import { decidedBlocks } from '../decided-blocks.ts';
import type { Delete, Insert, Operation } from '../operations.ts';
import { isProposal, PROPOSABLE } from '../proposed.ts';
import { OF_SUGGESTIONS } from '../properties.ts';
import { moveOf, pendingMoves } from '../rival-moves.ts';
import { suggestionOf } from '../suggest.ts';

export interface AlreadySuggested {
  /** Whether a block of `then` reads so with all that is suggested. */
  readonly reads: (block: Block) => boolean;
  /** Whether a block stands elsewhere then than where suggestions would have it. */
  readonly moves: (id: string) => boolean;
  /** Whether a block is not in `then`, and is suggested to go with all its words, or to be joined as it is then. */
  readonly goes: (block: Block) => boolean;
}

/** What suggestions that are open already would make of the text, beside what it is to be. */
export function alreadySuggested(current: readonly Block[], then: readonly Block[]): AlreadySuggested {
  if (!current.some(isTouched)) return { reads: () => false, moves: () => true, goes: () => false };
  const accepted = decidedBlocks(current, true);
  // A copy that a suggested move made stands for the block that it was made of.
  const roots = new Map(pendingMoves(current).map(({ block, root }) => [block.id, root]));
  const identity = ({ id, markerId }: Block): string => roots.get(id) ?? markerId;
  const would = new Map(accepted.map((block) => [identity(block), block]));
  const wanted = new Set(then.map(({ id }) => id));
  const reads = (block: Block): boolean => {
    const other = would.get(block.markerId);
    return other !== undefined && isAlike(other, block);
  };
  const byMarker = new Map(then.map((block) => [block.markerId, block]));
  const going = new Set<string>();
  // What is kept of the words behind a struck mark belongs to the paragraph before: with that it is settled, too.
  let before: Block | undefined;
  for (const block of current) {
    const isJoined = typeof block.props.del === 'string';
    if (!isJoined) before = byMarker.get(identity(block));
    else if (isStruckWhole(block) || (before !== undefined && reads(before))) going.add(block.id);
  }
  const here = new Set(
    align(
      accepted.map(identity),
      then.map(({ markerId }) => markerId),
    ).flatMap(({ after, moved }) => (moved === 'here' ? (then[after]?.id ?? []) : [])),
  );
  return {
    reads,
    moves: (id) => here.has(id),
    goes: ({ id }) => !wanted.has(id) && going.has(id),
  };
}

const isTouched = (block: Block): boolean =>
  moveOf(block) !== null ||
  Object.keys(block.props).some((name) => OF_SUGGESTIONS.has(name) || isProposal(name)) ||
  block.runs.some(({ attrs }) => Object.keys(attrs).some((key) => suggestionOf(key) !== null));

const isStruckWhole = ({ runs }: Block): boolean =>
  runs.every(({ attrs }) => Object.keys(attrs).some((key) => ['del', 'ins'].includes(suggestionOf(key)?.part ?? '')));

/** The same words, and the same of what can be suggested. */
function isAlike(a: Block, b: Block): boolean {
  const value = ({ kind, indent, props }: Block, name: string): unknown =>
    name === 'kind' ? kind : name === 'indent' ? indent : (props[name] ?? null);
  return (
    a.text === b.text && equalRuns(a.runs, b.runs) && PROPOSABLE.every((name) => value(a, name) === value(b, name))
  );
}

/** A character of the flat text: which suggestion brings it, and whether one strikes it. */
interface Letter {
  readonly text: string;
  readonly ins: string | null;
  readonly struck: boolean;
}

/** Operations on `current` without those words that are struck, or stand at their place to come, already. */
export function withoutSuggested(operations: readonly Operation[], current: readonly Block[]): readonly Operation[] {
  if (operations.length === 0 || !current.some(isTouched)) return operations;
  const letters = lettersOf(current);
  return operations.flatMap((operation): readonly Operation[] => {
    if (operation.type === 'delete') return unstruck(operation, letters);
    return operation.type === 'insert' && stands(operation, letters) ? [] : [operation];
  });
}

function lettersOf(blocks: readonly Block[]): readonly Letter[] {
  return blocks.flatMap((block): Letter[] => {
    const { ins, del } = block.props;
    const marker = { text: '\n', ins: typeof ins === 'string' ? ins : null, struck: typeof del === 'string' };
    const words = block.runs.flatMap(({ text, attrs }) => {
      const parts = Object.keys(attrs).map(suggestionOf);
      const brings = parts.find((part) => part?.part === 'ins')?.id ?? null;
      const struck = parts.some((part) => part?.part === 'del');
      return text.split('').map((letter): Letter => ({ text: letter, ins: brings, struck }));
    });
    return markerLength(block) === 0 ? words : [marker, ...words];
  });
}

function unstruck({ at, length }: Delete, letters: readonly Letter[]): readonly Delete[] {
  const parts: { type: 'delete'; at: number; length: number }[] = [];
  for (let index = at; index < at + length; index++) {
    if (letters[index]?.struck === true) continue;
    const last = parts.at(-1);
    if (last !== undefined && last.at + last.length === index) last.length += 1;
    else parts.push({ type: 'delete', at: index, length: 1 });
  }
  return parts;
}

/** Whether one suggestion brings just these words at this place. */
function stands({ at, pieces }: Insert, letters: readonly Letter[]): boolean {
  if (pieces.some((piece) => 'marker' in piece || piece.embed !== undefined)) return false;
  const wanted = pieces.map((piece) => ('marker' in piece ? '' : piece.text)).join('');
  const stretch = (from: number, step: 1 | -1): string => {
    const id = letters[from]?.ins ?? null;
    let words = '';
    for (let index = from; id !== null && letters[index]?.ins === id; index += step)
      words = step === 1 ? words + (letters[index]?.text ?? '') : (letters[index]?.text ?? '') + words;
    return words;
  };
  return wanted !== '' && (stretch(at - 1, -1) === wanted || stretch(at, 1) === wanted);
}
