import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { sectionText, setPaperFact } from '../../../shared/document/council/paper-room.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { addMeasure, addRow, setMeasureField, setMeasureGone } from '../../../shared/document/measures/write.ts';
import { measureEntries, paperEntries } from '../../../shared/document/search/room-entries.ts';

it('MC56 measures and papers are found by all their words, with how they are called; what is only suggested is not', () => {
  const doc = new Y.Doc();
  addMeasure(doc, 'm', undefined, null);
  setMeasureField(doc, 'm', 'number', '3.1', null);
  setMeasureField(doc, 'm', 'title', 'Sprachcafés', null);
  setMeasureField(doc, 'm', 'lead', '50.6', null);
  addRow(doc, 'm', 'steps', 's', { title: 'Räume finden' }, undefined, null);
  doc
    .getText(descriptionText('m'))
    .applyDelta([
      { insert: { b: 'x' } },
      { insert: 'Ein Treff ' },
      { insert: 'täglich ', attributes: { 'ins:s1': true } },
      { insert: 'im Stadtteil' },
    ]);
  addMeasure(doc, 'gone', undefined, null);
  setMeasureField(doc, 'gone', 'title', 'Weg', null);
  setMeasureGone(doc, 'gone', true, null);
  const found = measureEntries(doc, 7);
  expect(found.map(({ form, text }) => [form, text])).toEqual([
    ['measureTitle', '3.1 Sprachcafés'],
    ['measureFacts', '50.6'],
    ['step', 'Räume finden'],
    ['paragraph', 'Ein Treff im Stadtteil'],
  ]);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  for (const entry of found)
    expect(entry).toMatchObject({ kind: 'measure', chapter: 'm', as: '3.1 Sprachcafés', at: 7 });

  const paper = new Y.Doc();
  setPaperFact(paper, 'number', '0108/2021', null);
  setPaperFact(paper, 'subject', 'Leitbild', null);
  paper.getText(sectionText('motion')).applyDelta([{ insert: { b: 'x' } }, { insert: 'zu beschließen' }]);
  expect(paperEntries(paper, 'p', null)).toMatchObject([
    { form: 'subject', text: '0108/2021 Leitbild', part: null },
    {
      form: 'paragraph',
      text: 'zu beschließen',
      part: 'motion',
      kind: 'council',
      chapter: 'p',
      as: '0108/2021 Leitbild',
    },
  ]);
  expect(measureEntries(new Y.Doc(), null)).toEqual([]);
  expect(paperEntries(new Y.Doc(), 'p', null)).toEqual([]);
});
