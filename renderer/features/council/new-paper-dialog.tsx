/** Asks for the kind of a new council paper, as the city's template has them. */
import { useState, type JSX } from 'react';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './council.module.css';
import { useCity } from '../../app/use-city.ts';

interface NewPaperProps {
  readonly session: Session;
  readonly onClose: () => void;
  readonly onMade: (paper: string) => void;
}

export function NewPaperDialog({ session, onClose, onMade }: NewPaperProps): JSX.Element {
  const { t } = useText();
  const city = useCity(session);
  const { busy, run } = useAction();
  const [chosen, setChosen] = useState<string | null>(null);
  const kinds = city.data?.template.kinds ?? [];
  const kind = chosen ?? kinds[0]?.id ?? '';
  const make = (): void =>
    run(
      () => session.call('papers.make', { kind }),
      ({ paper }) => onMade(paper),
    );
  return (
    <Dialog title={t('council.newTitle')} onClose={onClose}>
      <form
        className={styles.dialog}
        onSubmit={(event) => {
          event.preventDefault();
          if (!busy && kind !== '') make();
        }}
      >
        {city.error !== null ? (
          <p role="alert">{describeFailure(t, city.error)}</p>
        ) : (
          <>
            <Select
              label={t('council.kind')}
              choices={kinds.map(({ id, title }) => ({ id, label: title }))}
              value={kind}
              onChange={setChosen}
            />
            <p className={styles.quiet}>{t('council.newAbout', { city: city.data?.template.name ?? '' })}</p>
          </>
        )}
        <DialogActions>
          <Button onPress={onClose}>{t('common.cancel')}</Button>
          <Button variant="primary" type="submit" busy={busy || (kind === '' && city.error === null)}>
            {t('council.make')}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
