/** People, invitations and the meeting, in one place. */
import { CalendarClock, UserPlus, Users } from 'lucide-react';
import type { JSX } from 'react';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Invitation } from '../../../shared/rpc/schemas.ts';
import type { Session } from '../../app/session.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { useText } from '../../ui/text.ts';
import { InvitationList } from './invitation-list.tsx';
import { InviteForm } from './invite-form.tsx';
import { Meeting } from './meeting.tsx';
import { PeopleList } from './people-list.tsx';
import styles from './people.module.css';

interface PeopleDialogProps {
  readonly session: Session;
  readonly tab: 'people' | 'invite' | 'meeting';
  readonly onTab: (tab: 'people' | 'invite' | 'meeting') => void;
  /** Null while the host has not told them, or may not. */
  readonly invitations: readonly Invitation[] | null;
  readonly onInvitationsChanged: () => void;
  readonly onClose: () => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function PeopleDialog({
  session,
  tab,
  onTab,
  invitations,
  onInvitationsChanged,
  onClose,
}: PeopleDialogProps): JSX.Element {
  const { t } = useText();
  return (
    <Dialog title={t('people.title')} onClose={onClose} wide>
      <Tabs
        className={styles.tabs ?? ''}
        selectedKey={tab}
        onSelectionChange={(key) => {
          if (key === 'people' || key === 'invite' || key === 'meeting') onTab(key);
        }}
      >
        <TabList className={styles.tabList ?? ''} aria-label={t('people.title')}>
          <Tab id="people" className={styles.tab ?? ''}>
            <Users {...icon} />
            {t('people.tabPeople')}
          </Tab>
          <Tab id="invite" className={styles.tab ?? ''}>
            <UserPlus {...icon} />
            {t('people.tabInvitations')}
          </Tab>
          <Tab id="meeting" className={styles.tab ?? ''}>
            <CalendarClock {...icon} />
            {t('people.tabMeeting')}
          </Tab>
        </TabList>
        <TabPanel id="people" className={styles.tabPanel ?? ''}>
          <PeopleList session={session} onInvited={onInvitationsChanged} onMeeting={() => onTab('meeting')} />
        </TabPanel>
        <TabPanel id="invite" className={styles.tabPanel ?? ''}>
          <InviteForm session={session} onInvited={onInvitationsChanged} onMeeting={() => onTab('meeting')} />
          {invitations !== null && (
            <InvitationList session={session} invitations={invitations} onChanged={onInvitationsChanged} />
          )}
        </TabPanel>
        <TabPanel id="meeting" className={styles.tabPanel ?? ''}>
          <Meeting session={session} />
        </TabPanel>
      </Tabs>
    </Dialog>
  );
}
