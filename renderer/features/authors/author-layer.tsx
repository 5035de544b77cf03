/** Bars and colours of authors on the page, and the card that says who wrote the words at the pointer or the caret. */
import { IS_APPLE } from 'lexical';
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { groupOf } from '../../../shared/domain/people.ts';
import type { Session } from '../../app/session.ts';
import { setTools, useTools } from '../../app/tools-state.ts';
import { useView } from '../../app/view-state.ts';
import { rangeAt } from '../../editor/range-at.ts';
import { actionOf } from '../../editor/shortcuts/shortcuts.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { authorAt, type AuthorHere } from './author-at.ts';
import { AuthorCard, spokenAuthor } from './author-card.tsx';
import { authorDesk } from './author-desk.ts';
import './authors.css';
import styles from './authors.module.css';
import { AuthorPainter, type Colour } from './paint-authors.ts';

/** Milliseconds that the pointer has to rest on words. */
const rest = 500;

interface Shown {
  readonly here: AuthorHere;
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

export function AuthorLayer({ session }: { readonly session: Session }): JSX.Element | null {
  const { t, language } = useText();
  const tinted = useView((state) => state.authorship);
  const { paper, call, membership } = session;
  const card = useRef<HTMLDivElement>(null);
  const painter = useRef<AuthorPainter | null>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const made = new AuthorPainter({
      paper,
      desk: authorDesk(call),
      colourOf: (id) => {
        const person = id === null ? undefined : membership.people.get(id);
        if (person === undefined) return null;
        const group = groupOf(person, membership);
        return group === null ? 'office' : (String(group.colour) as Colour);
      },
    });
    painter.current = made;
    return () => made.destroy();
  }, [paper, call, membership]);
  useEffect(() => {
    if (painter.current !== null) painter.current.tinted = tinted;
  }, [tinted, paper, call, membership]);

  useEffect(() => {
    const desk = authorDesk(call);
    const ask = (): void => {
      const selection = document.getSelection();
      const range = selection === null || selection.rangeCount === 0 ? null : selection.getRangeAt(0);
      const here =
        range === null ? null : authorAt(paper, (chapter) => desk.of(chapter), range.startContainer, range.startOffset);
      if (range === null || here === null) return announce(t('authors.nothingHere'));
      setShown({ here, ...boxOf(range) });
      announce(spokenAuthor(here, membership, t, language));
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setShown(null);
      if (actionOf(event, IS_APPLE, event.getModifierState('AltGraph')) !== 'whoWrote') return;
      event.preventDefault();
      event.stopPropagation();
      ask();
    };
    const stopAsked = useTools.subscribe((state, before) => {
      if (state.whoAsked !== before.whoAsked) requestAnimationFrame(ask);
    });
    document.addEventListener('keydown', onKey, true);
    return () => {
      stopAsked();
      document.removeEventListener('keydown', onKey, true);
    };
  }, [paper, call, membership, t, language]);

  useEffect(() => {
    const page = document.getElementById('text');
    if (!tinted || page === null) return undefined;
    const desk = authorDesk(call);
    let timer: ReturnType<typeof setTimeout> | null = null;
    const hide = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      setShown(null);
    };
    const onMove = (event: PointerEvent): void => {
      if (event.pointerType === 'touch' || event.buttons !== 0) return hide();
      if (timer !== null) clearTimeout(timer);
      const { clientX, clientY } = event;
      timer = setTimeout(() => {
        const range = rangeAt(clientX, clientY);
        const here =
          range === null
            ? null
            : authorAt(paper, (chapter) => desk.of(chapter), range.startContainer, range.startOffset);
        setShown(range === null || here === null ? null : { here, ...boxOf(range) });
      }, rest);
    };
    page.addEventListener('pointermove', onMove, { passive: true });
    page.addEventListener('pointerleave', hide);
    page.addEventListener('scroll', hide, { capture: true, passive: true });
    document.addEventListener('pointerdown', hide, true);
    document.addEventListener('keydown', hide, true);
    return () => {
      hide();
      page.removeEventListener('pointermove', onMove);
      page.removeEventListener('pointerleave', hide);
      page.removeEventListener('scroll', hide, true);
      document.removeEventListener('pointerdown', hide, true);
      document.removeEventListener('keydown', hide, true);
    };
  }, [paper, call, tinted]);

  useLayoutEffect(() => {
    const element = card.current;
    if (element === null || shown === null) return;
    const fits = shown.bottom + element.offsetHeight + 18 <= window.innerHeight;
    const left = Math.max(12, Math.min(shown.left, window.innerWidth - element.offsetWidth - 12));
    Object.assign(element.style, {
      left: `${left}px`,
      top: `${fits ? shown.bottom + 6 : Math.max(12, shown.top - element.offsetHeight - 6)}px`,
    });
  }, [shown]);
  if (shown === null) return null;
  return (
    <div ref={card} className={styles.card} role="group" aria-label={t('authors.card')}>
      <AuthorCard here={shown.here} membership={membership} />
    </div>
  );
}

function boxOf(range: Range): { left: number; top: number; bottom: number } {
  const box = range.getBoundingClientRect();
  if (box.height > 0) return { left: box.left, top: box.top, bottom: box.bottom };
  const around = range.startContainer instanceof Element ? range.startContainer : range.startContainer.parentElement;
  const { left = 0, top = 0, bottom = 0 } = around?.getBoundingClientRect() ?? {};
  return { left, top, bottom };
}

/** Asks for the words at the caret, from a menu. */
export const askWhoWrote = (): void => setTools({ whoAsked: useTools.getState().whoAsked + 1 });
