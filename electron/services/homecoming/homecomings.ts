/**
 * Coming home after time offline. While the connection to the upstream host is lost, everything goes on; when it is back, this
 * notes up to which update of each chapter both sides had been in step, and tells what happened on both since. Kept are numbers
 * of the log alone, few bytes: the states themselves are built from it when somebody looks.
 */
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { didSomething } from '../../../shared/document/homecoming/homecoming.ts';
import { Failure, type Input, type Output } from '../../../shared/rpc/contract.ts';
import {
  homecoming as homecomingSchema,
  type Homecoming,
  type HomecomingChapter,
} from '../../../shared/rpc/homecoming-schemas.ts';
import { parseRoom, roomName } from '../../../shared/sync/rooms.ts';
import { roomExtent } from '../../hub/room-extent.ts';
import type { Hub } from '../../hub/hub.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { awayStates, toldOf, type AwayMark, type AwayStates, type Writer } from './away-states.ts';
import { PendingReturn } from './pending-return.ts';
import { windowMark } from './window-away.ts';
import { writersAbove } from './writers-above.ts';

/** Who was away for less is told only of paragraphs that both changed, ms. */
export const worthTelling = 10 * 60 * 1000;
/** How many are kept of each person, and for how long, ms. */
const mostKept = 5;
const keptFor = 60 * 24 * 60 * 60 * 1000;
/** Chapters of which the states are kept at hand. */
const mostAtHand = 3;
const metaKey = 'homecomings';

const mark = v.strictObject({
  after: v.number(),
  shared: v.number(),
  until: v.number(),
  person: v.nullable(v.string()),
});
const kept = v.array(v.strictObject({ ...homecomingSchema.entries, marks: v.record(v.string(), mark) }));
type Kept = v.InferOutput<typeof kept>[number];
type HomeState = Output<'homecoming.state'>;
type AtHand = Record<Input<'homecoming.state'>['state'], HomeState>;

export interface HomecomingsOptions {
  readonly store: ProjectStore;
  readonly hub: Pick<Hub, 'open'>;
  readonly onChange: () => void;
  /** What the host that is followed says of who wrote a chapter; null where none is, or it can't be had. */
  readonly above?: (chapter: string) => Promise<Authors | null>;
  readonly log: (message: string) => void;
  /** For tests: see `worthTelling`. */
  readonly worthTelling?: number;
  /** For tests: how long no further room may come back before it is told, ms. */
  readonly settleAfter?: number;
}

export class Homecomings {
  private all: readonly Kept[] = [];
  private readonly atHand = new Map<string, Promise<AtHand | null>>();
  /** One after another. */
  private tail: Promise<unknown> = Promise.resolve();
  readonly pending: PendingReturn;

  constructor(private readonly options: HomecomingsOptions) {
    this.pending = new PendingReturn({
      store: options.store,
      log: options.log,
      settleAfter: options.settleAfter,
      onHome: (since, marks) => this.inTurn(() => this.cameHome(null, since, marks)),
    });
  }

  async open(): Promise<void> {
    const read = v.safeParse(kept, parsed(await this.options.store.meta(metaKey)));
    this.all = read.success ? read.output : [];
    await this.pending.open();
  }

  async close(): Promise<void> {
    await this.pending.close();
    await this.tail;
  }

  /** What a person is told of, the latest last. */
  list(person: string): Homecoming[] {
    return this.all
      .filter((each) => each.person === null || each.person === person)
      .map(({ id, person: whose, since, until, chapters }) => ({ id, person: whose, since, until, chapters }));
  }

  /** A person's window is back that was without this host. */
  async away(person: string, { away, rooms }: Input<'homecoming.away'>): Promise<void> {
    const { store } = this.options;
    const since = Date.now() - away;
    // What the window brought back has to be in the log.
    for (const { chapter } of rooms) await this.onDisk(this.room(chapter));
    return this.inTurn(async () => {
      const marks = new Map<string, AwayMark>();
      for (const { chapter, had } of rooms) {
        const found = await windowMark(store, this.room(chapter), { person, had: Buffer.from(had, 'base64'), since });
        if (found !== null) marks.set(chapter, found);
      }
      await this.cameHome(person, since, marks);
    });
  }

