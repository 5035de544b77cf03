/** What one reads or writes stays at its place in the window while the page is laid out anew. */
import type { Page } from '@playwright/test';
import { expect, goToChapter, openSample, test } from './app.ts';

const line = 28;

/** A block of the page by a few of its words, and how far below the upper edge of the page's window it begins. */
interface Seen {
  readonly words: string;
  readonly y: number;
}

/** Waits until the page has been at rest for half a second of frames. */
async function settle(page: Page): Promise<void> {
  await page.getByRole('region', { name: 'Text des Papiers' }).evaluate(
    (scroller) =>
      new Promise<void>((resolve) => {
        let last = '';
        let frames = 0;
        const look = (): void => {
          const now = `${scroller.scrollTop} ${scroller.scrollHeight} ${scroller.clientWidth}`;
          frames = now === last ? frames + 1 : 0;
          last = now;
          if (frames >= 30) resolve();
          else requestAnimationFrame(look);
        };
        look();
      }),
  );
}

/** The first block that begins in the window. */
async function firstSeen(page: Page): Promise<Seen> {
  await settle(page);
  return page.getByRole('region', { name: 'Text des Papiers' }).evaluate((scroller) => {
    const { top } = scroller.getBoundingClientRect();
    for (const block of scroller.querySelectorAll('.block')) {
      const y = block.getBoundingClientRect().top - top;
      if (y >= 0) return { words: block.textContent.slice(0, 60), y };
    }
    throw new Error('no block in the window');
  });
}

async function placeOf(page: Page, words: string): Promise<number> {
  await settle(page);
  return page.getByRole('region', { name: 'Text des Papiers' }).evaluate((scroller, wanted) => {
    for (const block of scroller.querySelectorAll('.block'))
      if (block.textContent.startsWith(wanted))
        return Math.round(block.getBoundingClientRect().top - scroller.getBoundingClientRect().top);
    throw new Error(`not on the page: ${wanted}`);
  }, words);
}

async function resize(page: Page, width: number, height = 900): Promise<void> {
  await page.setViewportSize({ width, height });
  await expect(page.getByRole('complementary')).toHaveCount(width >= 1200 ? 1 : 0);
}

async function expectKept(page: Page, { words, y }: Seen, within: number): Promise<void> {
  expect(Math.abs((await placeOf(page, words)) - y), words).toBeLessThanOrEqual(within);
}

test.describe('the place in the window', () => {
  test('AP14 who reads stays at the same block through widths, zoom and columns', async ({ page, laptop }) => {
    test.setTimeout(180_000);
    const host = await laptop.start();
    await page.setViewportSize({ width: 1400, height: 900 });
    await openSample(page, host.link);
    await goToChapter(page, 7);
    await page.getByRole('region', { name: 'Text des Papiers' }).hover();
    for (const far of [700, 1_500, 2_600]) {
      await page.mouse.wheel(0, far);
      const seen = await firstSeen(page);
      for (const width of [1024, 1400, 800, 1400]) {
        await resize(page, width);
        await expectKept(page, seen, line);
      }
      // 200 % in the browser is a page of half the size; 200 % in the status bar is text of twice the size.
      await resize(page, 700, 450);
      await expectKept(page, seen, line);
      await resize(page, 1400);
      await expectKept(page, seen, line);
      for (let step = 0; step < 5; step += 1) await page.getByRole('button', { name: 'Text größer' }).click();
      await expectKept(page, seen, line);
      await page.getByRole('button', { name: /^Textgröße/ }).click();
      await expectKept(page, seen, line);
      await page.getByRole('region', { name: 'Text des Papiers' }).hover();
    }
  });

  test('AP14 who writes keeps the line with the caret in sight', async ({ page, laptop }) => {
    const host = await laptop.start();
    await page.setViewportSize({ width: 1400, height: 900 });
    await openSample(page, host.link);
    await goToChapter(page, 7);
    await page.getByRole('region', { name: 'Text des Papiers' }).hover();
    await page.mouse.wheel(0, 900);
    await settle(page);
    const words = await page.evaluate(() => {
      const block = document.elementFromPoint(700, 560)?.closest('.block');
      return block?.textContent.slice(0, 60) ?? '';
    });
    await page.locator('.block', { hasText: words }).click();
    await page.keyboard.type('Hier');
    const caretY = async (): Promise<number> => {
      await settle(page);
      // Within the text's region: in a narrow window the toolbar above it takes a second row.
      const region = await page.getByRole('region', { name: 'Text des Papiers' }).boundingBox();
      const top = await page.evaluate(
        () => window.getSelection()?.getRangeAt(0).getClientRects()[0]?.top ?? Number.NaN,
      );
      return top - (region?.y ?? Number.NaN);
    };
    const before = await caretY();
    for (const width of [1024, 1400, 800, 1400]) {
      await resize(page, width);
      expect(Math.abs((await caretY()) - before), `at ${width}`).toBeLessThanOrEqual(line);
    }
    await resize(page, 700, 450);
    expect(await caretY()).toBeLessThan(420);
    await resize(page, 1400);
    expect(Math.abs((await caretY()) - before)).toBeLessThanOrEqual(line);
    await page.keyboard.type('Weiter');
    await expect(page.getByText('HierWeiter')).toBeVisible();
  });
});
