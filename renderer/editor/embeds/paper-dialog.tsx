/** Asks for the number of a council paper and checks its form. */
import { useState, type JSX } from 'react';
import { FieldError, Input, Label, TextField } from 'react-aria-components';
import { isCouncilPaper, tidyPaper } from '../../../shared/document/council-papers.ts';
import { longestPaper } from '../../../shared/document/embeds.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import styles from './embeds.module.css';

interface PaperDialogProps {
  readonly forms: readonly string[];
  /** What was selected, if anything. */
  readonly start: string;
  readonly onChoose: (paper: string) => void;
  readonly onClose: () => void;
}

export function PaperDialog({ forms, start, onChoose, onClose }: PaperDialogProps): JSX.Element {
  const { t } = useText();
  const [typed, setTyped] = useState(tidyPaper(start));
  const [bad, setBad] = useState(false);
  return (
    <Dialog title={t('numbers.paperTitle')} onClose={onClose}>
      <form
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault();
          const paper = tidyPaper(typed);
          if (isCouncilPaper(paper, forms)) onChoose(paper);
          else setBad(true);
        }}
      >
        <TextField
          className={styles.field ?? ''}
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setBad(false);
          }}
          isInvalid={bad}
          validationBehavior="aria"
          maxLength={longestPaper + 20}
          autoFocus
        >
          <Label className={styles.label ?? ''}>{t('numbers.paperLabel')}</Label>
          <Input
            className={styles.input ?? ''}
            placeholder={t('numbers.paperHint')}
            autoComplete="off"
            spellCheck={false}
          />
          <FieldError className={styles.error ?? ''}>
            {t('numbers.paperBad', { forms: forms.map(example).join(', ') })}
          </FieldError>
        </TextField>
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit">
            {t('numbers.paperInsert')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}

/** A number of this form, as people know them. */
const example = (form: string): string => form.replace(/j{4}/, '2018').replace(/j+/, '18').replaceAll('n', '1');
