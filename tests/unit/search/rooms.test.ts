import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { sectionText, setPaperFact } from '../../../shared/document/council/paper-room.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import type { Proposal } from '../../../shared/domain/comments.ts';
import { describedMeasures, own } from '../../support/described-measures.ts';
import { done } from '../../support/forged-updates.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { addMeasure, addRow, setMeasureField, setMeasureGone } from '../../../shared/document/measures/write.ts';
import { measureSuggestionEntries } from '../../../shared/document/search/measure-suggestions.ts';
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

it('MC93 what is suggested in descriptions and proposed to them is found with its measure, whose it is and when, at its place in the text as it stands', () => {
  const doc = describedMeasures();
  const proposed = (change: (copy: Y.Doc) => void, more: Partial<Proposal> = {}): Proposal => ({
    ...{ key: 'sina/1', author: 'sina', at: 5, edited: 9, why: 'klarer', measure: 'a', state: 'open', decided: null },
    updates: [done(doc, change)],
    ...more,
  });
  const proposals = [
    proposed((copy) => {
      copy.getText(own).insert(1, 'Viele ');
      copy.getText(own).delete(1 + 'Viele Menschen '.length, 'treffen '.length);
      copy.getText('cell:ta:r1:c1').insert(0, 'Große ');
    }),
    proposed((copy) => copy.getText(descriptionText('b')).insert(1, 'Fremdes '), { author: 'eva' }),
    proposed((copy) => copy.getText(own).insert(1, 'Erledigtes '), { author: 'ute', state: 'declined' }),
    proposed((copy) => copy.getText(own).insert(1, 'Verschwundenes '), { author: 'ida', measure: 'gone' }),
  ];
  doc.getText(descriptionText('b')).insert(1, 'Alle ', { 'ins:s1': true });
  noteSuggestion(doc, 's1', 'anna', 7, {});
  const found = measureSuggestionEntries(doc, readMeasures(doc), proposals);
  expect(new Set(found.map(({ key }) => key)).size).toBe(found.length);
  const about = { kind: 'suggestion', form: 'measureProposal', chapter: 'a', as: 'Maßnahme a', person: 'sina', at: 9 };
  const words = (text: string) => found.filter((entry) => entry.text.includes(text));
  // Where it would come in, and what would go, in the text as it stands.
  expect(words('Viele')).toMatchObject([{ ...about, block: 'pa', part: null, map: { whole: [0, 0] } }]);
  expect(words('treffen')).toMatchObject([{ ...about, block: 'pa', map: { whole: [9, 17] } }]);
  expect(words('Große')).toMatchObject([{ ...about, part: 'cell:ta:r1:c1' }]);
  expect(words('klarer').length).toBeGreaterThan(0);
  expect(words('Alle')).toMatchObject([
    {
      ...about,
      form: 'measureSuggestion',
      chapter: 'b',
      as: 'Maßnahme b',
      person: 'anna',
      at: 7,
      ref: 's1',
      block: 'pb',
    },
  ]);
  for (const none of ['Fremdes', 'Erledigtes', 'Verschwundenes']) expect(words(none)).toEqual([]);
});
