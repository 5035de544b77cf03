/** The tab with the comments of the chapter one is in, or of the whole paper. */
import { Filter, MessageSquarePlus, MailOpen } from 'lucide-react';
import { useEffect, useMemo, useState, useSyncExternalStore, type JSX } from 'react';
import { addEntry } from '../../../shared/document/comment-room.ts';
import type { Thread } from '../../../shared/domain/comments.ts';
import { couldInComments } from '../../../shared/domain/permissions.ts';
import { followLink } from '../../app/follow-link.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { compose, newSlot, showInText } from './comment-actions.ts';
import { commentLink } from '../../../shared/domain/comment-link.ts';
import { everything, passes, type CommentFilter } from './comment-filter.ts';
import { emptyDraft, setDraft, useMemory } from './comment-memory.ts';
import { same } from './comment-model.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import type { CardScene } from './card-scene.ts';
import { ThreadCard } from './thread-card.tsx';

interface CommentPanelProps {
  readonly session: Session;
  readonly chapter: ChapterView | null;
}

interface Shown {
  readonly chapter: ChapterView;
  readonly thread: Thread;
  /** Undefined while the chapter isn't on the page. */
  readonly order: number | null | undefined;
}

export function CommentPanel({ session, chapter }: CommentPanelProps): JSX.Element {
  const { t } = useText();
  const { model, places } = session.comments;
  const [filter, keepFilter] = useState(everything);
  // Whoever filters looks for others than the one that is open.
  const setFilter = (wanted: CommentFilter): void => {
    model.open(null);
    keepFilter(wanted);
  };
  const [open, setOpen] = useState(false);
  const version = useSyncExternalStore(model.subscribe, model.version);
  useSyncExternalStore(places.subscribe, places.version);
  const active = useSyncExternalStore(model.subscribe, model.active);
  const now = useMinute();
  const scope = filter.scope === 'paper' || chapter === null ? session.chapters : [chapter];
  const ids = scope.map(({ id }) => id).join();
  useEffect(() => model.hold(ids === '' ? [] : ids.split(',')), [model, ids]);

  const people = useMemo(
    () =>
      [...session.membership.people.values()]
        .filter(({ active: there, name, roles }) => there && name !== '' && roles.some(({ role }) => role !== 'reader'))
        .sort((a, b) => a.name.localeCompare(b.name)),
    [session.membership],
  );
  const scenes = useMemo(() => {
    const { me, membership } = session;
    return new Map(
      session.chapters.map(({ id, group, deleted }): [string, CardScene] => {
        const state = { group: group?.id ?? null, deleted };
        return [
          id,
          {
            model,
            me,
            membership,
            people,
            now,
            mayComment: version >= 0 && model.mayComment(id),
            maySettle: couldInComments(me, 'settle', state),
            mayHide: couldInComments(me, 'moderate', state),
            linkTo: (thread) => commentLink(window.location, { project: session.project.id, ...thread }),
            follow: (link) => followLink(session, link, t),
            show: (thread, focus) => showInText(session.paper, places, thread, focus),
          },
        ];
      }),
    );
  }, [session, model, places, people, now, version, t]);
  const shown = collect(session, scope, filter);
  const found = shown.filter(({ order }) => order !== null);
  const orphans = shown.filter(({ order }) => order === null);
  const unread = scope.flatMap(({ id }) =>
    model.read(id).threads.filter((thread) => model.unread(id, thread).length > 0),
  );
  const mayHere = chapter !== null && model.mayComment(chapter.id);
  const arrived = scope.every(({ id }) => model.arrived(id) || !model.mayComment(id));
  const card = ({ chapter: { id }, thread, order }: Shown): JSX.Element | null => {
    const scene = scenes.get(id);
    if (scene === undefined) return null;
    return (
      <li key={thread.key}>
        <ThreadCard
          chapter={id}
          thread={thread}
          scene={scene}
          active={same(active, { chapter: id, key: thread.key })}
          orphaned={order === null}
          unread={model.unread(id, thread)}
        />
      </li>
    );
  };
  return (
    <div className={styles.panel}>
      <div className={styles.tools}>
        <Select
          small
          hideLabel
          label={t('comments.scope')}
          value={filter.scope}
          choices={[
            { id: 'chapter', label: t('comments.scopeChapter') },
            { id: 'paper', label: t('comments.scopePaper') },
          ]}
          onChange={(id) => setFilter({ ...filter, scope: id === 'paper' ? 'paper' : 'chapter' })}
        />
        <Select
          small
          hideLabel
          label={t('comments.state')}
          value={filter.state}
          choices={[
            { id: 'open', label: t('comments.stateOpen') },
            { id: 'resolved', label: t('comments.stateResolved') },
            { id: 'all', label: t('comments.stateAll') },
          ]}
          onChange={(id) => setFilter({ ...filter, state: id === 'resolved' || id === 'all' ? id : 'open' })}
        />
        <span className={styles.fixed}>
          <Button
            small
            variant={filter.person + filter.group !== '' || filter.only !== 'all' ? 'plain' : 'quiet'}
            label={t('comments.filter')}
            icon={<Filter size={16} strokeWidth={1.75} aria-hidden />}
            aria-expanded={open}
            onPress={() => setOpen(!open)}
          />
        </span>
      </div>
      {open && <MoreFilters session={session} filter={filter} onFilter={setFilter} />}
      {chapter !== null && (
        <div className={styles.tools}>
          <Button
            small
            icon={<MessageSquarePlus size={16} strokeWidth={1.75} aria-hidden />}
            why={mayHere ? null : t('comments.mayNot')}
            onPress={() => compose(model, chapter.id, { on: 'chapter' })}
          >
            {t('comments.addToChapter')}
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
      {mayHere && <NewComment key={chapter.id} session={session} chapter={chapter} people={people} />}
      {shown.length === 0 && (
        <div className={styles.empty} role="status">
          {!arrived ? (
            <p>{t('comments.loading')}</p>
          ) : scope.some(({ id }) => model.read(id).threads.length > 0) ? (
            <p>{t('comments.nothingFound')}</p>
          ) : (
            <>
              <h3>{t('comments.empty')}</h3>
              <p>{t('comments.emptyText')}</p>
            </>
          )}
        </div>
      )}
      {scope.map((one) => {
        const here = found.filter((each) => each.chapter.id === one.id);
        if (here.length === 0) return null;
        return (
          <section key={one.id} className={styles.list}>
            {scope.length > 1 && (
              <h3 className={styles.heading}>
                {t('comments.chapter', { number: one.number, title: titleOf(one, t) })}
              </h3>
            )}
            <ul className={styles.list}>{here.map(card)}</ul>
          </section>
        );
      })}
      {orphans.length > 0 && (
        <section className={styles.list}>
          <h3 className={styles.heading}>{t('comments.orphans')}</h3>
          <ul className={styles.list}>{orphans.map(card)}</ul>
        </section>
      )}
    </div>
  );
}

/** The threads that one wants to see, by chapter and place. */
function collect(session: Session, scope: readonly ChapterView[], filter: CommentFilter): Shown[] {
  const { model, places } = session.comments;
  const { people } = session.membership;
  return scope.flatMap((chapter) =>
    model
      .read(chapter.id)
      .threads.filter(
        (thread) =>
          // What is open stays in the list, whoever linked to it or resolved it meanwhile.
          same(model.active(), { chapter: chapter.id, key: thread.key }) ||
          passes(thread, filter, {
            me: session.me.id,
            groupsOf: (person) =>
              people.get(person)?.roles.flatMap((role) => (role.role === 'member' ? [role.group] : [])) ?? [],
            isUnread: (each) => model.unread(chapter.id, each).length > 0,
          }),
      )
      .map((thread): Shown => {
        const place = places.place({ chapter: chapter.id, key: thread.key });
        return { chapter, thread, order: place === null ? null : place?.order };
      })
      .sort((a, b) => (a.order ?? 0) - (b.order ?? 0)),
  );
}

interface NewCommentProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly people: CardScene['people'];
}

function NewComment({ session, chapter, people }: NewCommentProps): JSX.Element | null {
  const { t } = useText();
  const { model } = session.comments;
  const slot = model.placeOf(`${newSlot}/${chapter.id}`);
  const draft = useMemory((state) => state.drafts[slot]);
  const anchor = draft?.anchor;
  useSyncExternalStore(model.subscribe, model.version);
  if (anchor === undefined) return null;
  const words = anchor.on === 'text' ? anchor.quote.exact : anchor.on === 'block' ? anchor.quote : '';
  const quote = words.length > 90 ? `${words.slice(0, 80)} …` : words;
  const label =
    anchor.on === 'text'
      ? t('comments.newOn', { quote })
      : anchor.on === 'block'
        ? t('comments.newOnBlock', { quote })
        : t(anchor.on === 'suggestion' ? 'comments.newOnSuggestion' : 'comments.newOnChapter');
  const backToText = (): void => {
    const editor = session.paper.focused();
    if (editor?.chapterId === chapter.id) editor.focus();
  };
  return (
    <section
      className={styles.card}
      aria-label={label}
      data-active
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) backToText();
      }}
    >
      <p className={styles.hint}>{label}</p>
      <Composer
        key={JSON.stringify(anchor)}
        slot={slot}
        label={t('comments.text')}
        action={t('comments.send')}
        people={people}
        membership={session.membership}
        takesFocus={() => model.takeFocus('new')}
        initial={emptyDraft}
        primary
        onSend={(text) => {
          let key = '';
          const sent = model.say(chapter.id, ({ doc, person, now, origin }) => {
            key = addEntry(doc, person, { type: 'thread', at: now, anchor, text }, origin);
          });
          if (!sent) notify({ text: t('comments.notHere'), tone: 'bad' });
          else {
            announce(t('comments.sent'));
            setDraft(slot, null);
            model.open({ chapter: chapter.id, key }, true);
          }
          return sent;
        }}
        onCancel={backToText}
      />
    </section>
  );
}

