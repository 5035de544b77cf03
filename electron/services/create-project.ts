/** Creates a project file: its key, the first entries of its record, its groups, and (for the sample) its chapters. */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { Group, Role } from '../../shared/domain/people.ts';
import type { RecordBody } from '../../shared/domain/record.ts';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { chapterTitle, writeStage } from '../../shared/document/chapter.ts';
import { addWord, writeTerm } from '../../shared/german/words.ts';
import { addChapter } from '../../shared/document/outline.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { createProject as createFile, type StoreOptions } from '../store/open-store.ts';
import type { ProjectStore } from '../store/project-store.ts';
import { newKeyPair, signEntries } from './ledger.ts';
import { readSample, type Sample } from './sample.ts';

/** How many groups a new project starts with; the office renames, adds or leaves them unused. */
const groupsAtStart = 6;
const officeName = 'Geschäftsstelle';

/** `meta` keys of a project file that the services use. */
export const metaKeys = {
  localPerson: 'localPerson',
  publicKey: 'publicKey',
  /** Set in a copy that was made to be mailed: when. Who opens it reads. */
  mailed: 'mailed',
} as const;

export interface NewProject {
  readonly title: string;
  readonly kind: 'empty' | 'sample';
}

/** Writes a new file at `path` and closes it again. Rejects with a Failure (`fileExists`, `diskFull`, …). */
export async function createProject(path: string, wanted: NewProject, options: StoreOptions): Promise<string> {
  const project = randomUUID();
  const store = await createFile(path, { project, ...options });
  try {
    await fill(store, wanted);
  } finally {
    await store.close();
  }
  return project;
}

async function fill(store: ProjectStore, wanted: NewProject): Promise<void> {
  const sample = wanted.kind === 'sample' ? readSample() : null;
  const key = newKeyPair();
  const office = randomUUID();
  const groups = sample === null ? emptyGroups() : new Map(sample.groups.map((group) => [group.key, withId(group)]));
  const names = new Map([[office, officeName]]);
  const bodies: RecordBody[] = [
    { kind: 'project', id: store.project, publicKey: key.publicKey },
    { kind: 'title', title: wanted.title, owner: sample?.owner ?? '', sample: sample !== null },
    ...[...groups.values()].map((group) => ({ kind: 'group' as const, ...group })),
    { kind: 'roles', person: office, roles: [{ role: 'office' }] },
    ...(sample === null ? [] : peopleOf(sample, groups, names)),
  ];
  await store.setProjectKey(key);
  await store.appendRecord(signEntries(null, 'host', bodies, key, new Date()));
  for (const [person, name] of names) await store.setName(person, name);
  await store.setMeta(metaKeys.localPerson, office);
  await store.setMeta(metaKeys.publicKey, key.publicKey);
  if (sample !== null) await writeChapters(store, sample, groups);
}

function emptyGroups(): Map<string, Group> {
  const numbers = [...Array(groupsAtStart).keys()];
  return new Map(numbers.map((colour) => [`${colour}`, { id: randomUUID(), name: `Gruppe ${colour + 1}`, colour }]));
}

const withId = (group: { name: string; colour: number }): Group => ({
  id: randomUUID(),
  name: group.name,
  colour: group.colour,
});

function peopleOf(sample: Sample, groups: ReadonlyMap<string, Group>, names: Map<string, string>): RecordBody[] {
  const bodies = new Map(sample.bodies.map((body) => [body.key, { id: randomUUID(), name: body.name }]));
  const idOf = (map: ReadonlyMap<string, { id: string }>, key: string): string => {
    const found = map.get(key);
    if (found === undefined) throw new Error(`sample: unknown key ${key}`);
    return found.id;
  };
  const entries: RecordBody[] = [...bodies.values()].map((body) => ({ kind: 'body', ...body }));
  for (const seat of sample.people) {
    const person = randomUUID();
    const roles = seat.roles.map((role): Role => {
      if (role.role === 'member') return { ...role, group: idOf(groups, role.group) };
      return role.role === 'reviewer' ? { ...role, body: idOf(bodies, role.body) } : role;
    });
    names.set(person, seat.name);
    entries.push({ kind: 'roles', person, roles });
  }
  return entries;
}

async function writeChapters(store: ProjectStore, sample: Sample, groups: ReadonlyMap<string, Group>): Promise<void> {
  const outline = new Y.Doc();
  for (const chapter of sample.chapters) {
    const id = randomUUID();
    addChapter(outline, id, chapter.group === null ? null : (groups.get(chapter.group)?.id ?? null), undefined, 'host');
    const doc = new Y.Doc();
    doc.transact(() => chapterTitle(doc).insert(0, chapter.title), 'host');
    writeStage(doc, chapter.stage, 'host');
    writeBlocks(doc, chapter.blocks, 'host');
    await seed(store, roomName({ project: store.project, kind: 'chapter', item: id }), doc);
  }
  await seed(store, roomName({ project: store.project, kind: 'outline', item: null }), outline);
  const words = new Y.Doc();
  for (const word of sample.words.own) addWord(words, word, 'host');
  for (const { forms, ...term } of sample.words.terms)
    writeTerm(words, { id: randomUUID(), ...term, forms: new Map(Object.entries(forms)) }, 'host');
  await seed(store, roomName({ project: store.project, kind: 'words', item: null }), words);
}

async function seed(store: ProjectStore, room: string, doc: Y.Doc): Promise<void> {
  await store.append({ room, actor: 'host', bytes: Y.encodeStateAsUpdate(doc), leases: [] });
  doc.destroy();
}
