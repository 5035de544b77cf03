import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Pace, type Stage } from '../../../renderer/editor/remote/pace.ts';

const frame = 16;

/** A page whose frames are painted by the fake clock; hidden, it asks for none. */
class Page extends EventTarget {
  hidden = false;
  type(): void {
    this.dispatchEvent(new Event('beforeinput'));
  }
}

let page: Page;
let pace: Pace;
let shown: string[];
const ask = (stage: Stage, what: string): void => pace.request(stage, () => shown.push(what));

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] });
  page = new Page();
  vi.stubGlobal('requestAnimationFrame', (work: () => void) => setTimeout(work, frame));
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', () => undefined);
  pace = new Pace(page);
  shown = [];
});
afterEach(() => {
  pace.destroy();
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('when the work of others is shown', () => {
  it('ED7 who only reads sees it at once, and what comes in a burst once a frame', () => {
    ask('text', 'first');
    vi.advanceTimersByTime(0);
    expect(shown).toEqual(['first']);
    ask('text', 'second');
    ask('text', 'third');
    vi.advanceTimersByTime(frame - 1);
    expect(shown).toEqual(['first']);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual(['first', 'third']);
  });

  it('ED7 text comes before carets, whichever was asked for first', () => {
    ask('carets', 'carets');
    ask('text', 'text');
    vi.advanceTimersByTime(0);
    expect(shown).toEqual(['text', 'carets']);
  });

  it('ED7 who types sees it every tenth of a second, and at once again a second after the last key', () => {
    ask('text', 'before');
    vi.advanceTimersByTime(0);
    page.type();
    ask('text', 'while typing');
    vi.advanceTimersByTime(99);
    expect(shown).toEqual(['before']);
    vi.advanceTimersByTime(1);
    expect(shown).toEqual(['before', 'while typing']);
    vi.advanceTimersByTime(1_000);
    ask('text', 'after');
    vi.advanceTimersByTime(0);
    expect(shown).toEqual(['before', 'while typing', 'after']);
  });

  it('ED7 nothing is shown between a key and its painting, but right behind it', () => {
    page.type();
    ask('text', 'others');
    vi.advanceTimersByTime(frame);
    expect(shown).toEqual([]);
    // The tasks behind the frame: the fake clock gives each a millisecond of its own.
    vi.advanceTimersByTime(2);
    expect(shown).toEqual(['others']);
  });

  it('ED7 behind the painting of a key there is the best time: it is not kept back for the full pause', () => {
    ask('text', 'first');
    vi.advanceTimersByTime(0);
    vi.advanceTimersByTime(60);
    page.type();
    ask('text', 'behind the key');
    vi.advanceTimersByTime(frame + 2);
    expect(shown).toEqual(['first', 'behind the key']);
  });

  it('ED7 a hidden page, which is never painted, keeps nothing back', () => {
    page.hidden = true;
    page.type();
    ask('text', 'others');
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual(['others']);
  });

  it('ED7 nothing is shown after the end', () => {
    page.type();
    ask('text', 'too late');
    vi.advanceTimersByTime(0);
    pace.destroy();
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual([]);
  });
});
