import type { Locator, Page } from '@playwright/test';
import { drag, expect, goToChapter, openSample, test } from '../e2e/app.ts';
import { picture } from './picture.ts';

const thread = (page: Page, words: string): Locator => page.getByRole('article').filter({ hasText: words });

test('discussing, suggesting, the print preview', async ({ page, laptop, letIn }) => {
  test.setTimeout(180_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  const other = await letIn(page, 'Mitglied 3 (Stadtgesellschaft)', 'Soziales');
  const there = await goToChapter(other, 7);
  const text = await goToChapter(page, 7);

  await page.getByRole('button', { name: 'Arbeitsweise' }).click();
  await page.getByRole('option', { name: 'Vorschlagen' }).click();
  await drag(page, text, 'verlässliche Angebote');
  await page.keyboard.type('kostenlose, verlässliche Angebote');
  await expect(text.getByRole('insertion').first()).toBeVisible();

  await drag(other, there, 'gut erreichbare Räume');
  await other.keyboard.press('Control+Alt+m');
  await other.keyboard.type('Gilt das auch für Menschen mit Behinderung? Dann: barrierefrei.');
  await other.keyboard.press('Control+Enter');
  await page.getByRole('tab', { name: /Kommentare/ }).click();
  const card = thread(page, 'barrierefrei');
  await card.click();
  await card.getByRole('button', { name: 'Antworten' }).click();
  await page.keyboard.type('Ja, das nehmen wir auf.');
  await page.keyboard.press('Control+Enter');
  await expect(card).toContainText('nehmen wir auf');
  await page.screenshot(picture('review'));

  await page.keyboard.press('Control+p');
  await expect(page.getByRole('dialog').getByRole('button', { name: 'Drucken' })).toBeEnabled();
  await page
    .locator('.print-sheet')
    .nth(6)
    .evaluate((sheet) => sheet.scrollIntoView({ block: 'start' }));
  await page.screenshot(picture('print'));
});
