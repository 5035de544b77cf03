/** What stands over the slider: steps, playing, whose work, which period, what is marked. */
import { Bookmark, ChevronLeft, ChevronRight, Gauge, Pause, Play } from 'lucide-react';
import type { JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Choose } from '../../ui/choose.tsx';
import { Checkbox, Select } from '../../ui/field.tsx';
import { MenuButton } from '../../ui/menu.tsx';
import { Segments } from '../../ui/segments.tsx';
import { useText } from '../../ui/text.ts';
import { WindowGap } from '../../ui/window-view.tsx';
import type { TimeMark } from './time-slider.tsx';
import { everybody, filterChoices } from './travel-filter.ts';
import { zooms, type Zoom } from './travel-time.ts';
import { speeds, type Speed } from './use-playing.ts';
import styles from './travel.module.css';

interface TimeControlsProps {
  readonly session: Session;
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly filter: string;
  /** Everybody who wrote. */
  readonly writers: readonly string[];
  readonly onFilter: (filter: string) => void;
  readonly speed: Speed;
  readonly onSpeed: (speed: Speed) => void;
  readonly isPlaying: boolean;
  readonly onPlay: () => void;
  readonly onStep: (direction: 1 | -1) => void;
  readonly showsChanges: boolean;
  readonly onShowsChanges: (shows: boolean) => void;
  readonly marks: readonly TimeMark[];
  readonly onMark: (at: number) => void;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;
const speedNames = Object.keys(speeds) as Speed[];

export function TimeControls(props: TimeControlsProps): JSX.Element {
  const { session, zoom, filter, writers, speed, isPlaying, marks, onStep } = props;
  const { t } = useText();
  const choices = filterChoices(session, writers, t);
  const name = choices.find(({ id }) => id === filter)?.label ?? '';
  const isAll = filter === everybody;
  return (
    <div className={styles.controls}>
      <Button
        variant="quiet"
        label={isAll ? t('travel.previous') : t('travel.previousOf', { name })}
        icon={<ChevronLeft {...icon} />}
        onPress={() => onStep(-1)}
      />
      <Button icon={isPlaying ? <Pause {...icon} /> : <Play {...icon} />} variant="primary" onPress={props.onPlay}>
        {t(isPlaying ? 'travel.pause' : 'travel.play')}
      </Button>
      <Button
        variant="quiet"
        label={isAll ? t('travel.next') : t('travel.nextOf', { name })}
        icon={<ChevronRight {...icon} />}
        onPress={() => onStep(1)}
      />
      <Choose
        label={t('travel.speed')}
        icon={<Gauge size={16} strokeWidth={1.75} aria-hidden />}
        value={speed}
        choices={speedNames.map((id) => ({ id, label: t(`travel.speed_${id}`) }))}
        onChoose={props.onSpeed}
      />
      <div className={styles.who}>
        <span aria-hidden>{t('travel.who')}</span>
        <Select small hideLabel label={t('travel.who')} choices={choices} value={filter} onChange={props.onFilter} />
      </div>
      <Checkbox label={t('travel.marks')} isSelected={props.showsChanges} onChange={props.onShowsChanges} />
      <WindowGap />
      {marks.length > 0 && (
        <MenuButton
          label={t('travel.states')}
          icon={<Bookmark {...icon} />}
          commands={[...marks].reverse().map((mark) => ({
            id: `${mark.level} ${mark.at}`,
            label: mark.name,
            run: () => props.onMark(mark.at),
          }))}
        />
      )}
      <Segments
        small
        label={t('travel.zoom')}
        value={zoom}
        choices={zooms.map((id) => ({ id, label: t(`travel.zoom_${id}`) }))}
        onChoose={props.onZoom}
      />
    </div>
  );
}
