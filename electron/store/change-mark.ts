/** Whether two states of a project file hold the same: a hash over how far each room is and what the counted tables hold. */
import { createHash } from 'node:crypto';
import type { Connection } from './sqlite.ts';

/** Tables that change without anybody writing: what the host notes by itself, and what the upstream host has. */
const besides = ['meta', 'upstream', 'shared_assets', 'comments', 'checkpoints'];

export function changeMark(db: Connection): string {
  const hash = createHash('sha256');
  for (const row of db.prepare('SELECT name, seq FROM rooms ORDER BY name').raw(true).iterate())
    hash.update(JSON.stringify(row));
  for (const row of db
    .prepare<[], [string, number, Uint8Array]>('SELECT name, rows, sum FROM tallies ORDER BY name')
    .raw(true)
    .all()) {
    const [name, rows, sum] = row;
    if (!besides.includes(name) && rows > 0) hash.update(JSON.stringify([name, rows])).update(sum);
  }
  return hash.digest('hex');
}
