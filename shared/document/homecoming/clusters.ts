/** Which paragraphs of a text both changed, and what hangs together with them. Pure. */
import { equalBlocks, type Block } from '../block.ts';
import { crossings, withKept, type Group } from './groups.ts';

export type Side = 'mine' | 'theirs';

/** The states of one text; those after `base` share its objects where nothing changed (`withKept`). */
export interface TextStates {
  readonly base: readonly Block[];
  readonly mine: readonly Block[];
  readonly theirs: readonly Block[];
  readonly now: readonly Block[];
}

export interface Cluster {
  /** Ids of the older state, and those of all states: with what was split off. */
  olds: Set<string>;
  ids: Set<string>;
  /** Other paragraphs into which words of these fell, as they were meant to be. */
  readonly around: Map<string, Block>;
}

export type GroupsOfSides = Readonly<Record<Side, readonly Group[]>>;

/** `isBoth`: whether both changed a paragraph of the older state. */
export function findClusters(states: TextStates, groups: GroupsOfSides, isBoth: (id: string) => boolean): Cluster[] {
  const all = [...groups.mine, ...groups.theirs];
  const clusters = firstClusters(states.base, all, isBoth);
  if (clusters.length === 0) return [];
  const strays = straysIn(states, clusters, groups);
  const owners = new Map<string, Cluster>();
  const fuse = (one: Cluster, other: Cluster): void => {
    for (const id of other.olds) one.olds.add(id);
    for (const id of other.ids) one.ids.add(id);
    clusters.splice(clusters.indexOf(other), 1);
    for (const [id, owner] of owners) if (owner === other) owners.set(id, one);
  };
  const owning = (id: string): Cluster | undefined => clusters.find(({ ids }) => ids.has(id));
  // Those whose words stand in each other's paragraphs now, or fell into the same one, are one.
  for (const side of ['mine', 'theirs'] as const)
    for (const [from, to] of crossings(states[side], withKept(states[side], states.now))) {
      const [one, other] = [owning(from), owning(to) ?? owners.get(to)];
      if (one === undefined) continue;
      if (other !== undefined && other !== one) fuse(one, other);
      else if (strays.has(to)) owners.set(to, one);
    }
  for (const [id, stray] of strays) {
    const cluster = owners.get(id) ?? nearest(states.base, clusters, stray.behind);
    if (cluster === undefined) continue;
    // Whoever changed it may have taken words of what is gone into it: then it is one with that.
    if (stray.isOld && stray.by !== null && lacksOne(states[stray.by], cluster.olds)) cluster.olds.add(id);
    else cluster.around.set(id, stray.block);
  }
  for (const cluster of clusters) cluster.ids = idsOf(cluster.olds, all);
  const taken = new Set(clusters.flatMap(({ ids }) => [...ids]));
  for (const { around } of clusters) for (const id of [...around.keys()]) if (taken.has(id)) around.delete(id);
  return clusters;
}

const lacksOne = (blocks: readonly Block[], ids: ReadonlySet<string>): boolean => {
  const there = new Set(blocks.map(({ id }) => id));
  return [...ids].some((id) => !there.has(id));
};

/** Ids that hang together by what either side joined or split, where both changed one of them. */
function firstClusters(base: readonly Block[], groups: readonly Group[], isBoth: (id: string) => boolean): Cluster[] {
  const clusters: Cluster[] = [];
  const placed = new Set<string>();
  const changed = groups.filter((group) => group.changed);
  for (const { id: first } of base) {
    if (placed.has(first) || !isBoth(first)) continue;
    const olds = new Set([first]);
    for (const id of olds)
      for (const group of changed) if (group.olds.has(id)) for (const other of group.olds) olds.add(other);
    for (const id of olds) placed.add(id);
    clusters.push({ olds, ids: idsOf(olds, groups), around: new Map() });
  }
  return clusters;
}

const idsOf = (olds: ReadonlySet<string>, groups: readonly Group[]): Set<string> =>
  new Set([
    ...olds,
    ...groups.filter((group) => [...group.olds].some((id) => olds.has(id))).flatMap(({ news }) => [...news]),
  ]);

interface Stray {
  /** As it was meant, and who alone changed it; null: nobody. */
  readonly block: Block;
  readonly by: Side | null;
  readonly isOld: boolean;
  /** Index of the older state behind which it stands. */
  readonly behind: number;
}

/** Paragraphs that one side alone changed or brought, or nobody, and that are not what they were to be. */
function straysIn(
  { base, mine, theirs, now }: TextStates,
  clusters: readonly Cluster[],
  groups: GroupsOfSides,
): ReadonlyMap<string, Stray> {
  const touched = new Set(clusters.flatMap(({ ids }) => [...ids]));
  const byId = (blocks: readonly Block[]): ReadonlyMap<string, Block> =>
    new Map(blocks.map((block) => [block.id, block]));
  const changedBy = (side: Side): ReadonlySet<string> =>
    new Set(groups[side].flatMap(({ changed, olds }) => (changed ? [...olds] : [])));
  const [own, others, present] = [byId(mine), byId(theirs), byId(now)];
  const changed = { mine: changedBy('mine'), theirs: changedBy('theirs') };
  const places = new Map(base.map(({ id }, index) => [id, index]));
  const strays = new Map<string, Stray>();
  const look = (block: Block | undefined, by: Side | null, isOld: boolean, behind: number): void => {
    const is = block === undefined ? undefined : present.get(block.id);
    if (block === undefined || is === undefined || touched.has(block.id) || equalBlocks(block, is)) return;
    strays.set(block.id, { block, by, isOld, behind });
  };
  for (const [index, { id }] of base.entries()) {
    const by = changed.mine.has(id) ? 'mine' : changed.theirs.has(id) ? 'theirs' : null;
    look((by === 'mine' ? own : others).get(id), by, true, index);
  }
  for (const [side, blocks] of [
    ['mine', mine],
    ['theirs', theirs],
  ] as const) {
    let behind = 0;
    for (const block of blocks) {
      const place = places.get(block.id);
      if (place === undefined) look(block, side, false, behind);
      else behind = place + 1;
    }
  }
  return strays;
}

/** The cluster of the next paragraph that both changed, else of the one before. */
function nearest(base: readonly Block[], clusters: readonly Cluster[], index: number): Cluster | undefined {
  const owner = ({ id }: Block): Cluster | undefined => clusters.find(({ olds }) => olds.has(id));
  for (const block of [...base.slice(index), ...base.slice(0, index).reverse()]) {
    const cluster = owner(block);
    if (cluster !== undefined) return cluster;
  }
  return undefined;
}
