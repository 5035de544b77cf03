/** The field for a new comment on the chapter or measure, while one is begun. */
import { useSyncExternalStore, type JSX } from 'react';
import { addEntry } from '../../../shared/document/comment-room.ts';
import type { Session } from '../../app/session.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import type { CardScene } from './card-scene.ts';
import { newSlot } from './comment-actions.ts';
import type { CommentDesk } from './comment-desk.ts';
import { showField } from './field-element.ts';
import { emptyDraft, setDraft, useMemory } from './comment-memory.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';
import { newOn } from './about-words.ts';

interface NewCommentProps {
  readonly session: Session;
  readonly desk: CommentDesk;
  readonly subject: string;
  readonly people: CardScene['people'];
}

export function NewComment({ session, desk, subject, people }: NewCommentProps): JSX.Element | null {
  const { t } = useText();
  const { model, paper } = desk;
  const slot = model.placeOf(`${newSlot}/${subject}`);
  const draft = useMemory((state) => state.drafts[slot]);
  const anchor = draft?.anchor;
  useSyncExternalStore(model.subscribe, model.version);
  if (anchor === undefined) return null;
  const label = newOn(anchor, t);
  const backToText = (): void => {
    const editor = paper.focused();
    if (anchor.on === 'field') showField(anchor, true);
    else if (editor?.chapterId === subject) editor.focus();
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
          const sent = model.say(subject, ({ doc, person, now, origin }) => {
            key = addEntry(doc, person, { type: 'thread', at: now, anchor, text }, origin);
          });
          if (!sent) notify({ text: t('comments.notHere'), tone: 'bad' });
          else {
            announce(t('comments.sent'));
            setDraft(slot, null);
            model.open({ subject, key }, true);
          }
          return sent;
        }}
        onCancel={backToText}
      />
    </section>
  );
}
