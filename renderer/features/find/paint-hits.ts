/** Marks what was found in the text by CSS highlights: only in blocks that are to be seen, which is watched, not measured. */
import type { Session } from '../../app/session.ts';
import { textRange } from '../../editor/text-range.ts';
import type { FinderState } from './finder-state.ts';
import type { Hit } from './hits.ts';

const allName = 'found';
const currentName = 'found-current';

export class HitPainter {
  private readonly seen = new Set<Element>();
  private hits = new Map<Element, readonly Hit[]>();
  private current: Hit | null = null;
  private frame = 0;
  private readonly observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (isIntersecting) this.seen.add(target);
        else this.seen.delete(target);
      }
      this.paintSoon();
    },
    { rootMargin: '200px' },
  );

  /** Paints these hits in the chapters that are on the page. */
  show({ chapters, current }: FinderState, session: Session): void {
    const next = new Map<Element, Hit[]>();
    for (const { chapter, hits } of chapters) {
      const on = session.paper.session(chapter);
      if (on === null) continue;
      for (const hit of hits) {
        const element = elementOf(on, hit);
        if (element === null) continue;
        const list = next.get(element);
        if (list === undefined) next.set(element, [hit]);
        else list.push(hit);
      }
    }
    for (const element of this.hits.keys()) {
      if (next.has(element)) continue;
      this.observer.unobserve(element);
      this.seen.delete(element);
    }
    for (const element of next.keys()) if (!this.hits.has(element)) this.observer.observe(element);
    this.hits = next;
    this.current = current;
    this.paintSoon();
  }

  destroy(): void {
    cancelAnimationFrame(this.frame);
    this.observer.disconnect();
    CSS.highlights.delete(allName);
    CSS.highlights.delete(currentName);
  }

  private paintSoon(): void {
    cancelAnimationFrame(this.frame);
    this.frame = requestAnimationFrame(() => this.paint());
  }

  private paint(): void {
    const all: Range[] = [];
    const current: Range[] = [];
    for (const element of this.seen) {
      if (!(element instanceof HTMLElement)) continue;
      for (const hit of this.hits.get(element) ?? [])
        (hit.key === this.current?.key ? current : all).push(textRange(element, hit.from, hit.to));
    }
    set(allName, all);
    set(currentName, current);
  }
}

function set(name: string, ranges: readonly Range[]): void {
  if (ranges.length === 0) return void CSS.highlights.delete(name);
  const highlight = new Highlight(...ranges);
  highlight.priority = name === currentName ? 2 : 1;
  CSS.highlights.set(name, highlight);
}

type Editor = NonNullable<ReturnType<Session['paper']['session']>>;

/** The element of a hit's block: in the chapter's own editor, in the one that stands in a cell or footnote, or drawn there. */
function elementOf(session: Editor, { part, block, place }: Hit): Element | null {
  const inner = part === null ? null : (session.inner?.get(part) ?? null);
  if (part !== null && inner === null) return null;
  const editing = inner === null ? session : inner.session;
  if (editing === null) return inner?.element.children[place] ?? null;
  const key = editing.binding.blockKey(block);
  return key === null ? null : editing.editor.getElementByKey(key);
}
