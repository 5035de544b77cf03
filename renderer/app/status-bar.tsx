/** Saved and shared, who is here, where am I. */
import {
  Check,
  CheckCheck,
  CircleAlert,
  CloudOff,
  LoaderCircle,
  Minus,
  Pencil,
  Plus,
  Presentation,
  Users,
} from 'lucide-react';
import { memo, useEffect, useRef, type JSX } from 'react';
import { Button as AriaButton, TooltipTrigger } from 'react-aria-components';
import type { ChapterView } from '../editor/paper-props.ts';
import { AuthorMenu } from '../features/authors/author-menu.tsx';
import { ExportStatus } from '../features/exports/export-status.tsx';
import { HomecomingNotice } from '../features/homecoming/homecoming-notice.tsx';
import { WritingMenu } from '../features/writing/writing-menu.tsx';
import { announce } from '../ui/announcer.tsx';
import { Button } from '../ui/button.tsx';
import { formatNumber, formatTime, useText } from '../ui/text.ts';
import { HearingChoice } from './hearing-choice.tsx';
import { MarginChoice } from './margin-choice.tsx';
import { Tooltip } from '../ui/tooltip.tsx';
import type { Present } from './presence.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { Session } from './session.ts';
import type { StatusSentence } from './status.ts';
import { useStatus } from './use-status.ts';
import { setTools } from './tools-state.ts';
import { ViewChoices } from './view-choices.tsx';
import { setView, stepZoom, useView } from './view-state.ts';
import styles from './status-bar.module.css';

interface StatusBarProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly chapter: ChapterView | null;
  readonly present: readonly Present[];
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export const StatusBar = memo(function StatusBar(props: StatusBarProps): JSX.Element {
  const { session, connection, chapter, present } = props;
  const { t } = useText();
  return (
    <footer className={styles.bar}>
      <Saved connection={connection} host={session.status} local={session.local} />
      <HomecomingNotice session={session} connection={connection} />
      {(session.status?.meeting ?? null) !== null && (
        <AriaButton className={styles.item ?? ''} onPress={() => setView({ panel: 'meeting' })}>
          <Presentation {...icon} />
          {t('status.meetingOpen')}
        </AriaButton>
      )}
      {(session.status?.backup?.trouble ?? null) !== null && (
        <AriaButton className={styles.item ?? ''} onPress={() => setTools({ dialog: 'files' })}>
          <CircleAlert {...icon} />
          {t('file.noBackup')}
        </AriaButton>
      )}
      <ExportStatus className={styles.item ?? ''} />
      {present.length > 1 && (
        <span className={`${styles.item ?? ''} ${styles.optional ?? ''}`}>
          <Users {...icon} />
          {t('frame.hereCount', { count: present.length })}
        </span>
      )}
      <span className={styles.gap} />
      {chapter !== null && <Words number={chapter.number} words={chapter.summary?.words ?? 0} />}
      <WritingMenu paper={session.paper} />
      <MarginChoice />
      <AuthorMenu />
      <HearingChoice />
      <ViewChoices iconsOnly />
      <Zoom />
    </footer>
  );
});

const Words = memo(function Words({ number, words }: { readonly number: number; readonly words: number }): JSX.Element {
  const { t, language } = useText();
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton
        className={`${styles.item ?? ''} ${styles.optional ?? ''}`}
        onPress={() => setTools({ dialog: 'extent' })}
      >
        {t('status.chapterWords', { number, count: words, words: formatNumber(words, language) })}
      </AriaButton>
      <Tooltip>{t('reading.extentOpen')}</Tooltip>
    </TooltipTrigger>
  );
});

const Zoom = memo(function Zoom(): JSX.Element {
  const { t } = useText();
  const zoom = useView((state) => state.zoom);
  const percent = t('status.zoomValue', { percent: zoom });
  return (
    <span role="group" aria-label={t('status.zoom')} className={styles.zoom}>
      <Button
        small
        variant="quiet"
        label={t('status.zoomOut')}
        icon={<Minus {...icon} />}
        onPress={() => stepZoom(-1)}
      />
      <AriaButton
        className={styles.percent ?? ''}
        aria-label={`${t('status.zoom')}: ${percent}. ${t('status.zoomReset')}`}
        onPress={() => stepZoom(0)}
      >
        {percent}
      </AriaButton>
      <Button small variant="quiet" label={t('status.zoomIn')} icon={<Plus {...icon} />} onPress={() => stepZoom(1)} />
    </span>
  );
});

interface SavedProps {
  readonly connection: ProjectConnection;
  readonly host: Session['status'];
  readonly local: boolean;
}

/** Changes with every pause in typing: it alone is drawn then. */
function Saved({ connection, host, local }: SavedProps): JSX.Element {
  const { t, language } = useText();
  const { calls, rooms, keeper, pictures } = connection;
  const sentence = useStatus({ calls, rooms, keeper, pictures, host, local });
  const { key, tone, count, since } = sentence;
  const text = t(key, { count, time: since === null ? '' : formatTime(since, language) });
  // Read out when it turns bad or good again, not with every key that is typed.
  const spoken = useRef(tone);
  useEffect(() => {
    if (tone === 'neutral' || tone === spoken.current) return;
    if (tone !== 'good' || spoken.current === 'bad' || spoken.current === 'care') announce(text);
    spoken.current = tone;
  }, [tone, text]);
  return (
    <span
      className={styles.saved}
      data-tone={tone}
      data-status={key.slice('status.'.length)}
      title={text}
      role="group"
      aria-label={t('status.label')}
    >
      <SentenceIcon sentence={sentence} />
      <span>{text}</span>
    </span>
  );
}

function SentenceIcon({ sentence: { key, tone } }: { readonly sentence: StatusSentence }): JSX.Element {
  if (key === 'status.savedAndShared') return <CheckCheck {...icon} />;
  if (key === 'status.writing') return <Pencil {...icon} />;
  switch (tone) {
    case 'good':
      return <Check {...icon} />;
    case 'neutral':
      return <LoaderCircle {...icon} />;
    case 'care':
      return <CloudOff {...icon} />;
    case 'bad':
      return <CircleAlert {...icon} />;
  }
}
