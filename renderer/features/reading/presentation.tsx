/** One chapter in large type for the meeting room: a section at a time or all of it, by the arrow keys, always as it is now. */
import { ChevronLeft, ChevronRight, Contrast, Minus, Plus, Rows3, X } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { useLabels } from '../../editor/static/labels.tsx';
import { staticFrame, type StaticScene } from '../../editor/static/static-frame.tsx';
import { StaticBlocks } from '../../editor/static/static-blocks.tsx';
import { Button } from '../../ui/button.tsx';
import { Choose } from '../../ui/choose.tsx';
import { useText } from '../../ui/text.ts';
import { FullView } from './full-view.tsx';
import { pageStep, sizeStyle } from './reading-view.tsx';
import { setReading, sizeFactor, stepSize, useReading } from './reading-state.ts';
import { sectionsOf } from './sections.ts';
import { useChapterBlocks } from './use-chapter.ts';
import styles from './reading.module.css';

interface PresentationProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly onClose: () => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const looks = ['light', 'dark', 'contrast'] as const;

export function Presentation({ session, chapter, onClose }: PresentationProps): JSX.Element {
  const { t } = useText();
  const { size, suggestions, look, continuous, numbers } = useReading();
  const blocks = useChapterBlocks(session, chapter.id, true, suggestions);
  const sections = useMemo(() => sectionsOf(blocks ?? []), [blocks]);
  const doc = session.rooms.peek(session.roomOf(chapter.id))?.doc ?? null;
  const labels = useLabels(session.paper.index, chapter.id);
  const { index: paper } = session.paper;
  const { pictures } = session;
  const scene = useMemo<StaticScene | null>(
    () => (doc === null ? null : { doc, index: paper, labels, view: suggestions, pictures }),
    [doc, paper, labels, suggestions, pictures],
  );
  const stage = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ index: number; end: boolean }>({ index: 0, end: false });
  const last = Math.max(0, sections.length - 1);
  const index = Math.min(place.index, last);
  const part = continuous ? (blocks ?? []) : (sections[index] ?? []);
  const title = t('reading.slide', { number: chapter.number, title: titleOf(chapter, t) });

  useEffect(() => stage.current?.focus(), []);
  // A section begins at its top; whoever comes back to it from the next one, at its end.
  useLayoutEffect(() => {
    const element = stage.current;
    if (element !== null) element.scrollTop = place.end ? element.scrollHeight : 0;
  }, [place, continuous]);

  const go = (direction: 1 | -1): void => {
    const element = stage.current;
    if (element === null) return;
    const most = element.scrollHeight - element.clientHeight;
    const more = direction === 1 ? element.scrollTop < most - 2 : element.scrollTop > 2;
    if (more || continuous) element.scrollBy({ top: direction * element.clientHeight * 0.85 });
    else if (direction === 1 ? index < last : index > 0) setPlace({ index: index + direction, end: direction === -1 });
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== stage.current || event.ctrlKey || event.altKey || event.metaKey) return;
    const step = event.key === 'Enter' ? 1 : pageStep(event);
    if (step !== null) go(step);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      stage.current.scrollBy({ top: event.key === 'ArrowDown' ? 80 : -80 });
    else if (event.key === 'Home' && !continuous) setPlace({ index: 0, end: false });
    else if (event.key === 'End' && !continuous) setPlace({ index: last, end: false });
    else if (event.key === '+') stepSize(1);
    else if (event.key === '-') stepSize(-1);
    else return;
    event.preventDefault();
  };

  return (
    <FullView label={title} look={look} onClose={onClose}>
      <div
        ref={stage}
        className={styles.stage}
        role="region"
        aria-label={title}
        aria-describedby="present-hint"
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div className={styles.slide} style={sizeStyle(sizeFactor(size))}>
          <h2 className={continuous || index === 0 ? styles.slideTitle : styles.slideHead}>
            <span className={styles.number}>{chapter.number}</span>
            {titleOf(chapter, t)}
          </h2>
          {blocks === null ? (
            <p className={styles.waiting}>{t('reading.loading')}</p>
          ) : part.length === 0 ? (
            <p className={styles.waiting}>{t('reading.empty')}</p>
          ) : (
            <div className="static-text" data-bare={!numbers || undefined}>
              <StaticBlocks
                blocks={blocks}
                part={part}
                labels={labels}
                numbered={numbers}
                frame={(block) => staticFrame(scene, block)}
              />
            </div>
          )}
        </div>
      </div>
      <footer className={styles.foot}>
        <p id="present-hint" className={styles.hint}>
          {t('reading.hint')}
        </p>
        {!continuous && (
          <>
            <Button variant="quiet" label={t('reading.back')} icon={<ChevronLeft {...icon} />} onPress={() => go(-1)} />
            <p className={styles.left} role="status">
              {t('reading.section', { number: index + 1, all: last + 1 })}
            </p>
            <Button variant="quiet" label={t('reading.next')} icon={<ChevronRight {...icon} />} onPress={() => go(1)} />
          </>
        )}
        <Button
          variant="quiet"
          label={t(continuous ? 'reading.sections' : 'reading.continuous')}
          icon={<Rows3 {...icon} />}
          onPress={() => setReading({ continuous: !continuous })}
        />
        <Choose
          label={t('reading.look')}
          icon={<Contrast size={16} strokeWidth={1.75} aria-hidden />}
          value={look}
          choices={looks.map((id) => ({ id, label: t(`reading.look_${id}`) }))}
          onChoose={(chosen) => setReading({ look: chosen })}
        />
        <Button variant="quiet" label={t('reading.smaller')} icon={<Minus {...icon} />} onPress={() => stepSize(-1)} />
        <Button variant="quiet" label={t('reading.larger')} icon={<Plus {...icon} />} onPress={() => stepSize(1)} />
        <Button variant="quiet" label={t('reading.leavePresent')} icon={<X {...icon} />} onPress={onClose} />
      </footer>
    </FullView>
  );
}
