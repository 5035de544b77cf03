/**
 * The card at a suggestion in the text: whose it is, what it would change and why, with the decision. It comes when the
 * pointer rests on the words, or by a key while the caret is in them; then it has the focus, and Escape gives it back.
 */
import { useEffect, useLayoutEffect, useRef, useState, type JSX } from 'react';
import { useText } from '../../../ui/text.ts';
import { SuggestedReader, idsOf, type SuggestedHere } from './find-suggested.ts';
import { SuggestionNote } from './suggestion-note.tsx';
import type { SuggestionScene } from '../suggestion-scene.ts';
import styles from './card.module.css';
import { watchPointer } from './watch-pointer.ts';

interface SuggestionLayerProps {
  readonly scene: SuggestionScene;
}

/** Where the words are that the card is about, in the window. */
interface Spot {
  readonly left: number;
  readonly top: number;
  readonly bottom: number;
}

interface Shown {
  readonly chapter: string;
  readonly here: readonly SuggestedHere[];
  readonly spot: Spot;
  /** Asked for by a key: the card has the focus. */
  readonly byKey: boolean;
}

export function SuggestionLayer({ scene }: SuggestionLayerProps): JSX.Element | null {
  const { t } = useText();
  const { paper } = scene;
  const card = useRef<HTMLDivElement>(null);
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const page = document.getElementById('text');
    if (page === null) return undefined;
    const reader = new SuggestedReader(paper);
    const open = (chapter: string, ids: readonly string[], spot: Spot, byKey: boolean): void => {
      const here = reader.read(chapter, ids);
      setShown(here.length === 0 ? null : { chapter, here, spot, byKey });
    };
    const stopPointer = watchPointer(
      page,
      (element) => card.current?.contains(element) ?? false,
      (target) => {
        const chapter = target?.element.closest<HTMLElement>('[data-chapter]')?.dataset['chapter'];
        if (target === null || chapter === undefined) return setShown((now) => (now?.byKey === true ? now : null));
        open(chapter, idsOf(target.element), spotOf(target.element, target.y), false);
      },
    );
    const stopAsked = paper.current.onAsk(({ chapter, ids }) => {
      const caret = document.getSelection()?.rangeCount === 0 ? null : document.getSelection()?.getRangeAt(0);
      const element = page.querySelector<HTMLElement>(`[data-suggestion~="${CSS.escape(ids[0] ?? '')}"]`);
      const box = caret?.getBoundingClientRect();
      const spot = box !== undefined && box.height > 0 ? box : element?.getBoundingClientRect();
      if (spot !== undefined) open(chapter, ids, spot, true);
    });
    return () => {
      stopPointer();
      stopAsked();
      reader.destroy();
    };
  }, [paper]);
  const byKey = shown?.byKey === true;
  useEffect(() => {
    if (!byKey) return undefined;
    const elsewhere = ({ target }: Event): void => {
      if (!(target instanceof Node) || card.current?.contains(target) !== true) setShown(null);
    };
    document.addEventListener('pointerdown', elsewhere, true);
    return () => document.removeEventListener('pointerdown', elsewhere, true);
  }, [byKey]);
  useLayoutEffect(() => {
    const element = card.current;
    if (element === null || shown === null) return;
    const { left, top, bottom } = placed(shown.spot, element);
    Object.assign(element.style, { left, top, bottom });
    if (shown.byKey) element.querySelector<HTMLElement>('button')?.focus({ preventScroll: true });
  }, [shown]);
  if (shown === null) return null;
  const close = (): void => {
    setShown(null);
    if (card.current?.contains(document.activeElement) === true) paper.focused()?.focus();
  };
  return (
    <div
      ref={card}
      className={styles.card}
      role="dialog"
      aria-label={t('decide.card', { count: shown.here.length })}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        close();
      }}
      onBlur={({ relatedTarget, currentTarget }) => {
        if (relatedTarget !== null && !currentTarget.contains(relatedTarget)) setShown(null);
      }}
    >
      {shown.here.map((each) => (
        <SuggestionNote key={each.id} scene={scene} chapter={shown.chapter} suggestion={each} onDone={close} />
      ))}
    </div>
  );
}

/** The line of the words that the pointer is on. */
function spotOf(element: HTMLElement, y: number): Spot {
  const boxes = [...element.getClientRects()];
  return boxes.find(({ top, bottom }) => y >= top && y <= bottom) ?? element.getBoundingClientRect();
}

/** Under the words, or above them where there is no room; never beyond the window. */
function placed({ left, top, bottom }: Spot, card: HTMLElement): { left: string; top: string; bottom: string } {
  const gap = 6;
  const edge = 12;
  const x = Math.max(edge, Math.min(left, window.innerWidth - card.offsetWidth - edge));
  const fits = bottom + gap + card.offsetHeight + edge <= window.innerHeight;
  return fits || top < window.innerHeight / 2
    ? { left: `${x}px`, top: `${bottom + gap}px`, bottom: 'auto' }
    : { left: `${x}px`, top: 'auto', bottom: `${window.innerHeight - top + gap}px` };
}
