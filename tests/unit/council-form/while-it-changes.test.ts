/** When the preview asks for pages. */
import { expect, it } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import type { LiveRoom, LiveRoomState } from '../../../renderer/app/rooms.ts';
import { whileItChanges } from '../../../renderer/features/council/preview/use-preview.ts';
import { until } from '../../support/until.ts';

/** A room of which the test says what waits for the host. */
function scene() {
  const doc = new Y.Doc();
  const listeners = new Set<() => void>();
  let state: LiveRoomState = {
    connection: 'connected',
    offlineSince: null,
    synced: true,
    access: null,
    waiting: 0,
    closed: null,
  };
  const room: LiveRoom = {
    doc,
    awareness: new Awareness(doc),
    get state() {
      return state;
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    onRefused: () => () => undefined,
    reconnectNow: () => undefined,
    destroy: () => undefined,
  };
  const waits = (waiting: number): void => {
    state = { ...state, waiting };
    for (const listener of listeners) listener();
  };
  /** What it asked for and has not been given. */
  const asked: (() => void)[] = [];
  let times = 0;
  const stop = whileItChanges(room, () => {
    times += 1;
    return new Promise((resolve) => asked.push(resolve));
  });
  const give = (): void => asked.shift()?.();
  const type = (text: string): void => doc.getText('text').insert(0, text);
  return { waits, give, type, stop, times: () => times };
}
/** All that was to happen by now has. */
const settled = async (): Promise<void> => {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setTimeout(resolve, 0));
};

it('CP118 pages are asked for at once, and then once for all that changed while the last ones were made', async () => {
  const { give, type, times, stop } = scene();
  expect(times()).toBe(1);
  for (const letter of 'abc') type(letter);
  await settled();
  expect(times()).toBe(1);
  give();
  await until('it asks again', () => times() === 2);
  give();
  await settled();
  expect(times()).toBe(2);
  stop();
  type('d');
  await settled();
  expect(times()).toBe(2);
});

it('CP118 nothing is asked for while the host lacks what was typed, and it is as soon as it has that', async () => {
  const { give, type, waits, times } = scene();
  give();
  await settled();
  type('a');
  waits(1);
  await settled();
  expect(times()).toBe(1);
  waits(0);
  await until('it asks', () => times() === 2);
});
