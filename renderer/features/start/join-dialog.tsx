/** Takes an invitation link: one paste and one press. */
import { useState, type JSX } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';
import styles from './start.module.css';

interface JoinDialogProps {
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onClose: () => void;
  readonly onJoin: (link: string) => void;
}

export function JoinDialog({ busy, failure, onClose, onJoin }: JoinDialogProps): JSX.Element {
  const { t } = useText();
  return (
    <Dialog title={t('start.joinTitle')} onClose={onClose}>
      <JoinForm busy={busy} failure={failure} onJoin={onJoin} onCancel={onClose} />
    </Dialog>
  );
}

interface JoinFormProps {
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onJoin: (link: string) => void;
  readonly onCancel: (() => void) | null;
}

export function JoinForm({ busy, failure, onJoin, onCancel }: JoinFormProps): JSX.Element {
  const { t } = useText();
  const [link, setLink] = useState('');
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        if (link.trim() !== '' && !busy) onJoin(link.trim());
      }}
    >
      <TextField
        label={t('start.joinLabel')}
        description={t('start.joinDescription')}
        value={link}
        onChange={setLink}
        maxLength={2000}
        autoFocus
        isRequired
      />
      {failure !== null && <Problem title={t('start.redeemFailed')} text={failure} />}
      <DialogActions>
        {onCancel !== null && <Button onPress={onCancel}>{t('common.cancel')}</Button>}
        <Button variant="primary" type="submit" busy={busy}>
          {busy ? t('start.joining') : t('start.joinAction')}
        </Button>
      </DialogActions>
    </form>
  );
}
