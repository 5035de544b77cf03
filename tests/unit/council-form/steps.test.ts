/** One history for the fields, the cost table and the texts of a council paper. */
import { expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { sectionText } from '../../../shared/document/council/paper-room.ts';
import { newBudget, newLine, newProduct } from '../../../shared/document/council/cost-rows.ts';
import { historyKey } from '../../../renderer/ui/history-key.ts';
import { PaperForm } from '../../../renderer/features/council/paper-form.ts';
import { stepPlace, type StepPlace } from '../../../renderer/features/council/step-place.ts';
import { desks, edit, texts, type, type Desk } from '../../support/desks.ts';
import { $blocks } from '../../support/select.ts';

const { bound } = desks();
const id = '00000000-0000-4000-8000-00000000000a';

interface Sitting {
  readonly form: PaperForm;
  readonly motion: Desk;
  readonly reasons: Desk;
  /** Where the steps that were taken back or done again were. */
  readonly places: (StepPlace | null)[];
}

function sitting(doc = new Y.Doc()): Sitting {
  const form = new PaperForm(doc, id);
  const [motion, reasons] = ['motion', 'justification'].map((section) =>
    bound(doc, { text: sectionText(section), properties: 'blocks' }),
  );
  if (motion === undefined || reasons === undefined) throw new Error('no text');
  const places: (StepPlace | null)[] = [];
  form.onUndone((undone) => places.push(stepPlace(doc, undone)));
  return { form, motion, reasons, places };
}
const state = ({ form, motion, reasons }: Sitting): readonly string[] => [
  form.read().subject,
  ...texts(motion),
  ...texts(reasons),
];

it('CP150 one history for fields and texts: the last step goes first, wherever it was and wherever one is, and comes again', () => {
  const anna = sitting();
  const { form, motion, reasons, places } = anna;
  form.set('subject', 'Entwurf');
  type(motion, 0, 0, 'a');
  type(reasons, 0, 0, 'b');
  // In the same breath: what is typed elsewhere is a step of its own all the same.
  form.set('unit', '50.6');
  form.set('subject', 'Verwaltungsentwurf');
  type(motion, 0, 1, 'c');
  expect(state(anna)).toEqual(['Verwaltungsentwurf', 'ac', 'b']);
  // Now from the form, now from either text.
  expect(form.takeBack('undo')).toBe(true);
  expect(state(anna)).toEqual(['Verwaltungsentwurf', 'a', 'b']);
  motion.binding.undo();
  expect(state(anna)).toEqual(['Entwurf', 'a', 'b']);
  motion.binding.undo();
  expect(form.read().unit).toBe('');
  form.takeBack('undo');
  expect(state(anna)).toEqual(['Entwurf', 'a', '']);
  reasons.binding.undo();
  expect(state(anna)).toEqual(['Entwurf', '', '']);
  form.takeBack('undo');
  expect(state(anna)).toEqual(['', '', '']);
  expect(form.takeBack('undo')).toBe(false);
  for (let step = 0; step < 6; step += 1) form.takeBack('redo');
  expect(state(anna)).toEqual(['Verwaltungsentwurf', 'ac', 'b']);
  expect(places.slice(0, 4)).toEqual([
    { in: 'text', name: 'text:motion' },
    { in: 'fact', fact: 'subject' },
    { in: 'fact', fact: 'unit' },
    { in: 'text', name: 'text:justification' },
  ]);
  expect([motion.binding.check(), reasons.binding.check()]).toEqual([null, null]);
  expect(motion.binding.history).toEqual({ canUndo: true, canRedo: false });
});

it('CP151 typing in one field or text is one step, other people’s steps are never taken back, and a step says which row it was in', () => {
  vi.useFakeTimers();
  const anna = sitting();
  const bert = sitting();
  for (const [from, to] of [
    [anna, bert],
    [bert, anna],
  ] as const)
    from.form.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== 'network') Y.applyUpdate(to.form.doc, update, 'network');
    });
  for (const value of ['E', 'En', 'Ent']) anna.form.set('subject', value);
  for (const [at, letter] of ['x', 'y', 'z'].entries()) type(anna.motion, 0, at, letter);
  bert.form.set('number', '0108/2021');
  type(bert.motion, 0, 3, '!');
  bert.form.add([newBudget({ id: 'b', kind: 'result', number: '50', perYear: true })]);
  anna.form.add([newProduct('b', { id: 'p', number: '1', name: 'eins' })]);
  anna.form.add([newLine('p', { id: 'l', side: 'expense', kind: 'Miete' })]);
  anna.form.step(() => anna.form.setCents('l', 2021, 500));
  expect(texts(anna.motion)).toEqual(['xyz!']);
  anna.form.takeBack('undo');
  anna.form.takeBack('undo');
  anna.form.takeBack('redo');
  expect(anna.places).toMatchObject([
    { in: 'row', list: 'amount', row: 'l.2021', isGone: true },
    { in: 'row', list: 'line', row: 'l', isGone: true },
    { in: 'row', list: 'line', row: 'l', isGone: false },
  ]);
  for (let step = 0; step < 4; step += 1) anna.form.takeBack('undo');
  expect(anna.form.takeBack('undo')).toBe(false);
  const { subject, number, costs } = anna.form.read();
  expect([subject, number, costs.budgets.length]).toEqual(['', '0108/2021', 1]);
  expect(texts(bert.motion)).toEqual(['!']);
  bert.form.takeBack('undo');
  bert.form.takeBack('undo');
  expect(texts(anna.motion)).toEqual(['']);
  // The first makes a block of what was none yet; the other changes its kind alone.
  for (const kind of ['heading1', 'quote']) {
    edit(bert.motion, () => void $blocks()[0]?.setKind(kind));
    bert.motion.binding.flush();
  }
  bert.form.takeBack('undo');
  expect(bert.places.at(-1)).toMatchObject({ in: 'block' });
});

it('CP152 the keys that take back and do again are those of every program, and no others', () => {
  const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>>) =>
    historyKey({ ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...held, key });
  expect([press('z', { ctrlKey: true }), press('z', { metaKey: true })]).toEqual(['undo', 'undo']);
  expect([press('y', { ctrlKey: true }), press('Z', { ctrlKey: true, shiftKey: true })]).toEqual(['redo', 'redo']);
  const others = [
    press('z', {}),
    press('y', { ctrlKey: true, shiftKey: true }),
    press('z', { ctrlKey: true, altKey: true }),
    press('a', { ctrlKey: true }),
  ];
  expect(others).toEqual([null, null, null, null]);
});
