/**
 * From the entries of a comments room to its threads and proposals: a pure fold, the same whatever the order in which the
 * entries came. Everybody writes under their own name only, so what somebody says about another's thread counts only
 * where the table of rights lets them say it (`permissions.ts`).
 */
import { authorOf, mentionsIn, readEntry, type Anchor, type Entry, type EntryOf } from './comment-entries.ts';
import type { Person } from './people.ts';
import { couldInComments, type ChapterState, type CommentAct } from './permissions.ts';

/** Could this person do that to other people's comments here? */
export type Judge = (person: string, act: CommentAct) => boolean;

/** A judge by who takes part and whose chapter it is. */
export function judgeOf(people: ReadonlyMap<string, Person>, chapter: ChapterState | null): Judge {
  return (person, act) => couldInComments(people.get(person) ?? null, act, chapter);
}

/** The same in the comments on measures. */
export function measureJudge(people: ReadonlyMap<string, Person>): Judge {
  return (person, act) => couldInComments(people.get(person) ?? null, act, null, 'measureComments');
}

/** Why something does not show any more. */
export interface Hidden {
  readonly by: string;
  readonly at: number;
  readonly why: string;
}

/** Something a person said. */
export interface Comment {
  /** Of its entry, `<person>/<id>`; names it for good. */
  readonly key: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Empty when it is deleted or hidden. */
  readonly text: string;
  readonly edited: number | null;
  readonly deleted: boolean;
  readonly hidden: Hidden | null;
  /** Who said it and when in the file it was imported from. */
  readonly as: { readonly name: string; readonly at: number | null } | null;
  readonly mentions: readonly string[];
}

export interface Thread extends Comment {
  readonly anchor: Anchor;
  /** In order of time; deleted ones are left out. */
  readonly replies: readonly Comment[];
  readonly state: 'open' | 'resolved';
  /** Who set the state, null while nobody has. */
  readonly settled: { readonly by: string; readonly at: number } | null;
  readonly assigned: string | null;
}

export interface Proposal {
  readonly key: string;
  readonly author: string;
  readonly at: number;
  readonly edited: number | null;
  readonly why: string;
  /** In whose description it is; null in a chapter. */
  readonly measure: string | null;
  /** Updates of its document, in order. Untrusted bytes. */
  readonly updates: readonly Uint8Array[];
  readonly state: 'open' | 'taken' | 'declined';
  readonly decided: { readonly by: string; readonly at: number; readonly why: string } | null;
}

export interface Comments {
  /** In order of time. */
  readonly threads: readonly Thread[];
  readonly proposals: readonly Proposal[];
}

interface Keyed<E extends Entry = Entry> {
  readonly key: string;
  readonly author: string;
  readonly entry: E;
}

/** Folds what stands in the map; what is no entry is left out. */
export function foldComments(entries: Iterable<readonly [string, unknown]>, judge: Judge): Comments {
  const all = readAll(entries);
  const hidden = hiddenOf(all, judge);
  const replies = byTarget(of(all, 'reply'), ({ thread }) => thread);
  const assigns = byTarget(of(all, 'assign'), ({ thread }) => thread);
  const states = byTarget(of(all, 'state'), ({ thread }) => thread);
  const decisions = byTarget(of(all, 'proposalState'), ({ proposal }) => proposal);
  const threads: Thread[] = [];
  for (const keyed of of(all, 'thread')) {
    const own = (author: string): boolean => author === keyed.author;
    const assign = newest(assigns.get(keyed.key), ({ author }) => own(author) || judge(author, 'settle'));
    const assigned = assign?.entry.to ?? null;
    const state = newest(
      states.get(keyed.key),
      ({ author }) => own(author) || author === assigned || judge(author, 'settle'),
    );
    const answers = (replies.get(keyed.key) ?? [])
      .filter(({ entry }) => !entry.deleted)
      .map((reply) => commentOf(reply, hidden));
    if (keyed.entry.deleted && answers.length === 0) continue;
    threads.push({
      ...commentOf(keyed, hidden),
      anchor: keyed.entry.anchor,
      replies: answers.sort(byTime),
      state: state?.entry.state ?? 'open',
      settled: state === null ? null : { by: state.author, at: state.entry.at },
      assigned,
    });
  }
  const proposals: Proposal[] = [];
  for (const { key, author, entry } of of(all, 'proposal')) {
    if (entry.deleted || hidden.has(key)) continue;
    const decision = newest(decisions.get(key), (made) => judge(made.author, 'decide'));
    proposals.push({
      key,
      author,
      at: entry.at,
      edited: entry.edited ?? null,
      why: entry.why,
      measure: entry.measure ?? null,
      updates: entry.updates,
      state: decision?.entry.state ?? 'open',
      decided: decision === null ? null : { by: decision.author, at: decision.entry.at, why: decision.entry.why },
    });
  }
  return { threads: threads.sort(byTime), proposals: proposals.sort(byTime) };
}

