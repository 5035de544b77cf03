/** What gave way in fields of a form that have no room to tell it themselves, or are not drawn: one note for each, with the way there. */
import { useContext, type JSX } from 'react';
import { useText } from '../../ui/text.ts';
import { FormRoomContext, useGaveWay, useToldAt } from './form-room.ts';
import { NoteCard } from './gave-way-note.tsx';
import styles from './gave-way.module.css';
import type { Note } from './notes.ts';
import { placeOfValue } from './own-values.ts';

/** What the form says of a field, by the key that it is written at. */
export interface ListedField {
  /** What it is called, with its row. */
  readonly name: string;
  readonly mine: string;
  readonly now: string;
  readonly onGo: (() => void) | null;
  /** Writes one's own again; null where one may not. */
  readonly onPut: (() => void) | null;
}

interface GaveWayListProps {
  /** Null: it isn't in this list. */
  readonly fieldOf: (note: Note) => ListedField | null;
  readonly look?: string | undefined;
}

/** More are told one by one, as these are looked at. */
const mostShown = 6;

export function GaveWayList({ fieldOf, look = '' }: GaveWayListProps): JSX.Element | null {
  const { t } = useText();
  const room = useContext(FormRoomContext)?.room ?? '';
  const told = useToldAt((state) => state.places);
  const listed = useGaveWay().flatMap((note) => {
    const field = told.includes(placeOfValue(room, note.key)) ? null : fieldOf(note);
    return field === null ? [] : [{ note, field }];
  });
  if (listed.length === 0) return null;
  return (
    <div className={`${styles.list ?? ''} ${look}`} role="group" aria-label={t('gaveWay.list')}>
      <p className={styles.head} aria-hidden>
        {t('gaveWay.list')}
      </p>
      <ul>
        {listed.slice(-mostShown).map(({ note, field: { name, mine, now, onGo, onPut } }) => (
          <li key={note.id}>
            <NoteCard note={note} where={name} mine={mine} now={now} onGo={onGo} onMine={onPut} />
          </li>
        ))}
      </ul>
      {listed.length > mostShown && (
        <p className={styles.more}>{t('gaveWay.more', { count: listed.length - mostShown })}</p>
      )}
    </div>
  );
}
