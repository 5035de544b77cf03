/**
 * The paper's life, read from the log of this host alone: what stood at a moment, who wrote when. Nothing here knows the rooms that
 * people write in. Runs in a worker thread (history-worker.ts), or in this one where there is none.
 */
import { setTimeout as after } from 'node:timers/promises';
import type { ChapterChanges } from '../../../shared/document/blame/change-authors.ts';
import { standingTexts, type StandingText } from '../../../shared/document/blame/standing.ts';
import type { Stretch, Timeline } from '../../../shared/rpc/history-schemas.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import type { RoomExtent } from '../../store/project-store.ts';
import { ByteCache } from './byte-cache.ts';
import type { LogSource } from './log-source.ts';
import { chapterChanges, type WantedChanges } from './chapter-changes.ts';
import { outlineOf, type Outline } from './read-outline.ts';
import { statedChapter, type StatedChapter } from './read-chapter.ts';
import { RoomLog } from './room-log.ts';
import { RoomStates } from './room-states.ts';
import { sessionsOf, stepFrom, stretchesOf, type ChapterWork } from './work.ts';

/** Bytes of pages of the log, and of states in between, that are kept at hand. */
const pageBytes = 48 * 1024 * 1024;
const stateBytes = 96 * 1024 * 1024;
/** So many documents are kept as they are. */
const mostDocuments = 4;
/** How long an answer waits for the log to be read to its end, ms; what is missing then is asked for again. */
const readsWithin = 150;

export interface Selection {
  readonly people: readonly string[] | null;
  readonly chapters: readonly string[] | null;
}

/** What was read of a room, from one update to just before the next, ms since 1970; null: from the beginning, up to now. */
export interface Stated<T> {
  readonly from: number | null;
  readonly until: number | null;
  readonly value: T;
}

interface KnownRoom {
  readonly log: RoomLog;
  readonly states: RoomStates;
  sessions: { readonly length: number; readonly list: readonly Stretch[] };
}

export class HistoryCore {
  private readonly pages = new ByteCache(pageBytes);
  private readonly states = new ByteCache(stateBytes);
  private readonly rooms = new Map<string, KnownRoom>();
  /** Rooms whose documents are at hand, the one that was used last at the end. */
  private awake: KnownRoom[] = [];
  private sweeping: Promise<void> | null = null;

  constructor(private readonly source: LogSource) {}

  /** A chapter as it was at a moment; null while nothing was written. */
  chapter(room: string, at: number): Promise<Stated<StatedChapter | null>> {
    return this.stated(room, at, statedChapter, null);
  }

  /** The outline as it was at a moment. */
  outline(room: string, at: number): Promise<Stated<Outline | null>> {
    return this.stated(room, at, outlineOf, null);
  }

  /** Who wrote in a range of time, as far as the log has been read. */
  async timeline({ from, to, ...selection }: Selection & { from: number; to: number }): Promise<Timeline> {
    const extents = await this.readOn();
    const work = this.work();
    let [first, last]: [number | null, number | null] = [null, null];
    const people = new Set<string>();
    for (const { work: list } of work) {
      for (const { person } of list) people.add(person);
      const [oldest, newest] = [list[0]?.from ?? null, list.at(-1)?.to ?? null];
      if (oldest !== null && (first === null || oldest < first)) first = oldest;
      if (newest !== null && (last === null || newest > last)) last = newest;
    }
    return {
      first,
      last,
      share: shareOf(extents, (room) => this.rooms.get(room)?.log.length ?? 0),
      people: [...people],
      stretches: stretchesOf(work, { from, to, people: setOf(selection.people), chapters: setOf(selection.chapters) }),
    };
  }

  /** The stretch of work that ends next after a moment, or that ended last before it. */
  async step(at: number, direction: 1 | -1, { people, chapters }: Selection): Promise<Stretch | null> {
    await this.readOn();
    const wanted = setOf(chapters);
    const sessions = [...this.rooms].flatMap(([name, room]) => {
      const chapter = chapterOf(name);
      return chapter === null || (wanted !== null && !wanted.has(chapter)) ? [] : this.sessions(chapter, room);
    });
    return stepFrom(sessions, at, direction, setOf(people));
  }

