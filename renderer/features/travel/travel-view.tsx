/** The paper as it stood at any moment, over the whole window: chapters at the left, the text, the time below. */
import { useCallback, useEffect, useMemo, useRef, useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import type { VersionList } from '../../../shared/rpc/version-schemas.ts';
import type { Session } from '../../app/session.ts';
import type { TravelAt } from '../../app/tools-state.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { WindowBar, WindowGap, WindowView } from '../../ui/window-view.tsx';
import frame from '../../ui/window-view.module.css';
import { playSteps, stretchAt } from './density.ts';
import { TimeControls } from './time-controls.tsx';
import { TimeSlider } from './time-slider.tsx';
import { TravelChapters } from './travel-chapters.tsx';
import { everybody, peopleOf } from './travel-filter.ts';
import { TravelLegend } from './travel-legend.tsx';
import { timeMarks } from './time-marks.ts';
import { named, TravelSource } from './travel-source.ts';
import { clamp, dayFrom, rangeOf, type TimeRange, type Zoom } from './travel-time.ts';
import { TravelText } from './travel-text.tsx';
import { clockWords, dayWords, stretchWords } from './travel-words.ts';
import { useLatest } from '../../app/use-latest.ts';
import { usePlaying, type Speed } from './use-playing.ts';
import { useTimeline } from './use-timeline.ts';
import styles from './travel.module.css';

export interface TravelViewProps {
  readonly session: Session;
  readonly versions: VersionList | null;
  /** The chapter that one comes from. */
  readonly chapter: string | null;
  /** Where one was before; null: at the end of what was written. */
  readonly begin: TravelAt | null;
  /** To comparing the state of a moment with now, or to bringing it back. */
  readonly onVersions: (as: 'compare' | 'restore', here: TravelAt, moment: number) => void;
  readonly onClose: () => void;
}

/** Where one is: the moment, and since when changes are marked. */
interface Place {
  readonly at: number;
  readonly since: number | null;
}

const everything: TimeRange = { from: 0, to: 8_640_000_000_000_000 };

export function TravelView(props: TravelViewProps): JSX.Element {
  const { session, versions, begin, onClose, onVersions } = props;
  const { t, language } = useText();
  const { call } = session;
  const source = useMemo(() => new TravelSource(call), [call]);
  const [zoom, setZoom] = useState<Zoom>(begin?.zoom ?? 'life');
  const [chapter, setChapter] = useState(begin === null ? props.chapter : begin.chapter);
  const [filter, setFilter] = useState(begin?.filter ?? everybody);
  const [speed, setSpeed] = useState<Speed>('medium');
  const [showsChanges, setShowsChanges] = useState(begin?.showsChanges ?? true);
  /** Null: at the end of what was written. */
  const [place, setPlace] = useState<Place | null>(begin);
  const [life, setLife] = useState<TimeRange | null>(null);
  /** Goes up with each step: the text then shows the first change of this chapter. */
  const [shown, setShown] = useState<{ chapter: string | null; turn: number }>({ chapter: null, turn: 0 });
  const scroller = useRef<HTMLDivElement>(null);

  const at = place?.at ?? life?.to ?? 0;
  const { from, to } = life === null ? everything : rangeOf(zoom, at, life);
  const range = useMemo(() => ({ from, to }), [from, to]);
  const selection = useMemo(() => {
    return { people: peopleOf(session, filter), chapters: chapter === null ? null : [chapter] };
  }, [session, filter, chapter]);
  const query = useMemo(() => ({ from, to, ...selection }), [from, to, selection]);
  const { timeline, failure } = useTimeline(call, query);
  const stretches = useMemo(() => timeline?.stretches ?? [], [timeline]);
  const [first, last] = [timeline?.first ?? null, timeline?.last ?? null];
  if (first !== null && last !== null && (life?.from !== first || life.to !== last)) setLife({ from: first, to: last });
  const { value: outline } = useLatest(life === null ? null : `${at}`, () => source.outline(at + named));
  useEffect(() => {
    if (failure !== null) notify({ text: describeFailure(t, failure), tone: 'bad' });
  }, [failure, t]);

  const here = useMemo(() => stretchAt(stretches, at, chapter), [stretches, at, chapter]);
  const since = !showsChanges ? null : (place?.since ?? (here === null ? null : here.from - 1));
  const what = here === null ? t('travel.beforeAll') : stretchWords(session, here, t, language);
  const valueText = t('travel.value', { day: dayWords(at, language), time: clockWords(at, language), what });

  const goTo = useCallback(
    (moment: number, stretch: Stretch | null = null) => {
      if (life === null) return;
      setPlace({ at: clamp(moment, life), since: stretch === null ? null : stretch.from - 1 });
    },
    [life],
  );
  const goToStretch = useCallback(
    (stretch: Stretch) => {
      goTo(stretch.to, stretch);
      announce(stretchWords(session, stretch, t, language));
      setShown(({ turn }) => ({ chapter: stretch.chapter, turn: turn + 1 }));
    },
    [goTo, session, t, language],
  );
  const playing = usePlaying(speed, goToStretch, () => announce(t('travel.played')));
  const { pause } = playing;
  const move = useCallback(
    (moment: number) => {
      pause();
      goTo(moment);
    },
    [pause, goTo],
  );
  const step = useCallback(
    (direction: 1 | -1, begin = at) => {
      pause();
      // Steps are asked one after another: where the last one led is where the next begins.
      call('history.step', { at: begin, direction, ...selection }).then(
        ({ stretch }) => {
          if (stretch !== null) goToStretch(stretch);
          else announce(t(direction === 1 ? 'travel.noNext' : 'travel.noPrevious'));
        },
        (reason: unknown) => notify({ text: describeFailure(t, reason), tone: 'bad' }),
      );
    },
    [pause, call, at, selection, goToStretch, t],
  );
  const play = useCallback(() => {
    if (life === null) return;
    const day = rangeOf('day', at, life);
    call('history.timeline', { ...day, ...selection }).then(
      (told) => {
        const steps = playSteps(told.stretches);
        const left = steps.filter((each) => each.to > at);
        if (steps.length === 0) announce(t('travel.nothingToPlay'));
        else playing.play(left.length === 0 ? steps : left);
      },
      (reason: unknown) => notify({ text: describeFailure(t, reason), tone: 'bad' }),
    );
  }, [life, at, call, selection, playing, t]);
  const colourOf = useCallback(
    (id: string | null): string => {
      const known = [...session.chapters, ...session.deletedChapters].find((each) => each.id === id);
      return String(known?.group?.colour ?? 'office');
    },
    [session],
  );
  const marks = useMemo(() => timeMarks(versions, t, language), [versions, t, language]);
  const leave = (as: 'compare' | 'restore'): void => {
    const here = { at, since: place?.since ?? null, chapter, zoom, filter, showsChanges };
    source.paperMoment(at).then(
      (moment) => onVersions(as, here, moment),
      (reason: unknown) => notify({ text: describeFailure(t, reason), tone: 'bad' }),
    );
  };

  return (
    <WindowView label={t('travel.title')} className={styles.view} onClose={onClose}>
      <WindowBar title={t('travel.title')} leave={t('travel.leave')} onClose={onClose}>
        {life !== null && (
          <p className={styles.moment}>
            <strong>{dayWords(at, language)}</strong> {clockWords(at, language)}
          </p>
        )}
        <WindowGap />
        {life !== null && outline !== null && (
          <>
            <Button onPress={() => leave('compare')}>{t('travel.compare')}</Button>
            <Button onPress={() => leave('restore')}>{t('travel.restore')}</Button>
          </>
        )}
      </WindowBar>
      {life === null || outline === null ? (
        <div className={styles.none}>
          <p>{timeline === null || timeline.share < 1 || life !== null ? t('common.loading') : t('travel.empty')}</p>
        </div>
      ) : (
        <>
          <div className={`${frame.body ?? ''} ${styles.body ?? ''}`}>
            <TravelChapters session={session} outline={outline} selected={chapter} onSelect={setChapter} />
            <TravelText
              session={session}
              source={source}
              outline={outline}
              chapter={chapter}
              at={at}
              since={since}
              shown={shown}
              scroller={scroller}
            />
          </div>
          <footer className={styles.foot}>
            <TimeControls
              session={session}
              zoom={zoom}
              onZoom={setZoom}
              filter={filter}
              writers={timeline?.people ?? []}
              onFilter={setFilter}
              speed={speed}
              onSpeed={setSpeed}
              isPlaying={playing.isPlaying}
              onPlay={() => (playing.isPlaying ? pause() : play())}
              onStep={step}
              showsChanges={showsChanges}
              onShowsChanges={setShowsChanges}
              marks={marks}
              onMark={move}
            />
            <TimeSlider
              range={range}
              zoom={zoom}
              at={at}
              valueText={valueText}
              stretches={stretches}
              colourOf={colourOf}
              marks={marks}
              onMove={move}
              onStep={(wanted) => {
                if (wanted === 'next' || wanted === 'previous') step(wanted === 'next' ? 1 : -1);
                else if (wanted === 'first') step(1, 0);
                else if (wanted === 'last') move(life.to);
                else move(dayFrom(at, wanted === 'dayOn' ? 1 : -1, life));
              }}
            />
            <p className={styles.what}>
              {what}
              {since !== null && `. ${t('travel.marksSince', { time: clockWords(since, language) })}`}
            </p>
            <TravelLegend session={session} stretches={stretches} share={timeline?.share ?? 0} />
          </footer>
        </>
      )}
    </WindowView>
  );
}
