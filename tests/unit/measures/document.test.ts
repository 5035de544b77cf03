import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { writeBlocks } from '../../../shared/document/blocks.ts';
import { descriptionText, measuresMap } from '../../../shared/document/measures/keys.ts';
import { putMeasures } from '../../../shared/document/measures/put.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { plainDescription, readDescription } from '../../../shared/document/measures/texts.ts';
import {
  addMeasure,
  addRow,
  moveMeasure,
  setFigure,
  setMeasureField,
  setMeasureGone,
  setReportField,
  setRowField,
  setRowGone,
} from '../../../shared/document/measures/write.ts';
import {
  emptyMeasure,
  isDay,
  mayMove,
  measureLimits,
  measureMoves,
  measureStates,
} from '../../../shared/measures/measure.ts';
import { sampleMeasures } from '../../support/measures.ts';

const docWith = (...ids: string[]): Y.Doc => {
  const doc = new Y.Doc();
  for (const id of ids) addMeasure(doc, id, undefined, 'test');
  return doc;
};

it('MC3 what is written is read again, whole measures too, and reads the same at others', () => {
  const doc = docWith();
  expect(putMeasures(doc, sampleMeasures, 'test')).toEqual(sampleMeasures.map(({ id }) => id));
  expect(readMeasures(doc)).toEqual(sampleMeasures);
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(readMeasures(other)).toEqual(sampleMeasures);
  // Once more changes nothing, and what can't be an id is left out.
  expect(putMeasures(doc, sampleMeasures, 'test')).toEqual([]);
  expect(putMeasures(doc, [emptyMeasure('a:b')], 'test')).toEqual([]);
  expect(readMeasures(doc)).toEqual(sampleMeasures);
});

it('MC4 two people who change different fields of one measure at the same time both have what they wrote', () => {
  const [a, b] = [docWith('m'), new Y.Doc()];
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  setMeasureField(a, 'm', 'title', 'Sprachcafés', 'test');
  setReportField(a, 'm', 2022, 'words', 'Begonnen.', 'test');
  addRow(a, 'm', 'goals', 'g1', { chapter: 'k', block: 'b' }, undefined, 'test');
  setMeasureField(b, 'm', 'lead', '50.6', 'test');
  setReportField(b, 'm', 2022, 'state', 'running', 'test');
  addRow(b, 'm', 'goals', 'g2', { chapter: 'k', block: 'b' }, undefined, 'test');
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
  const [measure] = readMeasures(a);
  expect(readMeasures(b)).toEqual([measure]);
  expect(measure).toMatchObject({ title: 'Sprachcafés', lead: '50.6' });
  // One report a year, and one link to a paragraph, whoever else made it.
  expect(measure?.reports).toEqual([{ year: 2022, state: 'running', words: 'Begonnen.' }]);
  expect(measure?.goals).toHaveLength(1);
  expect(setRowGone(a, 'm', 'goals', measure?.goals[0]?.id ?? '', true, 'test')).toBe(true);
  expect(readMeasures(a)[0]?.goals).toEqual([]);
});

it('MC5 what is deleted comes back by undo, with what others wrote in it meanwhile; each change is one step', () => {
  const doc = docWith('m');
  addRow(doc, 'm', 'costs', 'c', { year: 2022, cents: 500, source: 'fonds' }, undefined, 'test');
  const undo = new Y.UndoManager(measuresMap(doc), { trackedOrigins: new Set(['mine']), captureTimeout: 0 });
  setRowGone(doc, 'm', 'costs', 'c', true, 'mine');
  setMeasureGone(doc, 'm', true, 'mine');
  expect(readMeasures(doc)).toEqual([]);
  expect(setMeasureField(doc, 'm', 'title', 'x', 'mine')).toBe(false);
  setRowField(doc, 'm', 'costs', 'c', 'cents', 700, 'other');
  undo.undo();
  expect(readMeasures(doc)[0]?.costs).toEqual([]);
  undo.undo();
  expect(readMeasures(doc)[0]?.costs).toEqual([{ id: 'c', year: 2022, cents: 700, source: 'fonds' }]);
});

it('MC6 a value that a field can’t hold is refused and nothing written', () => {
  const doc = docWith('m');
  addRow(doc, 'm', 'costs', 'c', { cents: -5, year: 2022.5, source: 'x' }, undefined, 'test');
  addRow(doc, 'm', 'indicators', 'i', {}, undefined, 'test');
  expect(readMeasures(doc)[0]?.costs).toEqual([{ id: 'c', year: 0, cents: 0, source: 'x' }]);
  const before = Y.encodeStateVector(doc);
  for (const value of [0.5, -1, NaN, measureLimits.cents + 1, '5'])
    expect(setRowField(doc, 'm', 'costs', 'c', 'cents', value, 'test')).toBe(false);
  for (const value of ['2022-02-30', '1.1.2022', '0000-01-01', 5])
    expect(setMeasureField(doc, 'm', 'begins', value, 'test')).toBe(false);
  expect(setMeasureField(doc, 'm', 'state', 'begun', 'test')).toBe(false);
  expect(setFigure(doc, 'm', 'i', 1800, 5, 'test')).toBe(false);
  expect(setFigure(doc, 'm', 'i', 2022, Infinity, 'test')).toBe(false);
  expect(setReportField(doc, 'n', 2022, 'words', 'x', 'test')).toBe(false);
  expect(addMeasure(doc, 'm', undefined, 'test')).toBe(false);
  expect(addMeasure(doc, 'a:b', undefined, 'test')).toBe(false);
  expect(moveMeasure(doc, 'm', 'm', 'test')).toBe(false);
  expect(Y.encodeStateVector(doc)).toEqual(before);
  setFigure(doc, 'm', 'i', 2022, 3, 'test');
  setFigure(doc, 'm', 'i', 2022, null, 'test');
  expect(readMeasures(doc)[0]?.indicators[0]?.values).toEqual(new Map());
  expect([isDay('2024-02-29'), isDay('2023-02-29'), isDay('2024-2-9')]).toEqual([true, false, false]);
});

it('MC7 the table of states leads from each to others, and from the idea everywhere', () => {
  const reached = new Set<string>(['idea']);
  for (const state of reached)
    for (const to of measureStates)
      if (measureStates.some((from) => from === state && mayMove(from, to))) reached.add(to);
  expect([...reached].sort()).toEqual([...measureStates].sort());
  for (const state of measureStates) {
    expect(measureMoves[state].length).toBeGreaterThan(0);
    expect(mayMove(state, state)).toBe(false);
  }
  expect(mayMove('idea', 'done')).toBe(false);
});

it('MC8 a description is a text of the document as chapters are; none is made by reading', () => {
  const doc = docWith('m');
  expect(plainDescription(doc, 'm')).toBe('');
  expect(doc.share.has(descriptionText('m'))).toBe(false);
  const text = doc.getText(descriptionText('m'));
  text.insert(0, 'Ein Ort, an dem man Deutsch spricht.');
  expect(plainDescription(doc, 'm')).toBe('Ein Ort, an dem man Deutsch spricht.');
  expect(readDescription(doc, 'm')).toHaveLength(1);
  // The chapters' own text is another one.
  writeBlocks(doc, [], 'test');
  expect(plainDescription(doc, 'm')).toContain('Deutsch');
});
