/**
 * The index of the open paper, kept up to date: chapters on the page tell their blocks themselves, of the others the host
 * tells the marks. Read by React, frames and embeds through `subscribe`. A key press costs a comparison of the blocks; only
 * what can change a number is worked on in the same frame, new first words a moment later.
 */
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { markOf, marksAlike, marksOf, type Mark } from '../../../shared/document/chapter-marks.ts';
import { HERE } from '../../../shared/document/embeds.ts';
import { numbersMap, readFrozen } from '../../../shared/document/frozen-numbers.ts';
import { indexPaper, type PaperIndex, type Target } from '../../../shared/document/paper-index.ts';
import {
  DEFAULT_SETTINGS,
  readSettings,
  settingsMap,
  type PaperSettings,
} from '../../../shared/document/paper-settings.ts';
import { NOTHING_FROZEN, type FrozenNumbers } from '../../../shared/document/paragraph-numbers.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';
import type { ChapterMarks } from '../../../shared/rpc/schemas.ts';
import type { EditorSession } from '../editor-session.ts';
import { FrameTask } from '../frame-task.ts';
import type { ChapterView } from '../paper-props.ts';
import { CellNotes } from './cell-notes.ts';
import { ChapterNumbers } from './chapter-numbers.ts';
import type { Elsewhere } from './elsewhere.ts';
import { EmbedLabels } from './embed-labels.ts';

/** The part of PaperModel that is used here. */
interface EditorsOnPage {
  readonly all: readonly EditorSession[];
  /** Those of texts within chapters. */
  readonly inner: readonly EditorSession[];
  subscribe(listener: () => void): () => void;
}

/** Asks the host for the marks of chapters. */
export type MarksSource = (chapters: readonly string[]) => Promise<readonly ChapterMarks[]>;

interface Live {
  readonly session: EditorSession;
  readonly painter: ChapterNumbers;
  readonly cellNotes: CellNotes;
  readonly stop: () => void;
}

/** Marks of a chapter that isn't on the page, and the state of the chapter that they are of. */
interface Told {
  readonly marks: readonly Mark[];
  readonly of: string;
}

/** Milliseconds after which new first words are taken up, and the host is asked for chapters that changed. */
const wordsAfter = 800;
const askAfter = 1_500;
/** Chapters that are asked for at once. */
const batch = 10;

export class LiveIndex {
  private chapters: readonly ChapterView[] = [];
  private readonly live = new Map<string, Live>();
  private readonly labels = new Map<EditorSession, EmbedLabels>();
  private readonly told = new Map<string, Told>();
  private frozen: ReadonlyMap<string, FrozenNumbers> = new Map();
  private settings_: PaperSettings = DEFAULT_SETTINGS;
  private index: PaperIndex = indexPaper([], 'chapter');
  private readonly listeners = new Set<() => void>();
  private readonly soon = new FrameTask(() => this.update());
  private later: ReturnType<typeof setTimeout> | null = null;
  private asking: ReturnType<typeof setTimeout> | null = null;
  private source: MarksSource | null = null;
  private elsewhere_: Elsewhere | null = null;

