/**
 * Numbers of lines in the right margin of a chapter, for meetings („Zeile 45“). Lines are counted block by block when the
 * browser has nothing better to do, kept until a block or the width changes, and drawn only near what is to be seen.
 */
import type { Block } from '../../../shared/document/block.ts';
import { isTextKind } from '../../../shared/document/block.ts';
import type { EditorSession } from '../editor-session.ts';
import { linesIn } from './line-boxes.ts';

/** Milliseconds without a change before lines are counted, and that one turn of counting takes at most. */
const quiet = 120;
const turn = 6;

export class LineNumbers {
  private readonly layer = document.createElement('div');
  private counts = new WeakMap<Block, number>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private width = 0;
  private drawn = '';
  private readonly stop: () => void;

  /** `step`: every how many lines a number stands. */
  constructor(
    private readonly session: EditorSession,
    private readonly step: () => number,
  ) {
    const { root, binding } = session;
    this.layer.className = 'line-numbers';
    this.layer.setAttribute('aria-hidden', 'true');
    root.after(this.layer);
    const request = (): void => this.request();
    const size = new ResizeObserver(request);
    size.observe(root);
    document.addEventListener('scroll', request, { capture: true, passive: true });
    const stopBlocks = binding.onBlocks(request);
    this.stop = () => {
      size.disconnect();
      document.removeEventListener('scroll', request, { capture: true });
      stopBlocks();
    };
    this.request();
  }

  /** Draws anew, once nothing has changed for a moment. */
  request(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = setTimeout(() => this.draw(), quiet);
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.stop();
    this.layer.remove();
  }

  private draw(): void {
    this.timer = null;
    const { root, binding } = this.session;
    const around = root.getBoundingClientRect();
    const margin = window.innerHeight;
    if (around.bottom < -margin || around.top > window.innerHeight + margin) return;
    if (around.width !== this.width) {
      this.width = around.width;
      this.counts = new WeakMap();
    }
    const { blocks } = binding;
    const until = performance.now() + turn;
    const step = this.step();
    const marks: { number: number; middle: number }[] = [];
    let line = 0;
    for (const block of blocks) {
      const element = this.elementOf(block);
      if (element === null) continue;
      const box = element.getBoundingClientRect();
      if (box.top > window.innerHeight + margin) break;
      const near = box.bottom > -margin;
      let count = this.counts.get(block);
      if (near || count === undefined) {
        if (!near && performance.now() > until) {
          this.timer = setTimeout(() => this.draw(), 16);
          return;
        }
        const lines = linesIn(element);
        count = lines.length;
        this.counts.set(block, count);
        if (near)
          for (const [index, { top, bottom }] of lines.entries())
            if ((line + index + 1) % step === 0)
              marks.push({ number: line + index + 1, middle: (top + bottom) / 2 - around.top });
      }
      line += count;
    }
    this.write(marks);
  }

  private elementOf(block: Block): HTMLElement | null {
    if (!isTextKind(block.kind) || block.text === '') return null;
    const key = this.session.binding.blockKey(block.id);
    return key === null ? null : this.session.editor.getElementByKey(key);
  }

  private write(marks: readonly { number: number; middle: number }[]): void {
    const now = marks.map(({ number, middle }) => `${number}@${Math.round(middle)}`).join(' ');
    if (now === this.drawn) return;
    this.drawn = now;
    this.layer.replaceChildren(
      ...marks.map(({ number, middle }) => {
        const mark = document.createElement('span');
        mark.textContent = String(number);
        mark.style.top = `${Math.round(middle)}px`;
        return mark;
      }),
    );
  }
}
