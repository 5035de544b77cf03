import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { addChapter, setChapterDeleted } from '../../../shared/document/outline.ts';
import type { LiveRoom } from '../../../renderer/app/rooms.ts';
import { chapterRoom, outlineRoom } from '../../../renderer/app/session.ts';
import { warmUp } from '../../../renderer/app/warm-up.ts';

const [project, first, last] = [1, 2, 3].map((n) => `0000000${n}-0000-4000-8000-000000000000`) as [
  string,
  string,
  string,
];

/** Rooms of which only the outline has content, once it `arrives`. */
function heldRooms(outline: Y.Doc): { rooms: Parameters<typeof warmUp>[0]; held: string[]; arrives: () => void } {
  const held: string[] = [];
  const listeners = new Set<() => void>();
  const state = { synced: false };
  const room = {
    doc: outline,
    state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  } as unknown as LiveRoom;
  return {
    held,
    rooms: {
      acquire: (name) => {
        held.push(name);
        return room;
      },
      release: (name) => void held.splice(held.indexOf(name), 1),
    },
    arrives: () => {
      state.synced = true;
      for (const listener of listeners) listener();
    },
  };
}

it('UI18 the chapter that was in use last is asked for with the outline; another where that one is gone', () => {
  const outline = new Y.Doc();
  for (const id of [first, last]) addChapter(outline, id, null, undefined, 'test');
  const [there, gone, none] = [heldRooms(outline), heldRooms(outline), heldRooms(outline)];
  const stop = warmUp(there.rooms, project, last);
  expect(there.held).toEqual([outlineRoom(project), chapterRoom(project, last)]);
  there.arrives();
  expect(there.held).toEqual([outlineRoom(project), chapterRoom(project, last)]);
  stop();
  expect(there.held).toEqual([]);

  setChapterDeleted(outline, last, true, 'test');
  const stopGone = warmUp(gone.rooms, project, last);
  gone.arrives();
  expect(gone.held).toContain(chapterRoom(project, first));
  // What is no chapter's id, as a link may say, is never asked for.
  const stopNone = warmUp(none.rooms, project, '../record');
  expect(none.held).toEqual([outlineRoom(project)]);
  none.arrives();
  expect(none.held).toEqual([outlineRoom(project), chapterRoom(project, first)]);
  stopGone();
  stopNone();
  expect([...gone.held, ...none.held]).toEqual([]);
});
