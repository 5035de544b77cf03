import { expect, it } from 'vitest';
import type * as Y from 'yjs';
import { writersAbove } from '../../../electron/services/homecoming/writers-above.ts';
import { Authors, packAuthors } from '../../../shared/document/blame/author-table.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { chapterText } from '../../../shared/document/chapter.ts';
import type { LoggedUpdate } from '../../../electron/store/project-store.ts';
import { WrittenChapter } from '../../support/written-chapter.ts';

it('CH8 who wrote or only deleted at home is named by what home says of its people, with their time, and nobody else', () => {
  const home = new WrittenChapter();
  const text = 'Die Stadt pflanzt fünftausend Bäume.';
  home.step('anna', (doc) => writeBlocks(doc, [{ id: 'a', kind: 'paragraph', runs: [{ text, attrs: {} }] }], 'x'));
  const since = home.at + 1;
  const updates: LoggedUpdate[] = [];
  const at: Record<string, number> = {};
  const step = (person: string, change: (doc: Y.Doc) => void, comes = true): void => {
    const take = (bytes: Uint8Array): void => {
      updates.push({ seq: updates.length + 1, actor: 'upstream', at: home.at + 5_000_000, bytes });
    };
    if (comes) home.doc.on('update', take);
    home.step(person, change);
    home.doc.off('update', take);
    at[person] = home.at;
  };
  step('berta', (doc) => chapterText(doc).insert(5, 'schöne '));
  step('cem', (doc) => chapterText(doc).delete(1, 4));
  // What was written here came to them with the return, and does not come back.
  step('dora', (doc) => chapterText(doc).insert(1, 'Unsere '), false);
  const table = packAuthors({
    stamp: '1',
    texts: home.authors(),
    shares: new Map(),
    clients: [...home.doc.store.clients.keys()].map((client) => [client, home.sources.leaseOf(client)] as const),
    now: home.at,
  });
  const found = writersAbove(updates, new Authors(table), { since, here: new Set(['dora']) });
  expect(found).toEqual([
    { person: 'cem', at: at['cem'] },
    { person: 'berta', at: at['berta'] },
  ]);
  const [only] = updates;
  if (only === undefined) throw new Error('an update');
  expect(writersAbove([only], new Authors(table), { since, here: new Set() })).toEqual([
    { person: 'berta', at: at['berta'] },
  ]);
});
