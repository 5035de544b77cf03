import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { FieldWatch } from '../../../renderer/app/gave-way/field-watch.ts';
import { OwnValues, type OwnStorage, type OwnValue } from '../../../renderer/app/gave-way/own-values.ts';
import type { LiveRoom, LiveRoomState } from '../../../renderer/app/rooms.ts';
import { connectedRoom } from '../../support/live-room.ts';

const name = '20e4124a-e117-4c09-b88a-a5ce3060dcaa/paper/30e4124a-e117-4c09-b88a-a5ce3060dcaa';
const factsOf = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('paper');

class Storage implements OwnStorage {
  readonly items = new Map<string, string>();
  isFull = false;
  getItem = (key: string): string | null => this.items.get(key) ?? null;
  setItem = (key: string, value: string): void => {
    if (this.isFull) throw new DOMException('', 'QuotaExceededError');
    this.items.set(key, value);
  };
}

/** A window with one room, which comes to what others wrote by `bring`. */
class Window {
  readonly gone: {
    readonly value: unknown;
    readonly before: unknown;
    readonly why: string;
    readonly by: number | null;
  }[] = [];
  readonly typedAt = new Set<string>();
  readonly own: OwnValues;
  private readonly listeners = new Set<() => void>();
  private state: LiveRoomState;
  private readonly watch: FieldWatch;

  constructor(
    readonly doc: Y.Doc,
    storage: Storage | null,
    { synced = true, waiting = 0 } = {},
  ) {
    const base = connectedRoom(doc);
    this.state = { ...base.state, synced, waiting };
    const state = (): LiveRoomState => this.state;
    const room: LiveRoom = {
      ...base,
      awareness: new Awareness(doc),
      get state() {
        return state();
      },
    };
    this.own = new OwnValues('anna', storage);
    this.watch = new FieldWatch({
      rooms: {
        list: () => [[name, room]],
        subscribe: (listener) => {
          this.listeners.add(listener);
          return () => this.listeners.delete(listener);
        },
      },
      own: this.own,
      isTypedAt: (place) => this.typedAt.has(place),
      onGone: ({ value, before }: OwnValue, why, by) => this.gone.push({ value, before, why, by: by.client }),
      onChange: () => undefined,
    });
  }

  become(change: Partial<LiveRoomState>): void {
    this.state = { ...this.state, ...change };
    for (const listener of this.listeners) listener();
  }

  set(key: string, value: unknown): void {
    factsOf(this.doc).set(key, value);
  }

  bring(from: Y.Doc): void {
    Y.applyUpdate(this.doc, Y.encodeStateAsUpdate(from, Y.encodeStateVector(this.doc)), 'host');
  }

  close(): void {
    this.watch.destroy();
  }
}

/** Whoever has the higher client id wins where two set a value beside each other. */
function docWith(clientID: number, from?: Y.Doc): Y.Doc {
  const doc = new Y.Doc();
  doc.clientID = clientID;
  if (from !== undefined) Y.applyUpdate(doc, Y.encodeStateAsUpdate(from));
  return doc;
}

function begun(): Y.Doc {
  const doc = docWith(1);
  factsOf(doc).set('subject', 'Leitbild');
  factsOf(doc).set('date', '2021-01-19');
  return doc;
}

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

it('CP211 whose value gives way to one that was set beside it is told, with both and what stood there before; the other is not', () => {
  const host = begun();
  const [anna, bela] = [new Window(docWith(10, host), null), new Window(docWith(20, host), null)];
  anna.set('subject', 'Leitbild 20');
  anna.set('subject', 'Leitbild 2030');
  anna.set('date', '2021-02-01');
  bela.set('subject', 'Leitlinien');
  bela.bring(anna.doc);
  anna.bring(bela.doc);
  expect(anna.gone).toEqual([{ value: 'Leitbild 2030', before: 'Leitbild', why: 'fallen', by: 20 }]);
  expect(bela.gone).toEqual([]);
  // Who has seen it and writes anew is told to nobody.
  bela.set('date', '2021-03-01');
  anna.bring(bela.doc);
  expect(anna.gone).toHaveLength(1);
  expect(anna.own.of(name)).toEqual([]);
});

it('CP211 nothing is told where the words stand there all the same, or where one is typing and both come together', () => {
  const host = begun();
  const [anna, bela] = [new Window(docWith(10, host), null), new Window(docWith(20, host), null)];
  anna.set('subject', 'Leitbild 2030');
  bela.set('subject', 'Neues Leitbild 2030');
  anna.bring(bela.doc);
  expect(anna.gone).toEqual([]);
  bela.bring(anna.doc);

  anna.set('subject', 'Altes Leitbild 2030');
  bela.set('subject', 'Neues Leitbild 2040');
  anna.typedAt.add(`${name} subject`);
  anna.bring(bela.doc);
  vi.advanceTimersByTime(2_000);
  expect(anna.gone).toEqual([]);
  // What one typed brings both together; had one left it unwritten, it would be told.
  anna.set('subject', 'Neues Altes Leitbild 2040');
  anna.typedAt.clear();
  vi.advanceTimersByTime(2_000);
  expect(anna.gone).toEqual([]);
});

