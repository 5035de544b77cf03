/** The handle at the edge of an image: drawn with the mouse, or moved with the arrow keys. */
import { useRef, type JSX, type KeyboardEvent, type PointerEvent, type RefObject } from 'react';
import { useText } from '../../../ui/text.ts';
import styles from './image.module.css';
import type { OwnWidth } from './own-width.ts';
import { widthWords } from './width-words.ts';
import { clampWidth, maxWidth, minWidth, stepByKey, type WidthStep } from './width.ts';

interface WidthHandleProps {
  readonly width: OwnWidth;
  readonly picture: RefObject<HTMLElement | null>;
  /** Called while it is dragged; null when that was given up. */
  readonly onDrag: (width: number | null) => void;
  readonly onWidth: (width: number) => void;
  /** A key asks for another width than the present one. */
  readonly onStep: (step: WidthStep) => void;
}

export function WidthHandle({ width, picture, onDrag, onWidth, onStep }: WidthHandleProps): JSX.Element {
  const { t } = useText();
  const chosen = useRef<number | null>(null);
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = stepByKey(event.key);
    if (step === null) return;
    event.preventDefault();
    event.stopPropagation();
    onStep(step);
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    const box = picture.current;
    const text = box?.parentElement ?? null;
    if (!event.currentTarget.hasPointerCapture(event.pointerId) || box === null || text === null) return;
    const reach = event.clientX - box.getBoundingClientRect().left;
    chosen.current = clampWidth((reach / text.getBoundingClientRect().width) * 100);
    onDrag(chosen.current);
  };
  const end = (keep: boolean): void => {
    if (chosen.current === null) return;
    if (keep) onWidth(chosen.current);
    else onDrag(null);
    chosen.current = null;
  };
  return (
    <div
      className={styles.handle}
      role="slider"
      tabIndex={0}
      aria-label={t('images.widthHandle')}
      aria-valuemin={minWidth}
      aria-valuemax={maxWidth}
      aria-valuenow={width.width ?? maxWidth}
      aria-valuetext={widthWords(t, width)}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.preventDefault();
        event.currentTarget.focus({ preventScroll: true });
        event.currentTarget.setPointerCapture(event.pointerId);
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => end(true)}
      onPointerCancel={() => end(false)}
    />
  );
}
