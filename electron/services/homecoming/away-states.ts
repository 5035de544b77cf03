/**
 * The states that coming home is told from, out of the log: it holds every update with whom it came from, so that what both sides
 * had before, what each of them wrote since, and what became of it can be built again at any time.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { chapterHomecoming, type ChapterHomecoming } from '../../../shared/document/homecoming/homecoming.ts';
import type { HomeStates } from '../../../shared/document/homecoming/home-states.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { roomExtent } from '../../hub/room-extent.ts';
import type { LoggedUpdate, ProjectStore } from '../../store/project-store.ts';

/** What was away in a chapter's room, as numbers of this host's log. */
export interface AwayMark {
  /** What came from the others up to here was known before. */
  readonly after: number;
  /** Own updates up to here were with the others before. */
  readonly shared: number;
  /** Everything up to here is looked at. */
  readonly until: number;
  /** Whose connection was away; null: that of this host as a whole. */
  readonly person: string | null;
}

export type StateName = keyof HomeStates;
export const stateNames = ['base', 'mine', 'theirs', 'now'] as const satisfies readonly StateName[];

/** Who wrote, and when last, milliseconds since 1970. */
export interface Writer {
  readonly person: string;
  readonly at: number;
}

export interface AwayStates {
  readonly states: HomeStates;
  readonly titles: Readonly<Record<StateName, string>>;
  readonly mine: readonly Writer[];
  /** Those of them whom this host's log names, and what came from the host that is followed. */
  readonly theirs: readonly Writer[];
  readonly fromAbove: readonly LoggedUpdate[];
  /** Nothing stood there before. */
  readonly isNew: boolean;
}

/** So many updates are read and applied in one turn of the event loop. */
const atOnce = 500;

/** Null where neither side wrote anything. */
export async function awayStates(
  store: Pick<ProjectStore, 'logExtents' | 'history'>,
  room: string,
  mark: AwayMark,
): Promise<AwayStates | null> {
  const { base: start } = await roomExtent(store, room);
  const base = new Y.Doc();
  const own: LoggedUpdate[] = [];
  const others: LoggedUpdate[] = [];
  let isNew = true;
  for (let after = start; after < mark.until;) {
    await nextTurn();
    const updates = await store.history(room, after, atOnce);
    base.transact(() => {
      for (const update of updates) {
        if (update.seq > mark.until) break;
        const side = sideOf(update, mark);
        if (side === 'mine') own.push(update);
        else if (side === 'theirs') others.push(update);
        else {
          Y.applyUpdate(base, update.bytes);
          isNew = false;
        }
      }
    });
    if (updates.length < atOnce) break;
    after = updates.at(-1)?.seq ?? mark.until;
  }
  if (own.length === 0 && others.length === 0) return null;
  const theirs = copyWith(base, others);
  // What the others built upon was with them, though the word of that did not come back before the connection was lost.
  let known = 0;
  for (; known < own.length && isMissingSomething(theirs); known++) {
    const bytes = own[known]?.bytes;
    if (bytes === undefined) break;
    Y.applyUpdate(base, bytes);
    Y.applyUpdate(theirs, bytes);
  }
  const left = own.slice(known);
  const mine = copyWith(base, left);
  const now = copyWith(mine, others);
  const docs: Record<StateName, Y.Doc> = { base, mine, theirs, now };
  const read = <T>(look: (doc: Y.Doc) => T): Record<StateName, T> => ({
    base: look(base),
    mine: look(mine),
    theirs: look(theirs),
    now: look(now),
  });
  const result = {
    states: read(readChapter),
    titles: read((doc) => chapterTitle(doc).toString().slice(0, 500)),
    mine: writersOf(left),
    theirs: writersOf(others),
    fromAbove: others.filter(({ actor }) => actor === 'upstream'),
    isNew,
  };
  for (const doc of Object.values(docs)) doc.destroy();
  return result;
}

/** What is told of a chapter. */
export const toldOf = ({ states, titles }: AwayStates): ChapterHomecoming => chapterHomecoming(states, titles);

function sideOf({ seq, actor }: LoggedUpdate, { after, shared, person }: AwayMark): 'base' | 'mine' | 'theirs' {
  const isMine = person === null ? actor !== 'upstream' : actor === person;
  return isMine ? (seq > shared ? 'mine' : 'base') : seq > after ? 'theirs' : 'base';
}

function copyWith(doc: Y.Doc, updates: readonly LoggedUpdate[]): Y.Doc {
  const copy = new Y.Doc();
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc));
  copy.transact(() => {
    for (const { bytes } of updates) Y.applyUpdate(copy, bytes);
  });
  return copy;
}

const isMissingSomething = ({ store }: Y.Doc): boolean => store.pendingStructs !== null || store.pendingDs !== null;

/** The latest first; hosts have no name. */
function writersOf(updates: readonly LoggedUpdate[]): Writer[] {
  const latest = new Map<string, number>();
  for (const { actor, at } of updates) if (actor !== 'upstream' && actor !== 'host') latest.set(actor, at);
  return [...latest].map(([person, at]) => ({ person, at })).sort((a, b) => b.at - a.at);
}
