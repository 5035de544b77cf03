/** Opens a project without a file dialog, as a plain browser has none: by its name in the folder of projects. */
import { useState, type JSX } from 'react';
import type { CallsClient } from '../../../shared/rpc/client.ts';
import type { Output } from '../../../shared/rpc/contract.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { Problem } from '../../ui/problem.tsx';
import { useText } from '../../ui/text.ts';
import { pathInFolder } from './path-in-folder.ts';
import type { DeskJob } from './start-screen.tsx';
import styles from './start.module.css';

interface OpenDialogProps {
  readonly calls: CallsClient;
  readonly folder: string;
  readonly projects: Output<'desk.overview'>['projects'];
  readonly busy: boolean;
  readonly failure: string | null;
  readonly onClose: () => void;
  readonly onRun: (job: DeskJob) => void;
}

export function OpenDialog({ calls, folder, projects, busy, failure, onClose, onRun }: OpenDialogProps): JSX.Element {
  const { t } = useText();
  const [name, setName] = useState('');
  const open = (path: string): void => onRun(() => calls.call('desk.open', null, { path }));
  return (
    <Dialog title={t('start.openTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim() !== '') open(pathInFolder(folder, name));
        }}
      >
        <TextField
          label={t('start.openLabel')}
          description={t('start.openDescription')}
          value={name}
          onChange={setName}
          maxLength={4000}
          autoFocus
          isRequired
        />
        {projects.length > 0 && (
          <ul className={styles.choices}>
            {projects.map((project) => (
              <li key={project.path}>
                <Button onPress={() => open(project.path)}>{project.title}</Button>
              </li>
            ))}
          </ul>
        )}
        {failure !== null && <Problem title={t('start.openFailed')} text={failure} />}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t('start.openAction')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
