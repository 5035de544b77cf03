/** Comments on measures: who may say what, and where on the sheet a thread is. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { findAnchor, makeAnchor, textsOf } from '../../../shared/document/anchor.ts';
import { placeOf } from '../../../shared/document/anchor-place.ts';
import {
  addEntry,
  decideProposal,
  hideEntry,
  readComments,
  setThreadState,
} from '../../../shared/document/comment-room.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import { addMeasure, addRow, setRowField, setRowGone } from '../../../shared/document/measures/write.ts';
import { measureOf, type Anchor, type NewEntry } from '../../../shared/domain/comment-entries.ts';
import { measureJudge, proposersIn } from '../../../shared/domain/comments.ts';
import type { Person, Role } from '../../../shared/domain/people.ts';

const group = '11111111-1111-4111-8111-111111111111';
const roles: Record<string, Role> = {
  office: { role: 'office' },
  member: { role: 'member', group, bench: 'society' },
  chair: { role: 'steering', bench: 'society', chair: true },
  reviewer: { role: 'reviewer', body: group },
  reader: { role: 'reader' },
};
const people = new Map<string, Person>(
  Object.entries(roles).map(([id, role]) => [id, { id, name: id, roles: [role], active: true }]),
);

/** A document with a measure, its description, and a step. */
function sheet(): { doc: Y.Doc; on: (anchor: Anchor) => ReturnType<typeof placeOf> } {
  const doc = new Y.Doc();
  addMeasure(doc, 'm', undefined, 'test');
  addRow(doc, 'm', 'steps', 's', { title: 'Konzept' }, undefined, 'test');
  const text = doc.getText(descriptionText('m'));
  text.insertEmbed(0, { b: 'b0', k: 'paragraph' });
  text.insert(1, 'Menschen begegnen sich in Sprachcafés.', {});
  const texts = () => textsOf(readDescription(doc, 'm'), descriptionText('m'));
  return { doc, on: (anchor) => placeOf(doc, texts(), anchor) };
}

test('MC60 whoever may write measures settles a thread, its author too; only the office hides', () => {
  for (const [by, settles, hides] of [
    ['office', true, true],
    ['member', true, false],
    ['chair', false, false],
    ['reviewer', false, false],
    ['reader', false, false],
  ] as const) {
    const doc = new Y.Doc();
    const anchor = { on: 'measure', measure: 'm' } as const;
    const key = addEntry(doc, 'somebody', { type: 'thread', at: 1, anchor, text: 'Warum?' }, 'test');
    setThreadState({ doc, person: by, now: 2, origin: 'test' }, key, 'resolved');
    hideEntry({ doc, person: by, now: 3, origin: 'test' }, key, { hidden: true, why: '' });
    const [thread] = readComments(doc, measureJudge(people)).threads;
    expect([by, thread?.state === 'resolved', thread?.hidden !== null]).toEqual([by, settles, hides]);
    expect(thread === undefined ? null : measureOf(thread.anchor)).toBe('m');
  }
});

test('MC80 a proposal names its measure, and who may write measures takes it over or declines; nobody else decides', () => {
  for (const [by, state] of [
    ['office', 'declined'],
    ['member', 'declined'],
    ['chair', 'open'],
    ['reader', 'open'],
  ] as const) {
    const doc = new Y.Doc();
    const proposal: NewEntry = { type: 'proposal', measure: 'm', at: 1, updates: [new Uint8Array([0, 0])] };
    const key = addEntry(doc, 'chair', proposal, 'test');
    decideProposal({ doc, person: by, now: 2, origin: 'test' }, key, { state: 'declined', why: 'Nein' });
    const [read] = readComments(doc, measureJudge(people)).proposals;
    expect([by, read?.measure, read?.state]).toEqual([by, 'm', state]);
    const said = readComments(doc, measureJudge(people));
    expect([by, proposersIn(said)]).toEqual([by, state === 'open' ? 1 : 0]);
  }
});

test('MC60 threads stand in the order of the sheet, and one whose row is gone has lost its place', () => {
  const { doc, on } = sheet();
  const anchors: Anchor[] = [
    { on: 'measure', measure: 'm' },
    { on: 'field', measure: 'm', field: 'title', quote: '' },
    { on: 'field', measure: 'm', field: 'lead', quote: '' },
    { on: 'block', measure: 'm', block: readDescription(doc, 'm')[0]?.id ?? '', quote: '' },
    { on: 'field', measure: 'm', field: 'steps', row: 's', quote: 'Konzept' },
    { on: 'field', measure: 'm', field: 'costs', quote: '' },
    { on: 'field', measure: 'm', field: 'reports', row: '2024', quote: '2024' },
  ];
  const orders = anchors.map((anchor) => on(anchor)?.order ?? NaN);
  expect(orders).toEqual([...orders].sort((a, b) => a - b));
  expect(orders.some(Number.isNaN)).toBe(false);
  setRowField(doc, 'm', 'steps', 's', 'title', 'Anders', 'test');
  expect(on(anchors[4] as Anchor)).not.toBeNull();
  setRowGone(doc, 'm', 'steps', 's', true, 'test');
  expect(on(anchors[4] as Anchor)).toBeNull();
  // What a newer version knows as a field stands with the head, and hostile rows nowhere.
  expect(on({ on: 'field', measure: 'm', field: 'later', quote: '' })).not.toBeNull();
  expect(on({ on: 'field', measure: 'm', field: 'steps', row: 'a__proto__', quote: '' })).toBeNull();
});

test('MC60 a comment on words of a description follows them, and never onto those of another measure', () => {
  const { doc } = sheet();
  const root = descriptionText('m');
  const texts = () => textsOf(readDescription(doc, 'm'), root);
  const block = readDescription(doc, 'm')[0]?.id ?? '';
  const made = makeAnchor(doc, texts(), root, { block, offset: 9 }, { block, offset: 17 });
  expect(made).toMatchObject({ root, quote: { exact: 'begegnen' } });
  if (made === null) return;
  doc.getText(root).insert(1, 'Viele ', {});
  expect(findAnchor(doc, texts(), made)).toMatchObject({ root, pieces: [{ from: 15, to: 23 }] });
  const other = descriptionText('other');
  expect(findAnchor(doc, textsOf(readDescription(doc, 'other'), other), made)).toBeNull();
});
