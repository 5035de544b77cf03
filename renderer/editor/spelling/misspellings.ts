/**
 * Marks misspelt words of one chapter: only in blocks that are in the window, only after a pause, never the word that is
 * being typed. A key costs nothing but a timer; the text's elements are not touched (CSS Custom Highlights).
 */
import { $getSelection, $isRangeSelection, type LexicalEditor } from 'lexical';
import { PAPER_LANGUAGE } from '../../../shared/german/languages.ts';
import { spellingLanguage, wordsOf, type SpellingLanguage, type Word } from '../../../shared/german/spelling.ts';
import type { Block } from '../../../shared/document/block.ts';
import type { Binding } from '../binding/binding-types.ts';
import { $blockPoint } from '../binding/points.ts';
import { domPlace } from '../remote/dom-place.ts';
import type { Spelling } from './spelling.ts';
import { visibleBlocks, type VisibleBlock } from './visible-blocks.ts';

/** How long nobody types or scrolls before words are looked up, in milliseconds. */
const pause = 450;
/** How long after a host that is too busy or can't be reached it is asked again, in milliseconds. */
const pauseAfterFailure = 5_000;
const highlightName = 'misspelt';

/** A word that is marked. */
export interface Misspelling {
  readonly block: string;
  readonly from: number;
  readonly to: number;
  readonly word: string;
  readonly language: SpellingLanguage;
  readonly range: Range;
}

interface Drawn {
  readonly block: Block;
  readonly element: HTMLElement;
  readonly typed: number | null;
  readonly version: number;
  readonly found: readonly Misspelling[];
}

/** Words of a block, computed once for each state of it. */
const wordsCache = new WeakMap<Block, readonly Word[]>();
function wordsIn(block: Block): readonly Word[] {
  const known = wordsCache.get(block) ?? wordsOf(block.text);
  wordsCache.set(block, known);
  return known;
}

function sharedHighlight(): Highlight {
  const known = CSS.highlights.get(highlightName);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(highlightName, made);
  return made;
}

export class Misspellings {
  private readonly drawn = new Map<string, Drawn>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  /** True from a key to the next move of the caret: then the word at the caret isn't finished. */
  private typing = false;
  private looking = false;
  /** Something changed while words were being looked up: what came since is asked for next. */
  private behind = false;
  private gone = false;
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly editor: LexicalEditor,
    private readonly binding: Binding,
    private readonly spelling: Spelling,
  ) {
    const later = (): void => this.later();
    document.addEventListener('scroll', later, { capture: true, passive: true });
    window.addEventListener('resize', later);
    this.stops = [
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        this.typing = dirtyElements.size > 0 || dirtyLeaves.size > 0;
        this.later();
      }),
      editor.registerEditableListener(later),
      spelling.subscribe(later),
      () => document.removeEventListener('scroll', later, { capture: true }),
      () => window.removeEventListener('resize', later),
    ];
    this.later();
  }

  /** The marked word at a point of the window (by the mouse), or else at the caret. */
  at(point: { readonly x: number; readonly y: number } | null): Misspelling | null {
    const all = [...this.drawn.values()].flatMap(({ found }) => found);
    if (point !== null) {
      const covers = ({ left, right, top, bottom }: DOMRect): boolean =>
        left <= point.x && point.x <= right && top <= point.y && point.y <= bottom;
      return all.find(({ range }) => [...range.getClientRects()].some(covers)) ?? null;
    }
    const caret = this.caret();
    if (caret === null) return null;
    return (
      all.find(({ block, from, to }) => block === caret.block && from <= caret.offset && caret.offset <= to) ?? null
    );
  }

  destroy(): void {
    this.gone = true;
    if (this.timer !== null) clearTimeout(this.timer);
    for (const stop of this.stops) stop();
    for (const id of [...this.drawn.keys()]) this.erase(id);
  }

  private later(after = pause): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.refresh().catch(() => {
        if (!this.gone && this.timer === null) this.later(pauseAfterFailure);
      });
    }, after);
  }

  /** Draws what is known, asks for the rest, and draws again when the answer is there. */
  private async refresh(): Promise<void> {
    if (this.editor.isComposing()) return;
    const shown = this.spelling.enabled && this.editor.isEditable() ? visibleBlocks(this.editor, this.binding) : [];
    this.draw(shown);
    this.behind = this.looking;
    if (this.looking) return;
    const unknown = new Map<SpellingLanguage, Set<string>>();
    for (const { block } of shown) {
      const language = languageOf(block);
      if (language === null) continue;
      const wanted = unknown.get(language) ?? new Set<string>();
      unknown.set(language, wanted);
      for (const { text } of wordsIn(block)) if (this.spelling.isMisspelt(text, language) === null) wanted.add(text);
    }
    let learned = false;
    this.looking = true;
    try {
      for (const [language, words] of unknown)
        if (words.size > 0) learned = (await this.spelling.look(words, language)) || learned;
    } finally {
      this.looking = false;
    }
    if (learned && !this.gone && this.timer === null) {
      this.drawn.forEach((_, id) => this.erase(id));
      this.draw(visibleBlocks(this.editor, this.binding));
    }
    if (this.behind && !this.gone && this.timer === null) this.later();
  }

  private draw(shown: readonly VisibleBlock[]): void {
    const kept = new Set(shown.map(({ block }) => block.id));
    for (const id of [...this.drawn.keys()]) if (!kept.has(id)) this.erase(id);
    const caret = this.typing ? this.caret() : null;
    for (const { block, element } of shown) {
      const typed = caret?.block === block.id ? caret.offset : null;
      const before = this.drawn.get(block.id);
      const same =
        before?.block === block &&
        before.element === element &&
        before.typed === typed &&
        before.version === this.spelling.version;
      if (same) continue;
      this.erase(block.id);
      const found = this.mark(block, element, typed);
      this.drawn.set(block.id, { block, element, typed, version: this.spelling.version, found });
    }
  }

  private mark(block: Block, element: HTMLElement, typed: number | null): Misspelling[] {
    const language = languageOf(block);
    if (language === null) return [];
    const highlight = sharedHighlight();
    const found: Misspelling[] = [];
    for (const { from, to, text } of wordsIn(block)) {
      if (typed !== null && from <= typed && typed <= to) continue;
      if (this.spelling.isMisspelt(text, language) !== true) continue;
      const [start, end] = [domPlace(element, from), domPlace(element, to)];
      const range = document.createRange();
      range.setStart(start.node, start.offset);
      range.setEnd(end.node, end.offset);
      highlight.add(range);
      found.push({ block: block.id, from, to, word: text, language, range });
    }
    return found;
  }

  private erase(id: string): void {
    const highlight = sharedHighlight();
    for (const { range } of this.drawn.get(id)?.found ?? []) highlight.delete(range);
    this.drawn.delete(id);
  }

  private caret(): { readonly block: string; readonly offset: number } | null {
    return this.editor.getEditorState().read(() => {
      const selection = $getSelection();
      const point = $isRangeSelection(selection) ? $blockPoint(selection.focus) : null;
      const block = point === null ? null : this.binding.blockId(point.node.getKey());
      return point === null || block === null ? null : { block, offset: point.offset };
    });
  }
}

function languageOf({ props, kind }: Block): SpellingLanguage | null {
  if (kind === 'contents') return null;
  return spellingLanguage(typeof props['lang'] === 'string' ? props['lang'] : PAPER_LANGUAGE);
}
