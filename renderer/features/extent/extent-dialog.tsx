/** How long the chapters, the groups' parts and the whole paper are. */
import { Fragment, type JSX } from 'react';
import { estimatedPages, readingMinutes, WORDS_PER_MINUTE, WORDS_PER_PAGE } from '../../../shared/domain/extent.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { GroupName } from '../../ui/marks.tsx';
import { formatNumber, useText } from '../../ui/text.ts';
import { byGroup, wordsIn } from './by-group.ts';
import styles from './extent.module.css';

interface ExtentDialogProps {
  readonly session: Session;
  readonly onClose: () => void;
}

export function ExtentDialog({ session, onClose }: ExtentDialogProps): JSX.Element {
  const { t } = useText();
  const groups = byGroup(session.chapters);
  return (
    <Dialog title={t('reading.extent')} onClose={onClose} wide>
      {/* Focusable, so that it can be scrolled without a mouse. */}
      <div role="region" aria-label={t('reading.extent')} tabIndex={0} className={styles.region}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{t('reading.extentChapter')}</th>
              <th scope="col">{t('reading.extentWords')}</th>
              <th scope="col">{t('reading.extentPages')}</th>
              <th scope="col">{t('reading.extentTime')}</th>
            </tr>
          </thead>
          <tbody>
            {groups.map(({ group, chapters }) => (
              <Fragment key={group?.id ?? 'office'}>
                <tr className={styles.group}>
                  <th scope="rowgroup">
                    <GroupName group={group} />
                  </th>
                  <Numbers chapters={chapters} />
                </tr>
                {chapters.map((chapter) => (
                  <tr key={chapter.id}>
                    <th scope="row">
                      <span className={styles.number}>{chapter.number}</span> {titleOf(chapter, t)}
                    </th>
                    <Numbers chapters={[chapter]} />
                  </tr>
                ))}
              </Fragment>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('reading.extentAll')}</th>
              <Numbers chapters={session.chapters} />
            </tr>
          </tfoot>
        </table>
      </div>
      <p className={styles.note}>{t('reading.extentNote', { words: WORDS_PER_PAGE, speed: WORDS_PER_MINUTE })}</p>
    </Dialog>
  );
}

function Numbers({ chapters }: { readonly chapters: readonly ChapterView[] }): JSX.Element {
  const { t, language } = useText();
  const words = wordsIn(chapters);
  return (
    <>
      <td>{formatNumber(words, language)}</td>
      <td>{formatNumber(estimatedPages(words), language)}</td>
      <td>{t('reading.minutesShort', { count: formatNumber(readingMinutes(words), language) })}</td>
    </>
  );
}
