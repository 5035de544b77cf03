/** Two states of the paper compared: what changed in each chapter as a table, then the text with its changes. */
import { useDeferredValue, useMemo, type JSX, type RefObject } from 'react';
import type { ComparedChapter } from '../../../shared/document/compare/compared.ts';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import { ChangeSummary, isChangedChapter } from './change-summary.tsx';
import { ComparedChapterView, type ComparedView } from './compared-chapter.tsx';
import type { RestoreWish } from './restore-dialog.tsx';
import { stillPaper } from './still-paper.ts';
import type { LoadedPaper } from './version-source.ts';
import { wroteIn } from './changed-by.ts';
import { writerName, type Writers } from './writers.ts';
import own from './compared.module.css';
import styles from './versions.module.css';

/** Chapters that are drawn together with the summary, which fills the window; the others follow behind the first frame. */
const drawnFirst = 2;

interface ComparedPaperProps {
  readonly session: Session;
  readonly before: LoadedPaper;
  readonly after: LoadedPaper;
  /** What the older state is called where its chapters can become trial drafts. */
  readonly trialOf: string | null;
  readonly chapters: readonly ComparedChapter[];
  readonly view: ComparedView;
  /** All chapters are wanted at once: one of them is led to. */
  readonly whole: boolean;
  readonly writers: Writers;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onChapter: (id: string) => void;
  /** Asks to bring something back as it was; null where the newer state is not what stands now. */
  readonly onRestore: ((wish: RestoreWish) => void) | null;
}

export function ComparedPaper(props: ComparedPaperProps): JSX.Element {
  const { session, before, after, trialOf, chapters, view, whole, writers, scroller, onChapter, onRestore } = props;
  const { t } = useText();
  const stills = useMemo(() => ({ before: stillPaper(before), after: stillPaper(after) }), [before, after]);
  const missing = [...new Set([...before.missing, ...after.missing])];
  const { by } = view;
  const wanted = by === null ? chapters : chapters.filter(({ id }) => wroteIn(by, id));
  const changed = wanted.filter((chapter) => isChangedChapter(chapter));
  const listed = view.showsSame ? wanted : changed;
  const drawn = useDeferredValue(listed, whole ? listed : listed.slice(0, drawnFirst));
  return (
    <article className={view.beside ? styles.wideColumn : styles.column}>
      {missing.length > 0 && <p className={styles.care}>{t('versions.chapterMissing')}</p>}
      <ChangeSummary chapters={wanted} onChapter={onChapter} writers={writers} session={session} />
      {by !== null && <p className={own.legend}>{t('versions.byNote', { name: writerName(session, by.person, t) })}</p>}
      {changed.length > 0 && <p className={own.legend}>{t('versions.legend')}</p>}
      {drawn.map((chapter) => (
        <ComparedChapterView
          key={chapter.id}
          session={session}
          chapter={chapter}
          stills={stills}
          trialOf={trialOf}
          view={view}
          scroller={scroller}
          onRestore={onRestore}
        />
      ))}
    </article>
  );
}
