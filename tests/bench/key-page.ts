/** A page with a text box in a real Chromium: puts the caret into the middle of the text and types like a person. */
import type { CDPSession, Page } from '@playwright/test';
import { nextLetter } from './typing-rhythm.ts';
import { readMainThread, traced, type MainThread } from './trace.ts';
import { sleep } from './stats.ts';

/** Pause between two keys in milliseconds: a quick typist, so that the run stays short. */
const pause = 90;
/** Keys before the first that counts, and the pause between them: scripts are compiled as they are used. */
const warmUp = { keys: 80, pause: 25 };
const keyCodes: Readonly<Record<string, number>> = { ä: 222, ö: 192, ü: 186, ß: 219 };

export interface KeyCost extends MainThread {
  /** Milliseconds from key to paint, one for each key. */
  readonly latencies: readonly number[];
}

export class KeyPage {
  private constructor(
    readonly page: Page,
    private readonly session: CDPSession,
    private readonly random: () => number,
  ) {}

  static async open(page: Page, address: string, random: () => number): Promise<KeyPage> {
    const session = await page.context().newCDPSession(page);
    await page.goto(address);
    await page.waitForSelector('.chapter-text[contenteditable="true"] .block');
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    const opened = new KeyPage(page, session, random);
    await opened.enter();
    await opened.type(warmUp.keys, warmUp.pause);
    return opened;
  }

  /** Types a few keys to warm up and `keys` more under the trace, while the others type or (`alone`) don't. */
  async measure(keys: number, alone: boolean): Promise<KeyCost> {
    await this.page.bringToFront();
    await this.page.evaluate((running) => window.bench.setRemote(running), !alone);
    await this.type(15);
    await this.page.evaluate(() => window.bench.takeLatencies());
    const before = await this.length();
    const events = await traced(this.session, async () => {
      await this.type(keys);
      await sleep(200);
    });
    await this.page.evaluate(() => window.bench.setRemote(false));
    const latencies = await this.page.evaluate(() => window.bench.takeLatencies());
    const problems = await this.page.evaluate(() => window.bench.problems());
    if (problems.length > 0) throw new Error(`the page failed: ${problems.join('; ')}`);
    if ((await this.length()) < before + keys) throw new Error('keys were lost');
    return { ...readMainThread(events), latencies };
  }

  private async type(keys: number, between = pause): Promise<void> {
    let next = performance.now();
    for (let key = 0; key < keys; key += 1) {
      await sleep(Math.max(0, next - performance.now()));
      await this.press(nextLetter(this.random));
      next += between;
    }
  }

  /** A key of a German keyboard, as the system reports it. */
  private async press(letter: string): Promise<void> {
    const windowsVirtualKeyCode = keyCodes[letter] ?? letter.toUpperCase().charCodeAt(0);
    const key = { key: letter, windowsVirtualKeyCode };
    await this.session.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      text: letter,
      unmodifiedText: letter,
      ...key,
    });
    await this.session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
  }

  /** Clicks behind the text of a paragraph in the middle, when the page has come to rest. */
  private async enter(): Promise<void> {
    const find = (): { x: number; y: number } => {
      const paragraphs = [...document.querySelectorAll<HTMLElement>('.chapter-text .block')].filter(
        (block) => block.dataset['kind'] === 'paragraph' && block.innerText.length > 150,
      );
      const middle = paragraphs[paragraphs.length >> 1];
      if (middle === undefined) throw new Error('no paragraph');
      middle.scrollIntoView({ block: 'center' });
      const { left, top, width } = middle.getBoundingClientRect();
      return { x: left + width / 2, y: top + 10 };
    };
    let place = await this.page.evaluate(find);
    for (let tries = 0; tries < 20; tries += 1) {
      await sleep(150);
      const next = await this.page.evaluate(find);
      const rests = Math.abs(next.y - place.y) < 1 && tries > 1;
      place = next;
      if (rests) break;
    }
    await this.page.mouse.click(place.x, place.y);
    const inside = await this.page.evaluate(() => document.activeElement?.classList.contains('chapter-text') === true);
    if (!inside) throw new Error('the caret is not in the text');
  }

  private length(): Promise<number> {
    return this.page.evaluate(() => document.querySelector('.chapter-text')?.textContent.length ?? 0);
  }
}
