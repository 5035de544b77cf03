import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CommitLog } from '../../../electron/hub/commit-log.ts';
import type { NewUpdate } from '../../../electron/store/project-store.ts';

const update: NewUpdate = { room: 'room', actor: 'anna', bytes: new Uint8Array(1), leases: [] };

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A log over a disk that refuses as long as `full` says so. */
function logOnDisk(): { log: CommitLog; disk: { full: boolean }; errors: unknown[] } {
  const disk = { full: true };
  const errors: unknown[] = [];
  let seq = 0;
  const append = (): Promise<number> => (disk.full ? Promise.reject(new Error('full')) : Promise.resolve(++seq));
  const log = new CommitLog(
    { append },
    () => undefined,
    (error) => errors.push(error),
  );
  return { log, disk, errors };
}

it('HU25 however many updates a full disk refused, all are on it seconds after there is space', async () => {
  const { log, disk } = logOnDisk();
  for (let i = 0; i < 50; i++) log.append(update);
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  expect(log.committed).toBe(0);
  disk.full = false;
  await vi.advanceTimersByTimeAsync(4_000);
  expect(log.committed).toBe(50);
});

it('HU25 many refusals at once make one pause, and it stays the short one', async () => {
  const { log, disk } = logOnDisk();
  for (let i = 0; i < 50; i++) log.append(update);
  await vi.advanceTimersByTimeAsync(1);
  disk.full = false;
  await vi.advanceTimersByTimeAsync(500);
  expect(log.committed).toBe(50);
});

it('HU25 what the disk refuses at the very end is told', async () => {
  const { log, errors } = logOnDisk();
  log.append(update);
  await vi.advanceTimersByTimeAsync(1);
  expect(errors).toHaveLength(1);
  log.close();
  await vi.advanceTimersByTimeAsync(1);
  expect(errors).toHaveLength(2);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(errors).toHaveLength(2);
});
