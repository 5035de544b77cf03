/**
 * Feeds the search thread: knows which chapters and which texts of versions it has as they are now, and hands it the others,
 * one at a time: first what people changed since it was last handed over, then what it never had.
 */
import { readPaperList } from '../../../shared/document/council/paper-list.ts';
import { readOutline, type ChapterEntry } from '../../../shared/document/outline.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { german } from '../../../shared/i18n/catalogue.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Hub } from '../../hub/hub.ts';
import type { HubRoom } from '../../hub/hub-room.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import type { SearchClient } from '../../store/search/search-client.ts';
import type { VersionInfo } from '../../store/search/search-messages.ts';
import type { SearchSource } from './search-source.ts';

export interface SearchFeedOptions {
  readonly hub: Hub;
  readonly store: Pick<ProjectStore, 'history'>;
  readonly people: () => ReadonlyMap<string, Person>;
  readonly versions: SearchSource;
  readonly client: SearchClient;
  readonly log: (message: string) => void;
}

/** When texts of versions that were not on this host are looked for again, ms. */
const lookAgainAfter = 20_000;
/** Updates that came by themselves from the upstream host say when they came, not when they were written. */
const replicated = 'upstream';
/** Stands for the room of the measures among the ids of council papers. */
const MEASURES = 'measures';

interface WantedContent {
  readonly chapter: string;
  readonly hash: string;
}
const keyOf = ({ chapter, hash }: WantedContent): string => `${chapter} ${hash}`;

export class SearchFeed {
  /** Chapters that changed since they were handed over, and those that never were. */
  private readonly fresh = new Set<string>();
  private readonly rest = new Set<string>();
  /** What comments of a chapter were judged by when it was handed over. */
  private readonly handed = new Map<string, string>();
  private readonly commented = new Set<string>();
  /** Council papers by their ids, and the measures (`MEASURES`), that are to be handed over; and those that were. */
  private readonly rooms = new Set<string>();
  private readonly handedRooms = new Set<string>();
  private readonly changedAt = new Map<string, number>();
  private people: ReadonlyMap<string, Person> | null = null;
  /** Texts of versions that are still to be handed over, and those that were. */
  private readonly contents = new Map<string, WantedContent>();
  private readonly given = new Set<string>();
  private readonly manifests = new Map<string, VersionInfo['chapters']>();
  private told = '';
  private lookedAt = 0;
  /** Of versions, what was not on this host when it was looked for; it may have come meanwhile. */
  private readonly missing = new Set<string>();
  private readonly failed = new Set<string>();
  private readonly stops: (() => void)[];
  private step: Promise<void> | null = null;
  private looking: Promise<unknown> = Promise.resolve();
  private closed = false;

  constructor(private readonly options: SearchFeedOptions) {
    const changed = (kind: string, chapter: string | null): void => {
      if (kind === 'measures' || kind === 'measureComments' || kind === 'paper') {
        const name = chapter ?? MEASURES;
        if (kind !== 'measureComments') this.changedAt.set(name, Date.now());
        if (this.handedRooms.has(name) || this.failed.has(name)) this.rooms.add(name);
        return;
      }
      if (chapter === null || (kind !== 'chapter' && kind !== 'comments')) return;
      if (kind === 'chapter') this.changedAt.set(chapter, Date.now());
      // A chapter that was never handed over comes in its turn.
      if (this.handed.has(chapter) || this.failed.has(chapter)) this.fresh.add(chapter);
    };
    this.stops = [
      options.hub.onChange(({ room }) => changed(room.kind, room.item)),
      options.hub.onDrop((room) => changed(room.kind, room.item)),
    ];
  }

  /** Looks at what there is; returns the outline. One look after the other: each finishes what it began. */
  look(): Promise<readonly ChapterEntry[]> {
    const look = this.looking.then(() => this.lookNow());
    this.looking = look.catch(() => undefined);
    return look;
  }

