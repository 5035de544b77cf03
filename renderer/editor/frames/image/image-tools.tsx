/** The tools below an image; to be seen while the caret, the focus or the mouse is at it. */
import { Minus, Plus, RotateCcw, Trash2, Type } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import styles from './image.module.css';
import { narrower, wider } from './width.ts';

interface ImageToolsProps {
  /** Per cent of the text's; null: as large as it is. */
  readonly width: number | null;
  readonly onAlt: () => void;
  readonly onWidth: (width: number | null) => void;
  readonly onRemove: () => void;
}

export function ImageTools({ width, onAlt, onWidth, onRemove }: ImageToolsProps): JSX.Element {
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
        onPress={() => onWidth(narrower(width))}
      />
      <output className={styles.width}>{width === null ? t('images.ownWidth') : t('images.width', { width })}</output>
      <Button
        small
        variant="quiet"
        icon={<Plus {...icon} />}
        label={t('images.wider')}
        why={width === 100 ? t('images.widest') : null}
        onPress={() => onWidth(wider(width))}
      />
      <Button
        small
        variant="quiet"
        icon={<RotateCcw {...icon} />}
        label={t('images.resetWidth')}
        onPress={() => onWidth(null)}
      />
      <Button small variant="quiet" icon={<Trash2 {...icon} />} label={t('images.remove')} onPress={onRemove} />
    </div>
  );
}
