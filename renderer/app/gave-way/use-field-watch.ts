/** Has the person of this window told what of their own gave way in forms. */
import { useEffect } from 'react';
import { keepsTyped } from '../../../shared/document/typed-values.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { isTypedAt } from '../../ui/typed-fields.ts';
import { remoteUser } from '../../editor/remote/remote-user.ts';
import type { LiveRoom } from '../rooms.ts';
import type { Session } from '../session.ts';
import { FieldWatch } from './field-watch.ts';
import { addNote, isAt, removeNotes, useNotes } from './notes.ts';
import { OwnValues, type OwnStorage } from './own-values.ts';

export function useFieldWatch({ rooms, me: { id: person } }: Session): void {
  const { t } = useText();
  useEffect(() => {
    const own = new OwnValues(person, browserStorage());
    const watch = new FieldWatch({
      rooms,
      own,
      isTypedAt,
      onGone: ({ room, key, value, before, client, clock }, why, by) => {
        const note = { id: `${client}:${clock}`, person, room, key, value, before, why, by: userOf(by) };
        if (addNote(note)) announce(t('gaveWay.told'));
      },
      onChange: (room, key, now) => {
        if (useNotes.getState().notes.length === 0) return;
        const isHere = isAt(person, room, key);
        removeNotes((each) => isHere(each) && keepsTyped(each.before, each.value, now));
      },
    });
    const store = (): void => own.store();
    window.addEventListener('pagehide', store);
    return () => {
      window.removeEventListener('pagehide', store);
      watch.destroy();
    };
  }, [rooms, person, t]);
}

function userOf({ room, client }: { readonly room: LiveRoom; readonly client: number | null }) {
  const user = client === null ? null : remoteUser(room.awareness.getStates().get(client));
  return user === null ? null : { id: user.id, name: user.name };
}

function browserStorage(): OwnStorage | null {
  try {
    return globalThis.localStorage;
  } catch {
    return null;
  }
}
