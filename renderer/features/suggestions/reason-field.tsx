/** Where one gives a reason. Escape leaves it as it was. */
import { useState, type JSX } from 'react';
import { Input, Label, TextField } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './suggestions.module.css';

interface ReasonFieldProps {
  readonly label: string;
  readonly value: string;
  /** What the button says; „Speichern“ by default. */
  readonly save?: string;
  readonly onSave: (text: string) => void;
  readonly onClose: () => void;
}

export function ReasonField({ label, value, save, onSave, onClose }: ReasonFieldProps): JSX.Element {
  const { t } = useText();
  const [text, setText] = useState(value);
  return (
    <form
      className={styles.reasonForm}
      onSubmit={(event) => {
        event.preventDefault();
        onSave(text.trim());
        onClose();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <TextField value={text} onChange={setText} maxLength={2000} autoFocus className={styles.reasonField ?? ''}>
        <Label>{label}</Label>
        <Input className={styles.reasonInput ?? ''} autoComplete="off" />
      </TextField>
      <Button small type="submit">
        {save ?? t('suggest.reasonSave')}
      </Button>
    </form>
  );
}
