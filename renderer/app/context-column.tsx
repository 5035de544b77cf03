/** What belongs to the chapter at hand; kept drafts get a tab of their own while there are any. */
import type { JSX } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ChapterView } from '../editor/paper-props.ts';
import { ChapterPanel } from '../features/chapter/chapter-panel.tsx';
import { DraftList } from '../features/drafts/draft-list.tsx';
import { useText } from '../ui/text.ts';
import { useAnswer } from './host-state.ts';
import type { Present } from './presence.ts';
import type { ProjectConnection } from './project-connection.ts';
import type { Session } from './session.ts';
import { setView, useView } from './view-state.ts';
import styles from './context-column.module.css';

interface ContextColumnProps {
  readonly session: Session;
  readonly connection: ProjectConnection;
  readonly chapter: ChapterView | null;
  readonly present: readonly Present[];
}

export function ContextColumn({ session, connection, chapter, present }: ContextColumnProps): JSX.Element {
  const { t } = useText();
  const client = useQueryClient();
  const drafts = useAnswer(connection.calls, session.project.id, 'drafts.list').data ?? [];
  const tab = useView((state) => state.contextTab);
  const shown = drafts.length === 0 ? 'chapter' : tab;
  return (
    <Tabs
      className={styles.tabs ?? ''}
      selectedKey={shown}
      onSelectionChange={(key) => setView({ contextTab: key === 'drafts' ? 'drafts' : 'chapter' })}
    >
      <TabList className={styles.list ?? ''} aria-label={t('frame.context')}>
        <Tab id="chapter" className={styles.tab ?? ''}>
          {t('frame.tabChapter')}
        </Tab>
        {drafts.length > 0 && (
          <Tab id="drafts" className={styles.tab ?? ''}>
            {t('frame.tabDrafts')} <span className={styles.count}>{drafts.length}</span>
          </Tab>
        )}
      </TabList>
      <TabPanel id="chapter" className={styles.panel ?? ''}>
        <ChapterPanel session={session} chapter={chapter} present={present} />
      </TabPanel>
      {drafts.length > 0 && (
        <TabPanel id="drafts" className={styles.panel ?? ''}>
          <DraftList
            drafts={drafts}
            session={session}
            onChanged={() => void client.invalidateQueries({ queryKey: [session.project.id, 'drafts.list'] })}
          />
        </TabPanel>
      )}
    </Tabs>
  );
}
