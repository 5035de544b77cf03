/** Lets other laptops in the room join, and says plainly what that means. */
import { Lock, TriangleAlert } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { useAction } from '../../ui/use-action.ts';
import styles from './people.module.css';

export function Meeting({ session }: { readonly session: Session }): JSX.Element {
  const { t } = useText();
  const { busy, run } = useAction();
  const [closing, setClosing] = useState(false);
  const meeting = session.status?.meeting ?? null;
  const why = session.peopleBlocked === null ? null : t(session.peopleBlocked);
  if (meeting === null) {
    return (
      <div className={styles.form}>
        <p>{t('meeting.closedText')}</p>
        <Warning />
        <div>
          <Button
            variant="primary"
            why={why}
            busy={busy}
            onPress={() =>
              run(
                () => session.call('meeting.open', {}),
                () => announce(t('meeting.opened')),
              )
            }
          >
            {t('meeting.open')}
          </Button>
        </div>
      </div>
    );
  }
  return (
    <div className={styles.form}>
      <p>{meeting.addresses.length === 0 ? t('meeting.noAddresses') : t('meeting.openText')}</p>
      <ul className={styles.addresses}>
        {meeting.addresses.map((address) => (
          <li key={address}>
            <code>{address}</code>
          </li>
        ))}
      </ul>
      {meeting.encrypted ? (
        <p className={styles.safe}>
          <Lock size={16} strokeWidth={1.75} aria-hidden />
          <span>{t('meeting.encrypted')}</span>
        </p>
      ) : (
        <Warning />
      )}
      <div>
        <Button why={why} busy={busy} onPress={() => setClosing(true)}>
          {t('meeting.close')}
        </Button>
      </div>
      {closing && (
        <Confirm
          title={t('meeting.closeTitle')}
          text={t('meeting.closeText')}
          action={t('meeting.close')}
          onClose={() => setClosing(false)}
          onConfirm={() =>
            run(
              () => session.call('meeting.close', {}),
              () => announce(t('meeting.closed')),
            )
          }
        />
      )}
    </div>
  );
}

function Warning(): JSX.Element {
  const { t } = useText();
  return (
    <p className={styles.note}>
      <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
      <span>{t('meeting.plain')}</span>
    </p>
  );
}
