/** Asks before a former member's name is erased for good, and says what that does and what it can't do. */
import { useState, type JSX } from 'react';
import type { Person } from '../../../shared/domain/people.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import { useNameInText } from './use-name-in-text.ts';
import styles from './people.module.css';

interface EraseNameDialogProps {
  readonly person: Person;
  readonly session: Session;
  /** The row is about to go to those without access. */
  readonly onErase: () => void;
  readonly onClose: () => void;
}

export function EraseNameDialog({ person, session, onErase, onClose }: EraseNameDialogProps): JSX.Element {
  const { t } = useText();
  const { busy, run } = useAction();
  // The host tells that the name is gone before it answers.
  const [{ name, active, roles }] = useState(person);
  const inText = useNameInText(session.call, name);
  const former = personName({ name: '', roles }, t);
  const erase = (): void => {
    onErase();
    run(
      () => session.call('people.eraseName', { person: person.id }),
      () => {
        notify({ text: t('people.erased', { former }) });
        onClose();
      },
    );
  };
  return (
    <Dialog title={t('people.eraseTitle', { name })} onClose={onClose} alert>
      <div className={styles.form}>
        <p>{t('people.eraseText', { name, former })}</p>
        <ul className={styles.points}>
          {active && <li>{t('people.eraseAccess')}</li>}
          <li>{t('people.eraseStays')}</li>
          <li>{t('people.eraseElsewhere')}</li>
          {inText > 0 && <li>{t('people.eraseInText', { count: inText })}</li>}
          <li>{t('people.eraseForGood')}</li>
        </ul>
        <DialogActions>
          <Button onPress={onClose} autoFocus>
            {t('common.cancel')}
          </Button>
          <Button variant="danger" busy={busy} onPress={erase}>
            {t('people.eraseAction')}
          </Button>
        </DialogActions>
      </div>
    </Dialog>
  );
}
