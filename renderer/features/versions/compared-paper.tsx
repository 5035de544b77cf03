/** Two states of the paper compared: what changed in each chapter as a table, then the text with its changes. */
import { useMemo, type JSX, type RefObject } from 'react';
import type { ComparedChapter } from '../../../shared/document/compare/compared.ts';
import type { Session } from '../../app/session.ts';
import { useText } from '../../ui/text.ts';
import { ChangeSummary, isChangedChapter } from './change-summary.tsx';
import { ComparedChapterView, type ComparedView } from './compared-chapter.tsx';
import type { RestoreWish } from './restore-dialog.tsx';
import { stillPaper } from './still-paper.ts';
import type { LoadedPaper } from './version-source.ts';
import { useWriters } from './writers.ts';
import own from './compared.module.css';
import styles from './versions.module.css';

interface ComparedPaperProps {
  readonly session: Session;
  readonly before: LoadedPaper;
  readonly after: LoadedPaper;
  readonly chapters: readonly ComparedChapter[];
  /** When the two states were, milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly view: ComparedView;
  readonly scroller: RefObject<HTMLElement | null>;
  readonly onChapter: (id: string) => void;
  /** Asks to bring something back as it was; null where the newer state is not what stands now. */
  readonly onRestore: ((wish: RestoreWish) => void) | null;
}

export function ComparedPaper(props: ComparedPaperProps): JSX.Element {
  const { session, before, after, chapters, from, to, view, scroller, onChapter, onRestore } = props;
  const writers = useWriters(session.call, from, to);
  const { t } = useText();
  const stills = useMemo(() => ({ before: stillPaper(before), after: stillPaper(after) }), [before, after]);
  const missing = [...new Set([...before.missing, ...after.missing])];
  const changed = chapters.filter((chapter) => isChangedChapter(chapter));
  return (
    <article className={view.beside ? styles.wideColumn : styles.column}>
      {missing.length > 0 && <p className={styles.care}>{t('versions.chapterMissing')}</p>}
      <ChangeSummary chapters={chapters} onChapter={onChapter} writers={writers} session={session} />
      {changed.length > 0 && <p className={own.legend}>{t('versions.legend')}</p>}
      {(view.showsSame ? chapters : changed).map((chapter) => (
        <ComparedChapterView
          key={chapter.id}
          session={session}
          chapter={chapter}
          stills={stills}
          view={view}
          scroller={scroller}
          onRestore={onRestore}
        />
      ))}
    </article>
  );
}
