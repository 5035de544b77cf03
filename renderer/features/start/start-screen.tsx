/** The first screen: four ways to begin, and what one worked on last. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { FileText, FolderOpen, LibraryBig, LoaderCircle, Plus, Users } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import type { CallsClient } from '../../../shared/rpc/client.ts';
import { describeFailure } from '../../../shared/i18n/catalogue.ts';
import type { ShellBridge } from '../../app/shell-bridge.ts';
import { notify } from '../../ui/announcer.tsx';
import { Brand } from '../../ui/brand.tsx';
import { Problem } from '../../ui/problem.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { JoinDialog } from './join-dialog.tsx';
import { mailedCopyIn } from './mailed-copy.ts';
import { MailedDialog } from './mailed-dialog.tsx';
import { NewDialog } from './new-dialog.tsx';
import { OpenDialog } from './open-dialog.tsx';
import styles from './start.module.css';

interface StartProps {
  readonly calls: CallsClient;
  readonly bridge: ShellBridge | null;
  /** The state of the calls connection: `closed` means that it will not come back by itself. */
  readonly connected: boolean;
  /** A failure from before this screen: of the file that the app was started with; null for none. */
  readonly before: unknown;
  /** `merge`: a file that is to be merged with it. */
  readonly onOpened: (project: string, merge: string | null) => void;
  readonly footer: ReactNode;
}

/** Opens or makes a project: one call of the desk at a time. */
export type DeskJob = () => Promise<{ project: string; merge?: string }>;

export function StartScreen({ calls, bridge, connected, before, onOpened, footer }: StartProps): JSX.Element {
  const { t, language } = useText();
  const [dialog, setDialog] = useState<'new' | 'open' | 'join' | null>(null);
  const overview = useQuery({
    queryKey: ['desk.overview'],
    queryFn: () => calls.call('desk.overview', null, {}),
    staleTime: 0,
  });
  // A file that was made to be mailed: what to do with it is asked.
  const [told, setTold] = useState(before);
  const [copy, setCopy] = useState(() => mailedCopyIn(before));
  if (told !== before) {
    setTold(before);
    setCopy(mailedCopyIn(before));
  }
  const job = useMutation({
    mutationFn: (run: DeskJob) => run(),
    onError: (reason) => setCopy(mailedCopyIn(reason)),
    onSuccess: ({ project, merge = null }) => onOpened(project, merge),
  });
  const show = (which: 'new' | 'open' | 'join'): void => {
    job.reset();
    setDialog(which);
  };
  const close = (): void => {
    job.reset();
    setCopy(null);
    setDialog(null);
  };
  const openAt = (path: string, reads = false): Promise<{ project: string }> =>
    calls.call('desk.open', null, { path, ...(reads && { reads }) });
  const open = (path: string): void => job.mutate(() => openAt(path));
  const openByShell = (shell: ShellBridge): void =>
    void shell.pickFile().then(
      (path) => {
        if (path !== null) open(path);
      },
      (problem: unknown) => notify({ text: describeFailure(t, problem), tone: 'bad' }),
    );
  const sample = (): void =>
    job.mutate(() => calls.call('desk.create', null, { title: t('start.sampleTitle'), kind: 'sample', path: null }));
  const trouble = job.error ?? (job.isIdle ? before : null);
  const failure = trouble === null || mailedCopyIn(trouble) !== null ? null : describeFailure(t, trouble);
  const projects = overview.data?.projects ?? [];
  const dialogs = { busy: job.isPending, failure, onClose: close, onRun: (run: DeskJob) => job.mutate(run) };

  return (
    <div className={styles.screen}>
      <header className={styles.head}>
        <Brand />
      </header>
      <main className={styles.main}>
        <h1>{t('start.title')}</h1>
        <p className={styles.lead}>{t('start.lead')}</p>
        {!connected && <Problem title={t('start.noDesk')} text={t('start.noDeskText')} />}
        {overview.error !== null && connected && (
          <Problem title={t('start.listFailed')} text={describeFailure(t, overview.error)} />
        )}
        {failure !== null && dialog === null && <Problem title={t('start.openFailed')} text={failure} />}
        <div className={styles.columns}>
          <section aria-labelledby="start-actions">
            <h2 id="start-actions">{t('start.actions')}</h2>
            <div className={styles.ways}>
              <Way
                icon={<Plus />}
                title={t('start.new')}
                hint={t('start.newHint')}
                onPress={() => show('new')}
                primary
              />
              <Way
                icon={<FolderOpen />}
                title={t('start.open')}
                hint={t('start.openHint')}
                onPress={() => (bridge === null ? show('open') : openByShell(bridge))}
              />
              <Way icon={<LibraryBig />} title={t('start.sample')} hint={t('start.sampleHint')} onPress={sample} />
              <Way icon={<Users />} title={t('start.join')} hint={t('start.joinHint')} onPress={() => show('join')} />
            </div>
          </section>
          <section aria-labelledby="start-recent">
            <h2 id="start-recent">
              {t('start.recent')}
              {job.isPending && <LoaderCircle className={styles.turning} size={16} aria-label={t('common.loading')} />}
            </h2>
            {projects.length === 0 && <p className={styles.empty}>{t('start.recentEmpty')}</p>}
            <ul className={styles.recent}>
              {projects.map((project) => (
                <li key={project.path}>
                  <AriaButton className={styles.project ?? ''} onPress={() => open(project.path)}>
                    <FileText size={18} strokeWidth={1.75} aria-hidden />
                    <span>
                      <strong>{project.title}</strong>
                      <span className={styles.path}>
                        {project.usedAt === null ? t('start.neverUsed') : formatMoment(project.usedAt, language)}
                        {project.open && ` · ${t('start.isOpen')}`}
                      </span>
                    </span>
                  </AriaButton>
                </li>
              ))}
            </ul>
            {overview.data !== undefined && (
              <p className={styles.folder}>{t('start.folder', { folder: overview.data.folder })}</p>
            )}
          </section>
        </div>
      </main>
      <footer className={styles.foot}>{footer}</footer>
      {copy !== null && (
        <MailedDialog
          copy={copy}
          busy={job.isPending}
          onMerge={() => job.mutate(async () => ({ ...(await openAt(copy.of)), merge: copy.path }))}
          onRead={() => job.mutate(() => openAt(copy.path, true))}
          onClose={close}
        />
      )}
      {dialog === 'new' && copy === null && <NewDialog calls={calls} bridge={bridge} {...dialogs} />}
      {dialog === 'open' && copy === null && (
        <OpenDialog calls={calls} folder={overview.data?.folder ?? ''} projects={projects} {...dialogs} />
      )}
      {dialog === 'join' && (
        <JoinDialog
          onJoin={(link) => job.mutate(() => calls.call('desk.join', null, { link, path: null }))}
          {...dialogs}
        />
      )}
    </div>
  );
}

interface WayProps {
  readonly icon: JSX.Element;
  readonly title: string;
  readonly hint: string;
  readonly onPress: () => void;
  readonly primary?: boolean;
}

function Way({ icon, title, hint, onPress, primary = false }: WayProps): JSX.Element {
  return (
    <AriaButton className={[styles.way, primary ? styles.primary : ''].join(' ')} onPress={onPress}>
      <span className={styles.wayIcon} aria-hidden>
        {icon}
      </span>
      <span>
        <strong>{title}</strong>
        <span className={styles.hint}>{hint}</span>
      </span>
    </AriaButton>
  );
}
