/** Beside the block that the pointer is on: a button to comment on all of it, or to open the comment that it has. */
import { MessageSquare, MessageSquarePlus } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { blockAnchor, compose, openThread } from './comment-actions.ts';
import type { BlockThread } from './block-marks.ts';
import type { CommentDesk } from './comment-desk.ts';
import styles from './comments.module.css';

interface Hovered {
  readonly element: HTMLElement;
  readonly threads: readonly BlockThread[];
  readonly left: number;
  readonly top: number;
}

/** Pixels from the right end of a block, which is the page's, to the button, and the button's width. */
const inset = 10;
const size = 32;
/** Milliseconds that the pointer rests on a block before the button comes: none while the page moves under it. */
const restsFor = 60;

export function BlockButton({ desk }: { readonly desk: CommentDesk }): JSX.Element | null {
  const { t } = useText();
  const [hovered, setHovered] = useState<Hovered | null>(null);
  const { model } = desk;
  useEffect(() => {
    const page = document.getElementById('text');
    let timer: ReturnType<typeof setTimeout> | undefined;
    /** Where the pointer was last; null where it shows nothing. */
    let at: { readonly x: number; readonly y: number } | null = null;
    const look = (): void => {
      const under = at === null ? null : document.elementFromPoint(at.x, at.y);
      if ((under?.closest('[data-block-button]') ?? null) !== null) return;
      const element = under?.closest<HTMLElement>('.chapter-text > .block') ?? null;
      setHovered((before) =>
        before?.element === element ? before : element === null ? null : placeBeside(desk, element),
      );
    };
    const lookSoon = (): void => {
      clearTimeout(timer);
      if (at !== null) timer = setTimeout(look, restsFor);
    };
    const onPointer = (event: PointerEvent): void => {
      const isOnButton = event.target instanceof Element && event.target.closest('[data-block-button]') !== null;
      if (event.pointerType === 'touch' || isOnButton) return clearTimeout(timer);
      at = event.buttons === 0 ? { x: event.clientX, y: event.clientY } : null;
      if (at === null) hide();
      lookSoon();
    };
    const hide = (): void => {
      clearTimeout(timer);
      setHovered(null);
    };
    const hideForGood = (): void => {
      at = null;
      hide();
    };
    const onScroll = (): void => {
      hide();
      lookSoon();
    };
    // Whether one may comment here can become known after the pointer has come.
    const stop = model.subscribe(lookSoon);
    page?.addEventListener('pointerover', onPointer);
    page?.addEventListener('scroll', onScroll, { capture: true, passive: true });
    document.addEventListener('keydown', hideForGood, true);
    document.addEventListener('pointerleave', hideForGood);
    return () => {
      stop();
      clearTimeout(timer);
      page?.removeEventListener('pointerover', onPointer);
      page?.removeEventListener('scroll', onScroll, true);
      document.removeEventListener('keydown', hideForGood, true);
      document.removeEventListener('pointerleave', hideForGood);
    };
  }, [desk, model]);
  if (hovered === null) return null;
  const { element, threads, left, top } = hovered;
  const [own] = threads.filter(({ whole }) => whole);
  const press = (): void => {
    setHovered(null);
    if (own !== undefined) return openThread(model, own.ref, true);
    const found = blockAnchor(desk.paper, element);
    if (found !== null) compose(model, found.subject, found.anchor);
  };
  return (
    <div className={styles.beside} style={{ left, top }} data-block-button>
      <Button
        small
        variant="quiet"
        label={t(own === undefined ? 'comments.addToBlock' : 'comments.showOnBlock')}
        icon={
          own === undefined ? (
            <MessageSquarePlus size={16} strokeWidth={1.75} aria-hidden />
          ) : (
            <MessageSquare size={16} strokeWidth={1.75} aria-hidden />
          )
        }
        preventFocusOnPress
        excludeFromTabOrder
        onPress={press}
      />
    </div>
  );
}

/** At the block's first line; null where there is nothing to comment on, or one may not. */
function placeBeside({ paper, model, marks }: CommentDesk, element: HTMLElement): Hovered | null {
  const found = blockAnchor(paper, element);
  if (found === null || !model.mayComment(found.subject)) return null;
  const { right, top } = element.getBoundingClientRect();
  return {
    element,
    threads: marks.of(element),
    left: Math.round(right - inset - size),
    top: Math.round(Math.max(top, (document.getElementById('text')?.getBoundingClientRect().top ?? 0) + 52)),
  };
}