  constructor(private readonly editors: EditorsOnPage) {
    editors.subscribe(() => this.editorsChanged());
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  /** The same object until something in it changes. */
  readonly get = (): PaperIndex => this.index;
  readonly settings = (): PaperSettings => this.settings_;
  /** The paper that references lead into; null where that is the one on the page. */
  readonly elsewhere = (): Elsewhere | null => this.elsewhere_;

  /** Whether all that can be referred to in a chapter is known. */
  isKnown(chapter: string): boolean {
    const isTold = (id: string): boolean => this.live.has(id) || this.told.has(id);
    if (chapter === HERE) return this.chapters.every(({ id }) => isTold(id));
    return isTold(chapter) || !this.chapters.some(({ id }) => id === chapter);
  }

  /** What a reference leads to, here or elsewhere; null for nothing. */
  target(chapter: string, block: string | null): Target | null {
    return (chapter === HERE ? this.index : (this.elsewhere_ ?? this.index)).target(chapter, block);
  }

  /** The numbers that are set down in a chapter. */
  frozenIn(chapter: string): FrozenNumbers {
    return this.frozen.get(chapter) ?? NOTHING_FROZEN;
  }

  /** What a reference shows, in the language of the paper. */
  describe(chapter: string, block: string | null): string {
    if (this.elsewhere_ !== null && chapter !== HERE) return this.elsewhere_.say(chapter, block) ?? '…';
    return this.isKnown(chapter) ? this.name(this.index.target(chapter, block)) : '…';
  }

  /** A target as it is referred to. */
  name(target: Target | null): string {
    return describeTarget('de', target, this.settings_.headingNumbers);
  }

  /** Sets which other paper references lead into. */
  leadElsewhere(elsewhere: Elsewhere): void {
    this.elsewhere_ = elsewhere;
    this.tell();
  }

  /** The paper's chapters in order, without deleted ones. */
  setChapters(chapters: readonly ChapterView[]): void {
    const same =
      chapters.length === this.chapters.length &&
      chapters.every(({ id, number, summary }, at) => {
        const before = this.chapters[at];
        return before?.id === id && before.number === number && before.summary === summary;
      });
    this.chapters = chapters;
    if (same) return;
    this.update();
    this.askLater();
  }

  /** Settings of a text that has none of its own. */
  setSettings(settings: PaperSettings): void {
    if (settings === this.settings_) return;
    this.settings_ = settings;
    this.update(true);
  }

  /** Where settings and set-down numbers stand; returns how to stop. */
  follow(outline: Y.Doc): () => void {
    const read = (): void => {
      this.frozen = readFrozen(outline);
      this.settings_ = readSettings(outline);
      this.update(true);
    };
    const maps = [numbersMap(outline), settingsMap(outline)];
    for (const map of maps) map.observe(read);
    read();
    return () => {
      for (const map of maps) map.unobserve(read);
    };
  }

  /** Whom to ask for chapters that aren't on the page; returns how to stop. */
  askFrom(source: MarksSource): () => void {
    this.source = source;
    this.askLater();
    return () => {
      if (this.source === source) this.source = null;
      if (this.asking !== null) clearTimeout(this.asking);
      this.asking = null;
    };
  }

  private editorsChanged(): void {
    this.labelEmbeds();
    const now = new Map(this.editors.all.map((session) => [session.chapterId, session]));
    let changed = false;
    for (const [chapter, { session, cellNotes, stop }] of this.live) {
      if (now.get(chapter) === session) continue;
      stop();
      this.live.delete(chapter);
      this.told.set(chapter, { marks: marksOf(session.binding.blocks, cellNotes.of), of: '' });
      changed = true;
    }
    for (const [chapter, session] of now) {
      if (this.live.has(chapter)) continue;
      this.live.set(chapter, this.enter(session));
      changed = true;
    }
    if (!changed) return;
    this.update();
    this.askLater();
  }

  private labelEmbeds(): void {
    const now = new Set([...this.editors.all, ...this.editors.inner]);
    for (const [session, labels] of this.labels) {
      if (now.has(session)) continue;
      labels.destroy();
      this.labels.delete(session);
    }
    for (const session of now) if (!this.labels.has(session)) this.labels.set(session, new EmbedLabels(session, this));
  }

  private enter(session: EditorSession): Live {
    let blocks = session.binding.blocks;
    const painter = new ChapterNumbers(session, this);
    const cellNotes = new CellNotes(session.room.doc, () => this.soon.request());
    const stopBlocks = session.binding.onBlocks((next) => {
      const before = blocks;
      blocks = next;
      const change = weigh(before, next);
      if (change === 'number') this.soon.request();
      else if (change === 'words') this.later ??= setTimeout(() => this.update(), wordsAfter);
    });
    return {
      session,
      painter,
      cellNotes,
      stop: () => {
        stopBlocks();
        cellNotes.destroy();
        painter.destroy();
      },
    };
  }

  private update(all = false): void {
    if (this.later !== null) clearTimeout(this.later);
    this.later = null;
    const next = indexPaper(
      this.chapters.map(({ id, number, summary }) => ({
        id,
        number,
        title: summary?.title ?? '',
        marks: this.marks(id),
        frozen: this.frozenIn(id),
      })),
      this.settings_.noteNumbers,
      this.index,
    );
    if (next === this.index && !all) return;
    this.index = next;
    this.tell();
  }

  private tell(): void {
    for (const { painter } of this.live.values()) painter.paint();
    for (const labels of this.labels.values()) labels.paint();
    for (const listener of this.listeners) listener();
  }

  private marks(chapter: string): readonly Mark[] {
    const live = this.live.get(chapter);
    if (live === undefined) return this.told.get(chapter)?.marks ?? [];
    return marksOf(live.session.binding.blocks, live.cellNotes.of);
  }

  private askLater(): void {
    if (this.source === null || this.wanted().length === 0) return;
    this.asking ??= setTimeout(() => {
      this.asking = null;
      void this.ask().catch(() => undefined); // the host is away: it is asked again when chapters or editors change
    }, askAfter);
  }

  /** Chapters that aren't on the page and have changed since they were told. */
  private wanted(): readonly ChapterView[] {
    return this.chapters.filter((chapter) => {
      const told = this.told.get(chapter.id);
      return !this.live.has(chapter.id) && (told === undefined || told.of !== stateOf(chapter));
    });
  }

  private async ask(): Promise<void> {
    const chapters = this.wanted().slice(0, batch);
    if (this.source === null || chapters.length === 0) return;
    const answers = new Map((await this.source(chapters.map(({ id }) => id))).map(({ id, marks }) => [id, marks]));
    // A chapter that the host doesn't know has no text yet.
    for (const chapter of chapters)
      this.told.set(chapter.id, { marks: answers.get(chapter.id) ?? [], of: stateOf(chapter) });
    this.update(true);
    this.askLater();
  }
}

/** What of a chapter's summary changes when its text does. */
const stateOf = ({ summary }: ChapterView): string =>
  summary === null ? 'none' : `${summary.changedAt ?? ''} ${summary.words} ${summary.blocks}`;

/** What a change of the blocks means for the index. */
function weigh(before: readonly Block[], next: readonly Block[]): 'nothing' | 'words' | 'number' {
  if (before.length !== next.length) return 'number';
  let found: 'nothing' | 'words' = 'nothing';
  for (let at = 0; at < next.length; at++) {
    const [old, now] = [before[at], next[at]];
    if (old === now || old === undefined || now === undefined || marksAlike(old, now)) continue;
    const [was, is] = [markOf(old), markOf(now)];
    if (was.block !== is.block || was.kind !== is.kind || was.decorative !== is.decorative) return 'number';
    if (was.suggested !== is.suggested || was.standing !== is.standing) return 'number';
    if (!sameNotes(was.notes, is.notes) || !sameNotes(was.newNotes, is.newNotes)) return 'number';
    if ((was.text === '') !== (is.text === '') && is.kind.startsWith('heading')) return 'number';
    if (was.text !== is.text) found = 'words';
  }
  return found;
}

function sameNotes(a: readonly string[] = [], b: readonly string[] = []): boolean {
  return a.length === b.length && a.every((note, at) => note === b[at]);
}