  private async lookNow(): Promise<readonly ChapterEntry[]> {
    const { outline, papers } = await this.withRoom('outline', null, (room) =>
      room.read((doc) => ({ outline: readOutline(doc), papers: readPaperList(doc) })),
    );
    await this.lookAtRooms(papers);
    const there = outline.filter(({ deleted }) => !deleted);
    const people = this.options.people();
    if (people !== this.people) this.peopleChanged();
    this.people = people;
    for (const entry of there) {
      const handed = this.handed.get(entry.id);
      // One that could not be read waits until it changes.
      if (handed === undefined && !this.failed.has(entry.id)) this.rest.add(entry.id);
      else if (handed === undefined) continue;
      else if (handed !== judgedBy(entry)) this.fresh.add(entry.id);
    }
    const ids = new Set(there.map(({ id }) => id));
    for (const chapter of this.handed.keys()) {
      if (ids.has(chapter)) continue;
      this.forget(chapter);
      await this.options.client.index({ dropChapter: chapter });
    }
    for (const chapter of this.rest) if (!ids.has(chapter)) this.forget(chapter);
    await this.lookAtVersions();
    return outline;
  }

  /** Chapters and texts that are still to be handed over, the one that is being so too; of them those that people changed. */
  get pending(): number {
    return this.waiting + (this.step === null ? 0 : 1);
  }
  private get waiting(): number {
    return this.fresh.size + this.rest.size + this.rooms.size + this.contents.size;
  }
  get changed(): number {
    return this.fresh.size + [...this.rooms].filter((name) => this.handedRooms.has(name)).length;
  }
  get all(): number {
    return this.waiting + this.handed.size + this.handedRooms.size + this.given.size;
  }
  /** Those that could not be read. */
  get unread(): number {
    return this.failed.size;
  }

  /** Hands the next one over, or waits for the one that is being handed over. */
  next(outline: readonly ChapterEntry[]): Promise<void> {
    return (this.step ??= this.handOver(outline).finally(() => (this.step = null)));
  }

  /** The thread is gone, and all that it had. */
  reset(): void {
    this.fresh.clear();
    this.rest.clear();
    this.rooms.clear();
    this.handedRooms.clear();
    this.handed.clear();
    this.commented.clear();
    this.contents.clear();
    this.given.clear();
    this.told = '';
  }

  close(): void {
    this.closed = true;
    for (const stop of this.stops) stop();
  }

  private async handOver(outline: readonly ChapterEntry[]): Promise<void> {
    const [chapter = null] = [...this.fresh, ...this.rest];
    const [room = null] = this.rooms;
    const [content = null] = this.contents.values();
    const name = chapter ?? room ?? (content === null ? null : keyOf(content));
    if (name === null) return;
    try {
      if (chapter !== null) await this.handChapter(chapter, outline);
      else if (room !== null) await this.handRoom(room);
      else if (content !== null) await this.handContent(content);
      this.failed.delete(name);
    } catch (error) {
      if (this.closed) return;
      // What can't be read is said to be missing, and tried again when it changes.
      this.options.log(`search: ${String(error)}`);
      if (chapter === null && room === null) this.lacks(name);
      else this.failed.add(name);
    }
  }

  private lacks(name: string): void {
    this.missing.add(name);
    this.failed.add(name);
  }

  private async handChapter(chapter: string, outline: readonly ChapterEntry[]): Promise<void> {
    this.fresh.delete(chapter);
    this.rest.delete(chapter);
    const state = outline.find(({ id }) => id === chapter) ?? null;
    // From here on a change makes it due again.
    this.handed.set(chapter, judgedBy(state));
    const text = await this.withRoom('chapter', chapter, async (room) => {
      const at = this.changedAt.get(chapter) ?? (await this.lastChange(room));
      return { bytes: room.encoded(), at };
    });
    const comments = await this.withRoom('comments', chapter, (room) => room.encoded());
    if (comments.length > 2) this.commented.add(chapter);
    await this.options.client.index({
      setChapter: {
        chapter,
        text: text.bytes,
        comments,
        at: text.at,
        people: this.named(),
        state,
      },
    });
  }

