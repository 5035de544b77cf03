/** One person with what the office can do: roles, name, a link for one more device, withdraw, erase the name. */
import { personName } from '../../../shared/i18n/person-name.ts';
import { EllipsisVertical, Eraser, IdCard, KeyRound, PencilLine, UserX } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { Person } from '../../../shared/domain/people.ts';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Avatar } from '../../ui/marks.tsx';
import { MenuButton, type Command } from '../../ui/menu.tsx';
import { useText } from '../../ui/text.ts';
import { AccessDialog } from './access-dialog.tsx';
import { describeRole } from './describe-role.ts';
import { EraseNameDialog } from './erase-name-dialog.tsx';
import { NameDialog } from './name-dialog.tsx';
import { RolesDialog } from './roles-dialog.tsx';
import { useAction } from '../../ui/use-action.ts';
import styles from './people.module.css';

export interface PersonRowProps {
  readonly person: Person;
  readonly session: Session;
  readonly withRoles?: boolean;
  readonly onInvited: () => void;
  readonly onMeeting: () => void;
  /** The person whose row goes to another place of the list now, or loses its menu: it takes the focus, which else would be lost. */
  readonly moving: string | null;
  readonly onMove: (person: string | null) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function PersonRow(props: PersonRowProps): JSX.Element {
  const { person, session, withRoles = false, onInvited, onMeeting, moving, onMove } = props;
  const row = useRef<HTMLLIElement>(null);
  const [isMoved] = useState(moving === person.id);
  const { t } = useText();
  const { run } = useAction();
  const [dialog, setDialog] = useState<'roles' | 'name' | 'access' | 'withdraw' | 'erase' | null>(null);
  const name = personName(person, t);
  const erased = person.name === '';
  const takesFocus = moving === person.id && dialog === null && (isMoved || erased);
  useEffect(() => {
    if (!takesFocus) return;
    row.current?.focus();
    onMove(null);
  }, [takesFocus, onMove]);
  const why = session.peopleBlocked === null ? null : t(session.peopleBlocked);
  const close = (): void => setDialog(null);
  const own = person.id === session.me.id;
  const commands: Command[] = [
    { id: 'roles', label: t('people.editRoles'), icon: <IdCard {...icon} />, why, run: () => setDialog('roles') },
    { id: 'name', label: t('people.rename'), icon: <PencilLine {...icon} />, why, run: () => setDialog('name') },
    ...(person.active
      ? [{ id: 'access', label: t('people.access'), icon: <KeyRound {...icon} />, why, run: () => setDialog('access') }]
      : []),
    ...(person.active
      ? [
          {
            id: 'withdraw',
            label: t('people.withdraw'),
            icon: <UserX {...icon} />,
            why,
            danger: true,
            run: () => setDialog('withdraw'),
          },
        ]
      : []),
    {
      id: 'erase',
      label: t('people.erase'),
      icon: <Eraser {...icon} />,
      why: why ?? (own ? t('people.eraseOwn') : null),
      danger: true,
      run: () => setDialog('erase'),
    },
  ];
  const withdraw = (): void => {
    onMove(person.id);
    run(
      () => session.call('people.withdraw', { person: person.id }),
      () => notify({ text: t('people.withdrawn', { name }) }),
    );
  };
  return (
    <li ref={row} className={styles.person} tabIndex={isMoved || erased ? -1 : undefined}>
      <Avatar person={person} membership={session.membership} />
      <span className={styles.who}>
        <span>
          {name}
          {own && <span className={styles.quiet}> ({t('common.you')})</span>}
        </span>
        {withRoles && (
          <span className={styles.quiet}>
            {person.roles.map((role) => describeRole(role, session.people, t)).join(', ')}
          </span>
        )}
      </span>
      {!erased && (
        <MenuButton
          small
          label={t('people.actions', { name })}
          icon={<EllipsisVertical {...icon} />}
          commands={commands}
        />
      )}
      {dialog === 'roles' && <RolesDialog person={person} name={name} session={session} onClose={close} />}
      {dialog === 'name' && (
        <NameDialog
          title={t('people.renameTitle')}
          label={t('people.name')}
          name={person.name}
          onClose={close}
          onSave={(next) => session.call('people.rename', { person: person.id, name: next })}
        />
      )}
      {dialog === 'access' && (
        <AccessDialog person={person} session={session} onInvited={onInvited} onMeeting={onMeeting} onClose={close} />
      )}
      {dialog === 'erase' && (
        <EraseNameDialog person={person} session={session} onErase={() => onMove(person.id)} onClose={close} />
      )}
      {dialog === 'withdraw' && (
        <Confirm
          title={t('people.withdrawTitle', { name })}
          text={t('people.withdrawText', { name })}
          action={t('people.withdrawAction')}
          onClose={close}
          onConfirm={withdraw}
        />
      )}
    </li>
  );
}
