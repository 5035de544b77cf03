/** Logs of one room as several people write them at the same time, for tests of what is read from logs. */
import * as Y from 'yjs';
import { seeded } from './random.ts';

export interface WrittenUpdate {
  readonly actor: string;
  readonly client: number;
  readonly bytes: Uint8Array;
}

/**
 * Inserts, deletes, formats and block marks of some people who see each other's work now and then. Some updates bring all that
 * their author has once more, as after a lost connection.
 */
export function writtenLog(seed: number, count: number, people: readonly string[]): WrittenUpdate[] {
  const random = seeded(seed);
  const below = (end: number): number => Math.floor(random() * end);
  const log: WrittenUpdate[] = [];
  const docs = people.map((actor, index) => {
    const doc = new Y.Doc();
    doc.clientID = 100 + index;
    doc.on('update', (bytes: Uint8Array, origin: unknown) => {
      if (origin !== 'others') log.push({ actor, client: doc.clientID, bytes });
    });
    return doc;
  });
  let seen = 0;
  while (log.length < count) {
    const doc = docs[below(docs.length)] ?? new Y.Doc();
    const text = doc.getText('text');
    const at = below(text.length + 1);
    const kind = below(10);
    if (kind < 5) text.insert(at, ['Stadt', 'ä🌱', ' ', 'Beteiligung und Haushalt '][below(4)] ?? ' ');
    else if (kind < 7 && text.length > 0)
      text.delete(Math.min(at, text.length - 1), Math.min(below(12) + 1, text.length - at || 1));
    else if (kind === 7) text.insertEmbed(at, { b: `b${log.length}` });
    else if (kind === 8 && text.length > at) text.format(at, Math.min(4, text.length - at), { b: true });
    else doc.getText('title').insert(0, 'T');
    if (below(40) === 0)
      log.push({ actor: people[below(people.length)] ?? '', client: 0, bytes: Y.encodeStateAsUpdate(doc) });
    if (below(6) === 0) {
      const fresh = log.slice(seen);
      seen = log.length;
      for (const other of docs) for (const { bytes } of fresh) Y.applyUpdate(other, bytes, 'others');
    }
  }
  return log;
}
