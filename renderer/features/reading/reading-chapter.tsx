/** One chapter of the reading view; fetched and drawn when it comes near. */
import { useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import { isFrameKind } from '../../../shared/document/block.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { estimateHeight } from '../../editor/chapter/estimate-height.ts';
import { useNearness } from '../../editor/chapter/use-nearness.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { useLabels, usePaperIndex } from '../../editor/static/labels.tsx';
import { notesOf, StaticNotes } from '../../editor/static/notes.tsx';
import { staticFrame, type StaticScene } from '../../editor/static/static-frame.tsx';
import { StaticBlocks } from '../../editor/static/static-blocks.tsx';
import { GroupName } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { useReading } from './reading-state.ts';
import { useChapterBlocks } from './use-chapter.ts';
import styles from './reading.module.css';

interface ReadingChapterProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly scroller: RefObject<HTMLElement | null>;
  /** The chapter one begins with is drawn at once. */
  readonly begin: boolean;
  /** Leads to a place that a list of contents names. */
  readonly onGo: (target: Target) => void;
}

export function ReadingChapter({ session, chapter, scroller, begin, onGo }: ReadingChapterProps): JSX.Element {
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  const nearness = useNearness(section, scroller);
  const [open, setOpen] = useState(begin);
  if (nearness !== 'far' && !open) setOpen(true);
  const { numbers, suggestions } = useReading();
  const blocks = useChapterBlocks(session, chapter.id, open, suggestions);
  const labels = useLabels(session.paper.index, chapter.id);
  const index = usePaperIndex(session.paper.index);
  const doc = session.rooms.peek(session.roomOf(chapter.id))?.doc ?? null;
  const notes = useMemo(
    () => (doc === null || blocks === null ? [] : notesOf(doc, blocks, suggestions)),
    [doc, blocks, suggestions],
  );
  const scene = useMemo<StaticScene | null>(
    () =>
      doc === null
        ? null
        : { doc, index: session.paper.index, labels, view: suggestions, pictures: session.pictures, go: onGo },
    [doc, session.paper.index, session.pictures, labels, suggestions, onGo],
  );
  const heading = `reading-${chapter.id}`;
  return (
    <section
      ref={section}
      className={styles.chapter}
      data-reading={chapter.id}
      aria-labelledby={heading}
      style={blocks === null ? { minHeight: estimateHeight(chapter.summary) } : undefined}
    >
      <h2 id={heading} className={styles.heading}>
        <span className={styles.number}>{chapter.number}</span>
        {titleOf(chapter, t)}
      </h2>
      <p className={styles.owner}>
        <GroupName group={chapter.group} />
      </p>
      {blocks === null ? (
        <p className={styles.waiting}>{t('reading.loading')}</p>
      ) : blocks.every(({ text, kind }) => text === '' && !isFrameKind(kind)) ? (
        <p className={styles.waiting}>{t('reading.empty')}</p>
      ) : (
        <div className="static-text" data-bare={!numbers || undefined}>
          <StaticBlocks
            blocks={blocks}
            labels={labels}
            numbered={numbers}
            frame={(block) => staticFrame(scene, block)}
          />
          <StaticNotes
            notes={notes}
            number={(note) => index.chapter(chapter.id)?.notes.get(note)}
            label={t('reading.notes')}
          />
        </div>
      )}
    </section>
  );
}
