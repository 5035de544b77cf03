import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { firstText, patience } from '../../../renderer/editor/chapter/first-text.ts';

function aRoom() {
  const listeners = new Set<() => void>();
  const state = { synced: false, access: null, waiting: 0 };
  const held: string[] = [];
  const room = {
    state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  return {
    held,
    listeners,
    rooms: {
      acquire: (name: string) => {
        held.push(name);
        return room;
      },
      release: (name: string) => void held.splice(held.indexOf(name), 1),
    },
    arrive: () => {
      state.synced = true;
      for (const listener of listeners) listener();
    },
  };
}

describe('ED35 A page waits a moment for the text that it begins with, and is then drawn once', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('ED35 it waits for the content, and lets the room go with it', () => {
    const { rooms, held, listeners, arrive } = aRoom();
    const first = firstText(rooms, 'room');
    const told = vi.fn();
    first.subscribe(told);
    expect(first.get()).toBe(false);
    expect(held).toEqual(['room']);
    arrive();
    expect(first.get()).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    expect(held).toEqual([]);
    expect(listeners.size).toBe(0);
    vi.advanceTimersByTime(patience);
    expect(told).toHaveBeenCalledTimes(1);
  });

  test('ED35 content that does not come is waited for no longer than that', () => {
    const { rooms, held, listeners } = aRoom();
    const first = firstText(rooms, 'room');
    const told = vi.fn();
    first.subscribe(told);
    vi.advanceTimersByTime(patience - 1);
    expect(first.get()).toBe(false);
    vi.advanceTimersByTime(1);
    expect(first.get()).toBe(true);
    expect(told).toHaveBeenCalledTimes(1);
    expect(held).toEqual([]);
    expect(listeners.size).toBe(0);
  });

  test('ED35 a page without a chapter, and a text that is here already, are not waited for', () => {
    expect(firstText(aRoom().rooms, null).get()).toBe(true);
    const { rooms, held, arrive } = aRoom();
    arrive();
    const first = firstText(rooms, 'room');
    first.subscribe(() => undefined);
    expect(first.get()).toBe(true);
    expect(held).toEqual([]);
  });

  test('ED35 who leaves meanwhile holds no room and no timer', () => {
    const { rooms, held, listeners } = aRoom();
    firstText(rooms, 'room').subscribe(() => undefined)();
    expect(held).toEqual([]);
    expect(listeners.size).toBe(0);
    expect(vi.getTimerCount()).toBe(0);
  });
});
