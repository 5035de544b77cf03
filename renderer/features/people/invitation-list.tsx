/** Invitations nobody has redeemed yet, each to be revoked. */
import type { JSX } from 'react';
import { personName } from '../../../shared/i18n/person-name.ts';
import type { Invitation } from '../../../shared/rpc/schemas.ts';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { describeRole } from './describe-role.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './people.module.css';

interface InvitationListProps {
  readonly session: Session;
  readonly invitations: readonly Invitation[];
  readonly onChanged: () => void;
}

export function InvitationList({ session, invitations, onChanged }: InvitationListProps): JSX.Element {
  const { t, language } = useText();
  const { run } = useAction();
  const nameOf = ({ name, roles }: Invitation): string => personName({ name, roles }, t);
  const describe = (invitation: Invitation): string => {
    const roles = invitation.roles.map((role) => describeRole(role, session.people, t)).join(', ');
    return invitation.person === null ? roles : `${t('people.accessAgain')} · ${roles}`;
  };
  const revoke = (invitation: Invitation): void =>
    run(
      () => session.call('people.revokeInvitation', { invitation: invitation.id }),
      () => {
        notify({ text: t('people.revoked', { name: nameOf(invitation) }) });
        onChanged();
      },
    );
  return (
    <section className={styles.group} aria-labelledby="open-invitations">
      <div className={styles.groupHead}>
        <h3 id="open-invitations">{t('people.invitations')}</h3>
      </div>
      {invitations.length === 0 && <p className={styles.quiet}>{t('people.invitationsEmpty')}</p>}
      <ul>
        {invitations.map((invitation) => (
          <li key={invitation.id} className={styles.person}>
            <span className={styles.who}>
              <span>{nameOf(invitation)}</span>
              <span className={styles.quiet}>
                {describe(invitation)} ·{' '}
                {t('people.validUntil', { time: formatMoment(invitation.expiresAt, language) })}
              </span>
            </span>
            <Button
              small
              variant="danger"
              aria-label={t('people.revokeOf', { name: nameOf(invitation) })}
              why={session.peopleBlocked === null ? null : t(session.peopleBlocked)}
              onPress={() => revoke(invitation)}
            >
              {t('people.revoke')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
