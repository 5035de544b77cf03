import path from 'node:path';
import { root } from '../../electron/build.mjs';
import { chapterText, expect, goToChapter, invite, newParagraph, openSample, status, test } from '../e2e/app.ts';
import { test as electronTest } from '../e2e/electron-app.ts';

const picture = (name: string): { path: string } => ({ path: path.join(root, 'docs', 'pictures', `${name}.png`) });

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
  await there.getByText(/./).nth(3).click();
  await other.keyboard.press('End');
  await other.keyboard.type(' Dazu gehören verlässliche Angebote im Stadtteil.');
  await expect(here).toContainText('verlässliche Angebote im Stadtteil.');
  await here.getByText(/./).nth(1).click();
  await page.screenshot(picture('draft'));
  await page.emulateMedia({ colorScheme: 'dark' });
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
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.screenshot(picture('narrow'));
});

electronTest('the window', async ({ start }) => {
  const { page } = await start();
  await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  await expect(chapterText(page, 1)).toBeVisible();
  const text = await goToChapter(page, 8);
  await newParagraph(text);
  await page.keyboard.type('Im Fenster der App geschrieben.');
  await expect(status(page)).toContainText('Gesichert');
  await page.screenshot(picture('window'));
});
