/** The measures along time: bars by beginning and end, with a line for today; those without dates below. */
import { memo, useMemo, type CSSProperties, type JSX } from 'react';
import { formatDay } from '../../../shared/council/iso-day.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { timelineOf, type TimelineBar } from '../../../shared/measures/timeline.ts';
import { useText } from '../../ui/text.ts';
import { MeasureStateChip } from './measure-chips.tsx';
import { barSpan, nameOf, titleOf } from './measure-words.ts';
import styles from './timeline.module.css';

interface TimelineViewProps {
  readonly measures: readonly Measure[];
  readonly onOpen: (measure: string) => void;
  /** ISO; the day that the line stands at. */
  readonly today: string;
}

export const TimelineView = memo(function TimelineView({ measures, onOpen, today }: TimelineViewProps): JSX.Element {
  const { t } = useText();
  const timeline = useMemo(() => timelineOf(measures), [measures]);
  const { bars, undated, years } = timeline;
  const scale = useMemo(() => (years === null ? null : scaleOf(years.first, years.last)), [years]);
  const now = scale === null ? null : scale.at(today);
  return (
    <div className={styles.place}>
      {scale === null ? (
        <p className={styles.none}>{t('measures.noBars')}</p>
      ) : (
        <div className={styles.timeline} style={{ minWidth: `${260 + scale.years.length * 72}px` }}>
          <div className={styles.years} aria-hidden>
            {scale.years.map(({ year, from, to }) => (
              <span key={year} style={stretch(from, to)}>
                {year}
              </span>
            ))}
          </div>
          {now !== null && (
            <div
              className={styles.today}
              data-end={now > 92 || undefined}
              style={{ '--at': `${now}%` } as CSSProperties}
            >
              <span>
                <span aria-hidden>{t('measures.today')}</span>
                <span className="visually-hidden">{t('measures.todayLong', { day: formatDay(today) })}</span>
              </span>
            </div>
          )}
          <ol className={styles.rows} aria-label={t('measures.timelineName')}>
            {bars.map((bar) => (
              <Bar
                key={bar.measure.id}
                bar={bar}
                from={scale.at(bar.from) ?? 0}
                to={scale.end(bar.to)}
                onOpen={onOpen}
              />
            ))}
          </ol>
        </div>
      )}
      {undated.length > 0 && (
        <section className={styles.undated}>
          <h3>{t('measures.undated')}</h3>
          <ul>
            {undated.map((measure) => (
              <li key={measure.id}>
                <button type="button" onClick={() => onOpen(measure.id)}>
                  {nameOf(measure, t)}
                </button>
                <MeasureStateChip state={measure.state} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
});

interface BarProps {
  readonly bar: TimelineBar;
  readonly from: number;
  readonly to: number;
  readonly onOpen: (measure: string) => void;
}

function Bar({ bar, from, to, onOpen }: BarProps): JSX.Element {
  const { t } = useText();
  const { measure, known } = bar;
  const span = barSpan(bar, t);
  return (
    <li className={styles.row}>
      <button type="button" className={styles.name} onClick={() => onOpen(measure.id)}>
        {measure.number !== '' && <span>{measure.number}</span>} {titleOf(measure, t)}
      </button>
      <span className={styles.track} title={span}>
        <span className={styles.bar} data-state={measure.state} data-known={known} style={stretch(from, to)} />
        <span className="visually-hidden">
          {t(`measures.state_${measure.state}`)}, {span}. {known === 'backwards' ? t('measures.backwards') : ''}
        </span>
      </span>
    </li>
  );
}

interface Scale {
  readonly years: readonly { readonly year: number; readonly from: number; readonly to: number }[];
  /** Where a day begins, in per cent; null outside. */
  readonly at: (day: string) => number | null;
  /** Where it ends. */
  readonly end: (day: string) => number;
}

/** Whole years, at most 60 of them: a slip of the keyboard must not make the rest too narrow to be seen. */
function scaleOf(first: number, last: number): Scale {
  const end = Math.min(last, first + 59);
  const start = Date.UTC(first, 0, 1);
  const length = Date.UTC(end + 1, 0, 1) - start;
  const place = (time: number): number => Math.min(100, Math.max(0, ((time - start) / length) * 100));
  const years = Array.from({ length: end - first + 1 }, (_, index) => {
    const year = first + index;
    return { year, from: place(Date.UTC(year, 0, 1)), to: place(Date.UTC(year + 1, 0, 1)) };
  });
  const time = (day: string): number => Date.parse(`${day}T00:00:00Z`);
  return {
    years,
    at: (day) => (time(day) < start || time(day) > start + length ? null : place(time(day))),
    end: (day) => place(time(day) + 24 * 60 * 60 * 1000),
  };
}

const stretch = (from: number, to: number): CSSProperties => ({
  left: `${from}%`,
  width: `${Math.max(0, to - from)}%`,
});
