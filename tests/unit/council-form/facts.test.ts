/** What the project knows beside its papers, in its form; and the order of papers. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { readFacts } from '../../../shared/document/council/project-facts.ts';
import { factValue, shownValue, shownWords, wordsFrom } from '../../../renderer/features/council/facts/fact-values.ts';
import { FactsForm } from '../../../renderer/features/council/facts/facts-form.ts';
import { behindAfterDrop, behindAfterStep } from '../../../renderer/features/council/paper-order.ts';

it('CP121 values of facts are read as people type them, and what is none is none', () => {
  for (const [typed, value] of [
    ['607', 607],
    [' 1.200 ', 1200],
    ['0', 0],
  ] as const)
    expect(factValue('count', typed)).toBe(value);
  for (const typed of ['', '-1', '6,5', 'sechs', '60 €', '1.23', '9'.repeat(40)])
    expect(factValue('count', typed), typed).toBeNull();
  expect(factValue('money', '25.000,- €')).toBe(2_500_000);
  expect(factValue('money', '-0')).toBe(0);
  for (const typed of ['-5', '1,234', 'viel', '']) expect(factValue('money', typed), typed).toBeNull();
  expect(shownValue('money', 2_500_000)).toBe('25.000,00');
  expect(wordsFrom('Personen ihre Stimme; Stimmen ;; ')).toEqual(['Personen ihre Stimme', 'Stimmen']);
  expect(wordsFrom(shownWords(['a, b', 'c']))).toEqual(['a, b', 'c']);
});

it('CP122 facts move among those of their kind, go and come back at their place, and each step is taken back by itself', () => {
  const doc = new Y.Doc();
  const form = new FactsForm(doc);
  for (const [kind, id] of [
    ['count', 'a'],
    ['money', 'm'],
    ['count', 'b'],
    ['cited', 'c'],
    ['count', 'd'],
  ] as const)
    form.add(kind, id);
  const counts = (): string =>
    readFacts(doc)
      .filter(({ kind }) => kind === 'count')
      .map(({ id }) => id)
      .join('');
  expect(form.move('d', -1)).toBe(true);
  expect(counts()).toBe('adb');
  expect(form.move('a', -1)).toBe(false);
  expect(form.move('nobody', 1)).toBe(false);
  expect(form.move('a', 1)).toBe(true);
  expect(counts()).toBe('dab');
  form.set('a', { label: 'Stimmen', value: 607, words: ['Personen'] });
  const [fact] = form.read().facts.filter(({ id }) => id === 'a');
  const back = fact === undefined ? null : form.remove(fact);
  expect(counts()).toBe('db');
  back?.();
  expect(counts()).toBe('dab');
  expect(form.read().facts.find(({ id }) => id === 'a')).toMatchObject({ label: 'Stimmen', value: 607 });
  form.setCity('musterhausen');
  expect(form.read().city).toBe('musterhausen');
  form.undo.undo();
  expect([form.read().city, counts()]).toEqual([null, 'dab']);
  form.undo.undo();
  expect(counts()).toBe('db');
  form.undo.redo();
  expect(counts()).toBe('dab');
});

it('CP123 a paper goes one place up or down, or where it is dropped; at the ends, and where it stands, nothing happens', () => {
  const papers = ['a', 'b', 'c'];
  expect(behindAfterStep(papers, 'b', -1)).toBeNull();
  expect(behindAfterStep(papers, 'c', -1)).toBe('a');
  expect(behindAfterStep(papers, 'a', 1)).toBe('b');
  expect(behindAfterStep(papers, 'a', -1)).toBeUndefined();
  expect(behindAfterStep(papers, 'c', 1)).toBeUndefined();
  expect(behindAfterStep(papers, 'x', 1)).toBeUndefined();
  expect(behindAfterDrop(papers, 'c', { on: 'a', below: false })).toBeNull();
  expect(behindAfterDrop(papers, 'a', { on: 'c', below: true })).toBe('c');
  expect(behindAfterDrop(papers, 'a', { on: 'b', below: true })).toBe('b');
  for (const [paper, on, below] of [
    ['a', 'b', false],
    ['b', 'a', true],
    ['b', 'b', true],
    ['x', 'a', true],
  ] as const)
    expect(behindAfterDrop(papers, paper, { on, below }), `${paper} on ${on}`).toBeUndefined();
});
