/** Project, workspaces, people. */
import {
  BookOpen,
  DoorOpen,
  EllipsisVertical,
  HardDrive,
  Hash,
  History,
  Hourglass,
  PanelLeft,
  PanelRight,
  PenLine,
  Presentation,
  Printer,
  Projector,
  Settings2,
  Sigma,
  TextSearch,
  UserPlus,
  Users,
} from 'lucide-react';
import { memo, type JSX, type ReactNode } from 'react';
import type { TextKey } from '../../shared/i18n/catalogue.ts';
import { Brand } from '../ui/brand.tsx';
import { Button } from '../ui/button.tsx';
import { MenuButton, type Command } from '../ui/menu.tsx';
import { formatMoment, useText } from '../ui/text.ts';
import type { Present } from './presence.ts';
import { PresenceButton } from './presence-button.tsx';
import { SearchFieldButton } from './search-field.tsx';
import type { Session } from './session.ts';
import { askToFind, setTools, useTools } from './tools-state.ts';
import { setView, useView } from './view-state.ts';
import styles from './top-bar.module.css';

interface TopBarProps {
  readonly session: Session;
  readonly present: readonly Present[];
  readonly onJump: (chapter: string) => void;
  readonly onLeave: (() => void) | null;
  readonly showsOutlineButton: boolean;
  readonly showsContextButton: boolean;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** What the paper's way has so far; the first is shown. Consultation, steering and the rest join here. */
const workspaces: readonly { readonly id: string; readonly name: TextKey; readonly icon: ReactNode }[] = [
  { id: 'draft', name: 'frame.draft', icon: <PenLine {...icon} /> },
];

export const TopBar = memo(function TopBar({
  session,
  present,
  onJump,
  onLeave,
  showsOutlineButton,
  showsContextButton,
}: TopBarProps): JSX.Element {
  const { t, language } = useText();
  const { project } = session;
  const drawer = useView((state) => state.drawer);
  const isFinding = useTools((state) => state.find !== null);
  const isSearching = useTools((state) => state.dialog === 'search');
  const commands: Command[] = [
    {
      id: 'read',
      label: t('reading.read'),
      icon: <BookOpen {...icon} />,
      keys: t('reading.keysRead'),
      run: () => setTools({ reading: 'read' }),
    },
    {
      id: 'present',
      label: t('reading.present'),
      icon: <Projector {...icon} />,
      run: () => setTools({ reading: 'present' }),
    },
    {
      id: 'print',
      label: t('print.title'),
      icon: <Printer {...icon} />,
      keys: t('print.keys'),
      run: () => setTools({ dialog: 'print' }),
    },
    {
      id: 'versions',
      label: t('versions.title'),
      icon: <History {...icon} />,
      keys: t('versions.keys'),
      run: () => setTools({ dialog: 'versions' }),
    },
    {
      id: 'travel',
      label: t('travel.title'),
      icon: <Hourglass {...icon} />,
      keys: t('travel.keys'),
      run: () => setTools({ dialog: 'travel' }),
    },
    {
      id: 'extent',
      label: t('reading.extent'),
      icon: <Sigma {...icon} />,
      run: () => setTools({ dialog: 'extent' }),
    },
    {
      id: 'goTo',
      label: t('find.goTo'),
      icon: <Hash {...icon} />,
      keys: t('find.keysGoTo'),
      run: () => setTools({ dialog: 'goTo' }),
    },
    { id: 'people', label: t('frame.people'), icon: <Users {...icon} />, run: () => setView({ panel: 'people' }) },
    {
      id: 'meeting',
      label: t('meeting.title'),
      icon: <Presentation {...icon} />,
      run: () => setView({ panel: 'meeting' }),
    },
    {
      id: 'files',
      label: t('file.title'),
      icon: <HardDrive {...icon} />,
      run: () => setTools({ dialog: 'files' }),
    },
    {
      id: 'paperSettings',
      label: t('numbers.settings'),
      icon: <Settings2 {...icon} />,
      run: () => setView({ dialog: 'paperSettings' }),
    },
    ...(onLeave === null
      ? []
      : [{ id: 'leave', label: t('frame.closeProject'), icon: <DoorOpen {...icon} />, run: onLeave }]),
  ];
  const subtitle = [project.owner, project.sample ? t('frame.sampleNote') : '']
    .filter((part) => part !== '')
    .join(' · ');
  const notes = [
    ...(project.readOnly === 'newer' ? [t('frame.readOnlyNewer')] : []),
    ...(project.readOnly === 'medium' ? [t('frame.readOnlyMedium')] : []),
    ...(project.mailed === undefined ? [] : [t('file.mailedCopy', { time: formatMoment(project.mailed, language) })]),
    ...(project.repaired === null ? [] : [t('frame.repaired', { aside: project.repaired.aside })]),
  ];
  return (
    <header className={styles.top}>
      <div className={styles.bar}>
        {showsOutlineButton && (
          <Button
            variant="quiet"
            label={t('frame.showOutline')}
            icon={<PanelLeft {...icon} />}
            aria-expanded={drawer === 'outline'}
            onPress={() => setView({ drawer: 'outline' })}
          />
        )}
        <div className={styles.mark}>
          <Brand small />
        </div>
        <div className={styles.project}>
          <h1 title={project.title}>{project.title}</h1>
          {subtitle !== '' && <p title={subtitle}>{subtitle}</p>}
        </div>
        <nav aria-label={t('frame.workspaces')} className={styles.workspaces}>
          <ul>
            {workspaces.map((workspace, index) => (
              <li key={workspace.id} aria-current={index === 0 ? 'page' : undefined}>
                {workspace.icon}
                <span>{t(workspace.name)}</span>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.right}>
          <SearchFieldButton isOpen={isSearching} />
          <Button
            variant="quiet"
            label={t('find.openKeys')}
            icon={<TextSearch {...icon} />}
            aria-expanded={isFinding}
            onPress={() => (isFinding ? setTools({ find: null }) : askToFind('find'))}
          />
          <PresenceButton session={session} present={present} onJump={onJump} />
          <Button
            shrinks
            label={t('frame.invite')}
            icon={<UserPlus {...icon} />}
            why={session.peopleBlocked === null ? null : t(session.peopleBlocked)}
            onPress={() => setView({ panel: 'invite' })}
          >
            {t('frame.invite')}
          </Button>
          {showsContextButton && (
            <Button
              variant="quiet"
              label={t('frame.showContext')}
              icon={<PanelRight {...icon} />}
              aria-expanded={drawer === 'context'}
              onPress={() => setView({ drawer: 'context' })}
            />
          )}
          <MenuButton label={t('frame.more')} icon={<EllipsisVertical {...icon} />} commands={commands} />
        </div>
      </div>
      {notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </header>
  );
});
