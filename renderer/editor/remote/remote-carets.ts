/**
 * Carets and selections of the others, drawn over a chapter: a bar in the group's colour, for two seconds after it moved
 * with the name above the line. Drawn only while the chapter is to be seen, at the pace of what others do, without React.
 * Typing elsewhere moves no caret: those are drawn anew whose block changed, and all when the chapter got another height.
 */
import type { LexicalEditor } from 'lexical';
import type { Awareness } from 'y-protocols/awareness';
import type { Binding } from '../binding/binding-types.ts';
import type { InnerTexts } from '../inner/inner-texts.ts';
import { caretBox, domPlace } from './dom-place.ts';
import { highlight } from './highlights.ts';
import type { Pace } from './pace.ts';
import { colourName, remoteUser, type RemoteUser } from './remote-user.ts';

const nameShownFor = 2_000;
/** Blocks further outside of the window than this are not measured. */
const margin = 200;

interface Caret {
  readonly bar: HTMLElement;
  readonly label: HTMLElement;
  user: RemoteUser;
  anchor: unknown;
  focus: unknown;
  /** The focus as text, to see whether it moved. */
  place: string;
  hideName: ReturnType<typeof setTimeout> | undefined;
  unselect: (() => void) | null;
  /** Lexical key of the block it stood in when it was last drawn. */
  block: string | null;
  /** Whether it has to be drawn anew. */
  moved: boolean;
}

export class RemoteCarets {
  private readonly carets = new Map<number, Caret>();
  private readonly stops: (() => void)[] = [];
  private visible = false;
  /** Whether every caret has to be drawn; else only those that `moved`. */
  private all = true;

  constructor(
    private readonly editor: LexicalEditor,
    private readonly binding: Binding,
    private readonly awareness: Awareness,
    private readonly layer: HTMLElement,
    private readonly pace: Pace,
    /** The texts within the chapter, whose carets are drawn here too. */
    private readonly inner: InnerTexts | null = null,
  ) {
    const onAwareness = ({
      added,
      updated,
      removed,
    }: {
      added: number[];
      updated: number[];
      removed: number[];
    }): void => {
      for (const client of [...added, ...updated, ...removed]) this.read(client);
    };
    awareness.on('change', onAwareness);
    const size = new ResizeObserver(() => this.redraw());
    size.observe(layer);
    const onScroll = (): void => {
      if ([...this.carets.values()].some(({ bar }) => bar.hidden)) this.redraw();
    };
    layer.ownerDocument.addEventListener('scroll', onScroll, { capture: true, passive: true });
    this.stops.push(
      () => awareness.off('change', onAwareness),
      () => size.disconnect(),
      () => layer.ownerDocument.removeEventListener('scroll', onScroll, true),
      editor.registerUpdateListener(({ dirtyElements, dirtyLeaves }) => {
        if (this.carets.size === 0 || (dirtyElements.size === 0 && dirtyLeaves.size === 0)) return;
        let moved = false;
        for (const caret of this.carets.values()) {
          if (caret.block === null || !dirtyElements.has(caret.block)) continue;
          caret.moved = moved = true;
        }
        // Blocks came, went or moved: even with the same height in all, not everything is where it was.
        if (dirtyElements.get('root') === true) this.redraw();
        else if (moved) this.request();
      }),
    );
    if (inner !== null)
      this.stops.push(
        inner.whenDrawn((text) => {
          if (this.carets.size === 0) return;
          let moved = false;
          // One that is nowhere may be there now.
          for (const caret of this.carets.values())
            if (caret.block === text || caret.block === null) caret.moved = moved = true;
          if (moved) this.request();
        }),
      );
    for (const client of awareness.getStates().keys()) this.read(client);
  }

  setVisible(visible: boolean): void {
    this.visible = visible;
    if (visible) this.redraw();
  }

  destroy(): void {
    for (const stop of this.stops) stop();
    for (const client of [...this.carets.keys()]) this.remove(client);
  }

  private request(): void {
    if (this.visible) this.pace.request('carets', this.draw);
  }

  private redraw(): void {
    this.all = true;
    this.request();
  }

  /** Takes over what a peer tells about itself. */
  private read(client: number): void {
    if (client === this.awareness.clientID) return;
    const state = this.awareness.getStates().get(client);
    const user = remoteUser(state);
    const cursor = cursorOf(state?.['cursor']);
    if (user === null || cursor === null) return this.remove(client);
    const caret = this.carets.get(client) ?? this.add(client, user);
    if (caret.user.name !== user.name || caret.user.colour !== user.colour) dress(caret, user);
    const place = JSON.stringify(cursor.focus);
    const moved = place !== caret.place;
    const selects = JSON.stringify(cursor.anchor) !== place;
    if (!moved && !selects && caret.unselect === null) return;
    Object.assign(caret, { anchor: cursor.anchor, focus: cursor.focus, place, moved: true });
    if (moved) this.showName(caret);
    this.request();
  }

