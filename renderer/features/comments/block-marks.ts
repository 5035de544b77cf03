/**
 * Which blocks near the window have comments, written onto their elements: `aria-details` leads those who hear the page to
 * the comments' words (`comment-details.tsx`), and `data-commented` draws a bar beside what is commented as a whole. A comment on words is drawn
 * as a highlight, which nobody hears.
 */
import type { Thread } from '../../../shared/domain/comments.ts';
import type { ThreadRef } from './comment-model.ts';

/** A thread that a block has, with its words. */
export interface BlockThread {
  readonly ref: ThreadRef;
  readonly thread: Thread;
  /** Whether the block as a whole is meant. */
  readonly whole: boolean;
}

export class BlockMarks {
  private readonly listeners = new Set<() => void>();
  private marked: ReadonlyMap<HTMLElement, readonly BlockThread[]> = new Map();
  private list_: readonly BlockThread[] = [];

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The threads of blocks near the window, each once; the same array until they change. */
  readonly list = (): readonly BlockThread[] => this.list_;

  /** The threads of a block near the window. */
  of(element: Element | null): readonly BlockThread[] {
    return element instanceof HTMLElement ? (this.marked.get(element) ?? []) : [];
  }

  paint(marked: ReadonlyMap<HTMLElement, readonly BlockThread[]>): void {
    for (const element of this.marked.keys()) if (!marked.has(element)) clear(element);
    for (const [element, threads] of marked) {
      write(element, 'aria-details', [...new Set(threads.map(({ ref }) => detailsId(ref)))].join(' '));
      write(element, 'data-commented', threads.some(({ whole }) => whole) ? '' : null);
    }
    this.marked = marked;
    const once = new Map([...marked.values()].flat().map((each) => [each.ref.key, each]));
    const list = [...once.values()];
    if (list.length === this.list_.length && list.every(({ thread }, n) => thread === this.list_[n]?.thread)) return;
    this.list_ = list;
    for (const listener of this.listeners) listener();
  }

  clear(): void {
    this.paint(new Map());
  }
}

/** The id of the element that has the words of a thread. */
export const detailsId = ({ key }: ThreadRef): string => `comment-${key.replace('/', '-')}`;

function clear(element: HTMLElement): void {
  element.removeAttribute('aria-details');
  element.removeAttribute('data-commented');
}

function write(element: HTMLElement, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
