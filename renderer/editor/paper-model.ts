/** Which chapters' editors are on the page, and which one the person works in. Read by React through `subscribe`. */
import { CHAPTER_PART, type EditorSession } from './editor-session.ts';
import { LiveIndex } from './numbering/live-index.ts';
import { CurrentSuggestion, followCaret } from './suggestions/current.ts';
import { ModeStore } from './suggestions/modes.ts';

/** Characters of a block of a chapter; `from` equals `to` for a mere place. */
export interface TextPlace {
  readonly chapter: string;
  readonly block: string;
  readonly from: number;
  readonly to: number;
  /** The name of the text that the block is in, where it is in a cell or a footnote. */
  readonly part?: string;
  /** Only scrolls there: focus, caret and selection stay where they are. */
  readonly quietly?: boolean;
}

export class PaperModel {
  private readonly sessions = new Map<string, EditorSession>();
  private readonly parts = new Set<EditorSession>();
  private readonly sections = new Map<string, HTMLElement>();
  private readonly listeners = new Set<() => void>();
  private wanted: string | null = null;
  private sought: TextPlace | null = null;
  private hold: ((element: HTMLElement) => void) | null = null;
  private lead: (() => void) | null = null;
  private worked: EditorSession | null = null;
  private bringBack: ((chapter: string) => void) | null = null;
  private begun_ = false;
  /** The suggestions that one is at. */
  readonly current = new CurrentSuggestion();

  /** `person`: the id of the one at this paper; `modes`: whether they write, suggest or read. */
  constructor(
    readonly person = '',
    readonly modes = new ModeStore(),
  ) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };
  /** The editor that had the focus last and still is on the page, of a chapter or a text within; what the toolbar works on. */
  readonly focused = (): EditorSession | null => this.worked;

  /** Whether any chapter's text has been on the page yet. */
  readonly begun = (): boolean => this.begun_;

  /** What there is in the paper to refer to, with its numbers. */
  readonly index = new LiveIndex(this);

  /** All chapters' editors that are on the page, in no certain order. */
  get all(): readonly EditorSession[] {
    return [...this.sessions.values()];
  }

  /** The editors of texts within chapters that are open. */
  get inner(): readonly EditorSession[] {
    return [...this.parts];
  }

  /** The editor of a chapter, or of the text within it of this name; null while it isn't on the page. */
  session(chapter: string, part = CHAPTER_PART.name): EditorSession | null {
    if (part === CHAPTER_PART.name) return this.sessions.get(chapter) ?? null;
    return [...this.parts].find((session) => session.chapterId === chapter && session.part.name === part) ?? null;
  }

  /** Whether a chapter can leave the page without anything being lost. */
  mayClose(chapter: string): boolean {
    return this.sessions.get(chapter)?.isIdle ?? true;
  }

  addSection(chapter: string, section: HTMLElement): () => void {
    this.sections.set(chapter, section);
    return () => void this.sections.delete(chapter);
  }

  /** Sets who shows the page before somebody is led to a place in it; returns how to stop. */
  leadBy(lead: () => void): () => void {
    this.lead = lead;
    return () => {
      if (this.lead === lead) this.lead = null;
    };
  }

  /** Sets who keeps a chapter that was jumped to at its place while others arrive; returns how to stop. */
  keepBy(hold: (element: HTMLElement) => void): () => void {
    this.hold = hold;
    return () => {
      this.hold = null;
    };
  }

  /** Sets who brings the page back with a chapter where something else stands in its place; returns how to stop. */
  whenAway(bring: (chapter: string) => void): () => void {
    this.bringBack = bring;
    return () => {
      this.bringBack = null;
    };
  }

  readonly add = (session: EditorSession): (() => void) => {
    const isPart = session.part.place !== 'chapter';
    if (isPart) this.parts.add(session);
    else this.sessions.set(session.chapterId, session);
    const stopCaret = isPart ? followCaret(session, this.current) : null;
    this.begun_ = true;
    this.tell();
    return () => {
      stopCaret?.();
      this.parts.delete(session);
      if (!isPart && this.sessions.get(session.chapterId) === session) this.sessions.delete(session.chapterId);
      // A text within a chapter goes back to its chapter.
      if (this.worked === session) this.worked = isPart ? (this.sessions.get(session.chapterId) ?? null) : null;
      this.tell();
    };
  };

  readonly setFocused = (session: EditorSession | null): void => {
    if (this.worked === session) return;
    this.worked = session;
    this.tell();
  };

  /** Scrolls to a chapter and, unless `look`, puts the caret at its start, as soon as its text is there. */
  jumpTo(chapter: string, look = false): void {
    const section = this.sections.get(chapter);
    if (section === undefined) {
      if (this.sections.size === 0) this.bringBack?.(chapter);
      return;
    }
    section.scrollIntoView({ block: 'start' });
    this.hold?.(section);
    if (look) return;
    this.wanted = chapter;
    const session = this.sessions.get(chapter);
    if (session !== undefined) this.enter(session);
  }

  /** Shows a place of the text, selected where one may write, as soon as its chapter is there. */
  reveal(place: TextPlace): void {
    this.lead?.();
    this.wanted = null;
    this.sought = null;
    const session = this.sessions.get(place.chapter);
    if (session !== undefined) return this.show(session, place);
    this.jumpTo(place.chapter, true);
    this.sought = place;
  }

  /** Brings an element of the page into view and keeps it there while chapters around it arrive; leaves focus and caret. */
  bring(element: HTMLElement): void {
    const { top, bottom } = element.getBoundingClientRect();
    if (top < 100 || bottom > window.innerHeight - 60) element.scrollIntoView({ block: 'center' });
    this.hold?.(element);
  }

  /** The text at the start of a chapter, for somebody who leaves its title by Enter. */
  enterText(chapter: string): void {
    const session = this.sessions.get(chapter);
    if (session !== undefined) this.enter(session);
  }

  /** The person did something else meanwhile: a chapter that arrives late must not take the focus. */
  forgetJump(): void {
    this.wanted = null;
    this.sought = null;
  }

  /** A chapter that was jumped to has its text now: in it goes the caret. */
  arrived(session: EditorSession): void {
    if (this.sought?.chapter === session.chapterId) this.show(session, this.sought);
    else if (this.wanted === session.chapterId) this.enter(session);
  }

  private tell(): void {
    for (const listener of this.listeners) listener();
  }

  private show(session: EditorSession, place: TextPlace): void {
    this.sought = null;
    if (!session.reveal(place)) return;
    // Who is led into a cell or a footnote is in that text's own editor.
    const inPart = place.part !== undefined && place.part !== session.part.name;
    if (place.quietly !== true && !inPart) this.setFocused(session);
    // Chapters above may still arrive; what is kept at its place is this one, no longer the beginning of its chapter.
    const key = session.binding.blockKey(place.block);
    const element = key === null ? null : session.editor.getElementByKey(key);
    if (element !== null) this.hold?.(element);
  }

  private enter(session: EditorSession): void {
    this.wanted = null;
    session.focusStart();
    this.setFocused(session);
  }
}
