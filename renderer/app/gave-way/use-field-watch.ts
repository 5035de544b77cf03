/** Has the person of this window told what of their own gave way in forms. */
import { useEffect, useRef } from 'react';
import { keepsTyped } from '../../../shared/document/typed-values.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import { announce } from '../../ui/announcer.tsx';
import { useText } from '../../ui/text.ts';
import { isTypedAt } from '../../ui/typed-fields.ts';
import { remoteUser } from '../../editor/remote/remote-user.ts';
import type { LiveRoom } from '../rooms.ts';
import type { ProjectCall, Session } from '../session.ts';
import { FieldWatch } from './field-watch.ts';
import { addNote, isAt, nameWriter, removeNotes, useNotes } from './notes.ts';
import { OwnValues, type OwnStorage } from './own-values.ts';

export function useFieldWatch({ rooms, call, membership, me: { id: person } }: Session): void {
  const { t } = useText();
  const people = useRef(membership.people);
  useEffect(() => {
    people.current = membership.people;
  }, [membership]);
  useEffect(() => {
    const own = new OwnValues(person, browserStorage());
    const watch = new FieldWatch({
      rooms,
      own,
      isTypedAt,
      onGone: ({ room, key, value, before, client, clock }, why, by) => {
        const note = { id: `${client}:${clock}`, person, room, key, value, before, why, by: userOf(by) };
        if (!addNote(note)) return;
        announce(t('gaveWay.told'));
        if (note.by === null && by.client !== null)
          personBehind(call, room, by.client).then(
            (id) => {
              const who = id === null ? undefined : people.current.get(id);
              if (id !== null && who !== undefined) nameWriter(note, { id, name: personName(who, t) });
            },
            // Then it is somebody.
            () => undefined,
          );
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
  }, [rooms, call, person, t]);
}

/** For whom isn't here any more the host is asked that has the project's key. */
async function personBehind(call: ProjectCall, name: string, client: number): Promise<string | null> {
  const room = parseRoom(name);
  if (room === null) return null;
  const { kind, item } = room;
  if (kind !== 'paper' && kind !== 'measures' && kind !== 'outline') return null;
  return (await call('fields.writers', { kind, item, clients: [client] }))[0] ?? null;
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
