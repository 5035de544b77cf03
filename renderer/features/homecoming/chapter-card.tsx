/** What happened to one chapter: what the others did, what one did, and each paragraph that both changed. */
import type { JSX } from 'react';
import type { Counts } from '../../../shared/document/compare/compared.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import type { Homecoming, HomecomingChapter } from '../../../shared/rpc/homecoming-schemas.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { writeTitle } from './write-title.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment, formatNumber, useText } from '../../ui/text.ts';
import { BothCard } from './both-card.tsx';
import { useToldChapter } from './chapter-states.ts';
import { returnOf, setDone, useReturns } from './done-memory.ts';
import styles from './homecoming.module.css';

interface ChapterCardProps {
  readonly session: Session;
  readonly homecoming: Homecoming;
  readonly entry: HomecomingChapter;
  readonly chapter: ChapterView;
  /** Leads to a block in the text. */
  readonly onShow: (chapter: string, block: string | null) => void;
}

const nothingDone: readonly string[] = [];

export function ChapterCard({ session, homecoming, entry, chapter, onShow }: ChapterCardProps): JSX.Element {
  const { t } = useText();
  const place = returnOf(session.me.id, homecoming.id);
  const done = useReturns(({ returns }) => returns[place]?.done ?? nothingDone);
  return (
    <section className={styles.chapter} aria-labelledby={`home-${chapter.id}`}>
      <div className={styles.chapterHead}>
        <h4 id={`home-${chapter.id}`}>
          {t('homecoming.chapterHead', { number: chapter.number, title: titleOf(chapter, t) })}
        </h4>
        {entry.isNew && <span className={styles.badge}>{t('homecoming.isNew')}</span>}
        <Button small variant="quiet" onPress={() => onShow(chapter.id, null)}>
          {t('homecoming.show')}
        </Button>
      </div>
      <dl className={styles.facts}>
        <dt>{t('homecoming.others')}</dt>
        <Did session={session} counts={entry.theirs} by={entry.theirsBy} />
        <dt>{t('homecoming.own')}</dt>
        <Did session={session} counts={entry.mine} by={entry.mineBy.filter(({ person }) => person !== session.me.id)} />
      </dl>
      {entry.both > 0 && (
        <BothList {...{ session, homecoming, chapter, onShow, done }} onDone={(key, is) => setDone(place, key, is)} />
      )}
    </section>
  );
}

interface BothListProps {
  readonly session: Session;
  readonly homecoming: Homecoming;
  readonly chapter: ChapterView;
  readonly done: readonly string[];
  readonly onDone: (key: string, isDone: boolean) => void;
  readonly onShow: ChapterCardProps['onShow'];
}

function BothList({ session, homecoming, chapter, done, onDone, onShow }: BothListProps): JSX.Element {
  const { t } = useText();
  const found = useToldChapter(session.call, homecoming.id, chapter.id);
  if (found === undefined) return <p className={styles.quiet}>{t('common.loading')}</p>;
  if (found === null) return <p className={styles.quiet}>{t('homecoming.lost')}</p>;
  const { states, told } = found;
  const titles = told.titles;
  return (
    <ul className={styles.list}>
      {titles !== null && (
        <li className={styles.both}>
          <section aria-label={t('homecoming.titleOfChapter')}>
            <h5>{t('homecoming.titleOfChapter')}</h5>
            <div className={styles.actions}>
              {[titles.mine, titles.theirs].map((title) => (
                <Button key={title} small onPress={() => writeTitle(session, chapter.id, title, t)}>
                  {title}
                </Button>
              ))}
            </div>
          </section>
        </li>
      )}
      {told.both.map((both, index) => {
        const key = `${chapter.id}/${both.key}`;
        const where = both.text.startsWith('cell:')
          ? 'homecoming.inCell'
          : both.text.startsWith('note:')
            ? 'homecoming.inNote'
            : null;
        const heading = t('homecoming.both', { index: index + 1, all: told.both.length });
        return (
          <BothCard
            key={key}
            session={session}
            chapter={chapter}
            states={states}
            both={both}
            heading={where === null ? heading : `${heading}, ${t(where)}`}
            isDone={done.includes(key)}
            onDone={(is) => onDone(key, is)}
            onShow={(block) => onShow(chapter.id, both.text === 'text' ? block : both.holder)}
          />
        );
      })}
    </ul>
  );
}

interface DidProps {
  readonly session: Session;
  readonly counts: Counts | null;
  readonly by: HomecomingChapter['theirsBy'];
}

function Did({ session, counts, by }: DidProps): JSX.Element {
  const { t, language } = useText();
  const names = by.map(({ person }) => nameOfPerson(session.membership.people, person, t));
  const latest = by[0]?.at;
  return (
    <dd>
      {counts === null ? t('homecoming.nothing') : didOf(counts, t, (value) => formatNumber(value, language))}
      {latest !== undefined && (
        <span className={styles.quiet}>
          {' '}
          ({t('homecoming.by', { names: names.join(', '), at: formatMoment(new Date(latest).toISOString(), language) })}
          )
        </span>
      )}
    </dd>
  );
}

function didOf(counts: Counts, t: Translate, number: (value: number) => string): string {
  const parts = (['changed', 'added', 'removed', 'moved'] as const).flatMap((what) =>
    counts[what] === 0 ? [] : t(`homecoming.${what}`, { count: counts[what] }),
  );
  const { wordsInserted: inserted, wordsDeleted: deleted } = counts;
  if (inserted + deleted > 0)
    parts.push(t('homecoming.words', { inserted: number(inserted), deleted: number(deleted) }));
  return parts.join(', ');
}
