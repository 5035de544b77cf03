/** What the colours over the slider stand for, in words; and how far the log has been read. */
import type { JSX } from 'react';
import type { Group } from '../../../shared/domain/people.ts';
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import type { Session } from '../../app/session.ts';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import { sharesOf } from './density.ts';
import styles from './travel.module.css';

interface TravelLegendProps {
  readonly session: Session;
  readonly stretches: readonly Stretch[];
  /** How much of the log has been read, 0 to 1. */
  readonly share: number;
}

/** So many groups are named; the rest is little. */
const mostNamed = 5;

export function TravelLegend({ session, stretches, share }: TravelLegendProps): JSX.Element {
  const { t } = useText();
  const chapters = new Map([...session.chapters, ...session.deletedChapters].map((each) => [each.id, each.group]));
  const shares = sharesOf<Group | null>(stretches, (chapter) => chapters.get(chapter ?? '') ?? null).slice(
    0,
    mostNamed,
  );
  return (
    <div className={styles.legend}>
      {share < 1 && <p role="status">{t('travel.reading', { percent: Math.floor(share * 100) })}</p>}
      {shares.length === 0 ? (
        <p>{t('travel.quiet')}</p>
      ) : (
        <ul aria-label={t('travel.legend')}>
          {shares.map(({ key: group, share: part }) => (
            <li key={group?.id ?? 'office'}>
              <GroupSquare group={group} />
              {t('travel.legendPart', {
                name: group?.name ?? t('common.office'),
                percent: Math.max(1, Math.round(part * 100)),
              })}
            </li>
          ))}
        </ul>
      )}
      <p className={styles.own}>{t('travel.own')}</p>
    </div>
  );
}
