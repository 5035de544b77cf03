/**
 * The texts within a chapter that are on the page besides its own: cells and footnotes. At most one of them is an editor,
 * the one that had the focus last; it goes back to a drawing when another text gets the focus.
 */
import type * as Y from 'yjs';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { suggestionMap } from '../../../shared/document/suggestions.ts';
import { tableMap } from '../../../shared/document/table.ts';
import { locate } from '../../../shared/document/position.ts';
import { acquireState, releaseState, type ChapterState, type Undone } from '../binding/chapter-state.ts';
import type { Unsubscribe } from '../binding/binding-types.ts';
import type { EditorSession } from '../editor-session.ts';
import type { SignWords } from '../suggestions/marks.ts';
import { drawnPlace, type InnerPlace } from './drawn-place.ts';
import type { InnerChapter, InnerPage } from './inner-chapter.ts';
import { InnerText, type InnerHost, type InnerOptions } from './inner-text.ts';
import { TextReserve } from './reserve.ts';

/** Where the caret goes in a text that one enters. */
export type Entry = 'start' | 'end' | 'all' | { readonly block: string; readonly from: number; readonly to: number };

/** A step of the history of its own, or the first, a middle or the last part of one. */
export type Step = 'own' | 'first' | 'next' | 'last';

export class InnerTexts implements InnerHost {
  readonly manager: Y.UndoManager;
  /** Those that come to the page only when they are near the window, or asked for. */
  readonly reserve = new TextReserve();
  readonly #chapter: InnerChapter;
  readonly #state: ChapterState;
  readonly #texts = new Map<string, InnerText>();
  readonly #byType = new Map<unknown, InnerText>();
  readonly #waiting = new Set<InnerText>();
  readonly #drawn = new Set<(text: string) => void>();
  readonly #stops: Unsubscribe[] = [];
  #page: InnerPage | null = null;
  #live: { readonly text: InnerText; readonly session: EditorSession; readonly close: () => void } | null = null;

