import type { Page } from '@playwright/test';
import { chapterText, expect, goToChapter, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const field = (page: Page) => page.getByRole('textbox', { name: 'Suchen nach' });
const panel = (page: Page) => page.getByRole('region', { name: 'Suchen und ersetzen' });
const hits = (page: Page) => panel(page).getByRole('option');

test.describe('find and replace', () => {
  test('FI10 finds in all chapters, shows places in context, marks them, and walks on by F3', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('Control+f');
    await field(page).fill('Hannover');
    await expect(panel(page).getByText(/Treffer in \d+ Kapiteln/)).toBeVisible();
    expect(await hits(page).count()).toBeGreaterThan(5);
    // Chapters that are far from the window were searched too.
    await expect(
      panel(page)
        .getByText(/^Kapitel 1[0-2]:/)
        .first(),
    ).toBeAttached();
    await expect.poll(() => page.evaluate(() => (CSS.highlights.get('found')?.size ?? 0) > 0)).toBe(true);
    await expectAccessible(page);
    await field(page).press('Enter');
    await expect(panel(page).getByText(/^1 von \d+/)).toBeVisible();
    await field(page).press('Shift+Enter');
    await expect(panel(page).getByText(/^(\d+) von \1$/)).toBeVisible();
    await expect(field(page)).toBeFocused();
    await field(page).press('ArrowDown');
    await expect(hits(page).first()).toBeFocused();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(() => String(window.getSelection()))).toMatch(/hannover/i);
    await page.keyboard.press('F3');
    await expect(panel(page).getByText(/^2 von \d+/)).toBeVisible();
    await field(page).focus();
    await page.keyboard.press('Escape');
    await expect(panel(page)).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => CSS.highlights.has('found'))).toBe(false);
  });

  test('FI11 replaces in the chapters one may write in alone, and takes all of it back at once', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 3', 'Bildung');
    await expect(chapterText(other, 1)).toBeVisible();
    await other.keyboard.press('Control+h');
    await field(other).fill('und');
    await panel(other).getByRole('button', { name: 'Nur ganze Wörter' }).click();
    await expect(panel(other).getByText('nur lesen').first()).toBeVisible();
    const before = await wordsOf(page, 'und');
    await other.getByRole('textbox', { name: 'Ersetzen durch' }).fill('UNDX');
    await panel(other).getByRole('button', { name: 'Alle ersetzen' }).click();
    const notice = other.getByText(/^\d+ Stellen ersetzt, in \d+ Kapitel/);
    await expect(notice).toBeVisible();
    const replaced = Number(/\d+/.exec((await notice.textContent()) ?? '')?.[0]);
    expect(replaced).toBeGreaterThan(3);
    await page.keyboard.press('Control+f');
    await field(page).fill('UNDX');
    await expect(panel(page).getByText(new RegExp(`^${replaced} Treffer in`))).toBeVisible();
    // Chapters of other groups were left alone.
    expect(
      await panel(page)
        .getByText(/^Kapitel \d+:/)
        .count(),
    ).toBeLessThan(4);
    await panel(other).getByRole('button', { name: 'Letztes Ersetzen zurücknehmen' }).click();
    await expect(panel(page).getByText('Nichts gefunden.')).toBeVisible();
    await expect.poll(() => wordsOf(page, 'und')).toBe(before);
  });

  test('FI12 a regular expression fills groups in, and one that explodes is stopped and told', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const text = await goToChapter(page, 3);
    await text.press('Control+End');
    await text.press('Enter');
    await page.keyboard.type(`Stand 24.12.2026 ${'a'.repeat(40)}!`);
    await page.keyboard.press('Control+h');
    await panel(page).getByRole('button', { name: 'Regulärer Ausdruck' }).click();
    await field(page).fill('(\\d+)\\.(12)\\.(2026)');
    await expect(panel(page).getByText(/^1 Treffer/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Ersetzen durch' }).fill('$3-$2-$1');
    await panel(page).getByRole('button', { name: 'Alle ersetzen' }).click();
    await expect(text).toContainText('Stand 2026-12-24 aaaa');
    await text.press('Control+z');
    await expect(text).toContainText('Stand 24.12.2026 aaaa');
    await field(page).fill('(a+)+b');
    await expect(panel(page).getByText(/braucht zu lange und wurde angehalten/)).toBeVisible();
    await field(page).fill('(');
    await expect(panel(page).getByText(/noch unvollständig/)).toBeVisible();
    await panel(page).getByRole('button', { name: 'Regulärer Ausdruck' }).click();
    await field(page).fill('24.12.2026');
    await expect(panel(page).getByText(/^1 Treffer/)).toBeVisible();
  });

  test('FI13 leads to a paragraph by its number, and says why it can’t', async ({ page, laptop }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('Control+g');
    const dialog = page.getByRole('dialog', { name: 'Gehe zu Absatz' });
    await dialog.getByRole('textbox').fill('11/999');
    await page.keyboard.press('Enter');
    await expect(dialog.getByText(/Einen Absatz 11\/999 gibt es nicht/)).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('textbox').fill('11/2');
    await page.keyboard.press('Enter');
    await expect(dialog).toHaveCount(0);
    await expect(chapterText(page, 11)).toBeFocused();
    await expect(chapterText(page, 11)).toBeInViewport();
  });

  test('FI14 the filter leaves the chapters whose title, headings, group or stage have the words', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const rows = page.getByRole('row');
    const all = 12;
    await expect(rows).toHaveCount(all);
    const filter = page.getByRole('searchbox', { name: 'Kapitel filtern' });
    await filter.fill('bildung');
    await expect(page.getByText(new RegExp(`^\\d+ von ${all} Kapiteln`))).toBeVisible();
    expect(await rows.count()).toBeLessThan(all);
    expect(await rows.count()).toBeGreaterThan(0);
    // Words of a heading leave its chapter, with the heading to go to.
    await filter.fill('zweite bildungsweg');
    await expect(rows).toHaveCount(1);
    const heading = rows.getByRole('button', { name: /^7\.2\.4 .*zweite Bildungsweg/ });
    await expectAccessible(page);
    await heading.click();
    await expect(chapterText(page, 7)).toBeFocused();
    await expect(chapterText(page, 7).getByText('Der zweite Bildungsweg steht offen')).toBeInViewport();
    await filter.focus();
    await filter.press('Escape');
    await expect(rows).toHaveCount(all);
  });
});

/** How often a whole word stands in the chapters that are on the page. */
async function wordsOf(page: Page, word: string): Promise<number> {
  const texts = await page.locator('.chapter-text').allTextContents();
  return texts.join(' ').split(new RegExp(`\\b${word}\\b`, 'u')).length - 1;
}
