/** The field for a new comment of the chapter, while one is begun. */
import { useSyncExternalStore, type JSX } from 'react';
import { addEntry } from '../../../shared/document/comment-room.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import type { CardScene } from './card-scene.ts';
import { newSlot } from './comment-actions.ts';
import { emptyDraft, setDraft, useMemory } from './comment-memory.ts';
import styles from './comments.module.css';
import { Composer } from './composer.tsx';

interface NewCommentProps {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly people: CardScene['people'];
}

export function NewComment({ session, chapter, people }: NewCommentProps): JSX.Element | null {
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