  constructor(chapter: InnerChapter) {
    this.#chapter = chapter;
    const { doc } = chapter;
    const state = acquireState(doc);
    this.#state = state;
    this.manager = state.manager;
    state.manager.addToScope([tableMap(doc), blockProperties(doc), suggestionMap(doc)]);
    const properties = blockProperties(doc);
    const onProperties = (event: Y.YMapEvent<unknown>): void => {
      if (this.#texts.size === 0) return;
      const keys = [...event.keysChanged].filter((key) => typeof key === 'string');
      const markers = new Set(keys.map((key) => key.slice(0, key.lastIndexOf(':'))));
      for (const text of this.#texts.values()) text.propertiesChanged(markers);
    };
    properties.observe(onProperties);
    this.#stops.push(
      state.onUndone((undone) => this.#showUndone(undone)),
      () => properties.unobserve(onProperties),
      () => releaseState(doc),
    );
  }

  get doc(): Y.Doc {
    return this.#chapter.doc;
  }

  get editable(): boolean {
    return this.#chapter.editable;
  }

  get sign(): SignWords {
    return this.#chapter.sign;
  }

  /** Marks changes to the document that are not typed: they can be taken back like those that are. */
  get origin(): unknown {
    return this.#state.origin;
  }

  /** Who suggests; null while one writes into the texts themselves. */
  get person(): string | null {
    return this.#state.person;
  }

  /** Changes the document, as one step of the history or a part of one. `texts` are those that it changes. */
  change(work: (origin: unknown) => void, texts: readonly Y.Text[] = [], step: Step = 'own'): void {
    this.live?.binding.flush();
    if (step === 'own' || step === 'first') this.manager.stopCapturing();
    this.manager.addToScope([...texts]);
    work(this.origin);
    if (step === 'own' || step === 'last') this.manager.stopCapturing();
  }

  /** The editor of the text that one writes in, or wrote in last; null while all are only drawn. */
  get live(): EditorSession | null {
    return this.#live?.session ?? null;
  }

  /** Whether the focus is in one of the texts. */
  get focused(): boolean {
    return this.#live !== null && this.#live.text.element === document.activeElement;
  }

  /** Puts the texts on a page; returns how to stop. */
  attach(page: InnerPage): Unsubscribe {
    this.#page = page;
    const stop = page.subscribe(() => {
      const focused = page.focused();
      if (this.#live !== null && focused !== null && focused !== this.#live.session) this.close();
    });
    return () => {
      stop();
      this.close();
      this.#page = null;
    };
  }

  /** Draws a text in an empty element and makes it a text box; returns how to stop. A text can be in one place only. */
  mount(name: string, element: HTMLElement, options: InnerOptions): Unsubscribe {
    const text = new InnerText(this, name, element, options);
    this.#texts.set(name, text);
    this.#byType.set(text.text, text);
    return () => {
      if (this.#live?.text === text) this.#vanish();
      if (this.#texts.get(name) === text) {
        this.#texts.delete(name);
        this.#byType.delete(text.text);
      }
      this.#waiting.delete(text);
      text.destroy();
    };
  }

  /** Whether one may write changed. */
  setEditable(): void {
    if (!this.editable) this.close();
    for (const text of this.#texts.values()) text.dress();
  }

  /** All that are on the page. */
  get all(): Iterable<InnerText> {
    return this.#texts.values();
  }

  get(name: string): InnerText | null {
    return this.#texts.get(name) ?? null;
  }

  /** The same, and one that waits to be drawn comes to the page at once. */
  reach(name: string): InnerText | null {
    if (!this.#texts.has(name)) this.reserve.bring(name);
    return this.get(name);
  }

  /** Puts the caret into a text; false where it isn't on the page or may not be written in. */
  enter(name: string, entry: Entry): boolean {
    const text = this.reach(name);
    const session = text === null ? null : (text.session ?? this.open(text));
    if (session === null) return false;
    const place = typeof entry === 'object' ? { chapter: session.chapterId, ...entry } : null;
    if (place !== null) session.reveal(place);
    else if (entry === 'start') session.focusStart();
    else session.focusEnd(entry === 'all');
    // Also where the window itself has no focus, and no event tells.
    this.#page?.setFocused(session);
    return true;
  }

  /** Puts the caret where the last step back or forth changed a text; false where it isn't on the page. */
  enterUndone(name: string): boolean {
    const text = this.reach(name);
    if (text === null) return false;
    text.draw();
    const { index, offset } = locate(text.blocks, text.undoneAt < 0 ? text.text.length : text.undoneAt);
    const block = text.blocks[index];
    return block !== undefined && this.enter(name, { block: block.id, from: offset, to: offset });
  }

  open(text: InnerText): EditorSession | null {
    if (!this.editable || this.#page === null) return null;
    if (this.#live?.text === text) return this.#live.session;
    this.close();
    const { element, options } = text;
    element.replaceChildren();
    const session = this.#chapter.open(element, { name: text.name, place: options.place });
    text.session = session;
    session.setEditable(true);
    const page = this.#page;
    const leave = page.add(session);
    const stop = options.onOpen?.(session);
    const onFocus = (): void => page.setFocused(session);
    const stopDrawn = session.binding.onBlocks(() => this.onDrawn(text));
    element.addEventListener('focus', onFocus);
    const close = (): void => {
      const hadFocus = element === document.activeElement;
      element.removeEventListener('focus', onFocus);
      stopDrawn();
      stop?.();
      leave();
      session.destroy();
      text.session = null;
      text.dress();
      text.draw();
      // The element stays, the caret in it doesn't.
      if (hadFocus) element.blur();
    };
    this.#live = { text, session, close };
    if (document.activeElement === element) page.setFocused(session);
    this.onDrawn(text);
    return session;
  }

  /** Back to a drawing. */
  close(): void {
    const live = this.#live;
    this.#live = null;
    live?.close();
  }

  later(text: InnerText): void {
    this.#waiting.add(text);
    if (this.#waiting.size > 1) return;
    this.#chapter.pace(() => {
      const texts = [...this.#waiting];
      this.#waiting.clear();
      for (const each of texts) each.draw();
    });
  }

  /** Calls with the name of each text that was drawn anew. */
  whenDrawn(listener: (text: string) => void): Unsubscribe {
    this.#drawn.add(listener);
    return () => void this.#drawn.delete(listener);
  }

  onDrawn({ name }: InnerText): void {
    for (const listener of this.#drawn) listener(name);
  }

  /** Where a peer's position (JSON) is drawn in one of the texts. */
  find(position: unknown): InnerPlace | null {
    return drawnPlace(this.doc, this, position);
  }

  /** The text on the page that a shared type is. */
  ofType(type: unknown): InnerText | null {
    return this.#byType.get(type) ?? null;
  }

  destroy(): void {
    this.close();
    for (const stop of this.#stops) stop();
    for (const text of this.#texts.values()) text.destroy();
    this.#texts.clear();
  }

  /** The text with the caret is taken off the page: whoever was in it is in the chapter then. */
  #vanish(): void {
    const wasIn = this.focused || (this.#page?.focused() === this.live && document.activeElement === document.body);
    this.close();
    if (!wasIn) return;
    queueMicrotask(() => {
      if (document.activeElement === document.body || document.activeElement === null) this.#chapter.focus();
    });
  }

  /** Leads to what a step back or forth changed, if one is at work in this chapter and it happened elsewhere. */
  #showUndone({ changed: undone }: Undone): void {
    if (!this.#chapter.focused && !this.focused) return;
    if (this.#live !== null && undone.has(this.#live.text.text)) return;
    const names = [...this.#texts.keys(), ...this.reserve.waiting()];
    const name = names.find((each) => this.doc.share.has(each) && undone.has(this.doc.getText(each)));
    const back = this.#live !== null && undone.has(this.doc.getText(this.#chapter.name));
    // Whoever undoes is still at it.
    queueMicrotask(() => {
      if (back) return this.#chapter.focus();
      if (name !== undefined) this.enterUndone(name);
    });
  }
}
