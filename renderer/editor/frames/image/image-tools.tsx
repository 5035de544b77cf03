/** The tools below an image; to be seen while the caret, the focus or the mouse is at it. */
import { Minus, Plus, RotateCcw, Trash2, Type } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import styles from './image.module.css';
import type { OwnWidth } from './own-width.ts';
import { widthWords } from './width-words.ts';
import { narrower, wider, type WidthStep } from './width.ts';

interface ImageToolsProps {
  readonly width: OwnWidth;
  readonly onAlt: () => void;
  readonly onStep: (step: WidthStep) => void;
  readonly onReset: () => void;
  readonly onRemove: () => void;
}

export function ImageTools({
  width: { width, proposed },
  onAlt,
  onStep,
  onReset,
  onRemove,
}: ImageToolsProps): JSX.Element {
  const { t } = useText();
  const icon = { size: 16, strokeWidth: 1.75 } as const;
  return (
    <div className={styles.tools} role="group" aria-label={t('images.tools')}>
      <Button small variant="quiet" icon={<Type {...icon} aria-hidden />} onPress={onAlt}>
        {t('images.altText')}
      </Button>
      <Button
        small
        variant="quiet"
        icon={<Minus {...icon} />}
        label={t('images.narrower')}
        onPress={() => onStep(narrower)}
      />
      <output className={styles.width} data-proposed={proposed || undefined}>
        {widthWords(t, { width, proposed })}
      </output>
      <Button
        small
        variant="quiet"
        icon={<Plus {...icon} />}
        label={t('images.wider')}
        why={width === 100 ? t('images.widest') : null}
        onPress={() => onStep(wider)}
      />
      <Button small variant="quiet" icon={<RotateCcw {...icon} />} label={t('images.resetWidth')} onPress={onReset} />
      <Button small variant="quiet" icon={<Trash2 {...icon} />} label={t('images.remove')} onPress={onRemove} />
    </div>
  );
}
