/** Takes files of others into the open paper as new chapters: first read and shown, then written, all or nothing. */
import { createHash, randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import { importBy } from '../../../shared/document/blame/act.ts';
import { noteSource, readSources, type ChapterSource } from '../../../shared/document/chapter-source.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { addChapter } from '../../../shared/document/outline.ts';
import type { ChapterRule } from '../../../shared/domain/import-report.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { ImportPreview, ImportResult } from '../../../shared/rpc/import-schemas.ts';
import { roomName, type RoomKind } from '../../../shared/sync/rooms.ts';
import type { Hub } from '../../hub/hub.ts';
import { walkUpdate } from '../../hub/update-walk.ts';
import { divide, type DividedText, type ImportedChapter } from '../../import/divide.ts';
import type { ImportedText } from '../../import/imported-text.ts';
import { readFileAside, type ReadOptions } from '../../import/read-file.ts';
import { reportOf } from '../../import/report.ts';
import type { Assets } from '../assets.ts';
import { makeChapter, type ChapterDocs, type Targets } from './chapter-content.ts';
import { PendingFiles, type PendingFile } from './pending-files.ts';

export interface ImportsOptions {
  readonly project: string;
  readonly hub: Pick<Hub, 'open'>;
  readonly assets: Pick<Assets, 'add'>;
  /** True for a file that can't be written. */
  readonly readOnly: boolean;
  readonly hasGroup: (id: string) => boolean;
  /** Called before chapters come in, so that one finds back to what stood before. */
  readonly onBefore?: () => Promise<unknown>;
  /** For tests: how files are read. */
  readonly reading?: ReadOptions;
  /** For tests: how long writing waits for the disk, ms. */
  readonly diskWithin?: number;
}

/** What a person chose of what was read. */
export interface Wanted {
  readonly rule: ChapterRule;
  /** Who gets the chapters; null: the office. */
  readonly group: string | null;
}

const diskWithin = 20_000;
/** A chapter comes as one update, which every host on its way has to take (`hub/limits.ts`). */
const chapterCaps = { bytes: 3 * 1024 * 1024, structs: 90_000, deletes: 10_000 };

export class Imports {
  private readonly pending = new PendingFiles();
  private writing: Promise<unknown> = Promise.resolve();

  constructor(private readonly options: ImportsOptions) {}

  /** Makes room for a file of this many bytes; what the same person had begun before is dropped. */
  begin(person: string, file: string, bytes: number): string {
    return this.pending.begin(person, file, bytes);
  }

  /** Takes the next bytes of the file, in order. */
  receive(person: string, id: string, part: Uint8Array): void {
    this.pending.receive(person, id, part);
  }

  /** Reads the file and says what would come of it. */
  async read(person: string, id: string): Promise<ImportPreview> {
    const pending = this.pending.of(person, id);
    if (pending.received !== pending.bytes.byteLength) throw new Failure('badInput');
    try {
      pending.text ??= await readFileAside(pending.bytes, {
        ...this.options.reading,
        signal: pending.stop.signal,
        progress: (share) => (pending.progress = share),
      });
    } catch (error) {
      this.pending.drop(id);
      throw error instanceof Failure ? new Failure(error.code, { ...error.details, name: pending.file }) : error;
    }
    return this.preview(pending, pending.text);
  }

  /** How far the reading is, 0 to 1. */
  progress(person: string, id: string): number {
    return this.pending.of(person, id).progress;
  }

  /** Ends the reading or forgets what was read. */
  cancel(person: string, id: string): void {
    this.pending.cancel(person, id);
  }

  /** Writes the chapters, all or none. The same file twice changes nothing, and the result says so. */
  async write(person: string, id: string, wanted: Wanted): Promise<ImportResult> {
    const pending = this.pending.of(person, id);
    const { text } = pending;
    if (text === null) throw new Failure('importGone');
    const result = await this.inTurn(() => this.writeNow(pending, text, wanted));
    this.pending.drop(id);
    return result;
  }

  /** Reads and writes a file in one go, as the command line does. */
  async take(person: string, file: string, bytes: Uint8Array, wanted: Wanted): Promise<ImportResult> {
    const id = this.begin(person, file, bytes.byteLength);
    this.receive(person, id, bytes);
    await this.read(person, id);
    return this.write(person, id, wanted);
  }

  close(): void {
    this.pending.close();
  }

  private async preview(pending: PendingFile, text: ImportedText): Promise<ImportPreview> {
    const source = sourceOf(pending);
    const sources = await this.sources();
    const name = nameOf(pending.file);
    return {
      headings: reportOf(text, divide(text, 'headings', name), source),
      one: reportOf(text, divide(text, 'one', name), source),
      already: await this.titlesOf(sources, ({ sha256 }) => sha256 === source.sha256),
      earlier: await this.titlesOf(sources, ({ sha256, file }) => sha256 !== source.sha256 && file === source.file),
    };
  }

  private async writeNow(pending: PendingFile, text: ImportedText, { rule, group }: Wanted): Promise<ImportResult> {
    if (this.options.readOnly) throw new Failure('noPermissionOnDisk');
    if (group !== null && !this.options.hasGroup(group)) throw new Failure('unknownGroup');
    const source = sourceOf(pending);
    await this.options.onBefore?.();
    const divided = divide(text, rule, nameOf(pending.file));
    const report = reportOf(text, divided, source);
    const sources = await this.sources();
    const known = [...sources].filter(([, { sha256 }]) => sha256 === source.sha256);
    if (known.length > 0) {
      const titles = await this.titlesOf(sources, ({ sha256 }) => sha256 === source.sha256);
      return { already: true, chapters: known.map(([id], index) => ({ id, title: titles[index] ?? '' })), report };
    }
    const earlier = [...sources.values()].filter(({ file }) => file === source.file);
    const version = 1 + Math.max(0, ...earlier.map((each) => each.version));
    const chapters = this.make(pending.person, text, marked(divided, version));
    for (const { bytes } of text.images) await this.options.assets.add(sha256Of(bytes), bytes);
    for (const { id, docs } of chapters) {
      await this.fill('chapter', id, docs.text, importBy(pending.person));
      if (docs.comments !== null) await this.fill('comments', id, docs.comments);
    }
    // Only now that everything is on disk do the chapters become part of the paper, all at once.
    await this.inRoom(this.room('outline'), (outline) => {
      chapters.forEach(({ id }, index) => {
        addChapter(outline, id, group, undefined, 'import');
        noteSource(outline, id, { ...source, index, version });
      });
    });
    return { already: false, chapters: chapters.map(({ id, title }) => ({ id, title })), report };
  }

  /** Everything that could fail by what the file holds is done before anything is written. */
  private make(
    person: string,
    text: ImportedText,
    { chapters }: DividedText,
  ): { id: string; title: string; docs: ChapterDocs }[] {
    const assets = text.images.map(({ bytes }) => sha256Of(bytes));
    const named = chapters.map((chapter) => ({ id: randomUUID(), chapter }));
    const targets = targetsOf(named);
    return named.map(({ id, chapter }) => {
      const docs = makeChapter(chapter, text, { person, now: Date.now(), assets, targets });
      for (const doc of [docs.text, docs.comments]) if (doc !== null) refuseHuge(doc);
      return { id, title: chapter.title, docs };
    });
  }

  private fill(kind: RoomKind, chapter: string, content: Y.Doc, actor?: string): Promise<void> {
    const update = Y.encodeStateAsUpdate(content);
    content.destroy();
    return this.inRoom(this.room(kind, chapter), (doc) => Y.applyUpdate(doc, update), actor);
  }

  /** Writes into a room and waits until it is on disk. */
  private async inRoom(name: string, change: (doc: Y.Doc) => void, actor?: string): Promise<void> {
    const room = await this.options.hub.open(name);
    let timer: NodeJS.Timeout | undefined;
    try {
      room.write(change, actor);
      const late = new Promise<never>((_, reject) => {
        timer = setTimeout(() => reject(new Failure('diskFull')), this.options.diskWithin ?? diskWithin);
      });
      await Promise.race([room.log.drained(), late]);
    } finally {
      clearTimeout(timer);
      room.release();
    }
  }

  private async sources(): Promise<ReadonlyMap<string, ChapterSource>> {
    const outline = await this.options.hub.open(this.room('outline'));
    const sources = outline.read(readSources);
    outline.release();
    return sources;
  }

  private async titlesOf(
    sources: ReadonlyMap<string, ChapterSource>,
    wanted: (source: ChapterSource) => boolean,
  ): Promise<string[]> {
    const titles: string[] = [];
    for (const [id, source] of sources) {
      if (!wanted(source)) continue;
      const room = await this.options.hub.open(this.room('chapter', id));
      titles.push(room.read((doc) => chapterTitle(doc).toString().slice(0, 500)));
      room.release();
    }
    return titles;
  }

  /** Two who take in the same file at once would have it twice. */
  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.writing.then(work);
    this.writing = turn.catch(() => undefined);
    return turn;
  }

  private room(kind: RoomKind, item: string | null = null): string {
    return roomName({ project: this.options.project, kind, item });
  }
}