  private add(client: number, user: RemoteUser): Caret {
    const bar = document.createElement('span');
    const label = document.createElement('span');
    bar.className = 'remote-caret';
    label.className = 'remote-name';
    bar.append(label);
    this.layer.append(bar);
    const caret: Caret = {
      bar,
      label,
      user,
      anchor: null,
      focus: null,
      place: '',
      hideName: undefined,
      unselect: null,
      block: null,
      moved: true,
    };
    dress(caret, user);
    this.carets.set(client, caret);
    return caret;
  }

  private remove(client: number): void {
    const caret = this.carets.get(client);
    if (caret === undefined) return;
    clearTimeout(caret.hideName);
    caret.unselect?.();
    caret.bar.remove();
    this.carets.delete(client);
  }

  private showName(caret: Caret): void {
    if (caret.bar.dataset['named'] === undefined) caret.bar.dataset['named'] = '';
    clearTimeout(caret.hideName);
    caret.hideName = setTimeout(() => delete caret.bar.dataset['named'], nameShownFor);
  }

  private readonly draw = (): void => {
    const carets = [...this.carets.values()].filter((caret) => this.all || caret.moved);
    this.all = false;
    if (carets.length === 0) return;
    const origin = this.layer.getBoundingClientRect();
    const own = this.ownCaret();
    // All reading before all writing: one layout per frame.
    const places = carets.map((caret) => ({ caret, box: this.boxOf(caret) }));
    for (const { caret } of places) this.drawSelection(caret);
    for (const { caret, box } of places) {
      if (caret.bar.hidden !== (box === null)) caret.bar.hidden = box === null;
      if (box === null) continue;
      const at = `translate(${Math.round(box.left - origin.left)}px, ${Math.round(box.top - origin.top)}px)`;
      const height = `${Math.round(box.height)}px`;
      // Even the same value, written again, costs a frame.
      if (caret.bar.style.transform !== at) caret.bar.style.transform = at;
      if (caret.bar.style.height !== height) caret.bar.style.height = height;
      caret.bar.toggleAttribute('data-flip', box.left - origin.left > origin.width - 160);
      // The name must not cover what one is writing oneself.
      const near =
        own !== null && Math.abs(own.top - box.top) < box.height * 1.6 && Math.abs(own.left - box.left) < 220;
      caret.bar.toggleAttribute('data-near', near);
    }
  };

  private boxOf(caret: Caret): ReturnType<typeof caretBox> {
    const found = this.find(caret.focus);
    caret.block = found?.key ?? null;
    caret.moved = false;
    if (found === null || !isNearWindow(found.element)) return null;
    return caretBox(found.element, domPlace(found.element, found.offset));
  }

  /** Where a position is drawn: in the chapter's own text or in one within it, of which `key` is then the name. */
  private find(position: unknown): { key: string; element: HTMLElement; offset: number } | null {
    const found = this.binding.resolve(position);
    if (found === null) {
      const inside = this.inner?.find(position) ?? null;
      return inside === null ? null : { key: inside.text, element: inside.element, offset: inside.offset };
    }
    const element = this.editor.getElementByKey(found.key);
    return element === null ? null : { key: found.key, element, offset: found.offset };
  }

  private drawSelection(caret: Caret): void {
    caret.unselect?.();
    caret.unselect = null;
    if (JSON.stringify(caret.anchor) === caret.place) return;
    const anchor = this.find(caret.anchor);
    const focus = this.find(caret.focus);
    if (anchor === null || focus === null) return;
    const a = domPlace(anchor.element, anchor.offset);
    const f = domPlace(focus.element, focus.offset);
    const range = document.createRange();
    range.setStart(a.node, a.offset);
    range.collapse(true);
    if (range.comparePoint(f.node, f.offset) >= 0) range.setEnd(f.node, f.offset);
    else range.setStart(f.node, f.offset);
    if (!range.collapsed) caret.unselect = highlight(range, caret.user.colour);
  }

  private ownCaret(): { readonly left: number; readonly top: number } | null {
    const selection = window.getSelection();
    const root = this.editor.getRootElement();
    if (selection === null || selection.rangeCount === 0 || root === null || !root.contains(document.activeElement))
      return null;
    const box = selection.getRangeAt(0).getClientRects().item(0);
    return box === null ? null : { left: box.left, top: box.top };
  }
}

function dress(caret: Caret, user: RemoteUser): void {
  caret.user = user;
  caret.bar.dataset['colour'] = colourName(user.colour);
  caret.label.textContent = user.name;
}

function isNearWindow(block: HTMLElement): boolean {
  const box = block.getBoundingClientRect();
  return box.bottom > -margin && box.top < window.innerHeight + margin;
}

function cursorOf(cursor: unknown): { readonly anchor: unknown; readonly focus: unknown } | null {
  if (typeof cursor !== 'object' || cursor === null || !('anchor' in cursor) || !('focus' in cursor)) return null;
  return { anchor: cursor.anchor, focus: cursor.focus };
}
