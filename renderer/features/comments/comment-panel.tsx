/** The tab with the comments on the chapter or measure one is in, or on all of them. */
import { MessageSquarePlus, MailOpen } from 'lucide-react';
import { useEffect, useState, useSyncExternalStore, type JSX } from 'react';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { compose } from './comment-actions.ts';
import type { CommentDesk } from './comment-desk.ts';
import { everything, type CommentFilter } from './comment-filter.ts';
import { same } from './comment-model.ts';
import type { SubjectView } from './comment-subjects.ts';
import styles from './comments.module.css';
import { NewComment } from './new-comment.tsx';
import { PanelFilters } from './panel-filters.tsx';
import { shownThreads, type Shown } from './shown-threads.ts';
import { ThreadCard } from './thread-card.tsx';
import { useCardScenes, usePeople } from './use-card-scenes.ts';

interface CommentPanelProps {
  readonly session: Session;
  readonly desk: CommentDesk;
  /** The one at hand. */
  readonly here: SubjectView | null;
  /** All there are, in order. */
  readonly all: readonly SubjectView[];
}

export function CommentPanel({ session, desk, here, all }: CommentPanelProps): JSX.Element {
  const { t } = useText();
  const { model, places } = desk;
  const isMeasure = model.subjects.is === 'measure';
  const [filter, keepFilter] = useState(everything);
  // Whoever filters looks for others than the one that is open.
  const setFilter = (wanted: CommentFilter): void => {
    model.open(null);
    keepFilter(wanted);
  };
  useSyncExternalStore(model.subscribe, model.version);
  useSyncExternalStore(places.subscribe, places.version);
  const active = useSyncExternalStore(model.subscribe, model.active);
  const marked = useSyncExternalStore(model.subscribe, model.marked);
  const scope = filter.scope === 'all' || here === null ? all : [here];
  const ids = scope.map(({ id }) => id).join();
  useEffect(() => model.hold(ids === '' ? [] : ids.split(',')), [model, ids]);

  const people = usePeople(session);
  const scenes = useCardScenes(session, desk, all);
  const shown = shownThreads(desk, session.membership, scope, filter);
  const found = shown.filter(({ order }) => order !== null);
  const orphans = shown.filter(({ order }) => order === null);
  const unread = scope.flatMap(({ id }) =>
    model.read(id).threads.filter((thread) => model.unread(id, thread).length > 0),
  );
  const mayHere = here !== null && model.mayComment(here.id);
  const arrived = scope.every(({ id }) => model.arrived(id) || !model.mayComment(id));
  const card = ({ subject: { id }, thread, order }: Shown): JSX.Element | null => {
    const scene = scenes.get(id);
    if (scene === undefined) return null;
    return (
      <li key={thread.key}>
        <ThreadCard
          subject={id}
          thread={thread}
          scene={scene}
          active={same(active, { subject: id, key: thread.key })}
          marked={same(active, { subject: id, key: thread.key }) ? marked : null}
          orphaned={order === null}
          unread={model.unread(id, thread)}
        />
      </li>
    );
  };
  return (
    <div className={styles.panel}>
      <PanelFilters session={session} is={model.subjects.is} filter={filter} onFilter={setFilter} />
      {here !== null && (
        <div className={styles.tools}>
          <Button
            small
            icon={<MessageSquarePlus size={16} strokeWidth={1.75} aria-hidden />}
            why={mayHere ? null : t('comments.mayNot')}
            onPress={() => compose(model, here.id, model.subjects.whole(here.id))}
          >
            {t(isMeasure ? 'comments.addToMeasure' : 'comments.addToChapter')}
          </Button>
          {unread.length > 0 && (
            <span className={styles.fixed}>
              <Button
                small
                variant="quiet"
                label={t('comments.markAllRead')}
                icon={<MailOpen size={16} strokeWidth={1.75} aria-hidden />}
                onPress={() => {
                  for (const { id } of scope) model.markRead(id, model.read(id).threads);
                }}
              />
            </span>
          )}
        </div>
      )}
      {mayHere && <NewComment key={here.id} session={session} desk={desk} subject={here.id} people={people} />}
      {shown.length === 0 && (
        <div className={styles.empty} role="status">
          {!arrived ? (
            <p>{t('comments.loading')}</p>
          ) : scope.some(({ id }) => model.read(id).threads.length > 0) ? (
            <p>{t('comments.nothingFound')}</p>
          ) : (
            <>
              <h3>{t('comments.empty')}</h3>
              <p>{t(isMeasure ? 'comments.emptyMeasureText' : 'comments.emptyText')}</p>
            </>
          )}
        </div>
      )}
      {scope.map((one) => {
        const those = found.filter((each) => each.subject.id === one.id);
        if (those.length === 0) return null;
        return (
          <section key={one.id} className={styles.list}>
            {scope.length > 1 && <h3 className={styles.heading}>{one.title}</h3>}
            <ul className={styles.list}>{those.map(card)}</ul>
          </section>
        );
      })}
      {orphans.length > 0 && (
        <section className={styles.list}>
          <h3 className={styles.heading}>{t(isMeasure ? 'comments.orphansOnSheet' : 'comments.orphans')}</h3>
          <ul className={styles.list}>{orphans.map(card)}</ul>
        </section>
      )}
    </div>
  );
}
