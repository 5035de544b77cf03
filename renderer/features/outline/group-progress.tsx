/** How far each group is, over all its chapters. */
import { ChevronRight } from 'lucide-react';
import type { JSX } from 'react';
import { progressOf } from '../../../shared/domain/chapter-stage.ts';
import type { Group } from '../../../shared/domain/people.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { GroupName, ProgressBar } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import styles from './outline.module.css';

interface Share {
  readonly group: Group | null;
  readonly chapters: number;
  /** 0 to 1. */
  readonly progress: number;
}

/** Every owner of at least one chapter, in the order of their first chapter. */
export function sharesOf(chapters: readonly ChapterView[]): Share[] {
  const owners = new Map<string, { group: Group | null; sum: number; chapters: number }>();
  for (const { group, summary } of chapters) {
    const key = group?.id ?? 'office';
    const owner = owners.get(key) ?? { group, sum: 0, chapters: 0 };
    owners.set(key, { group, sum: owner.sum + progressOf(summary?.stage ?? 'open'), chapters: owner.chapters + 1 });
  }
  return [...owners.values()].map(({ group, sum, chapters: count }) => ({
    group,
    chapters: count,
    progress: sum / count,
  }));
}

export function GroupProgress({ chapters }: { readonly chapters: readonly ChapterView[] }): JSX.Element {
  const { t } = useText();
  return (
    <details className={styles.fold}>
      <summary>
        <ChevronRight size={16} strokeWidth={1.75} aria-hidden />
        {t('outline.progress')}
      </summary>
      <ul>
        {sharesOf(chapters).map(({ group, chapters: count, progress }) => {
          const percent = Math.round(progress * 100);
          return (
            <li key={group?.id ?? 'office'} className={styles.share}>
              <GroupName group={group} />
              <span className={styles.percent}>{percent} %</span>
              <ProgressBar
                value={progress}
                group={group}
                label={t('outline.progressOf', { group: group?.name ?? t('common.office'), percent, count })}
              />
            </li>
          );
        })}
      </ul>
    </details>
  );
}