  /** What stands in a chapter at a moment (null: now), with the Yjs ids of its characters. */
  async standing(room: string, at: number | null): Promise<readonly StandingText[]> {
    return (await this.stated(room, at ?? Infinity, standingTexts, [])).value;
  }

  /** Who made the changes of a chapter between two states. */
  async changes(room: string, wanted: WantedChanges): Promise<ChapterChanges> {
    const extents = await this.source.extents();
    const read = async (name: string): Promise<KnownRoom | null> => {
      const extent = extents.find((each) => each.room === name);
      if (extent === undefined) return null;
      const known = this.room(name);
      await known.log.grow(extent);
      this.wake(known);
      return known;
    };
    const chapter = await read(room);
    if (chapter === null) return { before: [], after: [] };
    return chapterChanges(chapter, wanted, await this.source.leases(room), async (look) => {
      const comments = await read(wanted.comments);
      return comments === null ? null : comments.states.at(comments.log.length, look);
    });
  }

  private async stated<T>(
    room: string,
    at: number,
    read: (doc: Parameters<Parameters<RoomStates['at']>[1]>[0]) => T,
    none: T,
  ): Promise<Stated<T>> {
    const extent = (await this.source.extents()).find((each) => each.room === room);
    if (extent === undefined) return { from: null, until: null, value: none };
    const known = this.room(room);
    await known.log.grow(extent);
    const seq = known.log.seqAt(at);
    const place = { from: known.log.timeOf(seq), until: known.log.timeOf(seq + 1) };
    if (seq === 0) return { ...place, value: none };
    this.wake(known);
    return { ...place, value: await known.states.at(seq, read) };
  }

  private room(name: string): KnownRoom {
    const known = this.rooms.get(name);
    if (known !== undefined) return known;
    const log = new RoomLog(name, this.source, this.pages, chapterOf(name) !== null);
    const made = { log, states: new RoomStates(log, this.states), sessions: { length: 0, list: [] } };
    this.rooms.set(name, made);
    return made;
  }

  private wake(room: KnownRoom): void {
    this.awake = [...this.awake.filter((other) => other !== room), room];
    while (this.awake.length > mostDocuments) this.awake.shift()?.states.rest();
  }

  /** Goes on reading the logs of all chapters, and waits for that a moment. */
  private async readOn(): Promise<readonly RoomExtent[]> {
    const extents = (await this.source.extents()).filter(({ room }) => chapterOf(room) !== null);
    this.sweeping ??= this.sweep(extents).finally(() => (this.sweeping = null));
    await Promise.race([this.sweeping, after(readsWithin, undefined, { ref: false })]);
    return extents;
  }

  /** To their ends, one after another. */
  private async sweep(extents: readonly RoomExtent[]): Promise<void> {
    for (const extent of extents) await this.room(extent.room).log.grow(extent);
  }

  private work(): ChapterWork[] {
    return [...this.rooms].flatMap(([name, { log }]): ChapterWork[] => {
      const chapter = chapterOf(name);
      return chapter === null || log.count === null ? [] : [{ chapter, work: log.count.all }];
    });
  }

  private sessions(chapter: string, room: KnownRoom): readonly Stretch[] {
    const { length, count } = room.log;
    if (room.sessions.length !== length)
      room.sessions = { length, list: sessionsOf({ chapter, work: count?.all ?? [] }) };
    return room.sessions.list;
  }
}

function chapterOf(name: string): string | null {
  const room = parseRoom(name);
  return room?.kind === 'chapter' ? room.item : null;
}

function shareOf(extents: readonly RoomExtent[], read: (room: string) => number): number {
  let [all, done] = [0, 0];
  for (const { room, seq } of extents) {
    all += seq;
    done += Math.min(seq, read(room));
  }
  return all === 0 ? 1 : done / all;
}

const setOf = (list: readonly string[] | null): ReadonlySet<string> | null => (list === null ? null : new Set(list));
