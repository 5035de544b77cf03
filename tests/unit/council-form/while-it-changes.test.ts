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
    taken: () =>
      state.connection === 'connected' ? new Promise((resolve) => taking.push(resolve)) : Promise.resolve(),
    reconnectNow: () => undefined,
    destroy: () => undefined,
  };
  const taking: (() => void)[] = [];
  const set = (change: Partial<LiveRoomState>): void => {
    state = { ...state, ...change };
    for (const listener of listeners) listener();
  };
  const waits = (waiting: number): void => set({ waiting });
  const connects = (isThere: boolean): void => set({ connection: isThere ? 'connected' : 'connecting' });
  const take = (): void => taking.shift()?.();
  /** What it asked for and has not been given. */
  const asked: (() => void)[] = [];
  let times = 0;
  const stop = whileItChanges(room, () => {
    times += 1;
    return new Promise((resolve) => asked.push(resolve));
  });
  const give = (): void => asked.shift()?.();
  const type = (text: string): void => doc.getText('text').insert(0, text);
  return { waits, connects, take, give, type, stop, times: () => times };
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

it('CP118 nothing is asked for before the host has taken what was typed, and no second time once it is on the disk', async () => {
  const { give, type, waits, take, times } = scene();
  give();
  await settled();
  waits(1);
  type('a');
  await settled();
  expect(times()).toBe(1);
  take();
  await until('it asks', () => times() === 2);
  give();
  waits(0);
  await settled();
  expect(times()).toBe(2);
});

it('CP118 what was written without a connection is asked for once all of it is on the disk', async () => {
  const { give, type, waits, connects, times } = scene();
  give();
  connects(false);
  waits(1);
  type('a');
  await until('it asks all the same', () => times() === 2);
  give();
  connects(true);
  type('b');
  await settled();
  expect(times()).toBe(2);
  waits(0);
  await until('it asks', () => times() === 3);
});
