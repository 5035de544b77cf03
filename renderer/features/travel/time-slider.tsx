/** The slider over the paper's life, with what was written when over it, and the versions that people kept. */
import { useMemo, useRef, type JSX, type KeyboardEvent, type PointerEvent } from 'react';
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import { useText } from '../../ui/text.ts';
import { barCount, barsOf } from './density.ts';
import { momentAt, shareIn, ticksOf, type TimeRange, type Zoom } from './travel-time.ts';
import { tickWords } from './travel-words.ts';
import styles from './travel.module.css';

export interface TimeMark {
  readonly at: number;
  readonly level: 'named' | 'frozen' | 'moment';
  readonly name: string;
}

interface TimeSliderProps {
  readonly range: TimeRange;
  readonly zoom: Zoom;
  readonly at: number;
  /** What is told of the place one is at. */
  readonly valueText: string;
  readonly stretches: readonly Stretch[];
  readonly colourOf: (chapter: string | null) => string;
  readonly marks: readonly TimeMark[];
  readonly onMove: (at: number) => void;
  /** Keys: to the stretch of work before or after, a day back or on, to the beginning or the end. */
  readonly onStep: (step: 'next' | 'previous' | 'dayOn' | 'dayBack' | 'first' | 'last') => void;
}

const keySteps = {
  ArrowRight: 'next',
  ArrowUp: 'next',
  ArrowLeft: 'previous',
  ArrowDown: 'previous',
  PageUp: 'dayOn',
  PageDown: 'dayBack',
  Home: 'first',
  End: 'last',
} as const;

export function TimeSlider(props: TimeSliderProps): JSX.Element {
  const { range, zoom, at, valueText, stretches, colourOf, marks, onMove, onStep } = props;
  const { t, language } = useText();
  const track = useRef<HTMLDivElement>(null);
  const bars = useMemo(() => barsOf(stretches, range, colourOf), [stretches, range, colourOf]);
  const moveTo = (event: PointerEvent): void => {
    const box = track.current?.getBoundingClientRect();
    if (box === undefined || box.width === 0) return;
    onMove(momentAt(range, Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.altKey || event.ctrlKey || event.metaKey || !(event.key in keySteps)) return;
    event.preventDefault();
    onStep(keySteps[event.key as keyof typeof keySteps]);
  };
  const percent = (moment: number): string => `${shareIn(range, moment) * 100}%`;
  return (
    <div
      className={styles.slider}
      role="slider"
      tabIndex={0}
      aria-label={t('travel.slider')}
      aria-orientation="horizontal"
      aria-valuemin={range.from}
      aria-valuemax={range.to}
      aria-valuenow={Math.min(range.to, Math.max(range.from, at))}
      aria-valuetext={valueText}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        moveTo(event);
      }}
      onPointerMove={(event) => {
        if (event.currentTarget.hasPointerCapture(event.pointerId)) moveTo(event);
      }}
    >
      <div ref={track} className={styles.track}>
        <svg className={styles.bars} viewBox={`0 0 ${barCount} 1`} preserveAspectRatio="none" aria-hidden>
          {bars.map(({ index, parts }) =>
            parts.map(({ colour, from, to }) => (
              <rect
                key={`${index} ${colour}`}
                data-colour={colour}
                x={index + 0.1}
                width={0.8}
                y={1 - to}
                height={to - from}
              />
            )),
          )}
        </svg>
        {marks
          .filter((mark) => mark.at >= range.from && mark.at <= range.to)
          .map((mark) => (
            <span
              key={`${mark.level} ${mark.at}`}
              className={styles.mark}
              data-level={mark.level}
              title={mark.name}
              style={{ left: percent(mark.at) }}
              aria-hidden
            />
          ))}
        <span className={styles.thumb} style={{ left: percent(at) }} aria-hidden />
      </div>
      <div className={styles.axis} aria-hidden>
        {ticksOf(zoom, range).map((tick) => (
          <span key={tick} style={{ left: percent(tick) }}>
            {tickWords(tick, zoom, range, language)}
          </span>
        ))}
      </div>
    </div>
  );
}