  /** What was said is judged and named by who there is. */
  private peopleChanged(): void {
    for (const chapter of this.commented) this.fresh.add(chapter);
    if (this.handedRooms.has(MEASURES)) this.rooms.add(MEASURES);
  }

  private named(): Person[] {
    return [...this.options.people().values()].map((person) => ({ ...person, name: personName(person, german) }));
  }

  private async lookAtRooms(papers: readonly string[]): Promise<void> {
    for (const name of [MEASURES, ...papers])
      if (!this.handedRooms.has(name) && !this.failed.has(name)) this.rooms.add(name);
    for (const name of [...this.handedRooms, ...this.rooms]) {
      if (name === MEASURES || papers.includes(name)) continue;
      this.rooms.delete(name);
      if (this.handedRooms.delete(name)) await this.options.client.index({ dropChapter: name });
    }
  }

  private async handRoom(name: string): Promise<void> {
    this.rooms.delete(name);
    // From here on a change makes it due again.
    this.handedRooms.add(name);
    const paper = name === MEASURES ? null : name;
    const { bytes, at } = await this.withRoom(paper === null ? 'measures' : 'paper', paper, async (room) => ({
      bytes: room.encoded(),
      at: this.changedAt.get(name) ?? (await this.lastChange(room)),
    }));
    const said =
      paper === null
        ? { comments: await this.withRoom('measureComments', null, (room) => room.encoded()), people: this.named() }
        : {};
    await this.options.client.index({ setRoom: { paper, bytes, at, ...said } });
  }

  /** When the newest update was committed; null where that says nothing of when it was written. */
  private async lastChange({ name, seq }: HubRoom): Promise<number | null> {
    if (seq === 0) return null;
    const [last] = await this.options.store.history(name, seq - 1, 1);
    return last === undefined || last.actor === replicated ? null : last.at;
  }

  private async handContent(content: WantedContent): Promise<void> {
    const { chapter, hash } = content;
    this.contents.delete(keyOf(content));
    this.given.add(keyOf(content));
    const json = await this.options.versions.text(hash);
    if (json === null) throw new Error(`the text ${hash} of a version is not here`);
    await this.options.client.index({ setContent: { hash, chapter, json } });
  }

  private async lookAtVersions(): Promise<void> {
    const { versions, client } = this.options;
    const all = versions.versions();
    const told = all.map(({ id }) => id).join(' ');
    const again = this.missing.size > 0 && Date.now() - this.lookedAt > lookAgainAfter;
    if (told === this.told && !again) return;
    this.told = told;
    this.lookedAt = Date.now();
    for (const name of this.missing) {
      this.given.delete(name);
      this.failed.delete(name);
    }
    this.missing.clear();
    const infos: VersionInfo[] = [];
    for (const { content, ...version } of all) {
      const chapters = this.manifests.get(content) ?? (await versions.chapters(content).catch(() => null));
      if (chapters !== null) this.manifests.set(content, chapters);
      if (chapters === null) this.lacks(version.id);
      infos.push({ ...version, chapters: chapters ?? [] });
    }
    await client.index({ setVersions: infos });
    for (const { chapters } of infos)
      for (const { id: chapter, content: hash } of chapters)
        if (!this.given.has(keyOf({ chapter, hash }))) this.contents.set(keyOf({ chapter, hash }), { chapter, hash });
  }

  private forget(chapter: string): void {
    this.fresh.delete(chapter);
    this.rest.delete(chapter);
    this.handed.delete(chapter);
    this.commented.delete(chapter);
  }

  private async withRoom<T>(
    kind: 'outline' | 'chapter' | 'comments' | 'measures' | 'measureComments' | 'paper',
    item: string | null,
    read: (room: HubRoom) => T | Promise<T>,
  ): Promise<T> {
    const { hub } = this.options;
    const room = await hub.open(roomName({ project: hub.project, kind, item }));
    try {
      return await read(room);
    } finally {
      room.release();
    }
  }
}

const judgedBy = (entry: ChapterEntry | null): string => JSON.stringify([entry?.group ?? null, entry?.deleted ?? true]);
