/** What bare Yjs needs in memory for documents: each message is a file with a state, and how many documents to make of it. */
import { readFileSync } from 'node:fs';
import * as Y from 'yjs';

interface Question {
  readonly file: string;
  readonly count: number;
}

const held: Y.Doc[] = [];

function used(): number {
  const { gc } = globalThis as { gc?: () => void };
  for (let turn = 0; turn < 3; turn += 1) gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

process.on('message', ({ file, count }: Question) => {
  const before = used();
  for (let index = 0; index < count; index += 1) {
    const doc = new Y.Doc();
    // A root type is only as large as it is in use once somebody has asked for it.
    doc.getText('text');
    doc.getMap('blocks');
    Y.applyUpdate(doc, readFileSync(file));
    held.push(doc);
  }
  process.send?.(used() - before);
});
