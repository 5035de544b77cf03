/** The whole paper to read, nothing else: page by page with the keys one knows, all chapters, how far one is. */
import { List, Minus, Plus, Presentation, X } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type CSSProperties, type JSX, type KeyboardEvent } from 'react';
import type { Target } from '../../../shared/document/paper-index.ts';
import { readingMinutes } from '../../../shared/domain/extent.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import { FullView } from './full-view.tsx';
import { goToTarget } from './go-to-target.ts';
import { holdAtTop } from './hold-in-view.ts';
import { ReadingChapter } from './reading-chapter.tsx';
import { ReadingChoices } from './reading-choices.tsx';
import { sizeFactor, stepSize, useReading } from './reading-state.ts';
import styles from './reading.module.css';

interface ReadingViewProps {
  readonly session: Session;
  /** Where one begins. */
  readonly chapter: string | null;
  readonly onPresent: (chapter: string) => void;
  /** The chapter that one read last. */
  readonly onClose: (chapter: string | null) => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function ReadingView({ session, chapter, onPresent, onClose }: ReadingViewProps): JSX.Element {
  const { t } = useText();
  const scroller = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ chapter, share: 0 });
  const { size } = useReading();
  const { chapters } = session;
  const words = chapters.reduce((sum, { summary }) => sum + (summary?.words ?? 0), 0);
  const left = readingMinutes(words * (1 - at.share));
  const percent = Math.round(at.share * 100);
  const current = chapters.find(({ id }) => id === at.chapter) ?? chapters[0];

  useEffect(() => {
    const element = scroller.current;
    const section = chapter === null ? null : sectionOf(element, chapter);
    element?.focus();
    return element === null || section === null ? undefined : holdAtTop(element, section);
  }, [chapter]);

  const onGo = useCallback((target: Target) => {
    if (scroller.current !== null) goToTarget(scroller.current, target);
  }, []);

  const page = (direction: 1 | -1): void => {
    const element = scroller.current;
    if (element === null) return;
    // Two lines stay, so that the eye finds where it was.
    const lines = 2 * Number.parseFloat(getComputedStyle(element).lineHeight);
    element.scrollBy({ top: direction * Math.max(80, element.clientHeight - lines) });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== scroller.current) return;
    const step = pageStep(event);
    if (step !== null) page(step);
    else if (event.key === '+') stepSize(1);
    else if (event.key === '-') stepSize(-1);
    else return;
    event.preventDefault();
  };
  const onScroll = (): void => {
    const element = scroller.current;
    if (element === null) return;
    const most = element.scrollHeight - element.clientHeight;
    const share = most <= 0 ? 1 : Math.min(1, element.scrollTop / most);
    const line = element.getBoundingClientRect().top + element.clientHeight * 0.3;
    const here = [...element.querySelectorAll<HTMLElement>('[data-reading]')].find(
      (section) => section.getBoundingClientRect().bottom > line,
    );
    const id = here?.dataset['reading'] ?? null;
    if (id !== at.chapter || Math.round(share * 100) !== percent) setAt({ chapter: id, share });
  };

  return (
    <FullView label={t('reading.read')} onClose={() => onClose(at.chapter)}>
      <header className={styles.bar}>
        <MenuButton
          label={t('reading.chapters')}
          icon={<List {...icon} />}
          commands={chapters.map((each) => ({
            id: each.id,
            label: t('reading.chapter', { number: each.number, title: titleOf(each, t) }),
            run: () => {
              const section = sectionOf(scroller.current, each.id);
              if (scroller.current !== null && section !== null) holdAtTop(scroller.current, section);
              scroller.current?.focus();
            },
          }))}
        />
        <p className={styles.where}>
          {current !== undefined && t('reading.chapter', { number: current.number, title: titleOf(current, t) })}
        </p>
        <p className={styles.left}>{percent >= 100 ? t('reading.atEnd') : t('reading.left', { count: left })}</p>
        <ReadingChoices />
        <Button variant="quiet" label={t('reading.smaller')} icon={<Minus {...icon} />} onPress={() => stepSize(-1)} />
        <Button variant="quiet" label={t('reading.larger')} icon={<Plus {...icon} />} onPress={() => stepSize(1)} />
        <Button
          variant="quiet"
          label={t('reading.present')}
          icon={<Presentation {...icon} />}
          onPress={() => current !== undefined && onPresent(current.id)}
        />
        <Button variant="quiet" label={t('reading.leave')} icon={<X {...icon} />} onPress={() => onClose(at.chapter)} />
        <progress
          className={styles.progress}
          max={100}
          value={percent}
          aria-label={t('reading.progress', { percent })}
        />
      </header>
      <div
        ref={scroller}
        className={styles.scroller}
        role="region"
        aria-label={t('reading.text')}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onScroll={onScroll}
      >
        <article className={styles.column} style={sizeStyle(sizeFactor(size))}>
          <h1 className={styles.paper}>{session.project.title}</h1>
          {chapters.map((each) => (
            <ReadingChapter
              key={each.id}
              session={session}
              chapter={each}
              scroller={scroller}
              begin={each.id === chapter}
              onGo={onGo}
            />
          ))}
        </article>
      </div>
    </FullView>
  );
}

const sectionOf = (scroller: HTMLElement | null, chapter: string): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(`[data-reading="${CSS.escape(chapter)}"]`) ?? null;

/** Whether a key turns the page, and which way. */
export function pageStep({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): 1 | -1 | null {
  if (key === 'PageDown' || key === 'ArrowRight' || (key === ' ' && !shiftKey)) return 1;
  return key === 'PageUp' || key === 'ArrowLeft' || (key === ' ' && shiftKey) ? -1 : null;
}

export const sizeStyle = (size: number): CSSProperties & Record<'--size', number> => ({ '--size': size });
