/** A quiet word in the status bar of what happened while one was away; there until one is done with it. */
import { History } from 'lucide-react';
import { useEffect, useRef, type JSX } from 'react';
import { Button as AriaButton, TooltipTrigger } from 'react-aria-components';
import type { ProjectConnection } from '../../app/project-connection.ts';
import type { Session } from '../../app/session.ts';
import { setTools } from '../../app/tools-state.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { Tooltip } from '../../ui/tooltip.tsx';
import styles from './homecoming.module.css';
import { useOpenReturns } from './open-returns.ts';

interface HomecomingNoticeProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
}

export function HomecomingNotice({ session, connection }: HomecomingNoticeProps): JSX.Element | null {
  const { t } = useText();
  const open = useOpenReturns(session, connection);
  const latest = open.at(-1)?.id ?? null;
  const changed = new Set(
    open.flatMap(({ chapters }) => chapters.flatMap(({ chapter, theirs }) => (theirs === null ? [] : chapter))),
  ).size;
  const both = open.reduce((sum, { chapters }) => sum + chapters.reduce((all, each) => all + each.both, 0), 0);
  const chapters = t('homecoming.notice', { count: changed });
  const text = both === 0 ? chapters : t('homecoming.noticeBoth', { chapters, count: both });
  const told = useRef<string | null>(null);
  useEffect(() => {
    if (latest === null || told.current === latest) return;
    told.current = latest;
    announce(text);
  }, [latest, text]);
  if (latest === null) return null;
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <AriaButton className={styles.notice ?? ''} aria-label={text} onPress={() => setTools({ dialog: 'homecoming' })}>
        <History size={16} strokeWidth={1.75} aria-hidden />
        <span>{t('homecoming.title')}</span>
        {both > 0 && (
          <span className={styles.count} aria-hidden>
            {both}
          </span>
        )}
      </AriaButton>
      <Tooltip>{text}</Tooltip>
    </TooltipTrigger>
  );
}
