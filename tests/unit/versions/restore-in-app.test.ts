/** Restoring as the app does it: with a moment that is kept before, rights, proposals, and the way back. */
import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Rooms } from '../../../renderer/app/rooms.ts';
import { restoreBlock, restoreChapter, restorePaper } from '../../../renderer/app/restore.ts';
import type { RestoreSession } from '../../../renderer/app/restore-writing.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { blockProperties, chapterText, chapterTitle } from '../../../shared/document/chapter.ts';
import { readComments } from '../../../shared/document/comment-room.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { addChapter, readOutline, setChapterDeleted } from '../../../shared/document/outline.ts';
import { readSettings } from '../../../shared/document/paper-settings.ts';
import { proposedChange } from '../../../shared/document/proposals.ts';
import { openSuggestions } from '../../../shared/document/suggestion-list.ts';
import { setGone } from '../../../shared/document/table-edit.ts';
import { readTable, tableMap } from '../../../shared/document/table.ts';
import { judgeOf } from '../../../shared/domain/comments.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import { connectedRoom } from '../../support/live-room.ts';
import { three, texts, said, write, rich } from '../../support/restored-chapters.ts';

const project = '0a1b2c3d-0000-4000-8000-000000000000';
const ids = [1, 2, 3].map((number) => `0a1b2c3d-0000-4000-8000-00000000000${number}`);

function session(
  docs: ReadonlyMap<string, Y.Doc>,
  me: Person,
  outline = new Y.Doc(),
): RestoreSession & { calls: string[] } {
  const calls: string[] = [];
  const membership: Membership = { groups: [], bodies: [], people: new Map([[me.id, me]]) };
  const isOffice = me.roles.some(({ role }) => role === 'office');
  const connect = (name: string) => {
    const room = connectedRoom(docs.get(name) ?? new Y.Doc());
    if (isOffice || name.includes('/comments/')) return room;
    return { ...room, state: { ...room.state, access: { right: 'read' as const, reason: 'otherGroup' as const } } };
  };
  return {
    rooms: new Rooms({ connect, onRefused: () => undefined }),
    paper: new PaperModel(me.id),
    me,
    membership,
    project: { id: project } as RestoreSession['project'],
    chapters: ids.map((id, index) => ({
      id,
      number: index + 1,
      group: null,
      deleted: false,
      locked: false,
      summary: null,
    })),
    outline,
    outlineBlocked: isOffice ? null : 'access.role',
    roomOf: (chapter) => `${project}/chapter/${chapter}`,
    call: (name: string) => {
      calls.push(name);
      return Promise.resolve({
        hash: '',
        content: { title: 'LIP', owner: 'Stadt', settings: readSettings(outline), chapters: [] },
      });
    },
    calls,
  };
}

const office: Person = { id: 'office', name: 'Büro', active: true, roles: [{ role: 'office' }] };
const reviewer: Person = {
  id: 'body',
  name: 'Gremium',
  active: true,
  roles: [{ role: 'reviewer', body: 'x' }],
};
const room = (index: number): string => `${project}/chapter/${ids[index] ?? ''}`;

