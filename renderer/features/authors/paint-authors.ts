/**
 * Draws who wrote what: a bar beside each paragraph in the colour of the group that changed it last, and while one wishes, the words
 * in the colours of the groups that wrote them (CSS Custom Highlight API). Looks at what is in the window alone, in idle time
 * some moments after a change; never at a key.
 */
import type * as Y from 'yjs';
import { standingBlocks, type StandingBlock } from '../../../shared/document/blame/standing.ts';
import { domPlace } from '../../editor/remote/dom-place.ts';
import type { EditorSession } from '../../editor/editor-session.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import { visibleBlocks, type VisibleBlock } from '../../editor/spelling/visible-blocks.ts';
import { authorOf } from './author-at.ts';
import type { AuthorDesk } from './author-desk.ts';

/** Milliseconds from a change, or from scrolling, to looking again. */
const afterChange = 2_000;
const afterScroll = 150;
export const colours = ['0', '1', '2', '3', '4', '5', 'office'] as const;
export type Colour = (typeof colours)[number];

export interface PaintOptions {
  readonly paper: PaperModel;
  readonly desk: Pick<AuthorDesk, 'subscribe' | 'of' | 'want'>;
  /** The colour that stands for a person; null for nobody's. */
  readonly colourOf: (person: string | null) => Colour | null;
}

export class AuthorPainter {
  private readonly highlights = new Map<Colour, Highlight>();
  private readonly followed = new Map<EditorSession, () => void>();
  private readonly standing = new WeakMap<Y.Doc, ReadonlyMap<string, StandingBlock>>();
  private readonly stops: (() => void)[];
  private timer: ReturnType<typeof setTimeout> | null = null;
  private due = Infinity;
  private tints = false;

  constructor(private readonly options: PaintOptions) {
    const { paper, desk } = options;
    for (const colour of colours) {
      const highlight = new Highlight();
      highlight.priority = -1;
      this.highlights.set(colour, highlight);
      CSS.highlights.set(`author-${colour}`, highlight);
    }
    const scrolled = (): void => this.later(afterScroll);
    document.addEventListener('scroll', scrolled, { capture: true, passive: true });
    window.addEventListener('resize', scrolled);
    this.stops = [
      paper.subscribe(() => this.follow()),
      desk.subscribe(() => this.later(0)),
      () => document.removeEventListener('scroll', scrolled, true),
      () => window.removeEventListener('resize', scrolled),
    ];
    this.follow();
  }

  /** Whether words are drawn in the colours of groups. */
  set tinted(on: boolean) {
    this.tints = on;
    this.later(0);
  }

  destroy(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    for (const stop of [...this.stops, ...this.followed.values()]) stop();
    for (const colour of colours) {
      const name = `author-${colour}`;
      if (CSS.highlights.get(name) === this.highlights.get(colour)) CSS.highlights.delete(name);
    }
    for (const { root } of this.options.paper.all)
      for (const element of root.querySelectorAll<HTMLElement>('[data-changed]')) delete element.dataset['changed'];
  }

  private follow(): void {
    const now = new Set(this.options.paper.all);
    for (const [session, stop] of this.followed) {
      if (now.has(session)) continue;
      stop();
      this.followed.delete(session);
    }
    for (const session of now) {
      if (this.followed.has(session)) continue;
      const { doc } = session.room;
      const changed = (): void => {
        this.standing.delete(doc);
        this.later(afterChange);
      };
      const stops = [session.binding.onBlocks(changed), session.binding.onDrawn(() => this.later(afterScroll))];
      this.followed.set(session, () => stops.forEach((stop) => stop()));
    }
    this.later(afterScroll);
  }

  /** A second wish costs a comparison, unless it is more urgent. */
  private later(delay: number): void {
    const due = performance.now() + delay;
    if (this.timer !== null && this.due <= due) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.timer = null;
      requestIdleCallback(() => this.paint(), { timeout: 1_000 });
    }, delay);
  }

  private paint(): void {
    for (const highlight of this.highlights.values()) highlight.clear();
    for (const session of this.options.paper.all) {
      if (session.part.name !== 'text') continue;
      const visible = visibleBlocks(session.editor, session.binding);
      if (visible.length === 0) continue;
      this.options.desk.want(session.chapterId);
      this.paintBars(session, visible);
      if (this.tints) this.paintWords(session, visible);
    }
  }

  private paintBars(session: EditorSession, visible: readonly VisibleBlock[]): void {
    const authors = this.options.desk.of(session.chapterId);
    if (authors === null) return;
    for (const { block, element } of visible) {
      const acts = authors.actsIn(session.part.name, block.id);
      const colour = acts.length === 0 ? null : this.options.colourOf(acts[0]?.person ?? null);
      if (colour === null) delete element.dataset['changed'];
      else if (element.dataset['changed'] !== colour) element.dataset['changed'] = colour;
    }
  }

  private paintWords(session: EditorSession, visible: readonly VisibleBlock[]): void {
    const { doc } = session.room;
    const authors = this.options.desk.of(session.chapterId);
    const blocks =
      this.standing.get(doc) ??
      new Map(standingBlocks(doc.getText(session.part.name)).map((each) => [each.id, each] as const));
    this.standing.set(doc, blocks);
    for (const { block, element } of visible) {
      let at = 0;
      for (const { client, clock, text } of blocks.get(block.id)?.runs ?? []) {
        const parts = authors?.runs.within(client, clock, clock + text.length) ?? [
          { from: clock, to: clock + text.length },
        ];
        for (const { from, to } of parts) {
          const author = authorOf(authors, doc, this.options.paper.person, client, from);
          const colour = this.options.colourOf(author?.person ?? null);
          if (colour !== null) this.highlights.get(colour)?.add(rangeIn(element, at, at + to - from));
          at += to - from;
        }
      }
    }
  }
}

function rangeIn(element: HTMLElement, from: number, to: number): Range {
  const range = document.createRange();
  const [start, end] = [domPlace(element, from), domPlace(element, to)];
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range;
}
