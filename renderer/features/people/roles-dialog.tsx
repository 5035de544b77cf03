/** Changes what a person is in this project. */
import { useState, type JSX } from 'react';
import type { Person } from '../../../shared/domain/people.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog, DialogActions } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { RolesEditor } from './roles-editor.tsx';
import { useAction } from '../../ui/use-action.ts';

interface RolesDialogProps {
  readonly person: Person;
  readonly name: string;
  readonly session: Session;
  readonly onClose: () => void;
}

export function RolesDialog({ person, name, session, onClose }: RolesDialogProps): JSX.Element {
  const { t } = useText();
  const [roles, setRoles] = useState(person.roles);
  const { busy, run } = useAction();
  return (
    <Dialog title={t('people.rolesTitle', { name })} onClose={onClose}>
      <RolesEditor roles={roles} people={session.people} onChange={setRoles} />
      <DialogActions>
        <Button onPress={onClose}>{t('common.cancel')}</Button>
        <Button
          variant="primary"
          busy={busy}
          why={roles.length === 0 ? t('people.rolesNeeded') : null}
          onPress={() => run(() => session.call('people.setRoles', { person: person.id, roles: [...roles] }), onClose)}
        >
          {t('common.save')}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