describe('in the app', () => {
  it('VR7 a moment is kept before, title and text come back in one step, and the way back takes just that, also after others wrote', async () => {
    const doc = rich();
    chapterTitle(doc).insert(0, 'Haltung der Stadt');
    const then = { title: 'Haltung der Stadt', content: readChapter(doc) };
    write(doc, 1, 7, 'Ziele');
    setGone(doc, 't', 'row', [readTable(doc, 't').rows[1]?.id ?? ''], true, 'x');
    chapterTitle(doc).insert(17, ' heute');
    const before = said(doc);
    const scene = session(new Map([[room(0), doc]]), office);
    const done = await restoreChapter(scene, ids[0] ?? '', then, 'text');
    expect(scene.calls).toEqual(['versions.checkpoint']);
    expect(done).toMatchObject({ how: 'text', chapters: [ids[0]], left: [] });
    expect(said(doc)).toBe(canonicalChapter(then.content));
    expect(chapterTitle(doc).toJSON()).toBe('Haltung der Stadt');
    write(doc, chapterText(doc).length, 0, ' mit Uhr');
    done.undo();
    done.undo();
    expect(chapterTitle(doc).toJSON()).toBe('Haltung der Stadt heute');
    expect(texts(doc).at(-1)).toBe('Bild mit Uhr');
    write(doc, chapterText(doc).length - 8, 8, '');
    expect(said(doc)).toBe(before);
  });

  it('VR7 where one suggests, it comes as suggestions, and a title is named as what can’t', async () => {
    const doc = three();
    const then = { title: 'Damals', content: readChapter(doc) };
    write(doc, 1, 6, 'Letzter');
    const scene = session(new Map([[room(0), doc]]), office);
    scene.paper.modes.set('suggest');
    const done = await restoreChapter(scene, ids[0] ?? '', then, 'text');
    expect(done).toMatchObject({ how: 'suggestions', left: [{ chapter: ids[0], why: 'title' }] });
    expect(openSuggestions(readBlocks(doc))).toHaveLength(1);
    done.undo();
    expect(openSuggestions(readBlocks(doc))).toHaveLength(0);
  });

  it('VR8 who may only suggest proposes it in their own name, and takes it back', async () => {
    const doc = three();
    const then = { title: '', content: readChapter(doc) };
    write(doc, 13, 14, '');
    const now = said(doc);
    const comments = new Y.Doc();
    const scene = session(
      new Map([
        [room(0), doc],
        [room(0).replace('/chapter/', '/comments/'), comments],
      ]),
      reviewer,
    );
    const done = await restoreBlock(scene, ids[0] ?? '', then, 'b', 'text');
    expect(done).toMatchObject({ how: 'suggestions', chapters: [ids[0]], left: [] });
    expect(said(doc)).toBe(now);
    const judge = judgeOf(scene.membership.people, { group: null, deleted: false });
    const again = await restoreBlock(scene, ids[0] ?? '', then, 'b', 'text');
    expect(again).toMatchObject({ chapters: [], left: [{ chapter: ids[0], why: 'already' }] });
    const proposals = readComments(comments, judge).proposals;
    expect(proposals).toHaveLength(1);
    const [proposal] = proposals;
    const change = proposedChange(doc, proposal?.updates ?? []);
    const operations = change?.texts.get('text') ?? [];
    applyOperations(chapterText(doc), blockProperties(doc), operations);
    expect(texts(doc)).toEqual(['Erster Satz.', 'Zweiter Satz.', 'Dritter Satz.']);
    done.undo();
    expect(readComments(comments, judge).proposals.filter(({ state }) => state === 'open')).toHaveLength(0);
  });

  it('VR9 a paper: deleted chapters come back, later ones are deleted, in their old order; what isn’t there is named', async () => {
    const outline = new Y.Doc();
    for (const id of ids) addChapter(outline, id, null, undefined, 'x');
    setChapterDeleted(outline, ids[0] ?? '', true, 'x');
    const docs = ids.map(() => three());
    const content = readChapter(docs[0] ?? new Y.Doc());
    for (const doc of docs) write(doc, 1, 6, 'Letzter');
    const scene = session(new Map(docs.map((doc, index) => [room(index), doc])), office, outline);
    const entry = (index: number, hash: string) => ({
      id: ids[index] ?? '',
      title: '',
      group: null,
      stage: 'writing' as const,
      numbers: [],
      content: hash,
    });
    const then = {
      content: {
        title: 'Früherer Titel',
        owner: 'Stadt',
        settings: { ...readSettings(outline), headingNumbers: false },
        chapters: [entry(1, 'here'), entry(0, 'gone')],
      },
      chapter: (hash: string) => Promise.resolve(hash === 'here' ? content : null),
    };
    const done = await restorePaper(scene, then, 'text');
    const standing = () =>
      readOutline(outline)
        .filter(({ deleted }) => !deleted)
        .map(({ id }) => ids.indexOf(id));
    expect(standing()).toEqual([1, 0]);
    expect(readSettings(outline).headingNumbers).toBe(false);
    expect(docs.map((doc) => texts(doc)[0])).toEqual(['Letzter Satz.', 'Erster Satz.', 'Letzter Satz.']);
    expect(done).toMatchObject({ outline: true, chapters: [ids[1]] });
    expect(done.left).toEqual([
      { chapter: null, why: 'paperTitle' },
      { chapter: ids[0], why: 'missing' },
    ]);
    done.undo();
    expect(standing()).toEqual([1, 2]);
    expect(texts(docs[1] ?? new Y.Doc())[0]).toBe('Letzter Satz.');
    expect(tableMap(outline).size).toBe(0);
  });
});
