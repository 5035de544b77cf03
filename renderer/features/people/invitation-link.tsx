/** A fresh invitation: link, QR code, and the text of an e-mail. */
import { Copy, Mail, TriangleAlert } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import type { Output } from '../../../shared/rpc/contract.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { copyText } from '../../ui/copy.ts';
import { DialogActions } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/field.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import styles from './people.module.css';

interface InvitationLinkProps {
  readonly session: Session;
  readonly invited: Output<'people.invite'>;
  readonly onMeeting: () => void;
  /** What can be done next, as buttons. */
  readonly children: ReactNode;
}

export function InvitationLink({ session, invited, onMeeting, children }: InvitationLinkProps): JSX.Element {
  const { t, language } = useText();
  const { link, invitation } = invited;
  const time = formatMoment(invitation.expiresAt, language);
  const mail = t('people.mail', { name: invitation.name, project: session.project.title, link, time });
  return (
    <section className={styles.form} aria-label={t('people.linkReady', { name: invitation.name })}>
      <h3>{t('people.linkReady', { name: invitation.name })}</h3>
      <div className={styles.link}>
        <div className={styles.form}>
          <TextField label={t('people.link')} value={link} onChange={() => undefined} isReadOnly maxLength={4000} />
          <p>
            {t('people.linkOnce', { time })} {t('people.linkAgain')}
          </p>
          <div className={styles.buttons}>
            <Button
              variant="primary"
              icon={<Copy size={16} strokeWidth={1.75} />}
              onPress={() => copyText(link, t)}
              autoFocus
            >
              {t('people.copyLink')}
            </Button>
            <Button icon={<Mail size={16} strokeWidth={1.75} />} onPress={() => copyText(mail, t)}>
              {t('people.copyMail')}
            </Button>
          </div>
        </div>
        <QrCode text={link} label={t('people.qr')} />
      </div>
      {isLoopback(link) && (
        <div className={styles.note}>
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
          <span>{t('people.linkLocal')}</span>
          <Button small onPress={onMeeting}>
            {t('meeting.open')}
          </Button>
        </div>
      )}
      <DialogActions>{children}</DialogActions>
    </section>
  );
}

/** True for a link that works on this machine alone. */
export function isLoopback(link: string): boolean {
  return /^https?:\/\/(127\.|localhost|\[::1\])/.test(link);
}
