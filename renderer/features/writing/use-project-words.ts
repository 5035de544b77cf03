/** The words room of the open project: what is in it now, and how to write it where one may. */
import { useEffect, useMemo, useState } from 'react';
import type { Doc } from 'yjs';
import { NO_WORDS, readWords, type ProjectWords } from '../../../shared/german/words.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Rooms } from '../../app/rooms.ts';
import type { Session } from '../../app/session.ts';

export const wordsOrigin = { from: 'words' } as const;

export interface WordsRoom {
  readonly words: ProjectWords;
  /** Null where one may only read, or the room isn't there yet. */
  readonly doc: Doc | null;
}

const nothing: WordsRoom = { words: NO_WORDS, doc: null };

export const wordsRoom = (project: string): string => roomName({ project, kind: 'words', item: null });

/** Keeps the room open while mounted; told anew with every change. */
export function useProjectWords({ project, rooms }: Pick<Session, 'project' | 'rooms'>): WordsRoom {
  const name = useMemo(() => wordsRoom(project.id), [project.id]);
  const [state, setState] = useState<WordsRoom>(nothing);
  useEffect(() => watchWords(rooms, name, project.readOnly !== null, setState), [rooms, name, project.readOnly]);
  return state;
}

function watchWords(rooms: Rooms, name: string, readOnly: boolean, tell: (room: WordsRoom) => void): () => void {
  let room = rooms.acquire(name);
  let words = readWords(room.doc);
  let told: Doc | null | undefined;
  const writable = (): Doc | null =>
    room.state.synced && !readOnly && room.state.access?.right === 'write' ? room.doc : null;
  const changed = (): void => {
    words = readWords(room.doc);
    told = writable();
    tell({ words, doc: told });
  };
  const onState = (): void => {
    const now = rooms.peek(name);
    // A room whose change was refused was thrown away and built anew.
    if (now !== null && now !== room) {
      room.doc.off('update', changed);
      room = now;
      room.doc.on('update', changed);
      changed();
    } else if (writable() !== told) changed();
  };
  room.doc.on('update', changed);
  const stop = rooms.subscribe(onState);
  changed();
  return () => {
    stop();
    room.doc.off('update', changed);
    rooms.release(name);
  };
}
