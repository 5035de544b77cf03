/**
 * Comments in the text, drawn by the CSS Custom Highlight API: nothing is put into the text. Only blocks near the window are
 * drawn, since hundreds of highlights double what a key costs (DESIGN.md section 9).
 */
import type { Thread } from '../../../shared/domain/comments.ts';
import { domPlace } from '../../editor/remote/dom-place.ts';
import type { EditorSession } from '../../editor/editor-session.ts';
import { FrameTask } from '../../editor/frame-task.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import type { BlockMarks, BlockThread } from './block-marks.ts';
import { same, type CommentModel, type ThreadRef } from './comment-model.ts';
import type { ThreadPlaces } from './thread-places.ts';

const names = ['comment', 'comment-hover', 'comment-active'] as const;
type Name = (typeof names)[number];

interface Drawn {
  readonly ref: ThreadRef;
  readonly range: Range;
}

export class CommentHighlights {
  private readonly highlights = new Map<Name, Highlight>();
  private readonly observer: IntersectionObserver;
  private readonly near = new Set<Element>();
  private readonly observed = new Set<Element>();
  private readonly task = new FrameTask(() => this.draw());
  private readonly stops: (() => void)[];
  private drawn: readonly Drawn[] = [];

  constructor(
    private readonly model: CommentModel,
    private readonly places: ThreadPlaces,
    private readonly paper: PaperModel,
    private readonly marks: BlockMarks,
  ) {
    for (const [priority, name] of names.entries()) {
      const highlight = new Highlight();
      highlight.priority = priority;
      this.highlights.set(name, highlight);
      CSS.highlights.set(name, highlight);
    }
    this.observer = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries) {
          if (isIntersecting) this.near.add(target);
          else this.near.delete(target);
        }
        this.task.request();
      },
      { rootMargin: '300px' },
    );
    const request = (): void => this.task.request();
    this.stops = [model.subscribe(request), places.subscribe(request)];
    request();
  }

  /** The thread at a place of the page: of several the one with the fewest words. */
  at(node: Node, offset: number): ThreadRef | null {
    const hits = this.drawn.filter(({ range }) => !range.collapsed && range.isPointInRange(node, offset));
    hits.sort((a, b) => a.range.toString().length - b.range.toString().length);
    return hits[0]?.ref ?? null;
  }

  destroy(): void {
    this.task.cancel();
    this.observer.disconnect();
    this.marks.clear();
    for (const stop of this.stops) stop();
    for (const name of names) if (CSS.highlights.get(name) === this.highlights.get(name)) CSS.highlights.delete(name);
  }

  private draw(): void {
    const drawn: Drawn[] = [];
    const wanted = new Set<Element>();
    const marked = new Map<HTMLElement, BlockThread[]>();
    const ranges = new Map<Name, Range[]>(names.map((name) => [name, []]));
    const active = this.model.active();
    const hovered = this.model.hovered();
    for (const session of this.paper.all) {
      for (const thread of this.model.read(session.chapterId).threads) {
        const ref = { subject: session.chapterId, key: thread.key };
        const isActive = same(ref, active);
        const isHovered = same(ref, hovered);
        const isDrawn = isShown(thread, isActive || isHovered);
        const whole = this.places.place(ref)?.whole ?? false;
        if (!isDrawn && !isOpen(thread)) continue;
        for (const [element, range] of this.rangesOf(session, ref)) {
          wanted.add(element);
          if (!this.near.has(element)) continue;
          if (isOpen(thread)) marked.set(element, [...(marked.get(element) ?? []), { ref, thread, whole }]);
          if (!isDrawn) continue;
          drawn.push({ ref, range });
          ranges.get(isActive ? 'comment-active' : isHovered ? 'comment-hover' : 'comment')?.push(range);
        }
      }
    }
    this.observe(wanted);
    this.drawn = drawn;
    this.marks.paint(marked);
    for (const [name, highlight] of this.highlights) {
      highlight.clear();
      for (const range of ranges.get(name) ?? []) highlight.add(range);
    }
  }

  private observe(wanted: ReadonlySet<Element>): void {
    for (const element of this.observed) {
      if (wanted.has(element)) continue;
      this.observer.unobserve(element);
      this.observed.delete(element);
      this.near.delete(element);
    }
    for (const element of wanted) {
      if (this.observed.has(element)) continue;
      this.observed.add(element);
      this.observer.observe(element);
    }
  }

  private rangesOf(session: EditorSession, ref: ThreadRef): [HTMLElement, Range][] {
    const place = this.places.place(ref);
    if (place === null || place === undefined) return [];
    return place.pieces.flatMap(({ block, from, to }): [HTMLElement, Range][] => {
      const element = blockElement(session, place.root, block);
      return element === null ? [] : [[element, rangeIn(element, from, to)]];
    });
  }
}

/** Open threads are to be seen, resolved ones while one looks at them. Of a whole block only then, too. */
const isShown = (thread: Thread, looked: boolean): boolean => looked || (isOpen(thread) && thread.anchor.on === 'text');

/** Whether there is something to see to. */
function isOpen({ state, deleted, hidden, replies }: Thread): boolean {
  return state === 'open' && ((!deleted && hidden === null) || replies.length > 0);
}

/** The element of a block in one of the texts of a chapter, or a description; null where it isn't on the page. */
export function blockElement(session: EditorSession, root: string, block: string): HTMLElement | null {
  const isOwn = root === session.part.name;
  const inner = isOwn ? null : (session.inner?.get(root) ?? null);
  if (!isOwn && inner === null) return null;
  const editor = inner === null ? session : inner.session;
  if (editor !== null) {
    const key = editor.binding.blockKey(block);
    return key === null ? null : editor.editor.getElementByKey(key);
  }
  const index = inner?.blocks.findIndex(({ id }) => id === block) ?? -1;
  const element = inner?.element.children[index];
  return element instanceof HTMLElement ? element : null;
}

export function rangeIn(element: HTMLElement, from: number, to: number): Range {
  const range = document.createRange();
  const [start, end] = [domPlace(element, from), domPlace(element, to)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
