/** Asks for the name of a version and keeps the paper as it stands. */
import { useState, type JSX } from 'react';
import { Label, TextArea, TextField as AriaTextField } from 'react-aria-components';
import { mayDo } from '../../../shared/domain/permissions.ts';
import type { Session } from '../../app/session.ts';
import { writtenDown } from '../../app/written-down.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Checkbox, TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './versions.module.css';

interface KeepVersionDialogProps {
  readonly session: Session;
  readonly onKept: (version: string) => void;
  readonly onClose: () => void;
}

export function KeepVersionDialog({ session, onKept, onClose }: KeepVersionDialogProps): JSX.Element {
  const { t } = useText();
  const [name, setName] = useState('');
  const [note, setNote] = useState('');
  const [frozen, setFrozen] = useState(false);
  const { busy, run } = useAction();
  const mayFreeze = mayDo(session.me, 'freezeVersion');
  const waiting = session.status?.upstream?.waiting ?? 0;
  const keep = (): void => {
    const input = { name: name.trim(), note: note.trim() };
    if (input.name === '' || busy) return;
    run(
      async () => {
        await writtenDown(session.rooms);
        return session.call(frozen ? 'versions.freeze' : 'versions.make', input);
      },
      ({ version }) => {
        notify({ text: t('versions.kept', { name: input.name }), tone: 'good' });
        onKept(version);
        onClose();
      },
    );
  };
  return (
    <Dialog title={t('versions.keepTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <p>{t('versions.keepIntro')}</p>
        <TextField
          label={t('versions.keepName')}
          placeholder={t('versions.keepNamePlaceholder')}
          value={name}
          onChange={setName}
          autoFocus
          isRequired
        />
        <AriaTextField className={styles.note ?? ''} value={note} onChange={setNote} maxLength={4000}>
          <Label>{t('versions.keepNote')}</Label>
          <TextArea rows={3} />
        </AriaTextField>
        <Checkbox
          label={t('versions.freeze')}
          description={mayFreeze ? t('versions.freezeNote') : t('versions.freezeBlocked')}
          isSelected={frozen}
          onChange={setFrozen}
          isDisabled={!mayFreeze}
        />
        {waiting > 0 && (
          <p className={styles.care} role="status">
            {t('versions.waiting', { count: waiting })}
          </p>
        )}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t('versions.keepDo')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
