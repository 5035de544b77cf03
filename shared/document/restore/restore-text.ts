/** What has to be written into one text of a chapter so that it reads as another state of it did. Pure but for reading the map. */
import type * as Y from 'yjs';
import { align, type Aligned } from '../compare/align.ts';
import { DEFAULT_PROPERTIES, blockLength, equalBlocks, makeBlock, VIRTUAL_ID, type Block } from '../block.ts';
import { propertyReader } from '../blocks.ts';
import { operationsFromMatches } from '../diff.ts';
import { matchBlocks } from '../match.ts';
import { MatchList, type Match } from '../matches.ts';
import type { Operation, SetProperty } from '../operations.ts';
import { readProperties } from '../properties.ts';

/** The blocks of a text that holds nothing. */
export const EMPTY_TEXT: readonly Block[] = [makeBlock(VIRTUAL_ID, DEFAULT_PROPERTIES, [], { virtual: true })];

/**
 * The operations that lead from `now` to `then`. Blocks are the same by their ids, so that only what changed is written; a block
 * that stands elsewhere is taken out here and written there. Words of blocks `alone` are not joined with those of others.
 */
export function restoreOperations(
  now: readonly Block[],
  then: readonly Block[],
  properties: Y.Map<unknown>,
  alone: ReadonlySet<string> = new Set(),
): readonly Operation[] {
  const wanted = reused(then, now);
  const inText = operationsFromMatches(now, wanted, matchesByIds(now, wanted, alone)).filter(
    ({ type }) => type !== 'property',
  );
  return [...propertyOperations(wanted, properties), ...inText];
}

/** `blocks` with those of `known` in place of equal ones: what is the same object is not compared. */
function reused(blocks: readonly Block[], known: readonly Block[]): readonly Block[] {
  const byId = new Map(known.map((block) => [block.id, block]));
  return blocks.map((block) => {
    const same = byId.get(block.id);
    return same !== undefined && equalBlocks(same, block) ? same : block;
  });
}

/** Which characters stay: within each block that stayed in its place, and between it and those that came or went behind it. */
function matchesByIds(olds: readonly Block[], news: readonly Block[], alone: ReadonlySet<string>): readonly Match[] {
  const ids = (blocks: readonly Block[]): readonly string[] => blocks.map(({ id }) => id);
  const matches = new MatchList();
  let from = 0;
  let to = 0;
  let stretch: Aligned[] = [];
  const close = (): void => {
    const before = stretch.flatMap(({ before: index }) => olds[index] ?? []);
    const after = stretch.flatMap(({ after: index }) => news[index] ?? []);
    for (const match of matchBlocks(before, after, null)) matches.add(from + match.from, to + match.to, match.length);
    for (const block of before) from += blockLength(block);
    for (const block of after) to += blockLength(block);
    stretch = [];
  };
  for (const pair of align(ids(olds), ids(news))) {
    if (pair.moved === null && pair.before >= 0 && pair.after >= 0) close();
    // A block that moved is written in one place and taken out in the other.
    if (pair.moved === 'here') stretch.push({ ...pair, before: -1 });
    else stretch.push(pair);
    if (alone.has(olds[pair.before]?.id ?? '')) close();
  }
  close();
  return matches.list;
}

/** What of the blocks' properties is other in the flat map, where also those of blocks lie that are gone. */
export function propertyOperations(blocks: readonly Block[], properties: Y.Map<unknown>): SetProperty[] {
  const read = propertyReader(properties);
  const known = new Set<string>();
  return blocks.flatMap((block): SetProperty[] => {
    const { markerId, kind, indent, props } = block;
    if (block.virtual || known.has(markerId)) return [];
    known.add(markerId);
    const is = read(markerId);
    // As a block of its kind then would read them.
    const own = { ...is.props, ...readProperties(kind, (name) => properties.get(`${markerId}:${name}`)) };
    const set = (name: string, value: SetProperty['value']): SetProperty => ({
      type: 'property',
      block: markerId,
      name,
      value,
    });
    const names = new Set([...Object.keys(own), ...Object.keys(props)]);
    return [
      ...(is.kind === kind ? [] : [set('kind', kind)]),
      ...(is.indent === indent ? [] : [set('indent', indent)]),
      ...[...names].flatMap((name) => {
        const value = props[name] ?? null;
        return (own[name] ?? null) === value ? [] : [set(name, value)];
      }),
    ];
  });
}
