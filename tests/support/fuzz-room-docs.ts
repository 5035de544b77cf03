/** Documents beside the hub, which do what chance says and show what they hold. */
import * as Y from 'yjs';
import type { Chance } from './fuzz.ts';

/** A document that does nothing by itself: Yjs would tidy up format marks after what others changed. */
export function plainDoc(...updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc();
  doc.on('beforeObserverCalls', (transaction: Y.Transaction) => void (transaction.local = true));
  for (const update of updates) Y.applyUpdate(doc, update);
  return doc;
}

/** As somebody sees it who reads the state. */
export function contentOf(source: Y.Doc): unknown {
  const doc = plainDoc(Y.encodeStateAsUpdate(source));
  const cells = [...doc.getMap('cells')].map(([key, cell]): [string, unknown] => [
    key,
    cell instanceof Y.Text ? (cell.toDelta() as unknown) : null,
  ]);
  return [doc.getText('text').toDelta(), doc.getMap('blocks').toJSON(), cells.sort(([a], [b]) => (a < b ? -1 : 1))];
}

/** Types (no emoji: Yjs turns one that is split into two signs, and only where it is split), takes back, formats, in the text or in a cell, or sets a property; sometimes several in one go. */
export function editByChance(doc: Y.Doc, chance: Chance): void {
  const cells = doc.getMap('cells');
  const key = `c${chance.below(2)}`;
  const cell = cells.get(key);
  if (chance.once(30)) cells.set(key, new Y.Text('Zelle'));
  const text = cell instanceof Y.Text && chance.once(3) ? cell : doc.getText('text');
  for (let i = chance.once(4) ? 3 : 1; i > 0; i--) {
    const at = chance.below(text.length + 1);
    const what = chance.below(20);
    if (what < 9 || text.length < 4) text.insert(at, chance.pick(['ä', '€', 'und ', 'x']));
    else if (what < 14) text.delete(at, Math.min(text.length - at, 1 + chance.below(4)));
    else if (what < 17) text.format(at, Math.min(text.length - at, 2), { bold: chance.once(2) ? true : null });
    else doc.getMap('blocks').set(`k${chance.below(4)}`, chance.below(1000));
  }
}

/** Sorts pairs. */
export const byFirst = ([a]: [number, number], [b]: [number, number]): number => a - b;
export const clocksOf = (doc: Y.Doc): Map<number, number> => Y.decodeStateVector(Y.encodeStateVector(doc));

/** Throws where the two are not the same. */
export function equal(what: string, one: unknown, other: unknown): void {
  const [a, b] = [JSON.stringify(one), JSON.stringify(other)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}
