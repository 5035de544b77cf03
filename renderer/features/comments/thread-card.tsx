/** One thread: who said what about which words, what others replied, and what one can do about it. */
import { Check, CornerDownRight, RotateCcw, UserCheck } from 'lucide-react';
import {
  memo,
  useEffect,
  useLayoutEffect,
  useRef,
  useState,
  type JSX,
  type KeyboardEvent,
  type MouseEvent,
} from 'react';
import {
  addEntry,
  assignThread,
  deleteComment,
  editComment,
  setThreadState,
  type Saying,
} from '../../../shared/document/comment-room.ts';
import type { Comment, Thread } from '../../../shared/domain/comments.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Confirm } from '../../ui/dialog.tsx';
import { Select } from '../../ui/field.tsx';
import { useText } from '../../ui/text.ts';
import { commandsFor, type CardCommands } from './card-commands.tsx';
import type { CardScene } from './card-scene.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import { useMemory } from './comment-memory.ts';
import { draftOf } from './mentions.ts';
import { Said } from './said.tsx';
import { ThreadQuote } from './thread-quote.tsx';
import { useNames } from './use-names.ts';

interface ThreadCardProps {
  readonly subject: string;
  readonly thread: Thread;
  readonly scene: CardScene;
  readonly active: boolean;
  /** The reply that a link led to. */
  readonly marked: string | null;
  readonly orphaned: boolean;
  readonly unread: readonly string[];
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export const ThreadCard = memo(function ThreadCard(props: ThreadCardProps): JSX.Element {
  const { subject, thread, scene, active, marked, orphaned, unread } = props;
  const { model, me, membership } = scene;
  const { t } = useText();
  const card = useRef<HTMLElement>(null);
  const slot = (name: string): string => model.placeOf(`${name}/${thread.key}`);
  const begun = useMemory((state) => state.drafts[slot('reply')] !== undefined);
  const [replying, setReplying] = useState(false);
  const [editing, setEditing] = useState<string | null>(null);
  const [assigning, setAssigning] = useState(false);
  const [deleting, setDeleting] = useState<Comment | null>(null);
  const ref = { subject, key: thread.key };
  const nameOf = useNames(membership);
  const isMine = thread.author === me.id;
  const maySettle = isMine || thread.assigned === me.id || scene.maySettle;

  useLayoutEffect(() => {
    if (!active) return;
    const goal = goalIn(card.current, marked);
    goal?.scrollIntoView({ block: 'nearest' });
    if (model.takeFocus({ subject, key: thread.key })) goal?.focus({ preventScroll: true });
  }, [active, marked, subject, model, thread.key]);
  // The focus can be wanted again by a card that is open already.
  useEffect(() => {
    if (!active) return undefined;
    return model.subscribe(() => {
      // Another reply is marked: it comes with the next drawing, and takes the focus then.
      if (model.marked() !== marked) return;
      if (model.takeFocus({ subject, key: thread.key })) goalIn(card.current, marked)?.focus({ preventScroll: true });
    });
  }, [active, marked, subject, model, thread.key]);

  const say = (change: (saying: Saying) => void, done: string): boolean => {
    const said = model.say(subject, change);
    if (said) announce(done);
    else notify({ text: t('comments.notHere'), tone: 'bad' });
    return said;
  };
  const settle = (state: 'open' | 'resolved'): void => {
    const next = neighbourOf(card.current);
    const done = say(
      (saying) => setThreadState(saying, thread.key, state),
      t(state === 'open' ? 'comments.reopened' : 'comments.resolved'),
    );
    if (!done) return;
    // It leaves the list that shows the other state, and the focus must not go with it.
    model.open(null);
    next?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.stopPropagation();
    scene.show(ref, true);
  };
  const onClick = (event: MouseEvent): void => {
    if (event.target instanceof Element && event.target.closest('button, a, textarea, [role=option]') !== null) return;
    if (document.getSelection()?.isCollapsed === false) return;
    model.open(ref);
    scene.show(ref, false);
  };
  const commands: CardCommands = {
    assign: () => setAssigning(true),
    edit: (comment) => setEditing(comment.key),
    remove: setDeleting,
    say,
  };
  const said = (comment: Comment): JSX.Element => (
    <Said
      comment={comment}
      scene={scene}
      unread={unread.includes(comment.key)}
      nameOf={nameOf}
      commands={commandsFor(comment, { subject, thread, scene, maySettle, t }, commands)}
      editor={
        editing !== comment.key ? null : (
          <Composer
            slot={slot(`edit/${comment.key}`)}
            label={t('comments.editText')}
            action={t('comments.saveEdit')}
            people={scene.people}
            membership={membership}
            takesFocus
            initial={draftOf(comment.text, nameOf)}
            onSend={(text) => {
              const sent = say(
                ({ doc, now, origin }) => editComment(doc, comment.key, text, now, origin),
                t('comments.sent'),
              );
              if (sent) setEditing(null);
              return sent;
            }}
            onCancel={() => setEditing(null)}
          />
        )
      }
      quote={
        comment === thread ? (
          <ThreadQuote
            thread={thread}
            orphaned={orphaned}
            onShow={() => {
              model.open(ref);
              scene.show(ref, false);
            }}
          />
        ) : null
      }
    />
  );
  const name = nameOf(thread.author);
  return (
    <article
      ref={card}
      className={styles.card}
      data-active={active || undefined}
      tabIndex={-1}
      aria-label={t(unread.length > 0 ? 'comments.threadUnread' : 'comments.thread', { name })}
      onKeyDown={onKeyDown}
      onClick={onClick}
      onPointerEnter={() => model.hover(ref)}
      onPointerLeave={() => model.hover(null)}
    >
      {said(thread)}
      {thread.assigned !== null && !assigning && (
        <p className={styles.assigned}>
          <UserCheck {...icon} /> {t('comments.assigned', { name: nameOf(thread.assigned) })}
        </p>
      )}
      {assigning && (
        <Select
          small
          label={t('comments.assignedTo')}
          value={thread.assigned ?? 'nobody'}
          choices={[
            { id: 'nobody', label: t('comments.nobody') },
            ...scene.people.map((person) => ({ id: person.id, label: person.name })),
          ]}
          onChange={(id) => {
            const to = id === 'nobody' ? null : id;
            say(
              (saying) => assignThread(saying, thread.key, to),
              t('comments.assignedNow', { name: to === null ? t('comments.nobody') : nameOf(to) }),
            );
            setAssigning(false);
          }}
        />
      )}
      {thread.replies.length > 0 &&
        (active || unread.length > 0 || replying ? (
          <ul className={styles.replies} aria-label={t('comments.replies', { count: thread.replies.length })}>
            {thread.replies.map((reply) => (
              <li key={reply.key} {...(reply.key === marked ? { 'data-marked': '', tabIndex: -1 } : {})}>
                {said(reply)}
              </li>
            ))}
          </ul>
        ) : (
          <button type="button" className={styles.more} onClick={() => model.open(ref)}>
            <CornerDownRight {...icon} /> {t('comments.replies', { count: thread.replies.length })}
          </button>
        ))}
      {thread.settled !== null && (
        <p className={styles.hint}>
          {t(thread.state === 'resolved' ? 'comments.resolvedBy' : 'comments.reopenedBy', {
            name: nameOf(thread.settled.by),
          })}
        </p>
      )}
      {scene.mayComment && !replying && !begun && editing === null && (
        <div className={styles.buttons}>
          <Button
            small
            onPress={() => {
              setReplying(true);
              model.open(ref);
            }}
          >
            {t('comments.reply')}
          </Button>
          {maySettle && (
            <Button
              small
              variant="quiet"
              icon={thread.state === 'open' ? <Check {...icon} /> : <RotateCcw {...icon} />}
              onPress={() => settle(thread.state === 'open' ? 'resolved' : 'open')}
            >
              {t(thread.state === 'open' ? 'comments.resolve' : 'comments.reopen')}
            </Button>
          )}
        </div>
      )}
      {scene.mayComment && (replying || begun) && (
        <Composer
          slot={slot('reply')}
          label={t('comments.replyText')}
          action={t('comments.reply')}
          people={scene.people}
          membership={membership}
          takesFocus={replying}
          onSend={(text) => {
            const sent = say(({ doc, person, now, origin }) => {
              addEntry(doc, person, { type: 'reply', thread: thread.key, at: now, text }, origin);
            }, t('comments.sent'));
            if (sent) {
              setReplying(false);
              card.current?.focus({ preventScroll: true });
            }
            return sent;
          }}
          onCancel={() => {
            setReplying(false);
            card.current?.focus({ preventScroll: true });
          }}
        />
      )}
      {deleting !== null && (
        <Confirm
          title={t('comments.deleteTitle')}
          text={t('comments.deleteText')}
          action={t('comments.delete')}
          onClose={() => setDeleting(null)}
          onConfirm={() =>
            say(({ doc, now, origin }) => deleteComment(doc, deleting.key, now, origin), t('comments.deletedNow'))
          }
        />
      )}
    </article>
  );
});

/** Where the focus goes in a card that was opened: the reply that is meant, else the card. */
const goalIn = (card: HTMLElement | null, marked: string | null): HTMLElement | null =>
  (marked === null ? null : card?.querySelector<HTMLElement>('[data-marked]')) ?? card;

/** The card after this one, else before it, else the list's first button. */
function neighbourOf(card: HTMLElement | null): HTMLElement | null {
  const panel = card?.closest<HTMLElement>('[role=tabpanel]') ?? null;
  const cards = [...(panel?.querySelectorAll<HTMLElement>('article') ?? [])];
  const at = cards.findIndex((each) => each === card);
  return cards[at + 1] ?? cards[at - 1] ?? panel?.querySelector('button') ?? null;
}
