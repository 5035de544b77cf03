import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const frame = 16;
/** What stands for the window. */
const frameOf = new EventTarget();
const page = Object.assign(new EventTarget(), { hidden: false });
let afterPaint: (work: () => void) => void;
let notAfterPaint: typeof afterPaint;
let behindPaint: typeof afterPaint;
let doAllNow: () => void;
let done: string[];
let frames = 0;
const note = (what: string) => (): void => void done.push(what);

beforeEach(async () => {
  // What waits is the module's: each test has one of its own.
  vi.resetModules();
  ({ afterPaint, notAfterPaint, behindPaint, doAllNow } = await import('../../../renderer/ui/after-paint.ts'));
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', frameOf.addEventListener.bind(frameOf));
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => {
    frames += 1;
    return setTimeout(() => (page.hidden ? undefined : work()), frame);
  });
  page.hidden = false;
  done = [];
  frames = 0;
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('work behind a painted frame', () => {
  it('ED31 is done in its order, once, in one task behind one frame', () => {
    const first = note('first');
    afterPaint(first);
    afterPaint(note('second'));
    afterPaint(first);
    vi.advanceTimersByTime(frame);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['first', 'second']);
    expect(frames).toBe(1);
  });

  it('ED31 what is asked for when the frame is painted waits for the next', () => {
    vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, frame));
    afterPaint(note('this'));
    setTimeout(() => afterPaint(note('next')), frame);
    vi.advanceTimersByTime(frame + 1);
    expect(done).toEqual(['this']);
    vi.advanceTimersByTime(frame + 1);
    expect(done).toEqual(['this', 'next']);
  });

  it('ED31 is not done when it was taken back, nor kept from being done by what fails', () => {
    const failures: unknown[] = [];
    vi.stubGlobal('reportError', (error: unknown) => failures.push(error));
    const given = note('taken back');
    afterPaint(() => {
      throw new Error('fails');
    });
    afterPaint(given);
    afterPaint(note('last'));
    notAfterPaint(given);
    vi.advanceTimersByTime(frame + 1);
    expect(done).toEqual(['last']);
    expect(failures).toHaveLength(1);
  });

  it('ED31 waits for no frame in a hidden window, also when it is hidden meanwhile', () => {
    page.hidden = true;
    afterPaint(note('hidden'));
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['hidden']);
    page.hidden = false;
    afterPaint(note('seen'));
    page.hidden = true;
    page.dispatchEvent(new Event('visibilitychange'));
    vi.advanceTimersByTime(1);
    expect(done).toEqual(['hidden', 'seen']);
  });

  it('ED31 waits a quarter of a second for a frame that does not come, and no longer', () => {
    vi.stubGlobal('requestAnimationFrame', () => 0);
    vi.advanceTimersByTime(1_000);
    afterPaint(note('unseen'));
    vi.advanceTimersByTime(249);
    expect(done).toEqual([]);
    vi.advanceTimersByTime(2);
    expect(done).toEqual(['unseen']);
  });

  it('ED31 who is behind a frame already does not wait for another, and all of it is done at once when asked for', () => {
    afterPaint(() => {
      behindPaint(note('behind'));
      afterPaint(note('next'));
    });
    afterPaint(note('this'));
    vi.advanceTimersByTime(frame + 1);
    expect(done).toEqual(['this', 'behind']);
    behindPaint(note('alone'));
    doAllNow();
    expect(done).toEqual(['this', 'behind', 'next', 'alone']);
    vi.advanceTimersByTime(1_000);
    expect(done).toHaveLength(4);
  });

  it('ED31 nothing waits while the page goes, neither what waited before nor what is asked for then', () => {
    afterPaint(note('waited'));
    frameOf.dispatchEvent(new Event('pagehide'));
    expect(done).toEqual(['waited']);
    afterPaint(note('last'));
    expect(done).toEqual(['waited', 'last']);
    frameOf.dispatchEvent(new Event('pageshow'));
    afterPaint(note('back'));
    expect(done).toEqual(['waited', 'last']);
  });
});
