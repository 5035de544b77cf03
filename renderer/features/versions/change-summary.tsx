/** What changed between two states of the paper, chapter by chapter, as a table. */
import type { JSX } from 'react';
import { isChanged, type ComparedChapter, type Counts } from '../../../shared/document/compare/compared.ts';
import type { Session } from '../../app/session.ts';
import { formatNumber, useText } from '../../ui/text.ts';
import { writerName, type Writers } from './writers.ts';
import own from './compared.module.css';
import styles from './versions.module.css';

export const isChangedChapter = ({ counts, moved, titleBefore, titleAfter }: ComparedChapter): boolean =>
  isChanged(counts) || moved || titleBefore !== titleAfter;

interface SummaryProps {
  readonly chapters: readonly ComparedChapter[];
  readonly onChapter: (id: string) => void;
  readonly writers: Writers;
  readonly session: Session;
}

/** People of a chapter who are named. */
const namedAtMost = 3;

const columns = ['changed', 'added', 'removed', 'moved'] as const;

export function ChangeSummary({ chapters, onChapter, writers, session }: SummaryProps): JSX.Element {
  const { t, language } = useText();
  const changed = chapters.filter(isChangedChapter);
  if (changed.length === 0) return <p className={styles.same}>{t('versions.same')}</p>;
  const number = (value: number): string => (value === 0 ? '–' : formatNumber(value, language));
  const words = ({ wordsInserted, wordsDeleted }: Counts): string =>
    t('versions.wordsDelta', {
      inserted: formatNumber(wordsInserted, language),
      deleted: formatNumber(wordsDeleted, language),
    });
  const sum = (pick: (counts: Counts) => number): number => changed.reduce((all, { counts }) => all + pick(counts), 0);
  const all: Counts = {
    changed: sum((counts) => counts.changed),
    added: sum((counts) => counts.added),
    removed: sum((counts) => counts.removed),
    moved: sum((counts) => counts.moved),
    wordsInserted: sum((counts) => counts.wordsInserted),
    wordsDeleted: sum((counts) => counts.wordsDeleted),
  };
  const names = (people: readonly string[]): string => {
    const named = people.slice(0, namedAtMost).map((person) => writerName(session, person, t));
    const more = people.length - named.length;
    return [...named, ...(more > 0 ? [t('versions.writersMore', { count: more })] : [])].join(', ');
  };
  const cells = (counts: Counts): JSX.Element => (
    <>
      {columns.map((column) => (
        <td key={column}>{number(counts[column])}</td>
      ))}
      <td>{words(counts)}</td>
    </>
  );
  return (
    <div className={own.summary}>
      <table>
        <caption>{t('versions.summary')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('versions.chapter')}</th>
            <th scope="col">{t('versions.changed')}</th>
            <th scope="col">{t('versions.added')}</th>
            <th scope="col">{t('versions.removed')}</th>
            <th scope="col">{t('versions.movedCount')}</th>
            <th scope="col">{t('versions.words')}</th>
            <th scope="col" className={own.writers}>
              {t('versions.writers')}
            </th>
          </tr>
        </thead>
        <tbody>
          {changed.map((chapter) => (
            <tr key={chapter.id}>
              <th scope="row">
                <button type="button" className={own.chapterLink} onClick={() => onChapter(chapter.id)}>
                  {comparedTitle(chapter, t('common.untitled'))}
                </button>
                <ChapterState chapter={chapter} />
              </th>
              {cells(chapter.counts)}
              <td className={own.writers}>{names(writers.get(chapter.id) ?? [])}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t('versions.all')}</th>
            {cells(all)}
            <td />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

export function comparedTitle({ titleAfter, titleBefore }: ComparedChapter, untitled: string): string {
  const title = titleAfter ?? titleBefore ?? '';
  return title === '' ? untitled : title;
}

export function ChapterState({
  chapter: { titleBefore, titleAfter, moved },
}: {
  readonly chapter: ComparedChapter;
}): JSX.Element | null {
  const { t } = useText();
  const said = [
    ...(titleBefore === null ? [t('versions.chapterNew')] : []),
    ...(titleAfter === null ? [t('versions.chapterGone')] : []),
    ...(moved ? [t('versions.chapterMoved')] : []),
    ...(titleBefore !== null && titleAfter !== null && titleBefore !== titleAfter
      ? [t('versions.chapterRenamed', { title: titleBefore })]
      : []),
  ];
  return said.length === 0 ? null : <span className={own.chapterState}>{said.join(' · ')}</span>;
}
