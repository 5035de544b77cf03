/** The footnotes at the end of a chapter: their texts, each with the way back to its mark. */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore, type JSX } from 'react';
import { noteText } from '../../../shared/document/embeds.ts';
import { useText } from '../../ui/text.ts';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';
import { numberWords } from '../numbering/number-words.ts';
import { placeOfNote } from './follow-embed.ts';
import { noteArrived } from './insert-embed.ts';
import styles from './notes.module.css';

interface NotesProps {
  readonly session: EditorSession;
  readonly model: PaperModel;
  /** Of the chapter, so that one list is told from another. */
  readonly title: string;
}

export function Notes({ session, model, title }: NotesProps): JSX.Element | null {
  const { t } = useText();
  const { index } = model;
  const { chapterId } = session;
  // As text, so that the list is drawn anew only when a footnote comes, goes or gets another number.
  const list = useSyncExternalStore(index.subscribe, () =>
    [...(index.get().chapter(chapterId)?.notes ?? [])].map(([id, number]) => `${id} ${numberWords(number)}`).join('\n'),
  );
  if (list === '') return null;
  const notes = list.split('\n').map((line) => line.split(' '));
  return (
    <section className={styles.notes} aria-label={title === '' ? t('numbers.notes') : t('numbers.notesOf', { title })}>
      <ol>
        {notes.map(([id = '', number = '']) => (
          <Note key={id} session={session} model={model} id={id} number={number} />
        ))}
      </ol>
    </section>
  );
}

interface NoteProps extends Omit<NotesProps, 'title'> {
  readonly id: string;
  readonly number: string;
}

function Note({ session, model, id, number }: NoteProps): JSX.Element {
  const { t } = useText();
  const text = useRef<HTMLDivElement>(null);
  const latest = useRef({ t, number });
  useEffect(() => {
    latest.current = { t, number };
    session.inner?.get(noteText(id))?.dress();
  }, [t, number, session, id]);
  const back = (): void => {
    const place = placeOfNote(session, id);
    if (place !== null) model.reveal({ chapter: session.chapterId, ...place });
  };
  const goBack = useRef(back);
  useEffect(() => {
    goBack.current = back;
  });
  useLayoutEffect(() => {
    const element = text.current;
    if (element === null || session.inner === null) return undefined;
    const stop = session.inner.mount(noteText(id), element, {
      place: 'note',
      label: () => latest.current.t('numbers.noteText', { number: latest.current.number }),
    });
    // A frame later, when nothing that goes on now can take the focus away again.
    const arrival = requestAnimationFrame(() => noteArrived(session, id));
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      event.stopPropagation();
      goBack.current();
    };
    element.addEventListener('keydown', onKey, true);
    return () => {
      cancelAnimationFrame(arrival);
      element.removeEventListener('keydown', onKey, true);
      stop();
    };
  }, [session, id]);
  return (
    <li className={styles.note}>
      <button
        type="button"
        className={styles.number}
        aria-label={t('numbers.noteBack', { number })}
        title={t('numbers.noteBack', { number })}
        onClick={back}
      >
        {number}
      </button>
      <div ref={text} className={styles.text} data-note={id} />
    </li>
  );
}
