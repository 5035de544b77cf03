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
import { LookRounds } from './look-rounds.ts';
import type { Spelling } from './spelling.ts';
import { visibleBlocks, type VisibleBlock } from './visible-blocks.ts';

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
  private readonly rounds: LookRounds;
  /** True from a key to the next move of the caret: then the word at the caret isn't finished. */
  private typing = false;
  private readonly stops: readonly (() => void)[];

  constructor(
    private readonly editor: LexicalEditor,
    private readonly binding: Binding,
    private readonly spelling: Spelling,
  ) {
    this.rounds = new LookRounds({
      begin: () => this.begin(),
      learned: () => {
        this.drawn.forEach((_, id) => this.erase(id));
        this.draw(visibleBlocks(this.editor, this.binding));
      },
    });
    const later = (): void => this.rounds.later();
    document.addEventListener('scroll', later, { capture: true, passive: true });
    window.addEventListener('resize', later);
    this.stops = [
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        this.typing = dirtyElements.size > 0 || dirtyLeaves.size > 0;
        later();
      }),
      editor.registerEditableListener(later),
      spelling.subscribe(later),
      () => document.removeEventListener('scroll', later, { capture: true }),
      () => window.removeEventListener('resize', later),
    ];
    later();
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
    this.rounds.stop();
    for (const stop of this.stops) stop();
    for (const id of [...this.drawn.keys()]) this.erase(id);
  }

  /** Draws what is known, and gives what asks for the rest. */
  private begin(): (() => Promise<boolean>) | null {
    if (this.editor.isComposing()) return null;
    const shown = this.spelling.enabled && this.editor.isEditable() ? visibleBlocks(this.editor, this.binding) : [];
    this.draw(shown);
    return async () => {
      const unknown = new Map<SpellingLanguage, Set<string>>();
      for (const { block } of shown) {
        const language = languageOf(block);
        if (language === null) continue;
        const wanted = unknown.get(language) ?? new Set<string>();
        unknown.set(language, wanted);
        for (const { text } of wordsIn(block)) if (this.spelling.isMisspelt(text, language) === null) wanted.add(text);
      }
      let learned = false;
      for (const [language, words] of unknown)
        if (words.size > 0) learned = (await this.spelling.look(words, language)) || learned;
      return learned;
    };
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
