import * as Y from 'yjs';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { Rooms } from '../../../renderer/app/rooms.ts';
import type { RestoreSession } from '../../../renderer/app/restore-writing.ts';
import { TrialDoc } from '../../../renderer/app/trial-doc.ts';
import { beginTrial, bringTrialBack, setTrialAside, trialRoomOf } from '../../../renderer/app/trials.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { chapterText, chapterTitle } from '../../../shared/document/chapter.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { openSuggestions } from '../../../shared/document/suggestion-list.ts';
import { readTrials, trialMap, trialsAsText } from '../../../shared/document/trials/trial-room.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import { connectedRoom } from '../../support/live-room.ts';

const project = '0a1b2c3d-0000-4000-8000-000000000000';
const chapter = '0a1b2c3d-0000-4000-8000-000000000001';
const member: Person = {
  id: 'm',
  name: 'Mitglied',
  active: true,
  roles: [{ role: 'member', group: 'g', bench: 'society' }],
};
const reader: Person = { id: 'r', name: 'Leserin', active: true, roles: [{ role: 'reader' }] };

beforeAll(() => {
  vi.stubGlobal('window', { addEventListener: () => undefined, removeEventListener: () => undefined });
});

const texts = (doc: Y.Doc): string[] => readBlocks(doc).map(({ text }) => text);
const end = (doc: Y.Doc): number => chapterText(doc).length;

function scene() {
  const doc = new Y.Doc();
  writeBlocks(
    doc,
    ['Erster Satz.', 'Zweiter Satz.'].map((text, index) => ({
      id: `b${index}`,
      kind: 'paragraph',
      runs: [{ text, attrs: {} }],
    })),
    'host',
  );
  chapterTitle(doc).insert(0, 'Ziele');
  const trials = new Y.Doc();
  const membership: Membership = { groups: [], bodies: [], people: new Map([[member.id, member]]) };
  const docs = new Map([
    [`${project}/chapter/${chapter}`, doc],
    [trialRoomOf(project, chapter), trials],
  ]);
  const session: RestoreSession = {
    rooms: new Rooms({ connect: (name) => connectedRoom(docs.get(name) ?? new Y.Doc()), onRefused: () => undefined }),
    paper: new PaperModel(member.id),
    me: member,
    membership,
    project: { id: project } as RestoreSession['project'],
    chapters: [{ id: chapter, number: 1, group: null, deleted: false, locked: false, summary: null }],
    outline: new Y.Doc(),
    outlineBlocked: 'access.role',
    roomOf: (id) => `${project}/chapter/${id}`,
    call: () => Promise.resolve({ at: 1, why: 'restore' }),
  };
  const begin = async (content: Parameters<typeof beginTrial>[2]['content'] = null): Promise<string> =>
    (await beginTrial(session, chapter, { name: 'Kürzer', of: '', content })) ?? '';
  return { doc, trials, session, begin, open: (id: string) => new TrialDoc(connectedRoom(trials), id) };
}

