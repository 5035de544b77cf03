/** What happened while one was away, chapter by chapter. It can be left and found again until one is done with it. */
import type { JSX } from 'react';
import type { Homecoming } from '../../../shared/rpc/homecoming-schemas.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { formatMoment, formatTime, useText } from '../../ui/text.ts';
import { WindowBar, WindowGap, WindowView } from '../../ui/window-view.tsx';
import { ChapterCard } from './chapter-card.tsx';
import { returnOf, setFinished } from './done-memory.ts';
import styles from './homecoming.module.css';

interface HomecomingViewProps {
  readonly session: Session;
  /** Those that one is not done with, the latest last. */
  readonly open: readonly Homecoming[];
  readonly onClose: () => void;
  /** Leads to a chapter on the page. */
  readonly onJump: (chapter: string) => void;
}

export function HomecomingView({ session, open, onClose, onJump }: HomecomingViewProps): JSX.Element {
  const { t, language } = useText();
  const moment = (at: number): string => formatMoment(new Date(at).toISOString(), language);
  const isOneDay = (a: number, b: number): boolean => new Date(a).toDateString() === new Date(b).toDateString();
  const untilWords = ({ since, until }: Homecoming): string =>
    isOneDay(since, until) ? formatTime(new Date(until).toISOString(), language) : moment(until);
  const show = (chapter: string, block: string | null): void => {
    onClose();
    // Once the view is gone: it holds the focus.
    requestAnimationFrame(() => {
      if (block === null) onJump(chapter);
      else session.paper.reveal({ chapter, block, from: 0, to: 0 });
    });
  };
  const finish = (): void => {
    for (const { id } of open) setFinished(returnOf(session.me.id, id));
    onClose();
  };
  return (
    <WindowView label={t('homecoming.title')} onClose={onClose} className={styles.view}>
      <WindowBar title={t('homecoming.title')} leave={t('homecoming.leave')} onClose={onClose}>
        <WindowGap />
        <Button variant="primary" onPress={finish}>
          {t('homecoming.finish')}
        </Button>
      </WindowBar>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('homecoming.chapters')}>
        <div className={styles.page}>
          <p>{t('homecoming.intro')}</p>
          {[...open].reverse().map((homecoming) => (
            <section key={homecoming.id} aria-label={moment(homecoming.until)}>
              <h3 className={styles.span}>
                {t('homecoming.span', { from: moment(homecoming.since), to: untilWords(homecoming) })}
              </h3>
              {session.chapters.flatMap((chapter) => {
                const entry = homecoming.chapters.find((each) => each.chapter === chapter.id);
                return entry === undefined ? (
                  []
                ) : (
                  <ChapterCard key={chapter.id} {...{ session, homecoming, entry, chapter }} onShow={show} />
                );
              })}
            </section>
          ))}
        </div>
      </div>
    </WindowView>
  );
}
