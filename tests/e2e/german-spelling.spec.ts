import type { Page } from '@playwright/test';
import { chapterText, expect, goToChapter, openSample, status, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

/** The words that are marked as misspelt. */
const marked = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [...(CSS.highlights.get('misspelt') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')).sort(),
  );

async function writeAtEnd(page: Page, number: number, typed: string): Promise<void> {
  const text = await goToChapter(page, number);
  await text.locator('.block').last().click();
  await text.press('Control+End');
  // The browser tells of a moved caret in a task of its own.
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
  await text.press('Enter');
  await page.keyboard.type(typed);
}

/** Lets the host hear of words only once one says so, as where it still reads its dictionaries. */
async function holdQuestions(page: Page): Promise<() => void> {
  let waiting: (() => void)[] | null = [];
  await page.routeWebSocket(/\/calls/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { call } = JSON.parse(String(message)) as { readonly call: string };
      if (call === 'spelling.check' && waiting !== null) waiting.push(() => server.send(message));
      else server.send(message);
    });
  });
  return () => {
    for (const send of waiting ?? []) send();
    waiting = null;
  };
}

test.describe('spelling', () => {
  test('SP10 a misspelt word is marked, mended by keyboard or mouse, and known to everybody once it is added', async ({
    page,
    laptop,
    letIn,
  }) => {
    const host = await laptop.start();
    const answer = await holdQuestions(page);
    await openSample(page, host.link);
    await writeAtEnd(page, 8, 'Die Integrazion der Einwohner*innen im Ihmezentrumm');
    // What was written while the words of the chapter were being looked up is looked up as well.
    await expect(status(page)).toContainText('Gesichert');
    answer();
    // The last word is still being typed.
    await expect.poll(() => marked(page)).toEqual(['Integrazion']);
    await page.keyboard.type(' heute.');
    await expect.poll(() => marked(page)).toEqual(['Ihmezentrumm', 'Integrazion']);
    const block = chapterText(page, 8).locator('.block').last();
    for (let step = 0; step < 'nen im Ihmezentrumm heute.'.length + 'Einwohner*in'.length + 6; step += 1)
      await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+Enter');
    const menu = page.getByRole('menu', { name: 'Rechtschreibung von „Integrazion“' });
    await expect(menu.getByRole('menuitem').first()).toHaveText('Integration');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await expect(block).toHaveText('Die Integration der Einwohner*innen im Ihmezentrumm heute.');
    await page.keyboard.press('Control+z');
    await expect(block).toContainText('Integrazion');
    await page.keyboard.press('Control+y');
    await expect(block).toContainText('Die Integration');

    const other = await letIn(page, 'Mitglied 1 (Stadtgesellschaft)', 'Soziales');
    await (await goToChapter(other, 8)).locator('.block').last().click();
    await expect.poll(() => marked(other)).toEqual(['Ihmezentrumm']);
    await block.click();
    await expect.poll(() => marked(page)).toEqual(['Ihmezentrumm']);
    const place = await page.evaluate(() => {
      const [range] = CSS.highlights.get('misspelt') ?? [];
      const box = range instanceof Range ? range.getBoundingClientRect() : new DOMRect();
      return { x: box.left + box.width / 2, y: box.top + box.height / 2 };
    });
    await page.mouse.click(place.x, place.y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'Zum Wörterbuch des Vorhabens' }).click();
    await expect.poll(() => marked(page)).toEqual([]);
    await expect.poll(() => marked(other)).toEqual([]);
    expect(await chapterText(page, 8).getAttribute('spellcheck')).toBe('false');
  });
});
