/** What lies over the picture: that nobody has said what it shows, and that it is only a suggestion. */
import { CircleAlert } from 'lucide-react';
import type { JSX } from 'react';
import type { Properties } from '../../../../shared/document/properties.ts';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import styles from './image.module.css';

interface ImageMarksProps {
  readonly props: Properties;
  readonly said: boolean;
  readonly editable: boolean;
  readonly onAlt: () => void;
}

export function ImageMarks({ props, said, editable, onAlt }: ImageMarksProps): JSX.Element {
  const { t } = useText();
  const gone = typeof props['del'] === 'string';
  const fresh = typeof props['ins'] === 'string';
  return (
    <div className={styles.marks}>
      {!said && editable && (
        <span className={styles.noAlt}>
          <Button small icon={<CircleAlert size={15} strokeWidth={2} aria-hidden />} onPress={onAlt}>
            {t('images.noAlt')}
          </Button>
        </span>
      )}
      {(gone || fresh) && (
        <span className={styles.suggested} data-suggested={gone ? 'del' : 'ins'}>
          {t(gone ? 'images.suggestedAway' : 'images.suggested')}
        </span>
      )}
    </div>
  );
}
