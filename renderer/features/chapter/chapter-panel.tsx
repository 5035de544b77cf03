/** What belongs to the chapter one is in: whose it is, how far, who is in it, how long, and why one may not write. */
import { personName } from '../../../shared/i18n/person-name.ts';
import { Lock, MoveRight, RotateCcw } from 'lucide-react';
import { useEffect, type JSX } from 'react';
import { nextStages, stages, type Stage } from '../../../shared/domain/chapter-stage.ts';
import { estimatedPages, readingMinutes } from '../../../shared/domain/extent.ts';
import { writeStage } from '../../../shared/document/chapter.ts';
import type { Present } from '../../app/presence.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Hyphenated } from '../../ui/hyphenated.tsx';
import { Avatar, GroupName, StageChip, Steps } from '../../ui/marks.tsx';
import { formatMoment, formatNumber, useText } from '../../ui/text.ts';
import { ChapterLockButtons } from './chapter-lock.tsx';
import styles from './chapter-panel.module.css';
import { ParagraphNumbers } from './paragraph-numbers.tsx';

interface ChapterPanelProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
  readonly present: readonly Present[];
}

const origin = { from: 'chapter panel' } as const;

export function ChapterPanel({ session, chapter, present }: ChapterPanelProps): JSX.Element {
  const { t, language } = useText();
  if (chapter === null) {
    return (
      <div className={styles.panel}>
        <h3>{t('chapter.none')}</h3>
        <p className={styles.quiet}>{t('chapter.noneText')}</p>
      </div>
    );
  }
  const { summary } = chapter;
  const words = summary?.words ?? 0;
  const pages = estimatedPages(words);
  const changedAt = summary?.changedAt ?? null;
  const blocked = session.chapterBlocked(chapter);
  const inside = present.filter(({ chapters }) => chapters.includes(chapter.id));
  const title = titleOf(chapter, t);
  return (
    <div className={styles.panel}>
      <header>
        <p className={styles.quiet}>{t('chapter.heading', { number: chapter.number })}</p>
        <h3>
          <Hyphenated text={title} room={24} />
        </h3>
      </header>
      {blocked !== null && (
        <p className={styles.blocked}>
          <Lock size={16} strokeWidth={1.75} aria-hidden />
          <span>{t(blocked)}</span>
        </p>
      )}
      <section className={styles.card} aria-labelledby="chapter-stage">
        <div className={styles.row}>
          <h4 id="chapter-stage">{t('chapter.stage')}</h4>
          <StageChip stage={summary?.stage ?? 'open'} />
        </div>
        <Steps stage={summary?.stage ?? 'open'} group={chapter.group} />
        <StageButtons
          key={chapter.id}
          session={session}
          chapter={chapter}
          title={title}
          why={blocked === null ? null : t(blocked)}
        />
        <ChapterLockButtons key={`lock ${chapter.id}`} session={session} chapter={chapter} title={title} />
      </section>
      <section className={styles.card} aria-labelledby="chapter-inside">
        <h4 id="chapter-inside">{t('chapter.inside')}</h4>
        {inside.every(({ me }) => me) ? (
          <p className={styles.quiet}>{inside.length === 0 ? t('chapter.insideEmpty') : t('chapter.insideNobody')}</p>
        ) : (
          <ul className={styles.people}>
            {inside.map(({ person, me }) => (
              <li key={person.id}>
                <Avatar person={person} membership={session.membership} />
                <span>
                  {personName(person, t)}
                  {me && <span className={styles.quiet}> ({t('common.you')})</span>}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <ParagraphNumbers key={`numbers ${chapter.id}`} session={session} chapter={chapter} />
      <dl className={styles.facts}>
        <dt>{t('chapter.owner')}</dt>
        <dd>
          <GroupName group={chapter.group} />
        </dd>
        <dt>{t('chapter.words')}</dt>
        <dd>{t('common.words', { count: words, number: formatNumber(words, language) })}</dd>
        {words > 0 && (
          <>
            <dt>{t('reading.extentPages')}</dt>
            <dd>
              {pages === 1 ? t('reading.onePage') : t('reading.pages', { number: formatNumber(pages, language) })}
            </dd>
            <dt>{t('reading.extentTime')}</dt>
            <dd>{t('reading.minutes', { count: readingMinutes(words) })}</dd>
          </>
        )}
        {(changedAt !== null || words === 0) && (
          <>
            <dt>{t('chapter.changed')}</dt>
            <dd>{changedAt === null ? t('chapter.changedNever') : formatMoment(changedAt, language)}</dd>
          </>
        )}
      </dl>
    </div>
  );
}

interface StageButtonsProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly title: string;
  readonly why: string | null;
}

function StageButtons({ session, chapter, title, why }: StageButtonsProps): JSX.Element {
  const { t } = useText();
  const { rooms } = session;
  const room = session.roomOf(chapter.id);
  // Held open, so that the stage can be changed at a press even before the page shows the chapter.
  useEffect(() => {
    rooms.acquire(room);
    return () => rooms.release(room);
  }, [rooms, room]);
  const stage = chapter.summary?.stage ?? 'open';
  const change = (next: Stage): void => {
    const live = rooms.peek(room);
    if (live === null || !live.state.synced) return announce(t('outline.notSynced'));
    writeStage(live.doc, next, origin);
    announce(t('chapter.stageChanged', { title, stage: t(`common.stage_${next}`) }));
  };
  return (
    <div className={styles.buttons}>
      {nextStages[stage].map((next) => {
        const forward = stages.indexOf(next) > stages.indexOf(stage);
        return (
          <Button
            key={next}
            small
            variant={forward ? 'plain' : 'quiet'}
            icon={forward ? <MoveRight size={16} strokeWidth={1.75} /> : <RotateCcw size={16} strokeWidth={1.75} />}
            why={why}
            onPress={() => change(next)}
          >
            {t(forward ? 'chapter.stageNext' : 'chapter.stageBack', { stage: t(`common.stage_${next}`) })}
          </Button>
        );
      })}
    </div>
  );
}
