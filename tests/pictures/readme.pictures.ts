import type { Locator } from '@playwright/test';
import { picture } from './picture.ts';
import { expect, goToChapter, invite, openSample, status, test } from '../e2e/app.ts';

test('start screen, two people in one chapter, dark, narrow, inviting, offline', async ({
  page,
  laptop,
  anotherPage,
  plug,
}) => {
  test.setTimeout(180_000);
  const host = await laptop.start();
  const cable = await plug(host.port);
  await page.goto(host.link);
  await expect(page.getByRole('button', { name: /Neues Vorhaben/ })).toBeVisible();
  await page.screenshot(picture('start'));
  await openSample(page, host.link);
  const link = await invite(page, 'Mitglied 3 (Stadtgesellschaft)', 'Bildung');
  const other = await anotherPage();
  await other.setViewportSize({ width: 1440, height: 900 });
  await other.goto(link.replace(`:${host.port}/`, `:${cable.port}/`));
  const there = await goToChapter(other, 7);
  const here = await goToChapter(page, 7);
  await endOfParagraph(there, 1);
  await other.keyboard.type(' Auch in den Ferien.');
  await expect(here).toContainText('Auch in den Ferien.');
  await endOfParagraph(here, 0);
  await page.screenshot(picture('draft'));
  await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
  await page.screenshot(picture('draft-dark'));
  await page.emulateMedia({ colorScheme: 'light' });
  cable.pull();
  await other.keyboard.type(' Auch ohne Netz.');
  await expect(status(other)).toContainText('nur in diesem Fenster');
  await other.screenshot(picture('offline'));
  cable.putBack();
  await expect(here).toContainText('Auch ohne Netz.');
  await page.getByRole('banner').getByRole('button', { name: 'Einladen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name' }).fill('Mitglied 4 (Verwaltung)');
  await dialog.getByRole('button', { name: 'Link erstellen' }).click();
  await expect(dialog.getByRole('textbox', { name: 'Einladungslink' })).toBeVisible();
  await page.screenshot(picture('invite'));
  await page.keyboard.press('Escape');
  await endOfParagraph(here, 0);
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.screenshot(picture('narrow'));
});

/** Puts the caret behind the last word of a paragraph. */
async function endOfParagraph(text: Locator, index: number): Promise<void> {
  await text.focus();
  await text
    .locator('p')
    .nth(index)
    .evaluate((block) => window.getSelection()?.setPosition(block, block.childNodes.length));
}
