/** What a version says, to read. */
import { useMemo, useRef, useState, type JSX, type RefObject } from 'react';
import * as Y from 'yjs';
import type { VersionChapter } from '../../../shared/document/compare/compare-papers.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import type { VersionEntry } from '../../../shared/document/version-content.ts';
import type { Session } from '../../app/session.ts';
import { useNearness } from '../../editor/chapter/use-nearness.ts';
import { StaticNotes } from '../../editor/static/notes.tsx';
import { StaticBlocks } from '../../editor/static/static-blocks.tsx';
import { staticFrame, type StaticScene } from '../../editor/static/static-frame.tsx';
import { GroupName } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { stillPaper, type StillPaper } from './still-paper.ts';
import { TrialButton } from './trial-button.tsx';
import type { LoadedPaper } from './version-source.ts';
import styles from './versions.module.css';

interface VersionTextProps {
  readonly session: Session;
  readonly paper: LoadedPaper;
  /** What the state is called where its chapters can become trial drafts. */
  readonly trialOf: string | null;
  readonly scroller: RefObject<HTMLElement | null>;
}

export function VersionText({ session, paper, trialOf, scroller }: VersionTextProps): JSX.Element {
  const { t } = useText();
  const still = useMemo(() => stillPaper(paper), [paper]);
  const { chapters, title } = paper.content;
  return (
    <article className={styles.column}>
      <h2 className={styles.paper}>{title}</h2>
      {chapters.length === 0 && <p className={styles.waiting}>{t('versions.emptyPaper')}</p>}
      {chapters.map((chapter, index) => (
        <Chapter
          key={chapter.id}
          session={session}
          still={still}
          chapter={chapter}
          number={index + 1}
          trialOf={trialOf}
          scroller={scroller}
        />
      ))}
    </article>
  );
}

interface ChapterProps {
  readonly session: Session;
  readonly still: StillPaper;
  readonly chapter: VersionEntry;
  readonly number: number;
  readonly trialOf: string | null;
  readonly scroller: RefObject<HTMLElement | null>;
}

function Chapter({ session, still, chapter, number, trialOf, scroller }: ChapterProps): JSX.Element {
  const { t } = useText();
  const section = useRef<HTMLElement>(null);
  const nearness = useNearness(section, scroller);
  const [open, setOpen] = useState(number === 1);
  if (nearness !== 'far' && !open) setOpen(true);
  const group = session.membership.groups.find(({ id }) => id === chapter.group?.id);
  const text = still.chapter(chapter.id);
  const heading = `version-${chapter.id}`;
  return (
    <section ref={section} className={styles.chapter} aria-labelledby={heading} data-chapter={chapter.id}>
      <h3 id={heading} className={styles.heading}>
        <span className={styles.number}>{number}</span>
        {chapter.title === '' ? t('common.untitled') : chapter.title}
      </h3>
      <div className={styles.owner}>
        {group !== undefined ? <GroupName group={group} /> : (chapter.group?.name ?? <GroupName group={null} />)}
        {trialOf !== null && text !== null && <TrialButton session={session} text={text} of={trialOf} />}
      </div>
      {text === null ? (
        <p className={styles.care}>{t('versions.chapterMissing')}</p>
      ) : open ? (
        <ChapterText session={session} still={still} text={text} />
      ) : (
        <div style={{ minHeight: 26 * text.blocks.length }} />
      )}
    </section>
  );
}

interface ChapterTextProps {
  readonly session: Session;
  readonly still: StillPaper;
  readonly text: VersionChapter;
}

function ChapterText({ session, still, text }: ChapterTextProps): JSX.Element {
  const { t } = useText();
  const labels = still.labels(text.id);
  const scene = useMemo(() => stillScene(session, still, text), [session, still, text]);
  const notes = useMemo(() => [...text.notes].map(([id, blocks]) => ({ id, blocks })), [text]);
  if (text.blocks.every(({ text: words, kind }) => words === '' && kind === 'paragraph'))
    return <p className={styles.waiting}>{t('versions.emptyChapter')}</p>;
  return (
    <div className="static-text">
      <StaticBlocks blocks={text.blocks} labels={labels} numbered frame={(block) => staticFrame(scene, block)} />
      <StaticNotes
        notes={notes}
        number={(note) => still.index.chapter(text.id)?.notes.get(note)}
        label={t('versions.notes')}
      />
    </div>
  );
}

/** What blocks of a state that no longer changes are drawn from: its own tables and numbers; no document stands behind it. */
export function stillScene(session: Session, still: StillPaper, text: VersionChapter): StaticScene {
  return {
    doc: new Y.Doc(),
    index: session.paper.index,
    labels: still.labels(text.id),
    view: 'marked',
    pictures: session.pictures,
    still: {
      tables: text.tables,
      paper: still.index,
      pictures: new Set(imagesIn(text.blocks).flatMap(({ asset }) => asset ?? [])),
    },
  };
}
