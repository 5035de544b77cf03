import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { Rooms } from '../../../renderer/app/rooms.ts';
import { restoreBlock, restoreChapter, restorePaper } from '../../../renderer/app/restore.ts';
import type { RestoreSession } from '../../../renderer/app/restore-writing.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import { planTidying } from '../../../shared/document/copies.ts';
import { readBlocks, writeBlocks, type NewBlock } from '../../../shared/document/blocks.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { blockPlaces, blockProperties, chapterText, chapterTitle } from '../../../shared/document/chapter.ts';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { embedRun, noteText } from '../../../shared/document/embeds.ts';
import { readComments } from '../../../shared/document/comment-room.ts';
import { readChapter, type ChapterContent } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { addChapter, readOutline, setChapterDeleted } from '../../../shared/document/outline.ts';
import { readSettings } from '../../../shared/document/paper-settings.ts';
import { proposedChange } from '../../../shared/document/proposals.ts';
import { withBlock } from '../../../shared/document/restore/block-target.ts';
import { restoreContent } from '../../../shared/document/restore/restore-chapter.ts';
import { suggestContent } from '../../../shared/document/restore/suggest-content.ts';
import { openSuggestions } from '../../../shared/document/suggestion-list.ts';
import { createTable, setGone, setWidths } from '../../../shared/document/table-edit.ts';
import { cellText, readTable, tableMap } from '../../../shared/document/table.ts';
import { judgeOf } from '../../../shared/domain/comments.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import { connectedRoom } from '../../support/live-room.ts';
import { WrittenChapter } from '../../support/written-chapter.ts';

const words = (text: string, id: string, more: Partial<NewBlock> = {}): NewBlock => ({
  id,
  kind: 'paragraph',
  runs: [{ text, attrs: {} }],
  ...more,
});

function chapterOf(...blocks: readonly NewBlock[]): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, blocks, 'host');
  return doc;
}

const three = (): Y.Doc =>
  chapterOf(words('Erster Satz.', 'a'), words('Zweiter Satz.', 'b'), words('Dritter Satz.', 'c'));
const texts = (doc: Y.Doc): string[] => readBlocks(doc).map(({ text }) => text);
const said = (doc: Y.Doc): string => canonicalChapter(readChapter(doc));

function write(doc: Y.Doc, at: number, removed: number, inserted: string): void {
  doc.transact(() => {
    if (removed > 0) chapterText(doc).delete(at, removed);
    if (inserted !== '') chapterText(doc).insert(at, inserted, {});
  }, 'typing');
}

/** With a table, a footnote and a picture. */
function rich(): Y.Doc {
  const doc = chapterOf(
    words('Haltung', 'h', { kind: 'heading1' }),
    words('Satz', 'a', { runs: [{ text: 'Satz', attrs: { b: true } }, embedRun({ note: 'n' })] }),
    words('Kosten', 't', { kind: 'table', props: { table: 't', headerRow: true } }),
    words('Bild', 'i', { kind: 'image', props: { asset: 'a'.repeat(64), alt: 'Rathaus', width: 50 } }),
  );
  doc.getText(noteText('n')).insert(0, 'Quelle');
  const { rows, columns } = createTable(doc, 't', 2, 2, 'host');
  doc.getText(cellText('t', rows[1] ?? '', columns[1] ?? '')).insert(0, '200.000 €');
  return doc;
}

const restore = (doc: Y.Doc, then: ChapterContent): boolean => restoreContent(doc, then, 'restore');

describe('restoring one block', () => {
  const block = (doc: Y.Doc, then: ChapterContent, id: string): void => {
    const target = withBlock(readChapter(doc), then, id);
    if (target === null) throw new Error('in neither');
    restore(doc, target);
  };

  it('VR3 a changed block has its old words, and what else changed stays', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 1, 6, 'Anderer');
    blockProperties(doc).set('a:kind', 'quote');
    write(doc, chapterText(doc).length, 0, ' Neu.');
    block(doc, then, 'a');
    expect(texts(doc)).toEqual(['Erster Satz.', 'Zweiter Satz.', 'Dritter Satz. Neu.']);
    expect(readBlocks(doc)[0]?.kind).toBe('paragraph');
  });

  it('VR3 a removed block comes back behind its old neighbour, one that came goes, one that moved goes back', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 13, 14, '');
    doc.transact(() => chapterText(doc).insertEmbed(0, { b: 'new' }), 'typing');
    write(doc, 1, 0, 'Davor.');
    block(doc, then, 'b');
    expect(texts(doc)).toEqual(['Davor.', 'Erster Satz.', 'Zweiter Satz.', 'Dritter Satz.']);
    block(doc, then, 'new');
    expect(texts(doc)).toEqual(['Erster Satz.', 'Zweiter Satz.', 'Dritter Satz.']);
    restore(doc, { ...then, blocks: [...then.blocks].reverse() });
    expect(texts(doc)).toEqual(['Dritter Satz.', 'Zweiter Satz.', 'Erster Satz.']);
    for (const id of ['a', 'b', 'c']) block(doc, then, id);
    expect(said(doc)).toBe(canonicalChapter(then));
    expect(withBlock(readChapter(doc), then, 'nobody')).toBeNull();
  });

  it('VR3 a table comes back with what is in it, and its deleted footnote', () => {
    const doc = rich();
    const then = readChapter(doc);
    const table = readTable(doc, 't');
    setGone(doc, 't', 'row', [table.rows[1]?.id ?? ''], true, 'x');
    setWidths(doc, 't', new Map([[table.columns[0]?.id ?? '', 700]]), 'x');
    doc.getText(noteText('n')).insert(0, 'Andere ');
    block(doc, then, 't');
    expect(canonicalChapter({ ...readChapter(doc), notes: then.notes })).toBe(canonicalChapter(then));
    expect(doc.getText(noteText('n')).toJSON()).toBe('Andere Quelle');
    block(doc, then, 'a');
    expect(said(doc)).toBe(canonicalChapter(then));
  });
});