it('CP211 who leaves the field in that very moment is told', () => {
  const host = begun();
  const [anna, bela] = [new Window(docWith(10, host), null), new Window(docWith(20, host), null)];
  anna.set('subject', 'Altes Leitbild');
  bela.set('subject', 'Neues Leitbild');
  anna.typedAt.add(`${name} subject`);
  anna.bring(bela.doc);
  anna.typedAt.clear();
  vi.advanceTimersByTime(1_000);
  expect(anna.gone.map(({ value }) => value)).toEqual(['Altes Leitbild']);
});

it('CP212 what was written in an earlier window is told once its room is open again, also after the content of what fell is thrown away', () => {
  const host = begun();
  const storage = new Storage();
  const before = new Window(docWith(10, host), storage);
  const bela = docWith(20, host);
  before.set('subject', 'Ziele');
  before.set('date', '2021-02-01');
  Y.applyUpdate(host, Y.encodeStateAsUpdate(before.doc));
  before.become({ waiting: 0 });
  before.close();
  factsOf(bela).set('subject', 'Wege');
  Y.applyUpdate(host, Y.encodeStateAsUpdate(bela));

  const after = new Window(docWith(30), storage, { synced: false });
  after.bring(host);
  expect(after.gone).toEqual([]);
  after.become({ synced: true });
  expect(after.gone).toEqual([{ value: 'Ziele', before: 'Leitbild', why: 'fallen', by: 20 }]);
  // Of the date nobody wrote beside it: it may still be told later, the other is told once.
  expect(after.own.of(name).map(({ key }) => key)).toEqual(['date']);
  after.close();
  const third = new Window(docWith(40, host), storage);
  expect(third.gone).toEqual([]);
});

it('CP212 what never came to the host is told; what the host had before its room was begun anew is not', () => {
  const host = begun();
  const storage = new Storage();
  const before = new Window(docWith(10, host), storage, { waiting: 1 });
  before.set('subject', 'Ziele');
  before.close();
  const after = new Window(docWith(30, host), storage);
  expect(after.gone).toEqual([{ value: 'Ziele', before: 'Leitbild', why: 'missing', by: null }]);
  after.set('subject', 'Wege');
  after.become({ waiting: 0 });
  after.close();
  expect(new Window(docWith(40, begun()), storage).gone).toEqual([]);
});

it('CP214 who writes in a row that another removes before the host has it is told; who removed it knowing is not spoken of', () => {
  const host = begun();
  const rows = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('rows');
  for (const row of ['r1', 'r2', 'r1.2021']) rows(host).set(`${row}:list`, 'line');
  const [anna, bela] = [new Window(docWith(10, host), null, { waiting: 1 }), docWith(20, host)];
  rows(anna.doc).set('r1:kind', 'Personal');
  rows(anna.doc).set('r1.2021:cents', 100);
  rows(bela).set('r1:gone', true);
  anna.bring(bela);
  expect(anna.gone).toEqual([
    { value: 'Personal', before: null, why: 'removed', by: 20 },
    { value: 100, before: null, why: 'removed', by: 20 },
  ]);
  rows(anna.doc).set('r2:kind', 'Sachmittel');
  anna.become({ waiting: 0 });
  rows(bela).set('r2:gone', true);
  anna.bring(bela);
  expect(anna.gone).toHaveLength(2);
});

it('CP212 own values are bounded, one person’s own, and outlive a full or hostile storage and other windows', () => {
  const storage = new Storage();
  const value = { room: name, map: 'rows', client: 1, value: 'x', before: null };
  const [one, other] = [new OwnValues('anna', storage), new OwnValues('anna', storage)];
  one.set({ ...value, key: 'r1:name', clock: 1 }, null);
  other.set({ ...value, key: 'r2:name', clock: 2 }, null);
  one.store();
  other.store();
  expect(new OwnValues('anna', storage).of(name)).toHaveLength(2);
  expect(new OwnValues('bela', storage).of(name)).toEqual([]);
  one.drop(name, 'r1:name');
  one.store();
  expect(new OwnValues('anna', storage).of(name).map(({ key }) => key)).toEqual(['r2:name']);
  for (let row = 0; row < 1_500; row += 1) one.set({ ...value, key: `x${row}:name`, clock: row }, null);
  expect(one.of(name)).toHaveLength(1_000);
  one.set({ ...value, key: 'long:words', clock: 1, value: 'x'.repeat(30_000) }, null);
  expect(one.get(name, 'long:words')).toBeNull();
  storage.isFull = true;
  one.store();
  for (const hostile of ['', 'null', '{', '[{"room":1}]', '{"a":[]}']) {
    storage.items.set('ratschrift.typed.anna', hostile);
    expect(new OwnValues('anna', storage).of(name)).toEqual([]);
  }
  vi.setSystemTime(Date.now() + 40 * 24 * 60 * 60 * 1_000);
  expect(new OwnValues('anna', storage).of(name)).toEqual([]);
});
