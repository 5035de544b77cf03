/** Comments on measures in the files that carry them. */
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { catalogueDocx } from '../../../electron/export/measures/catalogue-docx.ts';
import { catalogueJson } from '../../../electron/export/measures/catalogue-json.ts';
import { catalogueOdt } from '../../../electron/export/measures/catalogue-odt.ts';
import type { PaperComment } from '../../../electron/export/paper.ts';
import { saidOnMeasures } from '../../../electron/services/measures/said-on-measures.ts';
import { makeAnchor, textsOf } from '../../../shared/document/anchor.ts';
import { addEntry, deleteComment, setThreadState } from '../../../shared/document/comment-room.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { german } from '../../../shared/i18n/catalogue.ts';
import { emptyMeasure } from '../../../shared/measures/measure.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { faultsOfOdt } from '../../support/odt/check-odt.ts';

const at = Date.UTC(2022, 5, 1);
const people = new Map<string, Person>([
  ['office', { id: 'office', name: 'Büro', roles: [{ role: 'office' }], active: true }],
]);

/** Two measures; of the first a description of one paragraph. */
function scene() {
  const doc = new Y.Doc();
  const text = doc.getText(descriptionText('m1'));
  text.insertEmbed(0, { b: 'b0', k: 'paragraph' });
  text.insert(1, 'Menschen begegnen sich in Sprachcafés.', {});
  const measures = ['m1', 'm2'].map((id) => ({ ...emptyMeasure(id), title: `Maßnahme ${id}` }));
  const blocks = readDescription(doc, 'm1');
  const content = { blocks, tables: new Map(), notes: new Map() };
  const catalogue = {
    ...{ title: 'LIP', owner: 'Stadt', measures, budgets: [], goals: new Map() },
    descriptions: new Map([['m1', content]]),
  };
  const [first] = blocks;
  const place = (offset: number) => ({ block: first?.id ?? '', offset });
  const root = descriptionText('m1');
  const words = makeAnchor(doc, textsOf(blocks, root), root, place(26), place(37));
  if (words === null) throw new Error('no anchor');
  return { catalogue, words: { ...words, measure: 'm1' } };
}

/** What was said on them, with a field, an answer, what is resolved, deleted, on a measure that is gone, and only proposed. */
function saidOn(words: Anchor): readonly PaperComment[] {
  const room = new Y.Doc();
  let now = at;
  const say = (anchor: Anchor, text: string): string =>
    addEntry(room, 'office', { type: 'thread', at: now++, anchor, text }, 'test');
  const onWords = say(words, 'Welche?');
  addEntry(room, 'office', { type: 'reply', thread: onWords, at: now++, text: 'Alle, sagt @{office}' }, 'test');
  const onField = say({ on: 'field', measure: 'm1', field: 'lead', quote: '' }, 'Noch richtig?');
  setThreadState({ doc: room, person: 'office', now: now++, origin: 'test' }, onField, 'resolved');
  say({ on: 'measure', measure: 'm2' }, 'Ganz gut');
  deleteComment(room, say({ on: 'measure', measure: 'm2' }, 'Geheim'), now++, 'test');
  say({ on: 'measure', measure: 'gone' }, 'Verschwunden');
  const updates = [new TextEncoder().encode('Vorgeschlagen')];
  addEntry(room, 'office', { type: 'proposal', measure: 'm1', at: now++, updates, why: 'Vorgeschlagen' }, 'test');
  return saidOnMeasures(room, people, (id) => people.get(id)?.name ?? id, german);
}

test('MC75 comments on measures come along in Word, at their words or at the sheet with the field they are on, and in JSON; only where they are asked for', async () => {
  const { catalogue, words } = scene();
  const comments = saidOn(words);
  const all = unzipSync(await catalogueDocx(catalogue, new Map(), { at, comments }));
  const margin = all.get('word/comments.xml') ?? '';
  for (const each of ['Welche?', 'Alle, sagt @Büro', 'Federführung: Noch richtig?', 'Ganz gut', 'w:author="Büro"'])
    expect(margin).toContain(each);
  for (const each of ['Verschwunden', 'Geheim']) expect(margin).not.toContain(each);
  expect(all.get('word/commentsExtended.xml')).toContain('w15:done="1"');
  const main = all.get('word/document.xml') ?? '';
  expect(main).toMatch(/commentRangeStart [^>]*\/>(?:<w:commentRangeStart [^>]*\/>)?<w:r>.{0,80}Sprachcafés<\/w:t>/);
  expect(faultsOf(await catalogueDocx(catalogue, new Map(), { at, comments }))).toEqual([]);
  const one = unzipSync(await catalogueDocx(catalogue, new Map(), { at, comments, only: new Set(['m2']) }));
  expect(one.get('word/comments.xml')).not.toContain('Welche?');
  expect(unzipSync(await catalogueDocx(catalogue, new Map(), { at })).has('word/comments.xml')).toBe(false);

  const json: unknown = JSON.parse(catalogueJson(catalogue, comments));
  expect(json).toMatchObject({ measures: [{ id: 'm1' }, { id: 'm2' }] });
  expect(catalogueJson(catalogue, comments)).toContain('"measure": "m1"');
  expect(catalogueJson(catalogue, comments)).not.toContain('Verschwunden');
  expect(JSON.parse(catalogueJson(catalogue))).not.toHaveProperty('comments');
});

test('MC81 they come along in the OpenDocument text, too, where asked for; what is only proposed leaves in no file', async () => {
  const { catalogue, words } = scene();
  const comments = saidOn(words);
  const [bare, made] = [
    await catalogueOdt(catalogue, new Map(), { at }),
    await catalogueOdt(catalogue, new Map(), { at, comments }),
  ];
  expect(Buffer.compare(made, await catalogueOdt(catalogue, new Map(), { at, comments }))).toBe(0);
  expect(faultsOfOdt(made)).toEqual([]);
  const xml = unzipSync(made).get('content.xml') ?? '';
  for (const each of ['Welche?', 'Alle, sagt @Büro', 'Federführung: Noch richtig?', 'Ganz gut', 'Büro</dc:creator>'])
    expect(xml).toContain(each);
  for (const each of ['Verschwunden', 'Geheim']) expect(xml).not.toContain(each);
  // At the words; and at the heading of its sheet, the one on a field resolved.
  expect(xml).toMatch(/<\/office:annotation>Sprachcafés<office:annotation-end /);
  expect(xml).toMatch(
    /<text:h [^>]*>(?:(?!<\/text:h>).)*loext:resolved="true"(?:(?!<\/text:h>).)*Maßnahme m1<office:annotation-end/,
  );
  const textOf = (content: string): string =>
    content
      .replace(/<office:annotation .*?<\/office:annotation>/gs, '')
      .replace(/<text:s\/>/g, ' ')
      .replace(/<[^>]*>/g, '');
  expect(textOf(xml)).toBe(textOf(unzipSync(bare).get('content.xml') ?? ''));
  expect(unzipSync(bare).get('content.xml')).not.toContain('annotation');
  const one = unzipSync(await catalogueOdt(catalogue, new Map(), { at, comments, only: new Set(['m2']) }));
  expect(one.get('content.xml')).toContain('Ganz gut');
  expect(one.get('content.xml')).not.toContain('Welche?');
  const word = unzipSync(await catalogueDocx(catalogue, new Map(), { at, comments }));
  for (const text of [...word.values(), ...unzipSync(made).values(), catalogueJson(catalogue, comments)])
    expect(text).not.toContain('Vorgeschlagen');
});
