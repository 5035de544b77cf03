/** A file that was made to be mailed: merged with its project, which lies on this machine, or only read. */
import type { JSX } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { formatDate, useText } from '../../ui/text.ts';
import type { MailedCopy } from './mailed-copy.ts';
import styles from './start.module.css';

interface MailedDialogProps {
  readonly copy: MailedCopy;
  readonly busy: boolean;
  readonly onMerge: () => void;
  readonly onRead: () => void;
  readonly onClose: () => void;
}

export function MailedDialog({ copy, busy, onMerge, onRead, onClose }: MailedDialogProps): JSX.Element {
  const { t, language } = useText();
  const { title, time, isOpen } = copy;
  return (
    <Dialog title={t('start.mailedTitle')} onClose={onClose}>
      <div className={styles.form}>
        <p>{t('start.mailedText', { title, time: formatDate(time, language) })}</p>
        <p>{t('start.mailedMergeText')}</p>
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button busy={busy} why={isOpen ? t('start.mailedReadBlocked', { title }) : null} onPress={onRead}>
            {t('start.mailedRead')}
          </Button>
          <Button variant="primary" busy={busy} onPress={onMerge} autoFocus>
            {t('start.mailedMerge')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
