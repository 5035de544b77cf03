/** How much each person, group and side has written: bars, and a table with the numbers. */
import { useQuery } from '@tanstack/react-query';
import { BookText, Users } from 'lucide-react';
import { useState, type JSX } from 'react';
import { titleOf, type Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Choose } from '../../ui/choose.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { GroupName, GroupSquare } from '../../ui/marks.tsx';
import { personName } from '../../../shared/i18n/person-name.ts';
import { formatNumber, useText } from '../../ui/text.ts';
import { contributions, type By, type Contribution } from './contributions.ts';
import styles from './authors.module.css';

interface ContributionsDialogProps {
  readonly session: Session;
  readonly onClose: () => void;
}

const whole = 'paper';

export function ContributionsDialog({ session, onClose }: ContributionsDialogProps): JSX.Element {
  const { t, language } = useText();
  const [by, setBy] = useState<By>('group');
  const [where, setWhere] = useState<string>(whole);
  const { data, isError, refetch } = useQuery({
    queryKey: ['authors.shares', session.project.id],
    queryFn: () => session.call('authors.shares', {}),
    staleTime: 0,
    retry: false,
  });
  const rows = data === undefined ? [] : contributions(data, where === whole ? null : where, by, session.membership);
  const sum = (of: 'characters' | 'words' | 'written'): number => rows.reduce((all, row) => all + row[of], 0);
  const all = sum('characters');
  const share = ({ characters }: Contribution): number => (all === 0 ? 0 : characters / all);
  const percent = (value: number): string =>
    new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB', { style: 'percent', maximumFractionDigits: 1 }).format(
      value,
    );
  const label = (row: Contribution): string => {
    if (row.person === null) return t('authors.nobody');
    if (by === 'person') return personName(row.person, t);
    if (by === 'group') return row.group?.name ?? t('common.office');
    return row.bench === null ? t('authors.others') : t(`common.${row.bench}`);
  };
  return (
    <Dialog title={t('authors.title')} onClose={onClose} wide>
      <div className={styles.choices}>
        <Choose
          label={t('authors.by')}
          icon={<Users size={16} strokeWidth={1.75} aria-hidden />}
          value={by}
          choices={[
            { id: 'group', label: `${t('authors.by')} ${t('authors.byGroup')}` },
            { id: 'person', label: `${t('authors.by')} ${t('authors.byPerson')}` },
            { id: 'bench', label: `${t('authors.by')} ${t('authors.byBench')}` },
          ]}
          onChoose={setBy}
        />
        <Choose
          label={t('authors.where')}
          icon={<BookText size={16} strokeWidth={1.75} aria-hidden />}
          value={where}
          choices={[
            { id: whole, label: t('authors.inPaper') },
            ...session.chapters.map((chapter) => ({
              id: chapter.id,
              label: `${chapter.number} ${titleOf(chapter, t)}`,
            })),
          ]}
          onChoose={setWhere}
        />
      </div>
      {isError ? (
        <div className={styles.message} role="alert">
          <p>{t('authors.failed')}</p>
          <Button onPress={() => void refetch()}>{t('authors.again')}</Button>
        </div>
      ) : data === undefined ? (
        <p className={styles.message} role="status">
          {t('authors.loading')}
        </p>
      ) : rows.length === 0 ? (
        <p className={styles.message}>{t('authors.none')}</p>
      ) : (
        <div role="region" aria-label={t('authors.chart')} tabIndex={0} className={styles.region}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('authors.name')}</th>
                <th scope="col" className={styles.chartHead}>
                  {t('authors.part')}
                </th>
                <th scope="col">{t('authors.words')}</th>
                <th scope="col">{t('authors.characters')}</th>
                <th scope="col">{t('authors.total')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.key}>
                  <th scope="row">
                    {by === 'group' && row.person !== null ? (
                      <GroupName group={row.group} />
                    ) : (
                      <span className={styles.person}>
                        {by === 'person' && row.person !== null && <GroupSquare group={row.group} />}
                        {label(row)}
                      </span>
                    )}
                  </th>
                  <td
                    className={styles.chart}
                    data-colour={by === 'bench' ? undefined : (row.group?.colour ?? 'office')}
                  >
                    <svg className={styles.bar} viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden>
                      <rect width={100 * share(row)} height={10} />
                    </svg>
                    <span>{percent(share(row))}</span>
                  </td>
                  <td>{formatNumber(row.words, language)}</td>
                  <td>{formatNumber(row.characters, language)}</td>
                  <td>{formatNumber(row.written, language)}</td>
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t('authors.sum')}</th>
                <td />
                <td>{formatNumber(sum('words'), language)}</td>
                <td>{formatNumber(all, language)}</td>
                <td>{formatNumber(sum('written'), language)}</td>
              </tr>
            </tfoot>
          </table>
        </div>
      )}
      <p className={styles.note}>{t('authors.note')}</p>
    </Dialog>
  );
}
