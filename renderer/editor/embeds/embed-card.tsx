/**
 * What an embed means, beside it while the mouse or the focus is on it: a footnote's text, what a reference leads to, a council
 * paper. A click, or Enter on one that has the focus, goes there.
 */
import { useEffect, useState, type JSX, type RefObject } from 'react';
import { HERE, noteText, type Embed } from '../../../shared/document/embeds.ts';
import { useText } from '../../ui/text.ts';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';
import styles from './embed-card.module.css';
import { embedOf, followEmbed } from './follow-embed.ts';

interface EmbedCardProps {
  readonly model: PaperModel;
  /** The element that scrolls, with all chapters in it. */
  readonly scroller: RefObject<HTMLElement | null>;
  /** The element that the card is placed in. */
  readonly place: RefObject<HTMLElement | null>;
}

interface Shown {
  readonly embed: Embed;
  readonly session: EditorSession;
  readonly left: number;
  readonly top: number;
}

/** Milliseconds that the mouse has to rest. */
const rest = 350;
const longestText = 300;

export function EmbedCard({ model, scroller, place }: EmbedCardProps): JSX.Element | null {
  const [shown, setShown] = useState<Shown | null>(null);
  useEffect(() => {
    const root = scroller.current;
    if (root === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | null = null;
    // React is not even asked with each key.
    let isShown = false;
    const forget = (): void => {
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (isShown) setShown(null);
      isShown = false;
    };
    const at = (event: Event): { session: EditorSession; embed: Embed; element: Element } | null => {
      const element = event.target instanceof Element ? event.target.closest('.embed') : null;
      const chapter = element?.closest<HTMLElement>('[data-chapter]')?.dataset['chapter'];
      const session = chapter === undefined ? null : model.session(chapter);
      const embed = element === null || session === null ? null : embedOf(session, element);
      return element === null || session === null || embed === null ? null : { session, embed, element };
    };
    const show = (event: Event): void => {
      const found = at(event);
      if (timer !== null) clearTimeout(timer);
      timer = null;
      if (found === null) return forget();
      timer = setTimeout(() => {
        const box = found.element.getBoundingClientRect();
        const around = place.current?.getBoundingClientRect();
        if (around === undefined || box.width === 0) return;
        const { session, embed } = found;
        isShown = true;
        const left = Math.max(12, Math.min(box.left - around.left - 12, around.width - 352));
        setShown({ embed, session, left, top: box.bottom - around.top + 6 });
      }, rest);
    };
    /** What the mouse was pressed on: in a cell at rest an editor takes its place, and no click is told. */
    let pressed: ReturnType<typeof at> = null;
    const press = (event: PointerEvent): void => {
      pressed = event.button === 0 ? at(event) : null;
    };
    const letGo = (): void => {
      const found = pressed;
      pressed = null;
      if (found === null || found.element.isConnected || hasSelection()) return;
      forget();
      followEmbed(model, found.session.chapterId, found.embed);
    };
    const go = (event: Event): void => {
      const found = at(event);
      if (found === null) return;
      if (event instanceof KeyboardEvent ? event.key !== 'Enter' : hasSelection()) return;
      event.preventDefault();
      forget();
      followEmbed(model, found.session.chapterId, found.embed);
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.target instanceof Element && event.target.classList.contains('embed')) go(event);
    };
    root.addEventListener('pointerover', show);
    root.addEventListener('focusin', show);
    root.addEventListener('pointerdown', press, true);
    root.addEventListener('mouseup', letGo);
    root.addEventListener('click', go);
    root.addEventListener('keydown', forget, true);
    root.addEventListener('keydown', onKey);
    root.addEventListener('scroll', forget, { passive: true });
    return () => {
      if (timer !== null) clearTimeout(timer);
      root.removeEventListener('pointerover', show);
      root.removeEventListener('focusin', show);
      root.removeEventListener('pointerdown', press, true);
      root.removeEventListener('mouseup', letGo);
      root.removeEventListener('click', go);
      root.removeEventListener('keydown', forget, true);
      root.removeEventListener('keydown', onKey);
      root.removeEventListener('scroll', forget);
    };
  }, [model, scroller, place]);

  if (shown === null) return null;
  const { left, top } = shown;
  return (
    <div className={styles.card} style={{ transform: `translate(${Math.round(left)}px, ${Math.round(top)}px)` }}>
      <CardContent {...shown} model={model} />
    </div>
  );
}

function CardContent({ embed, session, model }: Shown & { readonly model: PaperModel }): JSX.Element {
  const { t } = useText();
  if ('note' in embed) {
    const text = session.room.doc.getText(noteText(embed.note)).toJSON().slice(0, longestText).trim();
    return <p>{text === '' ? <i>{t('numbers.noteEmpty')}</i> : text}</p>;
  }
  if ('paper' in embed) return <p className={styles.name}>{t('numbers.paperName', { paper: embed.paper })}</p>;
  const { chapter, block } = embed.ref;
  const target = model.index.target(chapter, block);
  const elsewhere = chapter === HERE ? null : model.index.elsewhere();
  const warning = target === null ? null : (elsewhere?.offer(target).warning ?? null);
  return (
    <>
      <p className={styles.name}>{model.index.describe(chapter, block)}</p>
      {target !== null && target.text !== '' && <p className={styles.text}>{target.text}</p>}
      {warning !== null && <p className={styles.warning}>{warning}</p>}
    </>
  );
}

/** Whoever drew over it with the mouse wants to select it. */
const hasSelection = (): boolean => window.getSelection()?.isCollapsed === false;
