/** What was found, in its context, grouped by chapter; walked through with the arrow keys. */
import { Lock } from 'lucide-react';
import { useState, type JSX, type Ref } from 'react';
import { Header, ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components';
import { titleOf, type Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { GroupSquare } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import type { FinderState } from './finder-state.ts';
import type { Hit } from './hits.ts';
import { mayReplace } from './replace.ts';
import styles from './find-panel.module.css';

interface FindResultsProps {
  readonly session: Session;
  readonly state: FinderState;
  readonly onGo: (hit: Hit) => void;
  readonly ref: Ref<HTMLDivElement>;
}

/** So many are drawn at first, and with each press on „more“. */
const atOnce = 150;

export function FindResults({ session, state, onGo, ref }: FindResultsProps): JSX.Element | null {
  const { t } = useText();
  const [most, setMost] = useState(atOnce);
  if (state.chapters.length === 0) return null;
  const all = state.chapters.flatMap(({ hits }) => hits);
  const drawn = new Set(all.slice(0, most).map(({ key }) => key));
  const sections = state.chapters
    .map(({ chapter, hits }) => ({
      view: session.chapters.find(({ id }) => id === chapter),
      count: hits.length,
      hits: hits.filter(({ key }) => drawn.has(key)),
    }))
    .filter(({ hits }) => hits.length > 0);
  return (
    <div className={styles.results} ref={ref}>
      <ListBox
        className={styles.list ?? ''}
        aria-label={t('find.results')}
        selectionMode="none"
        dependencies={[state, session, t]}
        onAction={(key) => {
          const hit = all.find((each) => each.key === key);
          if (hit !== undefined) onGo(hit);
        }}
      >
        {sections.map(({ view, count, hits }) => (
          <ListBoxSection key={view?.id ?? ''} id={view?.id ?? ''} className={styles.section ?? ''}>
            <Header className={styles.chapter ?? ''}>
              <GroupSquare group={view?.group ?? null} />
              <span className={styles.chapterTitle}>
                {view === undefined ? '' : t('find.chapter', { number: view.number, title: titleOf(view, t) })}
              </span>
              {view !== undefined && !mayReplace(session, view.id) && (
                <span className={styles.locked}>
                  <Lock size={13} strokeWidth={1.75} aria-hidden />
                  {t('find.readOnly')}
                </span>
              )}
              <span className={styles.count}>{count}</span>
            </Header>
            {hits.map((hit) => (
              <ListBoxItem
                key={hit.key}
                id={hit.key}
                className={styles.hit ?? ''}
                textValue={`${hit.before}${hit.matched}${hit.after}`}
                data-current={hit.key === state.current?.key || undefined}
              >
                {hit.before}
                <mark className={styles.mark}>{hit.matched}</mark>
                {hit.after}
                {hit.away && <span className={styles.away}> ({t('find.away')})</span>}
              </ListBoxItem>
            ))}
          </ListBoxSection>
        ))}
      </ListBox>
      {all.length > most && (
        <div className={styles.more}>
          <Button small onPress={() => setMost(most + atOnce)}>
            {t('find.more', { count: Math.min(atOnce, all.length - most) })}
          </Button>
        </div>
      )}
    </div>
  );
}