  /** A chapter in one of its states; null where the log can't tell it any more. */
  async state(person: string, { homecoming: id, chapter, state }: Input<'homecoming.state'>): Promise<HomeState> {
    const found = this.all.find((each) => each.id === id && (each.person === null || each.person === person));
    const asked = found?.marks[chapter];
    if (found === undefined || asked === undefined) throw new Failure('badInput');
    const key = `${id} ${chapter}`;
    const reading = this.atHand.get(key) ?? this.read(chapter, asked);
    this.atHand.delete(key);
    this.atHand.set(key, reading);
    for (const oldest of this.atHand.keys()) if (this.atHand.size > mostAtHand) this.atHand.delete(oldest);
    reading.catch(() => this.atHand.delete(key));
    return (await reading)?.[state] ?? null;
  }

  private async read(chapter: string, asked: AwayMark): Promise<AtHand | null> {
    const found = await awayStates(this.options.store, this.room(chapter), asked);
    if (found === null) return null;
    const { states, titles } = found;
    const of = (name: keyof AtHand): HomeState => ({ title: titles[name], json: canonicalChapter(states[name]) });
    return { base: of('base'), mine: of('mine'), theirs: of('theirs'), now: of('now') };
  }

  private async cameHome(person: string | null, since: number, marks: ReadonlyMap<string, AwayMark>): Promise<void> {
    const chapters: HomecomingChapter[] = [];
    const told: Record<string, AwayMark> = {};
    for (const [chapter, each] of marks) {
      const summary = await this.summary(chapter, each, since);
      if (summary === null) continue;
      chapters.push(summary);
      told[chapter] = each;
    }
    const until = Date.now();
    const others = chapters.some(({ theirs }) => theirs !== null);
    const isLong = until - since >= (this.options.worthTelling ?? worthTelling);
    if (!others || (!isLong && chapters.every(({ both }) => both === 0))) return;
    const entry: Kept = { id: randomUUID(), person, since, until, chapters, marks: told };
    const same = [...this.all.filter((each) => each.person === person), entry].slice(-mostKept);
    this.all = [...this.all.filter((each) => each.person !== person), ...same].filter(
      (each) => each.until > until - keptFor,
    );
    if (this.options.store.readOnly === null) await this.options.store.setMeta(metaKey, JSON.stringify(this.all));
    this.options.onChange();
  }

  private async summary(chapter: string, each: AwayMark, since: number): Promise<HomecomingChapter | null> {
    const { store } = this.options;
    const { base } = await roomExtent(store, this.room(chapter));
    // A room that was begun anew: what was written here is kept as a draft, and told of there.
    if (base > 0 && each.after <= base) return null;
    const found = await awayStates(store, this.room(chapter), each);
    if (found === null) return null;
    const { mine, theirs, both, titles } = toldOf(found);
    const [own, others] = [didSomething(mine), didSomething(theirs)];
    if (!own && !others) return null;
    return {
      chapter,
      isNew: found.isNew,
      mine: own ? mine.counts : null,
      theirs: others ? theirs.counts : null,
      both: both.length + (titles === null ? 0 : 1),
      mineBy: own ? [...found.mine] : [],
      theirsBy: others ? await this.othersIn(chapter, found, since) : [],
    };
  }

  /** With those whom only the host that is followed can name. */
  private async othersIn(chapter: string, { mine, theirs, fromAbove }: AwayStates, since: number): Promise<Writer[]> {
    const above = fromAbove.length === 0 ? null : ((await this.options.above?.(chapter)) ?? null);
    if (above === null) return [...theirs];
    const here = new Set([...mine, ...theirs].map(({ person }) => person));
    const told = writersAbove(fromAbove, above, { since, here });
    const known = new Set(told.map(({ person }) => person));
    return [...theirs.filter(({ person }) => !known.has(person)), ...told].sort((a, b) => b.at - a.at);
  }

  private async onDisk(name: string): Promise<void> {
    const room = await this.options.hub.open(name);
    try {
      await room.log.drained();
    } finally {
      room.release();
    }
  }

  private inTurn(work: () => Promise<void>): Promise<void> {
    const result = this.tail.then(work);
    this.tail = result.catch((error: unknown) => this.options.log(`homecoming: ${String(error)}`));
    return result;
  }

  private room(chapter: string): string {
    return roomName({ project: this.options.store.project, kind: 'chapter', item: chapter });
  }
}

/** The chapter whose room this is; null for other rooms. */
export function chapterOf(room: string): string | null {
  const parsedRoom = parseRoom(room);
  return parsedRoom?.kind === 'chapter' ? parsedRoom.item : null;
}

function parsed(json: string | null): unknown {
  try {
    return json === null ? null : JSON.parse(json);
  } catch {
    return null;
  }
}
