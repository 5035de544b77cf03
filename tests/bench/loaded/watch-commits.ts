/**
 * Loaded into the host with `--require`: counts the transactions of its better-sqlite3 into the file COMMITS_FILE (eight
 * bytes, little-endian) and, with COMMIT_DELAY, makes each so many milliseconds slower, as slower disks do.
 */
import Database from 'better-sqlite3';
import { openSync, writeSync } from 'node:fs';

const file = openSync(process.env['COMMITS_FILE'] ?? '', 'w');
const delay = Number(process.env['COMMIT_DELAY'] ?? 0);
const count = new BigUint64Array(1);
const wait = new Int32Array(new SharedArrayBuffer(4));

const prototype = Database.prototype as { transaction: (run: (...args: unknown[]) => unknown) => unknown };
const { transaction } = prototype;
prototype.transaction = function (this: unknown, run) {
  return transaction.call(this, (...args: unknown[]) => {
    const result = run(...args);
    count[0] = (count[0] ?? 0n) + 1n;
    writeSync(file, count, 0, 8, 0);
    if (delay > 0) Atomics.wait(wait, 0, 0, delay);
    return result;
  });
};
