/**
 * The paper as it stands, and as it stood on this host at a moment: what is said of it (`VersionContent`), and the texts of its
 * chapters by their hashes. One chapter a turn of the event loop, so that nobody who writes waits for all of them.
 */
import { createHash } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import * as Y from 'yjs';
import { canonicalVersion, type VersionContent, type VersionEntry } from '../../shared/document/version-content.ts';
import { membershipOf, titleOf, type RecordEntry } from '../../shared/domain/record.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { Hub } from '../hub/hub.ts';
import type { HubRoom } from '../hub/hub-room.ts';
import type { Content, ProjectStore } from '../store/project-store.ts';
import type { History } from './history/history.ts';
import { outlineOf, type Outline } from './history/read-outline.ts';
import { statedChapter, type StatedChapter } from './history/read-chapter.ts';

/** Texts that are kept at hand, so that whoever was told a hash can ask for its text: characters. */
const keptCharacters = 32 * 1024 * 1024;

/** A state with the text of which its hash is taken. */
export interface StatedPaper {
  readonly hash: string;
  readonly json: string;
  readonly content: VersionContent;
}

type ReadChapter = Omit<VersionEntry, 'id' | 'group' | 'numbers'>;

export interface PaperStatesOptions {
  readonly store: Pick<ProjectStore, 'project'>;
  readonly history: Pick<History, 'ask'>;
  readonly hub: Pick<Hub, 'open' | 'onChange'>;
  readonly record: () => readonly RecordEntry[];
}

export class PaperStates {
  /** What a chapter's room says, until it changes. */
  private readonly chapters = new Map<string, Promise<ReadChapter>>();
  private readonly texts = new Map<string, string>();
  private size = 0;
  private readonly stop: () => void;

  constructor(private readonly options: PaperStatesOptions) {
    this.stop = options.hub.onChange(({ room: { kind, item } }) => {
      if (kind === 'chapter' && item !== null) this.chapters.delete(item);
    });
  }

  close(): void {
    this.stop();
  }

  /** As it stands. */
  async now(): Promise<StatedPaper> {
    const outline = await this.options.hub.open(this.room('outline'));
    try {
      return await this.state(
        outline.read((doc) => outlineOf(doc)),
        this.options.record(),
        (id) => this.chapterNow(id),
      );
    } finally {
      outline.release();
    }
  }

  /** As this host's log says that it stood at a moment, ms since 1970. */
  async at(moment: number): Promise<StatedPaper> {
    const { history } = this.options;
    const outline = (await history.ask('outline', this.room('outline'), moment)).value ?? outlineOf(new Y.Doc());
    const record = this.options.record().filter(({ at }) => Date.parse(at) <= moment);
    return this.state(outline, record, async (id) => {
      const { value } = await history.ask('chapter', this.room('chapter', id), moment);
      return this.keep(value ?? statedChapter(new Y.Doc()));
    });
  }

  /** The text with this hash, if a state that was read lately had it. */
  text(hash: string): string | null {
    const text = this.texts.get(hash) ?? null;
    if (text !== null) {
      this.texts.delete(hash);
      this.texts.set(hash, text);
    }
    return text;
  }

  /** The texts of all chapters of a state that stands now. */
  async contentsOf({ content, hash, json }: StatedPaper): Promise<Content[]> {
    const contents = new Map([[hash, json]]);
    for (const chapter of content.chapters) {
      // Of a paper that is larger than what is kept at hand.
      if (this.text(chapter.content) === null) this.chapters.delete(chapter.id);
      const text = this.text(chapter.content) ?? this.text((await this.chapterNow(chapter.id)).content);
      if (text !== null) contents.set(hashOf(text), text);
    }
    return [...contents].map(([key, text]) => ({ hash: key, json: text }));
  }

  private async state(
    outline: Outline,
    record: readonly RecordEntry[],
    read: (id: string) => Promise<ReadChapter>,
  ): Promise<StatedPaper> {
    const { groups } = membershipOf(record, new Map());
    const { title, owner } = titleOf(record);
    const chapters: VersionEntry[] = [];
    for (const { id, group: groupId, numbers } of outline.chapters) {
      const group = groups.find((candidate) => candidate.id === groupId);
      chapters.push({
        id,
        group: group === undefined ? null : { id: group.id, name: group.name },
        numbers,
        ...(await read(id)),
      });
    }
    const content = { title, owner, settings: outline.settings, chapters };
    const json = canonicalVersion(content);
    return { hash: hashOf(json), json, content };
  }

  private chapterNow(id: string): Promise<ReadChapter> {
    const known = this.chapters.get(id);
    if (known !== undefined) return known;
    const reading = this.readNow(id);
    this.chapters.set(id, reading);
    reading.catch(() => this.chapters.delete(id));
    return reading;
  }

  private async readNow(id: string): Promise<ReadChapter> {
    await nextTurn();
    const room: HubRoom = await this.options.hub.open(this.room('chapter', id));
    try {
      return room.read((doc) => this.keep(statedChapter(doc)));
    } finally {
      room.release();
    }
  }

  /** Reads a chapter and keeps its text at hand. */
  private keep({ title, stage, hash: content, json: text }: StatedChapter): ReadChapter {
    if (!this.texts.has(content)) this.size += text.length;
    this.texts.set(content, text);
    for (const [oldest, { length }] of this.texts) {
      if (this.size <= keptCharacters || oldest === content) break;
      this.texts.delete(oldest);
      this.size -= length;
    }
    return { title, stage, content };
  }

  private room(kind: 'outline' | 'chapter', item: string | null = null): string {
    return roomName({ project: this.options.store.project, kind, item });
  }
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');
