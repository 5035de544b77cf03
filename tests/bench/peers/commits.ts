/**
 * What one durable commit costs on this disk: bare better-sqlite3, one insert per transaction, `synchronous=FULL`.
 * Arguments: the database file, and by how many milliseconds each commit is made slower (see watch-commits.ts).
 */
import Database from 'better-sqlite3';

const [file = '', delay = '0'] = process.argv.slice(2);
const db = new Database(file);
db.pragma('journal_mode = WAL');
db.pragma('synchronous = FULL');
db.pragma('wal_autocheckpoint = 4000');
db.exec('CREATE TABLE IF NOT EXISTS updates (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT');
const insert = db.prepare<[Uint8Array]>('INSERT INTO updates (bytes) VALUES (?)');
const wait = new Int32Array(new SharedArrayBuffer(4));
const update = new Uint8Array(40).fill(7);

/** Commits `count` times, as far apart as people's keys are; the durations in milliseconds. */
async function commit(count: number): Promise<number[]> {
  const durations: number[] = [];
  for (let index = 0; index < count; index += 1) {
    await new Promise((resolve) => setTimeout(resolve, 2));
    const started = performance.now();
    insert.run(update);
    if (Number(delay) > 0) Atomics.wait(wait, 0, 0, Number(delay));
    durations.push(performance.now() - started);
  }
  return durations;
}

process.on('message', (count) => {
  commit(Number(count)).then(
    (durations) => process.send?.(durations),
    (error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      process.exit(1);
    },
  );
});
