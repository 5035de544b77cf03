import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import {
  addEntry,
  assignThread,
  changeEntry,
  commentEntries,
  commentsAsText,
  decideProposal,
  deleteComment,
  editComment,
  hideEntry,
  readComments,
  setThreadState,
} from '../../../shared/document/comment-room.ts';
import { authorOf, entryKey, mentionsIn, readEntry, withNames } from '../../../shared/domain/comment-entries.ts';
import { foldComments, judgeOf } from '../../../shared/domain/comments.ts';
import type { Person, Role } from '../../../shared/domain/people.ts';

const group = '11111111-1111-4111-8111-111111111111';
const other = '22222222-2222-4222-8222-222222222222';
const person = (id: string, role: Role, active = true): [string, Person] => [
  id,
  { id, name: id, roles: [role], active },
];
const people = new Map([
  person('office', { role: 'office' }),
  person('owner', { role: 'member', group, bench: 'society' }),
  person('left', { role: 'member', group, bench: 'society' }, false),
  person('member', { role: 'member', group: other, bench: 'society' }),
  person('reviewer', { role: 'reviewer', body: other }),
]);
const judge = judgeOf(people, { group, deleted: false });
const thread = (text: string, at = 1) => ({ type: 'thread', at, anchor: { on: 'chapter' }, text }) as const;

function scene(author = 'reviewer'): { doc: Y.Doc; key: string; read: () => ReturnType<typeof readComments> } {
  const doc = new Y.Doc();
  return { doc, key: addEntry(doc, author, thread('Anfang'), 'test'), read: () => readComments(doc, judge) };
}
const says = (doc: Y.Doc, by: string, now = 10) => ({ doc, person: by, now, origin: 'test' });

