import { expect, it } from 'vitest';
import { peopleInFields } from '../../../renderer/editor/remote/field-places.ts';

it('CP140 who is in which field of a form is told by others’ windows alone, and whatever a peer says is looked at', () => {
  const anna = { id: 'a', name: 'Anna', colour: 1 };
  const bert = { id: 'b', name: 'Bert', colour: null };
  const states = new Map<number, Record<string, unknown>>([
    [1, { user: anna, field: { of: 'paper', place: 'subject' } }],
    [2, { user: bert, field: { of: 'paper', place: 'subject' } }],
    [3, { user: anna, field: { of: 'paper', place: 'subject' } }],
    [4, { user: bert, field: { of: 'another', place: 'subject' } }],
    [5, { user: anna, field: { of: 'paper', place: 'number' } }],
    [6, { field: { of: 'paper', place: 'date' } }],
    [7, { user: bert, field: { of: 'paper', place: 'x'.repeat(301) } }],
    [8, { user: bert, field: { of: 'paper', place: 7 } }],
    [9, { user: bert, field: 'paper' }],
    [10, { user: bert, field: null }],
  ]);
  const found = peopleInFields({ clientID: 5, getStates: () => states }, 'paper');
  expect([...found]).toEqual([['subject', [anna, bert]]]);
});