/** How many people propose something that waits for a decision. */
export const proposersIn = ({ proposals }: Pick<Comments, 'proposals'>): number =>
  new Set(proposals.filter(({ state }) => state === 'open').map(({ author }) => author)).size;

/** What a new entry needs to count after all that there are (`order`). */
export function nextOrder(entries: Iterable<readonly [string, unknown]>, target: string): number {
  let highest = 0;
  for (const { entry } of readAll(entries)) {
    if ('order' in entry && targetOf(entry) === target) highest = Math.max(highest, entry.order);
  }
  return Math.min(highest + 1, 2 ** 31);
}

function targetOf(entry: EntryOf<'state' | 'assign' | 'hide' | 'proposalState'>): string {
  if (entry.type === 'hide') return entry.target;
  return entry.type === 'proposalState' ? entry.proposal : entry.thread;
}

function readAll(entries: Iterable<readonly [string, unknown]>): Keyed[] {
  const all: Keyed[] = [];
  for (const [key, value] of entries) {
    const author = authorOf(key);
    const entry = author === null ? null : readEntry(value);
    if (author !== null && entry !== null) all.push({ key, author, entry });
  }
  return all;
}

function of<T extends Entry['type']>(all: readonly Keyed[], type: T): Keyed<EntryOf<T>>[] {
  return all.filter((keyed): keyed is Keyed<EntryOf<T>> => keyed.entry.type === type);
}

function byTarget<E extends Entry>(all: readonly Keyed<E>[], target: (entry: E) => string): Map<string, Keyed<E>[]> {
  const map = new Map<string, Keyed<E>[]>();
  for (const keyed of all) {
    const list = map.get(target(keyed.entry));
    if (list === undefined) map.set(target(keyed.entry), [keyed]);
    else list.push(keyed);
  }
  return map;
}

/** The last word of those who may say it: the highest order, then the later time, then the key, so that all agree. */
function newest<E extends Entry & { order: number }>(
  said: readonly Keyed<E>[] | undefined,
  counts: (keyed: Keyed<E>) => boolean,
): Keyed<E> | null {
  let best: Keyed<E> | null = null;
  for (const keyed of said ?? []) {
    if (counts(keyed) && (best === null || later(keyed, best))) best = keyed;
  }
  return best;
}

function later<E extends Entry & { order: number }>(a: Keyed<E>, b: Keyed<E>): boolean {
  if (a.entry.order !== b.entry.order) return a.entry.order > b.entry.order;
  return a.entry.at !== b.entry.at ? a.entry.at > b.entry.at : a.key > b.key;
}

function hiddenOf(all: readonly Keyed[], judge: Judge): ReadonlyMap<string, Hidden> {
  const hidden = new Map<string, Hidden>();
  for (const [target, said] of byTarget(of(all, 'hide'), (entry) => entry.target)) {
    const last = newest(said, ({ author }) => judge(author, 'moderate'));
    if (last?.entry.hidden === true) hidden.set(target, { by: last.author, at: last.entry.at, why: last.entry.why });
  }
  return hidden;
}

function commentOf(
  { key, author, entry }: Keyed<EntryOf<'thread'> | EntryOf<'reply'>>,
  hiddenKeys: ReadonlyMap<string, Hidden>,
): Comment {
  const hidden = hiddenKeys.get(key) ?? null;
  const text = entry.deleted || hidden !== null ? '' : entry.text;
  return {
    key,
    author,
    at: entry.at,
    text,
    edited: entry.edited ?? null,
    deleted: entry.deleted,
    hidden,
    as: entry.as ?? null,
    mentions: mentionsIn(text),
  };
}

function byTime(a: { at: number; key: string }, b: { at: number; key: string }): number {
  return a.at - b.at || (a.key < b.key ? -1 : 1);
}