describe('restoring a chapter', () => {
  it('VR4 what nobody changed since is not written: others’ typing elsewhere stays, and a comparison finds no difference', () => {
    const doc = rich();
    const then = readChapter(doc);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    write(doc, 9, 4, 'Anderes');
    chapterText(other).insert(1, 'Die ', {});
    expect(restore(doc, then)).toBe(true);
    expect(restore(doc, then)).toBe(false);
    const [compared] = comparePapers([{ id: 'c', title: '', ...then }], [{ id: 'c', title: '', ...readChapter(doc) }]);
    expect(compared === undefined || isChanged(compared.counts)).toBe(false);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(texts(doc)[0]).toBe('Die Haltung');
    expect(texts(doc)[1]).toBe('Satz\uFFFC');
  });

  it('VR4 two people who bring one block back at the same moment have it once', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 13, 14, '');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    for (const each of [doc, other]) restore(each, then);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(texts(doc)).toHaveLength(4);
    const tidying = planTidying(chapterText(doc), blockPlaces(doc), readBlocks(doc));
    if (tidying === null) throw new Error('nothing to tidy');
    applyOperations(chapterText(doc), blockProperties(doc), tidying.operations);
    expect(said(doc)).toBe(canonicalChapter(then));
  });

  it('VR5 words that come back are still of who wrote them', () => {
    const chapter = new WrittenChapter();
    const sentence = 'Die Stadt pflanzt bis zum Jahr 2030 fünftausend neue Bäume.';
    chapter.step('anna', (doc) => writeBlocks(doc, [words('Ziele der Stadt', 'h'), words(sentence, 'a')], 'x'));
    chapter.step('berta', (doc) => chapterText(doc).insert(17 + 'Die Stadt '.length, 'ganz sicher '));
    const then = readChapter(chapter.doc);
    const before = chapter.said();
    chapter.step('cem', (doc) => chapterText(doc).delete(16, chapterText(doc).length - 16));
    chapter.step('dora', (doc) => void restore(doc, then));
    expect(chapter.said()).toEqual(before);
    expect(chapter.runs().at(-1)?.author.brought?.person).toBe('dora');
  });
});

describe('as suggestions', () => {
  it('VR6 each place is a suggestion of its own, and what can’t be suggested is named', () => {
    const doc = rich();
    const then = readChapter(doc);
    const { columns } = readTable(doc, 't');
    write(doc, 1, 7, 'Ziele');
    blockProperties(doc).set('t:headerRow', null);
    setWidths(doc, 't', new Map([[columns[0]?.id ?? '', 700]]), 'x');
    doc.getText(noteText('n')).insert(6, ' neu');
    const { made, left } = suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    expect(made).toHaveLength(2);
    expect(left.map(({ what, id }) => `${what} ${id}`).sort()).toEqual(['properties t', 'widths t']);
    expect(openSuggestions(readBlocks(doc)).map(({ id }) => made.includes(id))).toEqual([true]);
  });

  it('VR6 a second time the same is not brought twice', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 13, 14, '');
    suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    const once = said(doc);
    const again = suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    expect(said(doc)).toBe(once);
    expect(again).toEqual({ made: [], left: [], already: true });
  });

  it('VR6 nor are changed words, a moved block, one that goes, cells or lines; what changed since is suggested', () => {
    const doc = rich();
    const then = readChapter(doc);
    const { rows, columns } = readTable(doc, 't');
    write(doc, 1, 7, 'Ziele');
    doc.getText(cellText('t', rows[1]?.id ?? '', columns[1]?.id ?? '')).insert(0, 'rund ');
    doc.getText(noteText('n')).insert(6, ' neu');
    restore(doc, { ...readChapter(doc), blocks: [...readBlocks(doc), ...readBlocks(chapterOf(words('Neu.', 'new')))] });
    const [head, ...rest] = readBlocks(doc);
    if (head === undefined) throw new Error('empty');
    restore(doc, { ...readChapter(doc), blocks: [...rest, head] });
    const first = suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    expect(first.made.length).toBeGreaterThan(3);
    expect(first.already).toBe(false);
    const once = said(doc);
    const again = suggestContent(doc, then, { person: 'q', at: 2 }, 'restore');
    expect(again).toEqual({ made: [], left: [], already: true });
    expect(said(doc)).toBe(once);
    doc.getText(noteText('n')).insert(0, 'Später ');
    expect(suggestContent(doc, then, { person: 'q', at: 3 }, 'restore').made).toHaveLength(1);
  });
});

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
