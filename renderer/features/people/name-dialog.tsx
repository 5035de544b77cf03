/** Asks for a name of a person or a group. */
import { useState, type JSX } from 'react';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './people.module.css';

interface NameDialogProps {
  readonly title: string;
  readonly label: string;
  readonly name: string;
  readonly onSave: (name: string) => Promise<unknown>;
  readonly onClose: () => void;
}

export function NameDialog({ title, label, name, onSave, onClose }: NameDialogProps): JSX.Element {
  const { t } = useText();
  const [value, setValue] = useState(name);
  const { busy, run } = useAction();
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          if (value.trim() !== '' && !busy) run(() => onSave(value.trim()), onClose);
        }}
      >
        <TextField label={label} value={value} onChange={setValue} autoFocus isRequired />
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy}>
            {t('common.save')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
