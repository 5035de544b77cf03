/** The open suggestions of chapters, followed live: those on the page by their editor, others by their room. */
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { ChapterSuggestions as Reader } from '../../../shared/document/chapter-suggestions.ts';
import type { OpenSuggestion, SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import { conflictsIn, type Decision } from '../../../shared/document/decisions.ts';
import { onSuggestions, readSuggestion, type Suggestion } from '../../../shared/document/suggestions.ts';
import { tookFrom } from '../../../shared/document/decide.ts';
import type { SuggestionScene } from './suggestion-scene.ts';

/** Milliseconds between a change and the list that shows it. */
const tellAfter = 250;

export interface ListedSuggestion extends OpenSuggestion {
  readonly chapter: string;
  readonly about: Suggestion;
  /** The blocks that it touches. */
  readonly spots: readonly Spot[];
}

/** A block that a suggestion touches, and what it would change there. */
export interface Spot {
  readonly key: string;
  readonly block: Block;
  readonly places: readonly SuggestedPlace[];
}

export interface ChapterSuggestions {
  readonly chapter: string;
  readonly doc: Y.Doc;
  readonly suggestions: readonly ListedSuggestion[];
  readonly contradictions: ReadonlyMap<string, readonly Decision[]>;
  /** Accepted in part by one person, declined in part by another at the same time. */
  readonly partly: ReadonlyMap<string, readonly Decision[]>;
}

export class SuggestionWatch {
  private readonly listeners = new Set<() => void>();
  private chapters: readonly string[] = [];
  private found = new Map<string, ChapterSuggestions>();
  private readonly readers = new Map<string, { readonly doc: Y.Doc; readonly reader: Reader }>();
  private stops = new Map<string, () => void>();
  private dirty = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private list: readonly ChapterSuggestions[] = [];

  constructor(private readonly scene: Pick<SuggestionScene, 'rooms' | 'paper' | 'roomOf' | 'rootOf' | 'blocksOf'>) {}

  readonly get = (): readonly ChapterSuggestions[] => this.list;
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** Follows these chapters, in this order. */
  watch(chapters: readonly string[]): void {
    this.chapters = chapters;
    for (const [chapter, stop] of this.stops) {
      if (chapters.includes(chapter)) continue;
      stop();
      this.stops.delete(chapter);
      this.found.delete(chapter);
      this.readers.get(chapter)?.reader.destroy();
      this.readers.delete(chapter);
    }
    for (const chapter of chapters) if (!this.stops.has(chapter)) this.stops.set(chapter, this.follow(chapter));
    this.compute();
  }

  destroy(): void {
    for (const stop of this.stops.values()) stop();
    this.stops.clear();
    for (const { reader } of this.readers.values()) reader.destroy();
    this.readers.clear();
    if (this.timer !== null) clearTimeout(this.timer);
  }

  private follow(chapter: string): () => void {
    const { rooms, roomOf } = this.scene;
    const name = roomOf(chapter);
    const room = rooms.acquire(name);
    const touch = (): void => {
      this.dirty.add(chapter);
      this.timer ??= setTimeout(() => {
        this.timer = null;
        this.compute();
      }, tellAfter);
    };
    room.doc.on('update', touch);
    let editor = this.scene.paper.session(chapter);
    let stopEditor = editor?.binding.onBlocks(touch);
    const stopPaper = this.scene.paper.subscribe(() => {
      const next = this.scene.paper.session(chapter);
      if (next === editor) return;
      stopEditor?.();
      editor = next;
      stopEditor = next?.binding.onBlocks(touch);
      touch();
    });
    const stops = [onSuggestions(room.doc, touch), room.subscribe(touch), stopPaper, () => stopEditor?.()];
    this.dirty.add(chapter);
    return () => {
      room.doc.off('update', touch);
      for (const stop of stops) stop();
      rooms.release(name);
    };
  }

  private compute(): void {
    for (const chapter of this.dirty) {
      const room = this.scene.rooms.peek(this.scene.roomOf(chapter));
      if (room === null || !this.stops.has(chapter)) continue;
      // Whoever may only suggest works on a copy.
      const editor = this.scene.paper.session(chapter);
      const doc = editor?.room.doc ?? room.doc;
      const blocks = editor?.binding.blocks ?? this.scene.blocksOf(doc, chapter);
      const root = this.scene.rootOf(chapter);
      this.found.set(
        chapter,
        read({ chapter, doc, blocks, root }, this.readerOf(chapter, doc), this.found.get(chapter)),
      );
    }
    this.dirty.clear();
    const next = this.chapters.flatMap((chapter) => this.found.get(chapter) ?? []);
    if (next.length === this.list.length && next.every((each, index) => each === this.list[index])) return;
    this.list = next;
    for (const listener of this.listeners) listener();
  }

  private readerOf(chapter: string, doc: Y.Doc): Reader {
    const known = this.readers.get(chapter);
    if (known?.doc === doc) return known.reader;
    known?.reader.destroy();
    const reader = new Reader(doc);
    this.readers.set(chapter, { doc, reader });
    return reader;
  }
}

interface Source {
  readonly chapter: string;
  readonly doc: Y.Doc;
  readonly blocks: readonly Block[];
  readonly root: string;
}

/** The same object as before where nothing changed that the list shows, and the same entries for what stayed. */
function read(
  { chapter, doc, blocks, root }: Source,
  reader: Reader,
  before: ChapterSuggestions | undefined,
): ChapterSuggestions {
  const old = new Map(before?.suggestions.map((each) => [each.id, each]));
  const suggestions = reader.read(blocks).map((open): ListedSuggestion => {
    const about = readSuggestion(doc, open.id);
    const spots = spotsOf(open, reader, blocks);
    const known = old.get(open.id);
    const same =
      known !== undefined &&
      known.places.length === open.places.length &&
      known.spots.length === spots.length &&
      known.spots.every(({ block }, index) => block === spots[index]?.block) &&
      known.about.why === about.why &&
      known.about.by === about.by;
    return same ? known : { ...open, chapter, about, spots };
  });
  const open = new Set(suggestions.map(({ id }) => id));
  const conflicts = conflictsIn(doc);
  const closed = (all: ReadonlyMap<string, readonly Decision[]>) =>
    new Map([...all].filter(([id, made]) => !open.has(id) && (root === 'text' || tookFrom(doc, made, root))));
  const against = closed(conflicts.contradictions);
  const partly = closed(conflicts.partly);
  const same =
    before?.doc === doc &&
    before.suggestions.length === suggestions.length &&
    suggestions.every((each, index) => each === before.suggestions[index]) &&
    [...against.keys()].join() === [...before.contradictions.keys()].join() &&
    [...partly.keys()].join() === [...before.partly.keys()].join();
  return same ? before : { chapter, doc, suggestions, contradictions: against, partly };
}

/** What a suggestion touches, block by block, in cells and footnotes, too. */
export function spotsOf({ places }: OpenSuggestion, reader: Reader, blocks: readonly Block[]): readonly Spot[] {
  const byBlock = new Map<string, SuggestedPlace[]>();
  for (const place of places) {
    const key = `${place.part ?? ''} ${place.block}`;
    byBlock.set(key, [...(byBlock.get(key) ?? []), place]);
  }
  return [...byBlock].flatMap(([key, own]): Spot[] => {
    const block = own[0] === undefined ? null : reader.blockOf(own[0], blocks);
    return block === null ? [] : [{ key, block, places: own }];
  });
}
