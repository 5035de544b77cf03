/** A link for somebody who is in the list already: one more device, or the first one of a seat that nobody has taken. */
import { useState, type JSX } from 'react';
import type { Person } from '../../../shared/domain/people.ts';
import type { Output } from '../../../shared/rpc/contract.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { InvitationLink } from './invitation-link.tsx';
import { useAction } from '../../ui/use-action.ts';
import { daysAtFirst, ValidDays } from './valid-days.tsx';
import styles from './people.module.css';

interface AccessDialogProps {
  readonly person: Person;
  readonly session: Session;
  readonly onInvited: () => void;
  readonly onMeeting: () => void;
  readonly onClose: () => void;
}

export function AccessDialog({ person, session, onInvited, onMeeting, onClose }: AccessDialogProps): JSX.Element {
  const { t } = useText();
  const [days, setDays] = useState(daysAtFirst);
  const [invited, setInvited] = useState<Output<'people.invite'> | null>(null);
  const { busy, run } = useAction();
  const { name } = person;
  const create = (): void =>
    run(
      () => session.call('people.invite', { person: person.id, days }),
      (output) => {
        setInvited(output);
        onInvited();
      },
    );
  return (
    <Dialog title={t('people.accessTitle', { name })} onClose={onClose} wide={invited !== null}>
      {invited === null ? (
        <div className={styles.form}>
          <p>{t('people.accessText', { name })}</p>
          <ValidDays days={days} onChange={setDays} />
          <DialogActions>
            <Button onPress={onClose}>{t('common.cancel')}</Button>
            <Button variant="primary" busy={busy} onPress={create}>
              {t('people.createLink')}
            </Button>
          </DialogActions>
        </div>
      ) : (
        <InvitationLink session={session} invited={invited} onMeeting={onMeeting}>
          <Button onPress={onClose}>{t('common.close')}</Button>
        </InvitationLink>
      )}
    </Dialog>
  );
}