const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const sourceOf = ({ file, bytes }: PendingFile): { file: string; sha256: string } => ({
  file,
  sha256: sha256Of(bytes),
});
/** What a chapter without a title is called. */
const nameOf = (file: string): string => file.replace(/\.docx$/i, '').trim() || 'Word';

/** A later version of a file is told apart from the one that is there. */
function marked(divided: DividedText, version: number): DividedText {
  if (version === 1) return divided;
  const chapters = divided.chapters.map((chapter) => ({ ...chapter, title: `${chapter.title} – Fassung ${version}` }));
  return { ...divided, chapters };
}

/** What cross-references lead to: ids are given before anything is made, since a reference may lead forward. */
function targetsOf(named: readonly { readonly id: string; readonly chapter: ImportedChapter }[]): Targets {
  const targets = new Map<string, { chapter: string; block: string | null }>();
  for (const { id, chapter } of named) {
    if (chapter.target !== undefined) targets.set(chapter.target, { chapter: id, block: null });
    for (const { target } of chapter.blocks)
      if (target !== undefined) targets.set(target, { chapter: id, block: newBlockId() });
  }
  return targets;
}

function refuseHuge(doc: Y.Doc): void {
  const update = Y.encodeStateAsUpdate(doc);
  if (update.byteLength > chapterCaps.bytes) throw new Failure('importTooLarge');
  try {
    walkUpdate(update, chapterCaps);
  } catch {
    throw new Failure('importTooLarge');
  }
}
