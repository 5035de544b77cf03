/** The forms that numbers of council papers have in this city, one a line. */
import type { JSX } from 'react';
import { FieldError, Label, Text, TextArea, TextField } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './paper-settings.module.css';

interface FormsProps {
  readonly value: string;
  /** A line that is no form; null where all are. */
  readonly wrong: string | null;
  readonly blocked: boolean;
  readonly onChange: (value: string) => void;
  readonly onReset: () => void;
}

export function Forms({ value, wrong, blocked, onChange, onReset }: FormsProps): JSX.Element {
  const { t } = useText();
  return (
    <div className={styles.forms}>
      <TextField
        className={styles.field ?? ''}
        value={value}
        onChange={onChange}
        isReadOnly={blocked}
        isInvalid={wrong !== null}
        validationBehavior="aria"
        maxLength={1_200}
      >
        <Label className={styles.label ?? ''}>{t('numbers.forms')}</Label>
        <TextArea className={styles.area ?? ''} rows={4} spellCheck={false} />
        <Text slot="description" className={styles.description ?? ''}>
          {t('numbers.formsText')}
        </Text>
        <FieldError className={styles.error ?? ''}>{t('numbers.formsBad', { form: wrong ?? '' })}</FieldError>
      </TextField>
      {!blocked && (
        <Button small variant="quiet" onPress={onReset}>
          {t('numbers.formsReset')}
        </Button>
      )}
    </div>
  );
}
