import type { Page } from '@playwright/test';
import { drag, expect, goToChapter, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const dialog = (page: Page) => page.getByRole('dialog', { name: 'Alles durchsuchen' });
const field = (page: Page) => dialog(page).getByRole('searchbox', { name: /Suchen in Text/ });
const hits = (page: Page) => dialog(page).getByRole('option');

test.describe('searching everything', () => {
  test('SE18 finds while one types, is walked through with the arrow keys, and leads to the place in text and comments', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const text = await goToChapter(page, 7);
    await drag(page, text, 'verlässliche Angebote');
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.type('Barrierefreie Straßen fehlen hier.');
    await page.keyboard.press('Control+Enter');

    await page.keyboard.press('Control+Shift+f');
    await expect(field(page)).toBeFocused();
    await expect(dialog(page).getByText(/gelten als gleich/)).toBeVisible();
    await page.keyboard.type('barrierefreie strasse');
    await expect(dialog(page).getByRole('status')).toContainText('1 Treffer.');
    await expect(hits(page)).toHaveCount(1);
    await expect(hits(page).first()).toContainText('Barrierefreie Straßen fehlen hier.');
    await expect(hits(page).first()).toContainText(/7 .*Geschäftsstelle/);
    await expectAccessible(page);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole('article').filter({ hasText: 'Barrierefreie Straßen' })).toBeVisible();

    await page.keyboard.press('Control+Shift+f');
    await expect(field(page)).toHaveValue('barrierefreie strasse');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await page.keyboard.press('Control+Shift+f');
    await page.keyboard.type('massnahme');
    await expect(
      hits(page)
        .filter({ hasText: /maßnahme/i })
        .first(),
    ).toBeVisible();
    // A hit that one was at, and that a filter takes away.
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await dialog(page).getByRole('radio', { name: /^Text/ }).click();
    await expect(dialog(page).getByRole('option', { name: /maßnahme/i })).not.toHaveCount(0);
    await expectAccessible(page);
    const first = hits(page).first();
    const marked = await first.locator('mark').first().textContent();
    await first.click();
    await expect(dialog(page)).toHaveCount(0);
    await expect.poll(() => page.evaluate(() => String(window.getSelection()))).toBe(marked);

    await page.getByRole('button', { name: /Alles durchsuchen/ }).click();
    await page.keyboard.type('gibtesnirgends');
    await expect(dialog(page).getByText('Nirgends steht „gibtesnirgends“.')).toBeVisible();
    await dialog(page).getByRole('button', { name: 'Im Text suchen und ersetzen' }).click();
    await expect(page.getByRole('textbox', { name: 'Suchen nach' })).toHaveValue('gibtesnirgends');
  });

  test('MC58 leads to the sheet of a measure and to the text of a council paper', async ({ page, laptop }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('Control+Shift+f');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('sprachbrücken grundschule');
    const measure = hits(page)
      .filter({ hasText: /geändert: / })
      .first();
    await expect(measure).toContainText('Sprachbrücken zwischen Kita und Grundschule');
    await expectAccessible(page);
    await measure.click();
    await expect(dialog(page)).toHaveCount(0);
    await expect(page.getByRole('heading', { name: 'Beschreibung' })).toBeVisible();

    await page.keyboard.press('Control+Shift+f');
    await expect(field(page)).toBeFocused();
    await page.keyboard.type('beschließen');
    await dialog(page)
      .getByRole('radio', { name: /^Drucksachen/ })
      .click();
    await expect(hits(page).first()).toContainText('0108/2021');
    await hits(page).first().click();
    await expect(page.locator('#council-part-motion')).toBeVisible();
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toMatch(/^council-part-/);
  });
});
