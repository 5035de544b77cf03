/**
 * Trial drafts of a chapter: in its room `trial`, which has the rights of the chapter. One flat map, so that many trials have room in it
 * and none is written twice: each holds what it began with, and the Yjs updates of its own document, one key for each who writes.
 *
 * - `<trial>:name`, `:by`, `:at`, `:of` (what it is a draft of, empty: the text of that day), `:state`,
 * - `<trial>:base`: the chapter's canonical JSON that it began with,
 * - `<trial>:u:<client>:<number>`: updates.
 */
import * as v from 'valibot';
import * as Y from 'yjs';
import { chapterText, chapterTitle } from '../chapter.ts';

export const trialStates = ['open', 'brought', 'dropped'] as const;
export type TrialState = (typeof trialStates)[number];

export interface Trial {
  readonly id: string;
  readonly name: string;
  /** A person's id. */
  readonly by: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** The version that it began with, in words; empty for the text as it stood. */
  readonly of: string;
  readonly state: TrialState;
}

const ID = /^[\w-]{1,40}$/;
/** Most trials of a chapter that are listed, and what one may hold: bytes of updates, characters of what it began with. */
const MOST_TRIALS = 200;
const MOST_BYTES = 16 * 1024 * 1024;
const MOST_BASE = 8 * 1024 * 1024;

const words = v.fallback(v.pipe(v.string(), v.maxLength(200)), '');
const time = v.fallback(v.pipe(v.number(), v.minValue(0)), 0);
const state = v.picklist(trialStates);

export const trialMap = (room: Y.Doc): Y.Map<unknown> => room.getMap('trials');

/** All trials, the newest first. What a peer wrote badly is left out. */
export function readTrials(room: Y.Doc): readonly Trial[] {
  const map = trialMap(room);
  const trials: Trial[] = [];
  map.forEach((value, key) => {
    const [id = '', name, ...rest] = key.split(':');
    const read = v.safeParse(state, value);
    if (name !== 'state' || rest.length > 0 || !ID.test(id) || !read.success || trials.length >= MOST_TRIALS) return;
    trials.push({
      id,
      name: v.parse(words, map.get(`${id}:name`)),
      by: v.parse(words, map.get(`${id}:by`)),
      at: v.parse(time, map.get(`${id}:at`)),
      of: v.parse(words, map.get(`${id}:of`)),
      state: read.output,
    });
  });
  return trials.sort((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1));
}

/** Begins a trial; `fill` is the update that makes its document what it begins with. */
export function startTrial(
  room: Y.Doc,
  trial: Omit<Trial, 'state'>,
  { base, fill, client }: { readonly base: string; readonly fill: Uint8Array; readonly client: number },
  origin: unknown,
): void {
  const map = trialMap(room);
  room.transact(() => {
    for (const name of ['name', 'by', 'of'] as const) map.set(`${trial.id}:${name}`, trial[name].slice(0, 200));
    map.set(`${trial.id}:at`, trial.at);
    map.set(`${trial.id}:base`, base);
    map.set(updateKey(trial.id, client, 0), fill);
    map.set(`${trial.id}:state`, 'open');
  }, origin);
}

/** Closes a trial, or opens it again; its text stays either way. */
export function setTrialState(room: Y.Doc, id: string, next: TrialState, origin: unknown): void {
  room.transact(() => trialMap(room).set(`${id}:state`, next), origin);
}

/** The canonical JSON that a trial began with; null for none. */
export function trialBase(room: Y.Doc, id: string): string | null {
  const base = trialMap(room).get(`${id}:base`);
  return typeof base === 'string' && base.length <= MOST_BASE ? base : null;
}

export const updateKey = (trial: string, client: number, number: number): string => `${trial}:u:${client}:${number}`;

/** The updates of a trial's document by their keys, as far as there is room for them. */
export function trialUpdates(room: Y.Doc, id: string): ReadonlyMap<string, Uint8Array> {
  const found = new Map<string, Uint8Array>();
  let bytes = 0;
  trialMap(room).forEach((value, key) => {
    if (!key.startsWith(`${id}:u:`) || !(value instanceof Uint8Array)) return;
    bytes += value.length;
    if (bytes <= MOST_BYTES) found.set(key, value);
  });
  return found;
}

/** A trial's document as it stands; updates that are not well formed are left out. */
export function trialDocument(room: Y.Doc, id: string): Y.Doc {
  const doc = new Y.Doc();
  for (const update of trialUpdates(room, id).values())
    try {
      Y.applyUpdate(doc, update, 'trial');
    } catch {
      // A peer wrote something else there.
    }
  return doc;
}

/** All open trials as a person can read them, for a draft of what could not be accepted. */
export function trialsAsText(room: Y.Doc): string {
  return readTrials(room)
    .filter((trial) => trial.state === 'open')
    .map(({ id, name }) => {
      const doc = trialDocument(room, id);
      const parts = chapterText(doc).toDelta() as { insert?: unknown }[];
      const body = parts.map(({ insert }) => (typeof insert === 'string' ? insert : '\n')).join('');
      return `${name}\n${chapterTitle(doc).toJSON()}\n${body}`.trim();
    })
    .join('\n\n');
}
