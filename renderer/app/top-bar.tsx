/** Project, workspaces, people. */
import {
  BookOpen,
  DoorOpen,
  Download,
  EllipsisVertical,
  HardDrive,
  Hash,
  History,
  Hourglass,
  ListChecks,
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
import { roomAccess } from '../../shared/domain/permissions.ts';
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
import { useMedia } from './use-media.ts';
import { setView, useView } from './view-state.ts';
import { openDraft, openMeasures, wantedHere, workspaceShows, type Workspace } from './workspace.ts';
import styles from './top-bar.module.css';

interface TopBarProps {
  readonly session: Session;
  readonly present: readonly Present[];
  readonly onJump: (chapter: string) => void;
  readonly onLeave: (() => void) | null;
  readonly showsOutlineButton: boolean;
  readonly showsContextButton: boolean;
  readonly workspace: Workspace;
}

const icon = { size: 18, strokeWidth: 1.75, 'aria-hidden': true } as const;

interface WorkspaceEntry {
  readonly id: 'draft' | 'measures';
  readonly name: TextKey;
  readonly icon: ReactNode;
  readonly open: (project: string) => void;
}

/** What the paper's way has so far. Consultation, steering and the rest join here. */
const workspaces: readonly WorkspaceEntry[] = [
  { id: 'draft', name: 'frame.draft', icon: <PenLine {...icon} />, open: openDraft },
  { id: 'measures', name: 'measures.title', icon: <ListChecks {...icon} />, open: (project) => openMeasures(project) },
];

export const TopBar = memo(function TopBar({
  session,
  present,
  onJump,
  onLeave,
  showsOutlineButton,
  showsContextButton,
  workspace,
}: TopBarProps): JSX.Element {
  const { t, language } = useText();
  const { project } = session;
  const drawer = useView((state) => state.drawer);
  const isFinding = useTools((state) => state.find !== null);
  const isSearching = useTools((state) => state.dialog === 'search');
  const mayReadMeasures = roomAccess(session.me, 'measures', null) !== null;
  const shows = workspaceShows[workspace.at];
  // A council paper is one of the draft's.
  const place = workspace.at === 'measures' ? 'measures' : 'draft';
  const places = workspaces.filter(({ id }) => id !== 'measures' || mayReadMeasures);
  // Where there is no room for them in the bar.
  const fits = useMedia('(min-width: 700px)');
  const commands: Command[] = [
    ...(fits
      ? []
      : places
          .filter(({ id }) => id !== place)
          .map(({ id, name, icon: sign, open }) => ({ id, label: t(name), icon: sign, run: () => open(project.id) }))),
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
      id: 'export',
      label: t('exports.open'),
      icon: <Download {...icon} />,
      run: () => setTools({ exportWanted: wantedHere(workspace) }),
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
            label={t(shows.showSide)}
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
            {places.map(({ id, name, icon: sign, open }) => (
              <li key={id}>
                <button
                  type="button"
                  aria-current={id === place ? 'page' : undefined}
                  title={t(name)}
                  onClick={() => open(project.id)}
                >
                  {sign}
                  <span>{t(name)}</span>
                </button>
              </li>
            ))}
          </ul>
        </nav>
        <div className={styles.right}>
          <SearchFieldButton isOpen={isSearching} />
          {shows.find && (
            <Button
              variant="quiet"
              label={t('find.openKeys')}
              icon={<TextSearch {...icon} />}
              aria-expanded={isFinding}
              onPress={() => (isFinding ? setTools({ find: null }) : askToFind('find'))}
            />
          )}
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