describe('trial drafts', () => {
  it('VR11 several people work in one live, each in their own room of the same map, and the chapter stays as it is', async () => {
    const { doc, trials, begin, open } = scene();
    const before = canonicalChapter(readChapter(doc));
    const [one, two] = [await begin(), await begin()];
    const elsewhere = new Y.Doc();
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(trials));
    const [mine, theirs] = [open(one), new TrialDoc(connectedRoom(elsewhere), one)];
    expect(texts(mine.doc)).toEqual(['Erster Satz.', 'Zweiter Satz.']);
    chapterText(mine.doc).insert(end(mine.doc), ' Mehr.');
    chapterText(theirs.doc).insert(1, 'Ganz ');
    for (const each of [mine, theirs]) each.flush();
    Y.applyUpdate(elsewhere, Y.encodeStateAsUpdate(trials));
    Y.applyUpdate(trials, Y.encodeStateAsUpdate(elsewhere));
    for (const each of [mine, theirs]) expect(texts(each.doc)).toEqual(['Ganz Erster Satz.', 'Zweiter Satz. Mehr.']);
    expect(texts(open(one).doc)).toEqual(['Ganz Erster Satz.', 'Zweiter Satz. Mehr.']);
    expect(texts(open(two).doc)).toEqual(['Erster Satz.', 'Zweiter Satz.']);
    expect(canonicalChapter(readChapter(doc))).toBe(before);
    expect(trialsAsText(trials)).toContain('Ganz Erster Satz.');
  });

  it('VR11 what a peer wrote badly is left out', async () => {
    const { trials, begin, open } = scene();
    const id = await begin();
    trialMap(trials).set(`${id}:u:7:1`, new Uint8Array([1, 2, 3]));
    trialMap(trials).set('x y:state', 'open');
    trialMap(trials).set('other:state', 'no state');
    expect(readTrials(trials).map((trial) => trial.id)).toEqual([id]);
    expect(texts(open(id).doc)).toEqual(['Erster Satz.', 'Zweiter Satz.']);
  });

  it('VR12 it comes back as suggestions at its place in the chapter as it is now; who changed the same is told; taken back it is open again', async () => {
    const { doc, trials, session, begin, open } = scene();
    const id = await begin();
    const draft = open(id);
    chapterText(draft.doc).insert(end(draft.doc), ' Neu im Versuch.');
    chapterText(draft.doc).insert(1, 'Allererster. ');
    draft.flush();
    chapterText(doc).insert(1 + 'Erster'.length, ' guter');
    const brought = await bringTrialBack(session, chapter, id);
    expect(brought?.both).toEqual(['b0']);
    expect(brought?.restored).toMatchObject({ how: 'suggestions', chapters: [chapter], left: [] });
    expect(readTrials(trials)[0]?.state).toBe('brought');
    const suggested = new Set(openSuggestions(readBlocks(doc)).map((each) => each.id));
    expect(suggested.size).toBe(2);
    const accepted = new Y.Doc();
    Y.applyUpdate(accepted, Y.encodeStateAsUpdate(doc));
    decideInChapter(accepted, { ids: suggested, accept: true, by: 'x', at: 1 }, 'x');
    expect(texts(accepted)).toEqual(['Allererster. Erster guter Satz.', 'Zweiter Satz. Neu im Versuch.']);
    brought?.restored.undo();
    await vi.waitFor(() => expect(readTrials(trials)[0]?.state).toBe('open'));
    expect(texts(doc)).toEqual(['Erster guter Satz.', 'Zweiter Satz.']);
  });

  it('VR12 one that began with a version brings only what was changed in it, and one put aside is kept', async () => {
    const { doc, trials, session, begin, open } = scene();
    const then = readChapter(doc);
    chapterText(doc).insert(1, 'Heute: ');
    const id = await begin(then);
    const draft = open(id);
    expect(texts(draft.doc)[0]).toBe('Erster Satz.');
    chapterText(draft.doc).insert(end(draft.doc), ' Versuch.');
    draft.flush();
    await setTrialAside(session, chapter, id, true);
    expect(readTrials(trials)[0]?.state).toBe('dropped');
    await setTrialAside(session, chapter, id, false);
    await bringTrialBack(session, chapter, id);
    expect(texts(doc)).toEqual(['Heute: Erster Satz.', 'Zweiter Satz. Versuch.']);
    expect(openSuggestions(readBlocks(doc))).toHaveLength(1);
  });

  it('VR13 who may write in the chapter may write in its trials, who may read it may read them', () => {
    const state = { group: 'g', deleted: false };
    expect(roomAccess(member, 'trial', state)).toEqual({ right: 'write', reason: null });
    expect(roomAccess(member, 'trial', { ...state, group: 'other' })).toEqual({ right: 'read', reason: 'otherGroup' });
    expect(roomAccess(reader, 'trial', state)?.right).toBe('read');
    expect(roomAccess(member, 'trial', { ...state, deleted: true })?.right).toBe('read');
    expect(roomAccess(null, 'trial', state)).toBeNull();
  });
});
