/** Steps with many parts: one for whoever takes them back, and no more is lost by them than by a short one. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { holdSending, sendLater } from '../../../renderer/app/held-sending.ts';
import { acquireState, type ChapterState } from '../../../renderer/editor/binding/chapter-state.ts';
import { PaperForm } from '../../../renderer/features/council/paper-form.ts';
import { inSteps } from '../../../renderer/ui/in-steps.ts';
import type { SheetCosts, SheetLine } from '../../../shared/council/sheet-costs.ts';
import { paperFacts, paperRows } from '../../../shared/document/council/paper-room.ts';
import { puttingCosts } from '../../../shared/document/council/put-costs.ts';
import { takenBack } from '../../support/council/taken-back.ts';
import { Chance, forEachSeed, seedsToRun } from '../../support/fuzz.ts';

const amountOf = (cents: number) => ({ year: 2021, cents, typed: '', purpose: null, reservation: null, cover: null });
const sheetWith = (lines: readonly SheetLine[]): Pick<SheetCosts, 'budgets'> => ({
  budgets: [
    {
      ...{ id: '', kind: 'result', number: '50', perYear: null },
      products: [{ id: '', number: '1', name: 'eins', lines }],
    },
  ],
});
const sheet = (lines: number, cents = 0): Pick<SheetCosts, 'budgets'> =>
  sheetWith(
    Array.from({ length: lines }, (_, at) => ({
      ...{ id: '', side: 'expense' as const, kind: `Art ${at}` },
      amounts: [amountOf(at + cents)],
    })),
  );
const cents = (form: PaperForm): (number | undefined)[] =>
  (form.read().costs.budgets[0]?.products[0]?.lines ?? []).map(({ amounts }) => amounts[0]?.cents);

it('CP158 a step with many parts is taken back and done again in short changes that leave together, and is told once', async () => {
  const form = new PaperForm(new Y.Doc(), 'p');
  await inSteps(form.takeCosts(sheet(600)));
  await inSteps(form.takeCosts(sheet(600, 5)));
  const told: number[] = [];
  form.subscribe(() => told.push(form.read().costs.budgets[0]?.products[0]?.lines.length ?? 0));
  const undone: string[] = [];
  form.onUndone(({ way, changed }) =>
    undone.push(`${way} ${(changed.get(paperRows(form.doc)) ?? new Set()).size > 0}`),
  );
  const sizes: number[] = [];
  form.doc.on('update', (update: Uint8Array) => sizes.push(update.byteLength));
  await takenBack(form);
  expect([cents(form).slice(0, 3), told]).toEqual([[0, 1, 2], [600]]);
  await takenBack(form);
  expect([cents(form), told]).toEqual([[], [600, 0]]);
  await takenBack(form, 'redo');
  await takenBack(form, 'redo');
  expect([cents(form).slice(-2), told]).toEqual([
    [603, 604],
    [600, 0, 600, 600],
  ]);
  expect(undone).toEqual(['undo true', 'undo true', 'redo true', 'redo true']);
  expect([sizes.length > 60, Math.max(...sizes) < 40_000]).toEqual([true, true]);
  // Two that are wished for at once follow each other; nothing leaves between.
  let sent = 0;
  form.doc.on('update', () => sendLater(() => void (sent += 1)));
  const release = holdSending();
  form.takeBack('undo');
  expect(form.busy).toBe(true);
  await takenBack(form);
  await expect.poll(() => [form.busy, cents(form).length]).toEqual([false, 0]);
  expect(sent).toBe(0);
  release();
  await expect.poll(() => sent).toBeGreaterThan(0);
});

/** Runs the parts of the next long step by hand, with something done behind the second. */
function between(state: ChapterState, work: () => void): void {
  state.runParts = (parts) => {
    parts.next();
    parts.next();
    work();
    while (parts.next().done !== true);
    return Promise.resolve();
  };
}

it('CP159 what is written between the parts stays, is a step of its own behind it, and a form that goes leaves no half of a step', async () => {
  const doc = new Y.Doc();
  const map = doc.getMap('rows');
  const state = acquireState(doc);
  state.manager.addToScope(map);
  const set = (key: string, value: unknown): void => doc.transact(() => void map.set(key, value), state.origin);
  const long = (value: string): void => {
    const end = state.longStep();
    for (const key of ['a', 'b', 'c', 'd']) set(key, value);
    end();
  };
  set('before', 1);
  long('one');
  set('a', 'own');
  state.takeBack('undo');
  between(state, () => set('typed', 1));
  state.takeBack('undo');
  await Promise.resolve();
  expect(map.toJSON()).toEqual({ before: 1, typed: 1 });
  // As after any step there is nothing left to be done again, and the one before is the next.
  expect([state.takeBack('redo'), map.size]).toEqual([false, 2]);
  state.takeBack('undo');
  expect(map.toJSON()).toEqual({ before: 1 });
  long('two');
  between(state, () => undefined);
  state.takeBack('undo');
  await Promise.resolve();
  between(state, () => set('typed', 2));
  state.takeBack('redo');
  await Promise.resolve();
  expect(map.toJSON()).toEqual({ before: 1, typed: 2, a: 'two', b: 'two', c: 'two', d: 'two' });
  state.takeBack('undo');
  expect(map.toJSON()).toEqual({ before: 1, a: 'two', b: 'two', c: 'two', d: 'two' });
  between(state, () => {
    state.takeBack('undo');
    expect(map.get('before')).toBe(1);
  });
  state.takeBack('undo');
  await Promise.resolve();
  expect(map.toJSON()).toEqual({});
  long('three');
  state.runParts = (parts) => {
    parts.next();
    return new Promise(() => undefined);
  };
  state.takeBack('undo');
  expect(map.size).toBe(3);
  state.destroy();
  expect(map.size).toBe(0);
});

it('CP160 in parts or in one, taking back ends the same, whatever others changed meanwhile (60 seeds)', async () => {
  await forEachSeed(seedsToRun(60, []), async (seed) => {
    const chance = new Chance(seed);
    const form = new PaperForm(new Y.Doc(), 'p');
    await inSteps(form.takeCosts(sheet(chance.below(80))));
    // The same paper with Yjs' own history, for which all of it is one step.
    const plain = new Y.Doc();
    Y.applyUpdate(plain, Y.encodeStateAsUpdate(form.doc));
    const manager = new Y.UndoManager([paperFacts(plain), paperRows(plain)], {
      trackedOrigins: new Set(['plain']),
      captureTimeout: Number.MAX_SAFE_INTEGER,
    });
    const plan = await inSteps(form.takeCosts(sheet(40 + chance.below(80), 1 + chance.below(3))));
    for (const steps = puttingCosts(plain, plan, 'plain'); steps.next().done !== true;);
    const others = (): void => {
      const keys = [...paperRows(form.doc).keys()].sort();
      const changes = Array.from({ length: chance.below(20) }, () => [chance.pick(keys), chance.below(100)] as const);
      for (const doc of [form.doc, plain]) {
        const peer = new Y.Doc();
        Y.applyUpdate(peer, Y.encodeStateAsUpdate(doc));
        for (const [key, value] of changes)
          if (value < 30) paperRows(peer).delete(key);
          else paperRows(peer).set(key, value);
        Y.applyUpdate(doc, Y.encodeStateAsUpdate(peer), 'network');
      }
    };
    const same = (): void => expect(paperRows(form.doc).toJSON()).toEqual(paperRows(plain).toJSON());
    same();
    for (const way of ['undo', 'redo', 'undo', 'redo'] as const) {
      if (chance.once(2)) others();
      await takenBack(form, way);
      manager[way]();
      same();
    }
  });
});
