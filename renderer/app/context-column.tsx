/** What belongs to the chapter at hand, or to the measure whose sheet is open, as tabs (`context-tabs.tsx`). */
import type { JSX } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { ChapterView } from '../editor/paper-props.ts';
import { useText } from '../ui/text.ts';
import { contextTabEntries, measureTabEntries, type ContextProps } from './context-tabs.tsx';
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
  /** The measure whose sheet is open. */
  readonly measure: string | null;
  readonly present: readonly Present[];
}

export function ContextColumn({ session, connection, chapter, measure, present }: ContextColumnProps): JSX.Element {
  const { t } = useText();
  const client = useQueryClient();
  const drafts = useAnswer(connection.calls, session.project.id, 'drafts.list').data ?? [];
  const wanted = useView((state) => state.contextTab);
  const props: ContextProps = {
    session,
    chapter,
    measure,
    present,
    drafts,
    onDraftsChanged: () => void client.invalidateQueries({ queryKey: [session.project.id, 'drafts.list'] }),
  };
  const tabs = (measure === null ? contextTabEntries : measureTabEntries).filter(({ shown }) => shown?.(props) ?? true);
  return (
    <Tabs
      className={styles.tabs ?? ''}
      selectedKey={tabs.some(({ id }) => id === wanted) ? wanted : (tabs[0]?.id ?? 'comments')}
      onSelectionChange={(key) => setView({ contextTab: String(key) })}
    >
      <TabList className={styles.list ?? ''} aria-label={t('frame.context')}>
        {tabs.map(({ id, label, count, Count }) => (
          <Tab key={id} id={id} className={styles.tab ?? ''}>
            {t(label)} {(count?.(props) ?? 0) > 0 && <span className={styles.count}>{count?.(props)}</span>}
            {Count !== undefined && <Count {...props} />}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, Panel }) => (
        <TabPanel key={id} id={id} className={styles.panel ?? ''}>
          <Panel {...props} />
        </TabPanel>
      ))}
    </Tabs>
  );
}
