/** A field for a comment, with people to mention by `@`. What is begun is kept until it is sent or thrown away. */
import { useId, useLayoutEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { maxCommentLength } from '../../../shared/domain/comment-entries.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Avatar } from '../../ui/marks.tsx';
import { useText } from '../../ui/text.ts';
import styles from './comments.module.css';
import { emptyDraft, setDraft, useMemory, type CommentDraft } from './comment-memory.ts';
import { mentionBefore, mentioned, textToSend, withMention } from './mentions.ts';

interface ComposerProps {
  /** Under which name the draft is kept. */
  readonly slot: string;
  readonly label: string;
  readonly action: string;
  readonly people: readonly Person[];
  readonly membership: Membership;
  /** Whether it takes the focus when it comes; asked each time it is drawn where it is a function. */
  readonly takesFocus: boolean | (() => boolean);
  /** The one primary button of the column. */
  readonly primary?: boolean;
  /** What stands in it when nothing is kept. */
  readonly initial?: CommentDraft;
  /** Sends; false when that isn't possible now. The draft is let go when it is. */
  readonly onSend: (text: string) => boolean;
  readonly onCancel: () => void;
}

export function Composer(props: ComposerProps): JSX.Element {
  const { slot, label, action, people, membership, takesFocus, primary = false, initial, onSend, onCancel } = props;
  const { t } = useText();
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  const draft = useMemory((state) => state.drafts[slot]) ?? initial ?? emptyDraft;
  const [caret, setCaret] = useState(0);
  const [chosen, setChosen] = useState(0);
  /** Where the list was closed by Escape. */
  const [closedAt, setClosedAt] = useState<number | null>(null);
  const place = mentionBefore(draft.text, caret);
  const found = place === null || place.from === closedAt ? [] : mentioned(people, place.query);
  const at = Math.min(chosen, found.length - 1);
  const hasList = found.length > 0;

  useLayoutEffect(() => {
    if (takesFocus === true) field.current?.focus();
  }, [takesFocus]);
  useLayoutEffect(() => {
    if (typeof takesFocus !== 'function' || !takesFocus() || field.current === null) return;
    field.current.focus();
    // Behind what was typed before it came.
    field.current.setSelectionRange(field.current.value.length, field.current.value.length);
  });

  const change = (next: CommentDraft, position: number): void => {
    setDraft(slot, next);
    setCaret(position);
    setChosen(0);
  };
  const choose = (person: Person): void => {
    if (place === null) return;
    const next = withMention(draft, place, person);
    change(next.draft, next.caret);
    announce(t('comments.mentionChosen', { name: person.name }));
    requestAnimationFrame(() => field.current?.setSelectionRange(next.caret, next.caret));
  };
  const send = (): void => {
    const text = textToSend(draft);
    if (text !== '' && onSend(text)) setDraft(slot, null);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const person = found[at];
    if (hasList && person !== undefined && ['ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Escape'].includes(event.key)) {
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'ArrowDown') setChosen((at + 1) % found.length);
      else if (event.key === 'ArrowUp') setChosen((at + found.length - 1) % found.length);
      else if (event.key === 'Escape') setClosedAt(place?.from ?? null);
      else choose(person);
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      send();
    }
  };
  return (
    <div className={styles.composer}>
      <textarea
        ref={field}
        className={styles.input}
        aria-label={label}
        aria-describedby={`${id}-hint`}
        aria-autocomplete="list"
        aria-controls={hasList ? `${id}-list` : undefined}
        aria-activedescendant={hasList ? `${id}-${at}` : undefined}
        rows={Math.min(12, Math.max(3, draft.text.split('\n').length + 1))}
        maxLength={maxCommentLength - 500}
        value={draft.text}
        placeholder={label}
        onChange={({ target }) => change({ ...draft, text: target.value }, target.selectionEnd)}
        onSelect={({ currentTarget }) => setCaret(currentTarget.selectionEnd)}
        onKeyDown={onKeyDown}
      />
      {hasList && (
        <ul id={`${id}-list`} className={styles.mentions} role="listbox" aria-label={t('comments.people')}>
          {found.map((person, index) => (
            <li
              key={person.id}
              id={`${id}-${index}`}
              role="option"
              aria-selected={index === at}
              className={styles.mention}
              onPointerDown={(event) => {
                event.preventDefault();
                choose(person);
              }}
            >
              <Avatar person={person} membership={membership} />
              <span>{person.name}</span>
            </li>
          ))}
        </ul>
      )}
      <p id={`${id}-hint`} className={styles.hint}>
        {t('comments.textHint')}
      </p>
      <span className={styles.silent} role="status">
        {hasList ? t('comments.mentionCount', { count: found.length }) : ''}
      </span>
      <div className={styles.buttons}>
        <Button small variant={primary ? 'primary' : 'plain'} onPress={send}>
          {action}
        </Button>
        <Button
          small
          variant="quiet"
          onPress={() => {
            setDraft(slot, null);
            onCancel();
          }}
        >
          {t('common.cancel')}
        </Button>
      </div>
    </div>
  );
}
