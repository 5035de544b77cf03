/** How far a picture that was brought here is on its way to the host; nothing once it is there. */
import type { JSX } from 'react';
import { Button } from '../../../ui/button.tsx';
import { useText } from '../../../ui/text.ts';
import type { Upload } from '../../pictures/picture-shelf.ts';
import styles from './image.module.css';

interface UploadStateProps {
  readonly upload: Upload | null;
  readonly onRetry: () => void;
}

export function UploadState({ upload, onRetry }: UploadStateProps): JSX.Element | null {
  const { t } = useText();
  if (upload === null) return null;
  if (upload.at === 'sending')
    return (
      <div className={styles.upload} data-sending>
        <progress value={upload.share} max={1} aria-label={t('images.sending')} />
      </div>
    );
  return (
    <div className={styles.upload} data-tone={upload.at === 'refused' ? 'bad' : 'care'} role="status">
      <p>{t(upload.at === 'refused' ? `error.${upload.code}` : 'images.waiting')}</p>
      <Button small onPress={onRetry}>
        {t('images.retry')}
      </Button>
    </div>
  );
}
