/** A project file with something in every table, and a way to say all that it holds. */
import { createProject } from '../../electron/store/open-store.ts';
import type { ProjectStore } from '../../electron/store/project-store.ts';
import { samplePicture } from './pictures.ts';
import { chapter, entryAfter, otherPerson, outline, person, project, textOf, typist } from './store.ts';

export const rooms = [chapter, outline];
const [asset, sharedAsset] = [samplePicture(2), samplePicture(3)];

/** Writes a file of about 40 pages: archived and fresh updates, snapshot, leases, record, people, drafts, pictures. Leaves it closed. */
export async function writeSample(file: string): Promise<void> {
  const store = await createProject(file, { project, inProcess: true });
  await fill(store);
  await store.maintain();
  const hand = typist(3);
  for (const text of ['Frisch ', 'nach ', 'dem ', 'Archiv.']) {
    await store.append({ room: chapter, actor: person, bytes: hand.type(text), leases: [{ client: 3, person }] });
  }
  await store.close();
}

async function fill(store: ProjectStore): Promise<void> {
  const hand = typist(1);
  for (let index = 0; index < 620; index++) {
    void store.append({
      room: chapter,
      actor: index % 2 === 0 ? person : 'upstream',
      bytes: hand.type(`Satz ${index}. `),
      leases: [{ client: 1, person }],
    });
  }
  const other = typist(2);
  for (let index = 0; index < 80; index++) {
    await store.append({
      room: outline,
      actor: 'host',
      bytes: other.type(`Kapitel ${index}: Wohnen und Leben in der Stadt\n`),
      leases: [],
    });
  }
  await store.setProjectKey({ publicKey: 'MCowBQYDK2VwAyEA', privateKey: 'MC4CAQAwBQYDK2VwBCIEIA' });
  await store.setMeta('title', 'Integrationsplan');
  const first = entryAfter(null, { kind: 'project', id: project, publicKey: 'MCowBQYDK2VwAyEA' });
  const second = entryAfter(first, { kind: 'title', title: 'Integrationsplan 2.0', owner: '50.6', sample: false });
  await store.appendRecord([first, second, entryAfter(second, { kind: 'withdrawn', person: otherPerson })]);
  await store.setName(person, 'Aylin Öztürk');
  await store.setName(otherPerson, 'Bernd Groß');
  await store.addDevice({
    id: 'd1',
    person,
    name: 'Laptop',
    tokenHash: 'ab'.repeat(32),
    relay: true,
    createdAt: '2026-11-23T08:00:00.000Z',
    withdrawnAt: null,
  });
  await store.addDraft({
    id: 'x',
    room: chapter,
    reason: 'frozen',
    text: 'Ein Entwurf. '.repeat(400),
    at: '2026-11-23T08:00:00.000Z',
  });
  await store.markShared(outline, 40);
  await store.addAsset(asset, false);
  await store.addAsset(sharedAsset, true);
}

/** Everything that can be read of a project, for comparison. Rejects when something can't be read. */
export async function contentOf(store: ProjectStore): Promise<unknown> {
  const loaded = [];
  for (const room of rooms) {
    const { updates, seq, shared, leases } = await store.loadRoom(room);
    const history = await store.history(room, 0, 10_000);
    loaded.push({
      room,
      text: textOf(updates),
      replayed: textOf(history.map(({ bytes }) => bytes)),
      who: history.map(({ actor, at }) => `${actor} ${at}`).join(),
      seq,
      shared,
      leases,
    });
  }
  return {
    project: store.project,
    loaded,
    rooms: await store.rooms(),
    waiting: await store.waiting(),
    record: await store.record(),
    names: [...(await store.names())],
    devices: await store.devices(),
    drafts: await store.drafts(),
    assets: [await store.asset(asset.hash), await store.asset(sharedAsset.hash), await store.unsharedAssets()],
    title: await store.meta('title'),
    key: await store.projectKey(),
  };
}
