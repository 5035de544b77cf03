/** The app's own page with one chapter, its room fed by a worker as it would be by the host. */
import { StrictMode, useState, type JSX } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider } from 'react-aria-components';
import { I18nextProvider } from 'react-i18next';
import { applyAwarenessUpdate, Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { Paper } from '../../../renderer/editor/paper.tsx';
import type { ChapterView, PaperRoom, RoomRegistry } from '../../../renderer/editor/paper-props.ts';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import { catalogue } from '../../../shared/i18n/catalogue.ts';
import type { Project } from '../../../shared/rpc/schemas.ts';
import { chapterBlocks } from '../sample-text.ts';
import './bench-page.css';
import { publish, wantedCharacters } from './bench-page.ts';
import type { FromWorker, ToWorker } from './remote-protocol.ts';

const projectId = '00000000-0000-4000-8000-000000000001';
const chapterId = '00000000-0000-4000-8000-000000000002';
const me: Person = {
  id: '00000000-0000-4000-8000-000000000003',
  name: 'Ich',
  roles: [{ role: 'office' }],
  active: true,
};
const membership: Membership = { groups: [], bodies: [], people: new Map([[me.id, me]]) };
const project: Project = {
  id: projectId,
  title: 'Messung',
  owner: '',
  me: me.id,
  home: true,
  readOnly: null,
  repaired: null,
  sample: true,
};
const chapters: readonly ChapterView[] = [{ id: chapterId, number: 1, group: null, deleted: false, summary: null }];

/** A room that has synced and may be written. */
function makeRoom(): PaperRoom {
  const doc = new Y.Doc();
  const state = { synced: true, access: { right: 'write', reason: null }, waiting: 0 } as const;
  return { doc, awareness: new Awareness(doc), state, subscribe: () => () => undefined };
}

const rooms = new Map<string, PaperRoom>();
const registry: RoomRegistry = {
  acquire: (name) => {
    const room = rooms.get(name) ?? makeRoom();
    rooms.set(name, room);
    return room;
  },
  release: () => undefined,
  rebuilds: () => 0,
};

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
  if (origin !== 'network') tell({ update });
});

publish({ setRemote: (running) => tell({ running }), remoteUpdates: () => updates });

function Page(): JSX.Element {
  const [active, setActive] = useState<string | null>(null);
  return (
    <I18nProvider locale="de-DE">
      <Paper
        project={project}
        chapters={chapters}
        rooms={registry}
        me={me}
        membership={membership}
        activeChapter={active}
        onActiveChapter={setActive}
        zoom={1}
      />
    </I18nProvider>
  );
}

const root = document.getElementById('root');
if (root !== null) {
  createRoot(root).render(
    <StrictMode>
      <I18nextProvider i18n={catalogue}>
        <Page />
      </I18nextProvider>
    </StrictMode>,
  );
}
