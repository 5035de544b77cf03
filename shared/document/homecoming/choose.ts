/**
 * Taking one of two versions of what both changed: as operations on the text as it stands, so that it is an edit like any
 * other, and what was written since stays. Pure.
 */
import type { Block } from '../block.ts';
import { withMarkers } from '../blocks.ts';
import { diffBlocks } from '../diff.ts';
import { deltaOfOperation, rebaseOperations, type Operation } from '../operations.ts';
import type { PropertyValue } from '../properties.ts';
import { partOf } from './both-changed.ts';
import type { BothChanged } from './home-states.ts';
import { withKept } from './groups.ts';

export type Choice = 'mine' | 'theirs';

/** The blocks of a text with one version in place of what became of both; everything else stays where and what it is. */
export function chosenBlocks(
  now: readonly Block[],
  both: BothChanged,
  choice: Choice,
  side: readonly Block[],
): readonly Block[] {
  const wanted = new Map(both[choice].map((block) => [block.id, block]));
  const result = now.flatMap((block) => {
    if (!both.ids.has(block.id)) return [both.around.get(block.id) ?? block];
    return wanted.get(block.id) ?? [];
  });
  const there = new Set(result.map(({ id }) => id));
  for (const [index, block] of side.entries()) {
    if (!wanted.has(block.id) || there.has(block.id)) continue;
    const before = side
      .slice(0, index)
      .filter(({ id }) => there.has(id))
      .at(-1)?.id;
    result.splice(result.findIndex(({ id }) => id === before) + 1, 0, block);
    there.add(block.id);
  }
  return withMarkers(result);
}

/**
 * What takes a version over. `home`: the text when one came home, `side`: the version's own, `current`: the text as it is; what
 * came between the two is kept.
 */
export function choiceOperations(
  home: readonly Block[],
  both: BothChanged,
  choice: Choice,
  side: readonly Block[],
  current: readonly Block[],
): readonly Operation[] {
  const wanted = chosenBlocks(home, both, choice, side);
  const operations = diffBlocks(home, wanted);
  return operationsOn([...restoredProperties(operations, wanted, both), ...operations], home, current);
}

/** A block that comes back finds the properties that it went with: all are said anew. */
function restoredProperties(
  operations: readonly Operation[],
  wanted: readonly Block[],
  both: BothChanged,
): Operation[] {
  const fresh = new Set(newMarkers(operations));
  return wanted.flatMap((block): Operation[] => {
    if (!fresh.has(block.markerId)) return [];
    const known = [both.before, both.mine, both.theirs].flat().filter(({ id }) => id === block.id);
    const names = new Set([block, ...known].flatMap(({ props }) => Object.keys(props)));
    const set = (name: string, value: PropertyValue | null): Operation => ({
      type: 'property',
      block: block.markerId,
      name,
      value,
    });
    return [
      set('kind', block.kind),
      set('indent', block.indent),
      ...[...names].map((name) => set(name, block.props[name] ?? null)),
    ];
  });
}

const newMarkers = (operations: readonly Operation[]): string[] =>
  operations.flatMap((each) =>
    each.type === 'insert' ? each.pieces.flatMap((piece) => ('marker' in piece ? piece.marker : [])) : [],
  );

/** Operations on one state of a text as they are on a later one; properties of blocks that are gone are left out. */
export function operationsOn(
  operations: readonly Operation[],
  from: readonly Block[],
  to: readonly Block[],
): readonly Operation[] {
  const later = diffBlocks(from, withKept(from, to));
  const moved =
    later.length === 0 ? operations : rebaseOperations(operations, [...later].reverse().map(deltaOfOperation));
  const markers = new Set([...to.map(({ markerId }) => markerId), ...newMarkers(operations)]);
  return moved.filter((each) => each.type !== 'property' || markers.has(each.block));
}

/** Whether a version stands in the text by now, word for word. */
export function isChosen(both: BothChanged, choice: Choice, current: readonly Block[]): boolean {
  const words = (blocks: readonly Block[]): string =>
    blocks.map(({ id, kind, text }) => `${id} ${kind} ${text}`).join('\n');
  return words(partOf({ ...both, around: new Map() }, current)) === words(both[choice]);
}
