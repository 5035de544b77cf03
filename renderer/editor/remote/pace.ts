/**
 * When the work of others is shown. Whoever types has precedence: what others do meanwhile is shown some ten times a
 * second, all at once, and never between a key and its painting. Who only reads sees it at once.
 */

import { afterPaint, notAfterPaint } from '../../ui/after-paint.ts';
import { nextTask } from '../../ui/next-task.ts';

/** What is done in one go, in this order. */
const stages = ['text', 'inner', 'carets'] as const;
export type Stage = (typeof stages)[number];

/** Milliseconds between two showings: while one types here, and else. */
const whileTyping = 100;
const whileReading = 16;
/** Right behind the painting of a key nothing is in the way: then what waits is shown after this pause already. */
const behindKey = 50;
/** One counts as typing for so many milliseconds after a key. */
const typingFor = 1_000;

/** The page as far as it matters here: a document. */
export interface TypedPage {
  addEventListener(type: 'beforeinput', listener: () => void, capture: boolean): void;
  removeEventListener(type: 'beforeinput', listener: () => void, capture: boolean): void;
}

export class Pace {
  private readonly work = new Map<Stage, () => void>();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private keyAt = -Infinity;
  private shownAt = -Infinity;
  /** Whether a key was pressed that is not painted yet. */
  private painting = false;
  private due = false;
  private readonly stop: () => void;

  /** Takes heed of everything typed on the page. */
  constructor(page: TypedPage) {
    const onKey = (): void => {
      this.keyAt = performance.now();
      this.painting = true;
      afterPaint(this.onPainted);
    };
    page.addEventListener('beforeinput', onKey, true);
    this.stop = () => page.removeEventListener('beforeinput', onKey, true);
  }

  /** Does `work` when it is time; what was asked for before in the same stage is forgotten. */
  request(stage: Stage, work: () => void): void {
    this.work.set(stage, work);
    if (this.timer !== undefined || this.due) return;
    const now = performance.now();
    const pause = now - this.keyAt < typingFor ? whileTyping : whileReading;
    this.timer = setTimeout(() => this.show(), Math.max(0, this.shownAt + pause - now));
  }

  destroy(): void {
    this.stop();
    notAfterPaint(this.onPainted);
    clearTimeout(this.timer);
    this.work.clear();
  }

  private readonly onPainted = (): void => {
    this.painting = false;
    const waited = this.work.size > 0 && performance.now() - this.shownAt >= behindKey;
    // What else waits for the painting, as the sending of the key, comes before the work of others.
    if (this.due || waited) nextTask(() => this.show());
  };

  private show(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    this.due = this.painting;
    if (this.due) return;
    this.shownAt = performance.now();
    for (const stage of stages) {
      const work = this.work.get(stage);
      this.work.delete(stage);
      work?.();
    }
  }
}
