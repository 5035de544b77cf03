/** The app's own page with one chapter, its room fed by a worker as it would be by the host. */
import { applyAwarenessUpdate } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { Authors } from '../../../shared/document/blame/author-table.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import { AuthorPainter } from '../../../renderer/features/authors/paint-authors.ts';
import '../../../renderer/features/authors/authors.css';
import { behindPaint } from '../../../renderer/ui/after-paint.ts';
import { chapterBlocks } from '../sample-text.ts';
import { publish, wantedCharacters } from './bench-page.ts';
import { memoryRooms } from './memory-rooms.ts';
import { drawPaper, me } from './paper-page.tsx';
import type { FromWorker, ToWorker } from './remote-protocol.ts';

const projectId = '00000000-0000-4000-8000-000000000001';
const chapterId = '00000000-0000-4000-8000-000000000002';
const registry = memoryRooms();
const { doc, awareness } = registry.acquire(`${projectId}/chapter/${chapterId}`);
doc.transact(() => chapterTitle(doc).insert(0, 'Bildung'), 'host');
writeBlocks(doc, chapterBlocks(wantedCharacters()), 'host');

const worker = new Worker(new URL('./remote-typists.ts', import.meta.url), { type: 'module' });
const tell = (message: ToWorker): void => worker.postMessage(message);
let updates = 0;
tell({ state: Y.encodeStateAsUpdate(doc), typists: 6 });
worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
  if ('awareness' in data) return applyAwarenessUpdate(awareness, data.awareness, 'network');
  updates += 1;
  Y.applyUpdate(doc, data.update, 'network');
};
doc.on('update', (update: Uint8Array, origin: unknown) => {
  // As the app's rooms send it.
  if (origin !== 'network') behindPaint(() => tell({ update }));
});

publish({ setRemote: (running) => tell({ running }), remoteUpdates: () => updates });
const model = new PaperModel(me.id);
drawPaper(projectId, chapterId, registry, model);

// The bars of who wrote what, which are always there: six people, each of a group of their own.
const people = ['0', '1', '2', '3', '4', '5'] as const;
const authors = new Authors({
  stamp: '1',
  complete: true,
  people: [...people],
  blocks: readBlocks(doc).map(({ id }, index) => ({ text: 'text', block: id, acts: [[index % people.length, 1]] })),
  authors: [],
  runs: [],
  clients: [],
  shares: [],
});
new AuthorPainter({
  paper: model,
  desk: { subscribe: () => () => undefined, of: () => authors, want: () => undefined },
  colourOf: (person) => people.find((colour) => colour === person) ?? null,
});
