/** When the window asks for words, by a clock of the test's own. */
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LookRounds } from '../../../renderer/editor/spelling/look-rounds.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** Rounds whose questions the test answers, each with what it learned; what happens is told in order. */
function begun(): {
  readonly rounds: LookRounds;
  readonly told: string[];
  readonly answer: (learned: boolean | Error) => Promise<void>;
} {
  const told: string[] = [];
  const asked: { readonly resolve: (learned: boolean) => void; readonly reject: (error: Error) => void }[] = [];
  const rounds = new LookRounds({
    begin: () => {
      told.push('drawn');
      return () => {
        told.push('asked');
        return new Promise((resolve, reject) => asked.push({ resolve, reject }));
      };
    },
    learned: () => void told.push('learned'),
  });
  const answer = async (learned: boolean | Error): Promise<void> => {
    const question = asked.shift();
    if (learned instanceof Error) question?.reject(learned);
    else question?.resolve(learned);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { rounds, told, answer };
}

it('SP15 a host that couldn’t is asked again after five seconds, as long as it takes, and nobody who is gone asks', async () => {
  const { rounds, told, answer } = begun();
  rounds.later();
  await vi.advanceTimersByTimeAsync(449);
  expect(told).toEqual([]);
  await vi.advanceTimersByTimeAsync(1);
  for (let failed = 0; failed < 3; failed += 1) {
    expect(told.splice(0)).toEqual(['drawn', 'asked']);
    await answer(new Error('busy'));
    await vi.advanceTimersByTimeAsync(4_999);
    expect(told).toEqual([]);
    await vi.advanceTimersByTimeAsync(1);
  }
  await answer(true);
  expect(told.splice(0)).toEqual(['drawn', 'asked', 'learned']);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
  // A key asks after its own pause, not after the long one; who is gone asks no more.
  rounds.later();
  await vi.advanceTimersByTimeAsync(450);
  await answer(new Error('busy'));
  rounds.later();
  await vi.advanceTimersByTimeAsync(450);
  expect(told.splice(0)).toEqual(['drawn', 'asked', 'drawn', 'asked']);
  rounds.stop();
  await answer(new Error('busy'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(told).toEqual([]);
});

it('SP16 what comes while words are looked up is drawn at once and asked for next, never two questions at a time', async () => {
  const { rounds, told, answer } = begun();
  rounds.later();
  await vi.advanceTimersByTimeAsync(450);
  rounds.later();
  await vi.advanceTimersByTimeAsync(450);
  expect(told.splice(0)).toEqual(['drawn', 'asked', 'drawn']);
  await answer(false);
  await vi.advanceTimersByTimeAsync(450);
  expect(told).toEqual(['drawn', 'asked']);
});
