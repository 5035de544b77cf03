/** Creates a project file: its key, the first entries of its record, its groups, and (for the sample) its chapters. */
import { randomUUID } from 'node:crypto';
import * as Y from 'yjs';
import type { Group, Role } from '../../shared/domain/people.ts';
import type { RecordBody } from '../../shared/domain/record.ts';
import { clampIndent, makeBlock } from '../../shared/document/block.ts';
import { newBlockId, type NewBlock } from '../../shared/document/blocks.ts';
import { blockProperties, chapterText, chapterTitle, writeStage } from '../../shared/document/chapter.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import { applyOperations } from '../../shared/document/operations.ts';
import type { GoalBlock } from '../../shared/measures/coverage.ts';
import { addWord, writeTerm } from '../../shared/german/words.ts';
import { addChapter } from '../../shared/document/outline.ts';
import type { VersionContent } from '../../shared/document/version-content.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { createProject as createFile, type StoreOptions } from '../store/open-store.ts';
import type { Lease, ProjectStore } from '../store/project-store.ts';
import { CityFolders } from './council/city-folders.ts';
import { statedChapter, type StatedChapter } from './history/read-chapter.ts';
import { outlineOf } from './history/read-outline.ts';
import { newKeyPair, signEntries } from './ledger.ts';
import { addSamplePaper, annexedVersion, readSamplePaper } from './sample-paper.ts';
import { sampleMeasures } from './sample-measures.ts';
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
  const first = signEntries(null, 'host', bodies, key, new Date());
  await store.appendRecord(first);
  for (const [person, name] of names) await store.setName(person, name);
  await store.setMeta(metaKeys.localPerson, office);
  await store.setMeta(metaKeys.publicKey, key.publicKey);
  if (sample === null) return;
  const written = await writeChapters(store, sample, groups, authorsBy(bodies, office));
  const version = await writePaper(store, { title: wanted.title, owner: sample.owner }, groups, written);
  await store.appendRecord(signEntries(first.at(-1) ?? null, office, [version], key, new Date()));
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

interface Written {
  /** Not yet in the file. */
  readonly outline: Y.Doc;
  readonly chapters: ReadonlyMap<string, StatedChapter>;
}

async function writeChapters(
  store: ProjectStore,
  sample: Sample,
  groups: ReadonlyMap<string, Group>,
  authorsOf: (group: string | null) => readonly string[],
): Promise<Written> {
  const outline = new Y.Doc();
  const chapters = new Map<string, StatedChapter>();
  const headings: (GoalBlock & { readonly key: string; readonly text: string })[] = [];
  for (const chapter of sample.chapters) {
    const id = randomUUID();
    const blocks = chapter.blocks.map((block) => ({ ...block, id: newBlockId() }));
    for (const { id: block, kind, runs } of blocks)
      if (kind.startsWith('heading'))
        headings.push({ key: chapter.key, chapter: id, block, text: runs.map(({ text }) => text).join('') });
    const doc = new Y.Doc();
    doc.transact(() => chapterTitle(doc).insert(0, chapter.title), 'host');
    writeStage(doc, chapter.stage, 'host');
    const group = chapter.group === null ? null : (groups.get(chapter.group)?.id ?? null);
    addChapter(outline, id, group, undefined, 'host');
    const leases = writeInTurns(doc, blocks, authorsOf(group));
    chapters.set(id, statedChapter(doc));
    await seed(store, roomName({ project: store.project, kind: 'chapter', item: id }), doc, leases);
  }
  const words = new Y.Doc();
  for (const word of sample.words.own) addWord(words, word, 'host');
  for (const { forms, ...term } of sample.words.terms)
    writeTerm(words, { id: randomUUID(), ...term, forms: new Map(Object.entries(forms)) }, 'host');
  await seed(store, roomName({ project: store.project, kind: 'words', item: null }), words);
  const measures = sampleMeasures((key, beginning) => {
    const heading = headings.find((each) => each.key === key && each.text.startsWith(`${beginning}:`));
    return heading === undefined ? null : { chapter: heading.chapter, block: heading.block };
  });
  await seed(store, roomName({ project: store.project, kind: 'measures', item: null }), measures);
  return { outline, chapters };
}

/** Writes the sample's council paper and the outline with it; returns the version that it annexes, for the record. */
async function writePaper(
  store: ProjectStore,
  title: Pick<VersionContent, 'title' | 'owner'>,
  groups: ReadonlyMap<string, Group>,
  { outline, chapters }: Written,
): Promise<RecordBody> {
  const sample = readSamplePaper();
  const { city } = await new CityFolders().read(sample.city);
  const { settings, chapters: entries } = outlineOf(outline);
  const version = annexedVersion({
    ...title,
    settings,
    chapters: entries.flatMap(({ id, group: groupId, numbers }) => {
      const chapter = chapters.get(id);
      const group = [...groups.values()].find((each) => each.id === groupId);
      if (chapter === undefined) return [];
      const { title: name, stage, hash: content } = chapter;
      return [
        {
          id,
          title: name,
          stage,
          content,
          numbers,
          group: group === undefined ? null : { id: group.id, name: group.name },
        },
      ];
    }),
  });
  const { hash: content, json } = version;
  await store.addContents([
    ...[...chapters.values()].map(({ hash, json: text }) => ({ hash, json: text })),
    { hash: content, json },
  ]);
  const { id: paper, doc } = addSamplePaper(outline, sample, city.template, version);
  await seed(store, roomName({ project: store.project, kind: 'paper', item: paper }), doc);
  await seed(store, roomName({ project: store.project, kind: 'outline', item: null }), outline);
  return { kind: 'version', id: version.id, level: 'frozen', ...sample.version, content };
}

/** Writes a chapter paragraph by paragraph, each by the next of its authors, so that the sample shows who wrote what. */
function writeInTurns(doc: Y.Doc, blocks: readonly NewBlock[], authors: readonly string[]): readonly Lease[] {
  const made = blocks.map(({ id, kind, indent, runs }) =>
    makeBlock(id ?? newBlockId(), { kind, indent: clampIndent(indent) }, runs),
  );
  const leases = authors.map((person) => ({ client: new Y.Doc().clientID, person }));
  const text = chapterText(doc);
  let before = 0;
  made.forEach((block, index) => {
    doc.clientID = leases[index % leases.length]?.client ?? doc.clientID;
    // As seen from the last block alone: going through all of them for each takes longer than all else in a new project.
    const last = made.slice(Math.max(0, index - 1), index);
    const operations = diffBlocks(last, [...last, block]).map((each) =>
      each.type === 'property' ? each : { ...each, at: each.at + before },
    );
    before = text.length;
    doc.transact(() => applyOperations(text, blockProperties(doc), operations), 'host');
  });
  return leases;
}

/** The members of a group by the record that is being made; without any, the office. */
const authorsBy =
  (bodies: readonly RecordBody[], office: string) =>
  (group: string | null): readonly string[] => {
    const members = bodies.flatMap((body) =>
      body.kind === 'roles' && body.roles.some((role) => role.role === 'member' && role.group === group)
        ? [body.person]
        : [],
    );
    return members.length === 0 ? [office] : members;
  };

async function seed(store: ProjectStore, room: string, doc: Y.Doc, leases: readonly Lease[] = []): Promise<void> {
  await store.append({ room, actor: 'host', bytes: Y.encodeStateAsUpdate(doc), leases });
  doc.destroy();
}