describe('comments', () => {
  it('CO1 a thread has its replies in order of time, and each its author', () => {
    const { doc, key, read } = scene();
    addEntry(doc, 'owner', { type: 'reply', thread: key, at: 3, text: 'später' }, 'test');
    addEntry(doc, 'member', { type: 'reply', thread: key, at: 2, text: 'früher @{owner}' }, 'test');
    addEntry(doc, 'member', { type: 'reply', thread: 'reviewer/none', at: 2, text: 'ins Leere' }, 'test');
    const [only, ...rest] = read().threads;
    expect(rest).toEqual([]);
    expect(only).toMatchObject({ author: 'reviewer', text: 'Anfang', state: 'open', settled: null, assigned: null });
    expect(only?.replies.map(({ author, text }) => [author, text])).toEqual([
      ['member', 'früher @{owner}'],
      ['owner', 'später'],
    ]);
    expect(only?.replies[0]?.mentions).toEqual(['owner']);
  });

  it('CO2 a thread is resolved by its author, the chapter’s group, the office and who it is assigned to, by nobody else', () => {
    for (const [by, counts] of [
      ['reviewer', true],
      ['owner', true],
      ['office', true],
      ['left', true],
      ['member', false],
      ['unknown', false],
    ] as const) {
      const { doc, key, read } = scene();
      setThreadState(says(doc, by), key, 'resolved');
      expect(read().threads[0]?.state, by).toBe(counts ? 'resolved' : 'open');
    }
    const { doc, key, read } = scene();
    assignThread(says(doc, 'member'), key, 'member');
    expect(read().threads[0]?.assigned).toBeNull();
    assignThread(says(doc, 'owner'), key, 'member');
    setThreadState(says(doc, 'member'), key, 'resolved');
    expect(read().threads[0]).toMatchObject({ assigned: 'member', state: 'resolved', settled: { by: 'member' } });
  });

  it('CO3 the last word counts, however wrong the clock of a laptop is', () => {
    const { doc, key, read } = scene();
    setThreadState(says(doc, 'owner', 9e12), key, 'resolved');
    setThreadState(says(doc, 'reviewer', 5), key, 'open');
    expect(read().threads[0]?.state).toBe('open');
    assignThread(says(doc, 'owner', 9e12), key, 'member');
    assignThread(says(doc, 'office', 1), key, null);
    expect(read().threads[0]?.assigned).toBeNull();
  });

  it('CO4 one edits and deletes one’s own; a deleted thread stays while somebody has replied to it', () => {
    const { doc, key, read } = scene();
    editComment(doc, key, 'besser', 7, 'test');
    expect(read().threads[0]).toMatchObject({ text: 'besser', edited: 7, at: 1 });
    const reply = addEntry(doc, 'owner', { type: 'reply', thread: key, at: 3, text: 'Antwort' }, 'test');
    deleteComment(doc, key, 8, 'test');
    expect(read().threads[0]).toMatchObject({ text: '', deleted: true });
    expect(JSON.stringify(commentEntries(doc).get(key))).not.toContain('besser');
    deleteComment(doc, reply, 9, 'test');
    expect(read().threads).toEqual([]);
  });

  it('CO5 only the office hides what others wrote, and shows it again', () => {
    const { doc, key, read } = scene();
    hideEntry(says(doc, 'owner'), key, { hidden: true, why: 'gefällt mir nicht' });
    expect(read().threads[0]).toMatchObject({ text: 'Anfang', hidden: null });
    hideEntry(says(doc, 'office'), key, { hidden: true, why: 'beleidigend' });
    expect(read().threads[0]).toMatchObject({ text: '', hidden: { by: 'office', why: 'beleidigend' } });
    hideEntry(says(doc, 'office'), key, { hidden: false, why: '' });
    expect(read().threads[0]).toMatchObject({ text: 'Anfang', hidden: null });
  });

  it('CO6 a proposal is decided by who may write in the chapter, and taken back by its author', () => {
    const doc = new Y.Doc();
    const updates = [Uint8Array.of(1, 2), Uint8Array.of(3)];
    const key = addEntry(doc, 'reviewer', { type: 'proposal', at: 1, updates, why: 'klarer' }, 'test');
    const read = () => readComments(doc, judge).proposals;
    expect(read()).toEqual([
      {
        key,
        author: 'reviewer',
        at: 1,
        edited: null,
        why: 'klarer',
        measure: null,
        updates,
        state: 'open',
        decided: null,
      },
    ]);
    decideProposal(says(doc, 'member'), key, { state: 'taken', why: '' });
    expect(read()[0]?.state).toBe('open');
    decideProposal(says(doc, 'owner'), key, { state: 'declined', why: 'schon entschieden' });
    expect(read()[0]).toMatchObject({ state: 'declined', decided: { by: 'owner', why: 'schon entschieden' } });
    changeEntry(doc, key, 'proposal', { deleted: true, updates: [] }, 'test');
    expect(read()).toEqual([]);
  });

  it('CO7 who said it in an imported file stands beside who imported it', () => {
    const doc = new Y.Doc();
    addEntry(doc, 'owner', { ...thread('aus Word'), as: { name: 'E. Muster', at: 5 } }, 'test');
    expect(readComments(doc, judge).threads[0]).toMatchObject({
      author: 'owner',
      as: { name: 'E. Muster', at: 5 },
    });
  });

  it('CO8 whatever stands in the map, reading it never fails, and what is no entry is left out', () => {
    const keys = fc.oneof(fc.string(), fc.constantFrom('reviewer/a', 'owner/b', 'member/c', '__proto__', 'a/b/c', '/'));
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.anything())), (entries) => {
        const { threads } = foldComments(entries, judge);
        return threads.length <= entries.length;
      }),
      { seed: 61 },
    );
    const wrong: unknown[] = [
      { ...thread('x'), text: 'x'.repeat(10_001) },
      { ...thread('x'), at: Number.NaN },
      { ...thread('x'), at: -1 },
      { ...thread('x'), anchor: { on: 'elsewhere' } },
      { ...thread('x'), as: { name: 'x'.repeat(101), at: null } },
      { type: 'state', thread: 'nokey', at: 1, order: 1, state: 'open' },
      { type: 'state', thread: 'a/b', at: 1, order: 2 ** 40, state: 'open' },
      { type: 'proposal', at: 1, updates: ['x'] },
      { type: 'newer' },
    ];
    for (const value of wrong) expect(readEntry(value)).toBeNull();
    expect(['a/b', 'a', 'a/b/c', 'ä/b', '', 'a/'].map(authorOf)).toEqual(['a', null, null, null, null, null]);
    expect(() => entryKey('a/b', 'c')).toThrow();
  });

  it('CO9 everybody sees the same, in whatever order the entries came', () => {
    const ids = fc.constantFrom('reviewer/a', 'owner/b', 'office/c', 'member/d', 'owner/e');
    const small = fc.integer({ min: 0, max: 3 });
    const entry = fc.oneof(
      small.map((at) => thread(`t${at}`, at)),
      fc.record({ type: fc.constant('reply'), thread: ids, at: small, text: fc.constantFrom('x', 'y') }),
      fc.record({
        type: fc.constant('state'),
        thread: ids,
        at: small,
        order: small,
        state: fc.constantFrom('open', 'resolved'),
      }),
      fc.record({
        type: fc.constant('assign'),
        thread: ids,
        at: small,
        order: small,
        to: fc.constantFrom('owner', null),
      }),
      fc.record({ type: fc.constant('hide'), target: ids, at: small, order: small, hidden: fc.boolean() }),
    );
    const key = fc.tuple(
      fc.constantFrom('reviewer', 'owner', 'office', 'member'),
      fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    );
    const map = fc.uniqueArray(
      fc.tuple(
        key.map(([by, id]) => `${by}/${id}`),
        entry,
      ),
      { selector: ([at]) => at },
    );
    fc.assert(
      fc.property(
        map.chain((entries) =>
          fc.tuple(
            fc.constant(entries),
            fc.shuffledSubarray(entries, {
              minLength: entries.length,
            }),
          ),
        ),
        ([entries, shuffled]) => {
          expect(foldComments(shuffled, judge)).toEqual(foldComments(entries, judge));
        },
      ),
      { seed: 61 },
    );
  });

  it('CO10 a mention carries no name, and shows the present one', () => {
    const text = 'Bitte @{owner} und @{member}, noch einmal @{owner}; nicht @{}, nicht @owner.';
    expect(mentionsIn(text)).toEqual(['owner', 'member']);
    expect(withNames(text, (id) => id.toUpperCase())).toBe(
      'Bitte @OWNER und @MEMBER, noch einmal @OWNER; nicht @{}, nicht @owner.',
    );
  });

  it('CO11 of a refused room the comments that were written there are kept as text', () => {
    const { doc, key } = scene();
    addEntry(doc, 'reviewer', { type: 'reply', thread: key, at: 3, text: 'noch etwas' }, 'test');
    setThreadState(says(doc, 'reviewer'), key, 'resolved');
    expect(commentsAsText(doc, (by, client) => by === 'reviewer' && client === doc.clientID)).toBe(
      'Anfang\n\nnoch etwas',
    );
    expect(commentsAsText(doc, () => false)).toBe('');
  });
});
