/** Asks for the title (and, in the app, the place) of a new project. */
import { useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { CallsClient } from '../../../shared/rpc/client.ts';
import type { ShellBridge } from '../../app/shell-bridge.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';
import type { DeskJob } from './start-screen.tsx';
import styles from './start.module.css';

interface NewDialogProps {
  readonly calls: CallsClient;
  readonly bridge: ShellBridge | null;
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onClose: () => void;
  readonly onRun: (job: DeskJob) => void;
}

export function NewDialog({ calls, bridge, busy, failure, onClose, onRun }: NewDialogProps): JSX.Element {
  const { t } = useText();
  const [title, setTitle] = useState('');
  const [path, setPath] = useState<string | null>(null);
  const ready = title.trim() !== '' && !busy;
  const create = (): void => {
    if (ready) onRun(() => calls.call('desk.create', null, { title, kind: 'empty', path }));
  };
  const choose = (shell: ShellBridge): void =>
    void shell.pickNewFile(`${title.trim() === '' ? t('start.new') : title.trim()}.ratschrift`).then(
      (chosen) => {
        if (chosen !== null) setPath(chosen);
      },
      (problem: unknown) => notify({ text: describeFailure(t, problem), tone: 'bad' }),
    );
  return (
    <Dialog title={t('start.newTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          create();
        }}
      >
        <TextField
          label={t('start.newLabel')}
          placeholder={t('start.newExample')}
          value={title}
          onChange={setTitle}
          autoFocus
          isRequired
        />
        <p>{path === null ? t('start.newWhere') : t('start.newPath', { path })}</p>
        {failure !== null && <Problem title={t('start.openFailed')} text={failure} />}
        <DialogActions>
          {bridge !== null && (
            <Button variant="quiet" onPress={() => choose(bridge)}>
              {t('start.newElsewhere')}
            </Button>
          )}
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t('start.create')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
