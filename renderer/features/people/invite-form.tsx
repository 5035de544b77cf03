/** Invites one person: name, roles, days; then the link, once, to hand over. */
import { useState, type JSX } from 'react';
import type { Role } from '../../../shared/domain/people.ts';
import type { Output } from '../../../shared/rpc/contract.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { InvitationLink } from './invitation-link.tsx';
import { RolesEditor } from './roles-editor.tsx';
import { toggleRole } from './toggle-role.ts';
import { useAction } from '../../ui/use-action.ts';
import { daysAtFirst, ValidDays } from './valid-days.tsx';
import styles from './people.module.css';

interface InviteFormProps {
  readonly session: Session;
  readonly onInvited: () => void;
  readonly onMeeting: () => void;
}

export function InviteForm({ session, onInvited, onMeeting }: InviteFormProps): JSX.Element {
  const { t } = useText();
  const [name, setName] = useState('');
  const [roles, setRoles] = useState<readonly Role[]>(() =>
    toggleRole([], session.people.groups.length > 0 ? 'member' : 'reader', session.people),
  );
  const [days, setDays] = useState(daysAtFirst);
  const [invited, setInvited] = useState<Output<'people.invite'> | null>(null);
  const { busy, run } = useAction();
  if (session.peopleBlocked !== null) return <p>{t(session.peopleBlocked)}</p>;
  if (invited !== null) {
    return (
      <InvitationLink session={session} invited={invited} onMeeting={onMeeting}>
        <Button variant="quiet" onPress={() => (setInvited(null), setName(''))}>
          {t('people.inviteNext')}
        </Button>
      </InvitationLink>
    );
  }
  const invite = (): void => {
    if (name.trim() === '' || roles.length === 0 || busy) return;
    run(
      () => session.call('people.invite', { name: name.trim(), roles: [...roles], days }),
      (output) => {
        setInvited(output);
        onInvited();
      },
    );
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        invite();
      }}
    >
      <p>{t('people.inviteText')}</p>
      <TextField label={t('people.name')} value={name} onChange={setName} autoFocus isRequired />
      <RolesEditor roles={roles} people={session.people} onChange={setRoles} />
      <ValidDays days={days} onChange={setDays} />
      <DialogActions>
        <Button variant="primary" type="submit" busy={busy} why={roles.length === 0 ? t('people.rolesNeeded') : null}>
          {t('people.createLink')}
        </Button>
      </DialogActions>
    </form>
  );
}
