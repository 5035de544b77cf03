import { expect, test } from 'vitest';
import { CommitQueue } from '../../../electron/store/commit-queue.ts';
import { CoreGone } from '../../../electron/store/operations.ts';
import type { DiskState } from '../../../electron/store/project-store.ts';
import { DiskTrouble } from '../../../electron/store/sqlite.ts';
import type { LogEntry } from '../../../electron/store/update-log.ts';

const update = (text: string): LogEntry => ({
  room: 'room',
  actor: 'a',
  bytes: new TextEncoder().encode(text),
  leases: [],
});
const textOf = (entry: LogEntry): string => ('bytes' in entry ? new TextDecoder().decode(entry.bytes) : 'reset');

/** A disk whose commits the test lets through one by one. */
function slowDisk(windowMs?: number) {
  const log: string[] = [];
  const batches: number[] = [];
  const told: DiskState[] = [];
  const waiting: { resolve: () => void; reject: (error: unknown) => void }[] = [];
  let arrived: () => void = () => undefined;
  const queue = new CommitQueue(
    async (batch) => {
      await new Promise<void>((resolve, reject) => {
        waiting.push({ resolve, reject });
        arrived();
      });
      batches.push(batch.length);
      return batch.map((entry) => log.push(textOf(entry)));
    },
    () => Promise.resolve(),
    (state) => told.push(state),
    { windowMs, queueBytes: 1_000 },
  );
  /** The next commit that the queue begins. */
  const next = async (): Promise<{ resolve: () => void; reject: (error: unknown) => void }> => {
    while (waiting.length === 0) {
      await new Promise<void>((resolve) => {
        arrived = resolve;
      });
    }
    const commit = waiting.shift();
    if (commit === undefined) throw new Error('no commit');
    return commit;
  };
  return { queue, log, batches, told, next };
}

test('ST4 what comes while a commit runs shares the next one, in order', async () => {
  const { queue, log, batches, next } = slowDisk();
  const all = [queue.append(update('0'))];
  const first = await next();
  for (let index = 1; index <= 60; index++) all.push(queue.append(update(String(index))));
  first.resolve();
  (await next()).resolve();
  expect(await Promise.all(all)).toEqual(Array.from({ length: 61 }, (_, index) => index + 1));
  expect(batches).toEqual([1, 60]);
  expect(log).toEqual(Array.from({ length: 61 }, (_, index) => String(index)));
});

test('ST4 an append that follows an acknowledgement at once is committed too', async () => {
  const { queue, next } = slowDisk();
  for (let index = 1; index <= 20; index++) {
    const done = queue.append(update('x'));
    (await next()).resolve();
    expect(await done).toBe(index);
  }
});

test('ST12 a refused commit is tried again as a whole, in order, and nothing is acknowledged before it succeeds', async () => {
  const { queue, log, told, next } = slowDisk();
  let acknowledged = 0;
  const all = ['a', 'b', 'c'].map((text) => queue.append(update(text)).then(() => (acknowledged += 1)));
  for (const state of ['error', 'full', 'readOnly'] as const) (await next()).reject(new DiskTrouble(state, 'injected'));
  const last = await next();
  expect([acknowledged, told]).toEqual([0, ['error', 'full', 'readOnly']]);
  expect(queue.pending('room').map(textOf)).toEqual(['a', 'b', 'c']);
  last.resolve();
  await Promise.all(all);
  expect(log).toEqual(['a', 'b', 'c']);
  expect(told).toEqual(['error', 'full', 'readOnly', 'ok']);
});

test('ST12 one update that can never be stored does not keep the others from the disk', async () => {
  const { queue, log, next } = slowDisk();
  const all = Promise.allSettled(['a', 'bad', 'c'].map((text) => queue.append(update(text))));
  (await next()).reject(new Error('constraint'));
  (await next()).resolve();
  (await next()).reject(new Error('constraint'));
  (await next()).resolve();
  expect((await all).map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  expect(log).toEqual(['a', 'c']);
});

test('ST13 closing tries once more and then refuses what is queued', async () => {
  const { queue, next } = slowDisk();
  const one = queue.append(update('a')).catch((error: unknown) => error);
  (await next()).reject(new DiskTrouble('full', 'injected'));
  const closed = queue.close();
  (await next()).reject(new DiskTrouble('full', 'injected'));
  await closed;
  expect(await one).toMatchObject({ code: 'diskFull' });
  await expect(queue.append(update('b'))).rejects.toBeInstanceOf(CoreGone);
});

test('ST13 the memory for queued updates has a bound, and is free again after the commit', async () => {
  const { queue, next } = slowDisk();
  const first = queue.append(update('x'.repeat(900)));
  await expect(queue.append(update('y'.repeat(200)))).rejects.toMatchObject({ code: 'tooLarge' });
  (await next()).resolve();
  await first;
  const second = queue.append(update('y'.repeat(200)));
  (await next()).resolve();
  expect(await second).toBe(2);
});

test('ST16 when the thread that holds the file dies, everything queued is refused and the state is told', async () => {
  const { queue, told, next } = slowDisk();
  const all = Promise.allSettled(['a', 'b'].map((text) => queue.append(update(text))));
  (await next()).reject(new CoreGone());
  expect((await all).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(told).toEqual(['error']);
  await expect(queue.append(update('c'))).rejects.toBeInstanceOf(CoreGone);
});

test('ST4 the bytes of an update are taken as they are when it is appended', async () => {
  const { queue, log, next } = slowDisk();
  const bytes = Buffer.from('vorher');
  const done = queue.append({ room: 'room', actor: 'a', bytes, leases: [] });
  bytes.fill(0);
  (await next()).resolve();
  await done;
  expect(log).toEqual(['vorher']);
});