interface MoreFiltersProps {
  readonly session: Session;
  readonly filter: CommentFilter;
  readonly onFilter: (filter: CommentFilter) => void;
}

const onlys = [
  ['all', 'comments.onlyAll'],
  ['mine', 'comments.onlyMine'],
  ['assigned', 'comments.onlyAssigned'],
  ['mentions', 'comments.onlyMentions'],
  ['unread', 'comments.onlyUnread'],
] as const;

function MoreFilters({ session, filter, onFilter }: MoreFiltersProps): JSX.Element {
  const { t } = useText();
  const { people, groups } = session.membership;
  const named = [...people.values()].filter(({ name }) => name !== '').sort((a, b) => a.name.localeCompare(b.name));
  return (
    <div className={styles.list}>
      <Select
        small
        label={t('comments.filterPerson')}
        value={filter.person === '' ? 'all' : filter.person}
        choices={[{ id: 'all', label: t('comments.anyone') }, ...named.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => onFilter({ ...filter, person: id === 'all' ? '' : id })}
      />
      <Select
        small
        label={t('comments.filterGroup')}
        value={filter.group === '' ? 'all' : filter.group}
        choices={[{ id: 'all', label: t('comments.anyGroup') }, ...groups.map(({ id, name }) => ({ id, label: name }))]}
        onChange={(id) => onFilter({ ...filter, group: id === 'all' ? '' : id })}
      />
      <Select
        small
        label={t('comments.filterOnly')}
        value={filter.only}
        choices={onlys.map(([id, label]) => ({ id, label: t(label) }))}
        onChange={(id) => onFilter({ ...filter, only: onlys.find(([only]) => only === id)?.[0] ?? 'all' })}
      />
    </div>
  );
}

/** The present time, anew each minute. */
function useMinute(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
