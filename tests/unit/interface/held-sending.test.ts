/** Long work in steps, and the page that goes in the middle of it. */
import { afterEach, expect, it, vi } from 'vitest';
import { heldInSteps, sendLater } from '../../../renderer/app/held-sending.ts';

afterEach(() => vi.unstubAllGlobals());

it('CP165 a page that goes while something is written in steps writes the rest and sends all of it, once', async () => {
  const page = new EventTarget();
  vi.stubGlobal('window', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
  vi.stubGlobal('document', Object.assign(new EventTarget(), { hidden: false }));
  // No frame comes any more, and each step takes a task of its own.
  vi.stubGlobal('requestAnimationFrame', () => 0);
  let now = 0;
  vi.spyOn(performance, 'now').mockImplementation(() => (now += 1_000));
  const written: number[] = [];
  const sent: number[] = [];
  const send = (): void => void sent.push(written.length);
  const goes: number[] = [];
  function* steps(): Generator<undefined, string> {
    for (let at = 0; at < 5; at += 1) {
      written.push(at);
      sendLater(send);
      if (at === 1)
        setTimeout(() => {
          goes.push(written.length);
          page.dispatchEvent(new Event('pagehide'));
          goes.push(written.length);
        }, 0);
      yield;
    }
    return 'all';
  }
  expect(await heldInSteps(steps())).toBe('all');
  expect([goes, written, sent]).toEqual([[2, 5], [0, 1, 2, 3, 4], [5]]);
  page.dispatchEvent(new Event('pagehide'));
  expect([written.length, sent]).toEqual([5, [5]]);
});
