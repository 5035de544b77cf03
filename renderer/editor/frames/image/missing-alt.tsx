/** Over the picture: that nobody has said what it shows. */
import { CircleAlert } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import styles from './image.module.css';

export function MissingAlt({ onAlt }: { readonly onAlt: () => void }): JSX.Element {
  const { t } = useText();
  return (
    <div className={styles.marks}>
      <span className={styles.noAlt}>
        <Button small icon={<CircleAlert size={15} strokeWidth={2} aria-hidden />} onPress={onAlt}>
          <span className={styles.noAltWords}>{t('images.noAlt')}</span>
        </Button>
      </span>
    </div>
  );
}
