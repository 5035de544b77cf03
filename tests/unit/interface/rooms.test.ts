import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Rooms, type LiveRoom, type LiveRoomState } from '../../../renderer/app/rooms.ts';
import { heldRoom } from '../../../renderer/editor/chapter/use-room.ts';
import type { Refusal } from '../../../shared/sync/messages.ts';

class FakeRoom implements LiveRoom {
  readonly doc = new Y.Doc();
  readonly awareness = new Awareness(this.doc);
  state: LiveRoomState = {
    connection: 'connected',
    offlineSince: null,
    synced: true,
    access: null,
    waiting: 0,
    closed: null,
  };
  destroyed = false;
  reconnects = 0;
  private readonly listeners = new Set<() => void>();
  private readonly refused = new Set<(refusal: Refusal) => void>();
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }
  onRefused(listener: (refusal: Refusal) => void): () => void {
    this.refused.add(listener);
    return () => this.refused.delete(listener);
  }
  taken(): Promise<void> {
    return Promise.resolve();
  }
  reconnectNow(): void {
    this.reconnects += 1;
  }
  destroy(): void {
    this.destroyed = true;
    this.awareness.destroy();
  }
  set(change: Partial<LiveRoomState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }
  refuse(refusal: Refusal): void {
    for (const listener of [...this.refused]) listener(refusal);
  }
}

const opened: FakeRoom[] = [];
const refusedTexts: string[] = [];
let clock = 0;
let rooms: Rooms;

beforeEach(() => {
  vi.useFakeTimers();
  opened.length = 0;
  refusedTexts.length = 0;
  clock = 0;
  rooms = new Rooms({
    connect: () => {
      const room = new FakeRoom();
      opened.push(room);
      return room;
    },
    onRefused: (name, doc) => refusedTexts.push(`${name}: ${doc.getText('text').toJSON()}`),
    now: () => clock,
  });
});
afterEach(() => {
  rooms.destroy();
  vi.useRealTimers();
});
const nth = (index: number): FakeRoom => {
  const room = opened[index];
  if (room === undefined) throw new Error('no such room');
  return room;
};

describe('the open rooms', () => {
  it('UI4 everyone who asks for a room shares one connection; the last release closes it', () => {
    expect(rooms.acquire('a')).toBe(rooms.acquire('a'));
    rooms.release('a');
    vi.advanceTimersByTime(60_000);
    expect(nth(0).destroyed).toBe(false);
    rooms.release('a');
    vi.advanceTimersByTime(60_000);
    expect(nth(0).destroyed).toBe(true);
    expect(rooms.peek('a')).toBeNull();
  });

  it('UI4 a released room stays until everything typed in it is acknowledged', () => {
    rooms.acquire('a');
    nth(0).set({ waiting: 2 });
    rooms.release('a');
    vi.advanceTimersByTime(600_000);
    expect(nth(0).destroyed).toBe(false);
    nth(0).set({ waiting: 0 });
    vi.advanceTimersByTime(60_000);
    expect(nth(0).destroyed).toBe(true);
  });

  it('UI4 coming back in time takes part in the same room', () => {
    const room = rooms.acquire('a');
    rooms.release('a');
    vi.advanceTimersByTime(1_000);
    expect(rooms.acquire('a')).toBe(room);
    vi.advanceTimersByTime(60_000);
    expect(nth(0).destroyed).toBe(false);
  });

  it('UI15 whoever shows a room is given the new one after a refusal, and nothing when they are gone', async () => {
    const held = heldRoom(rooms, 'a');
    let told = 0;
    expect(held.get()).toBeNull();
    const leave = held.subscribe(() => {
      told += 1;
    });
    expect(held.get()).toBe(nth(0));
    nth(0).set({ waiting: 1 });
    expect(told).toBe(0);
    nth(0).refuse('malformed');
    // Never none in between.
    expect(held.get()).not.toBeNull();
    await Promise.resolve();
    expect([held.get() === nth(1), told]).toEqual([true, 1]);
    leave();
    expect(held.get()).toBeNull();
    vi.runAllTimers();
    expect(nth(1).destroyed).toBe(true);
    expect(heldRoom(rooms, null).subscribe(() => undefined)()).toBeUndefined();
  });

  it('UI5 a refused room hands its text over before it is thrown away, and is built anew for everybody who uses it', () => {
    rooms.acquire('a');
    rooms.acquire('a');
    nth(0).doc.getText('text').insert(0, 'mein Satz');
    nth(0).set({ waiting: 1 });
    nth(0).refuse('noRight');
    expect(refusedTexts).toEqual(['a: mein Satz']);
    expect(nth(0).destroyed).toBe(true);
    expect(rooms.peek('a')).toBe(nth(1));
    expect([rooms.rebuilds('a'), rooms.generation]).toEqual([1, 1]);
    rooms.release('a');
    vi.advanceTimersByTime(60_000);
    expect(nth(1).destroyed).toBe(false);
    rooms.release('a');
    vi.advanceTimersByTime(60_000);
    expect(nth(1).destroyed).toBe(true);
  });

  it('UI4 tells since when edits wait without any acknowledgement', () => {
    rooms.acquire('a');
    expect(rooms.pulse).toEqual({ changedAt: null, stuckSince: null });
    clock = 100;
    nth(0).set({ waiting: 1 });
    clock = 200;
    nth(0).set({ waiting: 2 });
    expect(rooms.pulse).toEqual({ changedAt: 200, stuckSince: 100 });
    clock = 300;
    nth(0).set({ waiting: 1 });
    expect(rooms.pulse).toEqual({ changedAt: 300, stuckSince: 300 });
    nth(0).set({ waiting: 0 });
    expect(rooms.pulse.stuckSince).toBeNull();
  });

  it('UI4 when the connection is back, every room tries at once', () => {
    rooms.acquire('a');
    rooms.acquire('b');
    rooms.reconnectNow();
    expect(opened.map((room) => room.reconnects)).toEqual([1, 1]);
  });
});
