/** What comments need of the page as a whole: keys, clicks on highlights, the button at a selection. Draws next to nothing. */
import { MessageSquarePlus } from 'lucide-react';
import { IS_APPLE } from 'lexical';
import { useEffect, useState, useSyncExternalStore, type JSX } from 'react';
import { withNames } from '../../../shared/domain/comment-entries.ts';
import type { Membership } from '../../../shared/domain/people.ts';
import { rangeAt } from '../../editor/range-at.ts';
import { actionOf } from '../../editor/shortcuts/shortcuts.ts';
import { announce } from '../../ui/announcer.tsx';
import { afterPaint, notAfterPaint } from '../../ui/after-paint.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { BlockButton } from './block-button.tsx';
import { CommentDetails } from './comment-details.tsx';
import { beginComment, neighbour, openThread, showInText } from './comment-actions.ts';
import type { CommentDesk } from './comment-desk.ts';
import './comment-highlights.css';
import styles from './comments.module.css';
import { selectByKeys } from './read-only-selection.ts';
import { selectedText } from './text-points.ts';
import { useNames } from './use-names.ts';

interface CommentLayerProps {
  readonly desk: CommentDesk;
  readonly membership: Membership;
  /** The chapter, or measure, one works in. */
  readonly subject: string | null;
  /** All that can be on the page, in order. */
  readonly subjects: readonly string[];
}

export function CommentLayer(props: CommentLayerProps): JSX.Element {
  const { desk, membership, subject } = props;
  const { model, paper, marks } = desk;
  const onPage = useSyncExternalStore(paper.subscribe, () =>
    [...new Set([...paper.all.map(({ chapterId }) => chapterId), ...(subject === null ? [] : [subject])])]
      .sort()
      .join(),
  );
  useEffect(() => desk.start(), [desk]);
  useEffect(() => model.hold(onPage === '' ? [] : onPage.split(',')), [model, onPage]);
  useCommentKeys(props);
  useCommentClicks(desk);
  return (
    <>
      <SelectionButton desk={desk} />
      <BlockButton desk={desk} />
      <CommentDetails marks={marks} membership={membership} />
    </>
  );
}

function useCommentKeys({ desk, membership, subject, subjects }: CommentLayerProps): void {
  const { t } = useText();
  const nameOf = useNames(membership);
  useEffect(() => {
    const { model, paper } = desk;
    const listen = (event: KeyboardEvent): void => {
      const page = document.getElementById('text');
      const isInText = event.target instanceof Node && (page?.contains(event.target) ?? false);
      const action = actionOf(event, IS_APPLE, event.getModifierState('AltGraph'));
      if (isInText && action === null) return selectByKeys(event, paper);
      if (action !== 'comment' && action !== 'nextComment' && action !== 'previousComment') return;
      if (!isInText && event.target !== document.body && action === 'comment') return;
      event.preventDefault();
      event.stopPropagation();
      // A field that can be commented on has a button of its own for it.
      const field = event.target instanceof Element ? event.target.closest('[data-commented-field]') : null;
      const button = field?.querySelector<HTMLElement>('[data-comment-button] button') ?? null;
      if (action === 'comment') return button === null ? beginComment(desk, subject) : button.click();
      const next = neighbour(desk, subjects, action === 'nextComment' ? 1 : -1);
      if (next === null) return announce(t('comments.noneInText'));
      openThread(model, next, false);
      showInText(desk, next, true);
      const thread = model.thread(next);
      if (thread === null) return;
      announce(t('comments.shown', { name: nameOf(thread.author), text: withNames(thread.text, nameOf) }));
    };
    document.addEventListener('keydown', listen, true);
    return () => document.removeEventListener('keydown', listen, true);
  }, [desk, subject, subjects, t, nameOf]);
}

/** A click on a highlight opens its thread; one beside all of them closes the open one. */
function useCommentClicks(desk: CommentDesk): void {
  useEffect(() => {
    const listen = (event: MouseEvent): void => {
      const page = document.getElementById('text');
      if (event.button !== 0 || !(event.target instanceof Node) || page?.contains(event.target) !== true) return;
      if (document.getSelection()?.isCollapsed === false) return;
      const range = rangeAt(event.clientX, event.clientY);
      const there = range === null ? null : desk.highlights?.at(range.startContainer, range.startOffset);
      if (there !== null && there !== undefined) openThread(desk.model, there, false);
      else if (desk.model.active() !== null && !isControl(event.target)) desk.model.open(null);
    };
    document.addEventListener('click', listen);
    return () => document.removeEventListener('click', listen);
  }, [desk]);
}

/** What one presses on the page may have opened a thread itself. */
const isControl = (target: Node): boolean => target instanceof Element && target.closest('button') !== null;

/** Milliseconds that a selection has to stand before the button comes. */
const settledAfter = 250;

function SelectionButton({ desk }: { readonly desk: CommentDesk }): JSX.Element | null {
  const { t } = useText();
  const [place, setPlace] = useState<{ readonly left: number; readonly top: number } | null>(null);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = (): void => setPlace(placeOf(desk));
    const settle = (): void => {
      clearTimeout(timer);
      if (document.getSelection()?.isCollapsed !== false) return setPlace(null);
      timer = setTimeout(look, settledAfter);
    };
    // Asking for the selection lays out the page: not before it is painted, nor while it moves.
    const later = (): void => afterPaint(settle);
    const hide = (): void => {
      setPlace(null);
      clearTimeout(timer);
      timer = setTimeout(look, settledAfter);
    };
    document.addEventListener('selectionchange', later);
    document.addEventListener('scroll', hide, { capture: true, passive: true });
    return () => {
      notAfterPaint(settle);
      clearTimeout(timer);
      document.removeEventListener('selectionchange', later);
      document.removeEventListener('scroll', hide, true);
    };
  }, [desk]);
  if (place === null) return null;
  return (
    <div className={styles.float} style={place}>
      <Button
        small
        icon={<MessageSquarePlus size={16} strokeWidth={1.75} aria-hidden />}
        preventFocusOnPress
        excludeFromTabOrder
        onPress={() => {
          setPlace(null);
          beginComment(desk, null);
        }}
      >
        {t('comments.add')}
      </Button>
    </div>
  );
}

/** Beside the end of the selection, where it covers none of the selected lines; null where there is nothing to comment on. */
function placeOf({ paper, model }: CommentDesk): { left: number; top: number } | null {
  const selected = selectedText(paper);
  if (selected === null || selected.collapsed) return null;
  if (!model.mayComment(selected.session.chapterId)) return null;
  const boxes = selected.range.getClientRects();
  const last = boxes.item(boxes.length - 1);
  const page = selected.session.root.getBoundingClientRect();
  if (last === null || last.bottom < 60 || last.top > window.innerHeight - 60) return null;
  return {
    left: Math.round(Math.min(last.right + 10, page.right - 20, window.innerWidth - 160)),
    top: Math.round(Math.min(last.bottom + 6, window.innerHeight - 50)),
  };
}
