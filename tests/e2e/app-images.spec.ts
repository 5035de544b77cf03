import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from '@playwright/test';
import { bring } from '../support/bring-files.ts';
import { runHost } from '../support/host-process.ts';
import { png } from '../support/pictures.ts';
import { expect, goToChapter, invite, newParagraph, openRecent, openSample, status, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const picture = { name: 'Säulen.png', type: 'image/png', bytes: png(320, 160, [40, 120, 60]) };

/** The picture of a chapter's image, once one has scrolled there; chapters that arrive above keep moving it for a while. */
async function pictureIn(text: Locator): Promise<Locator> {
  const block = text.locator('[data-kind="image"]');
  const image = block.locator('img');
  await expect(async () => {
    await block.scrollIntoViewIfNeeded();
    await expect(image).toBeVisible({ timeout: 1_000 });
  }).toPass();
  return image;
}

test('IM13 a picture is stored in the project, seen by others, there after a restart, and in the exported file', async ({
  page,
  laptop,
  letIn,
}) => {
  const first = await laptop.start();
  await openSample(page, first.link);
  const text = await goToChapter(page, 7);
  await newParagraph(text);
  await bring(page, [picture]);
  await page.getByRole('textbox', { name: 'Was zeigt das Bild?' }).fill('Drei Säulen');
  await page.keyboard.press('Enter');
  await expect(text.getByRole('img', { name: 'Drei Säulen' })).toBeVisible();
  await expect(status(page)).toContainText('Gesichert');
  await expectAccessible(page);

  const other = await letIn(page, 'Mitglied 7 (Stadtgesellschaft)', 'Bildung');
  const there = await pictureIn(await goToChapter(other, 7));
  await expect(there).toBeVisible();
  expect(await there.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([
    320, 160,
  ]);

  await first.stop();
  const second = await laptop.start();
  await openRecent(page, second.link);
  const again = await pictureIn(await goToChapter(page, 7));
  await expect(again).toHaveAccessibleName('Drei Säulen');
  await second.stop();
  const folder = path.join(laptop.folder, 'projects');
  const file = readdirSync(folder).find((name) => name.endsWith('.ratschrift')) ?? '';
  const out = path.join(laptop.folder, 'Papier.html');
  const { code } = await runHost(laptop.folder, ['export', path.join(folder, file), '--format', 'html', '--out', out]);
  expect(code).toBe(0);
  await page.goto(`file://${out}`);
  await expect(page.getByRole('figure').getByRole('img', { name: 'Drei Säulen' })).toBeVisible();
});

test('IM14 cut off from the host, a brought picture stays in the window, which says so, and is stored later', async ({
  page,
  laptop,
  anotherPage,
  plug,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  const line = await plug(host.port);
  const link = (await invite(page, 'Mitglied 7 (Stadtgesellschaft)', 'Bildung')).replace(
    `:${host.port}`,
    `:${line.port}`,
  );
  const other = await anotherPage();
  await other.goto(link);
  const there = await goToChapter(other, 7);
  await newParagraph(there);
  await expect(status(other)).toContainText('Gesichert');
  line.pull();
  await bring(other, [picture]);
  await expect(other.getByRole('textbox', { name: 'Was zeigt das Bild?' })).toBeFocused();
  await other.keyboard.press('Escape');
  await expect(there.getByText(/erst in diesem Fenster/)).toBeVisible();
  await expect(status(other)).toContainText(/nur in diesem Fenster/);
  line.putBack();
  await expect(there.getByText(/erst in diesem Fenster/)).toBeHidden();
  await expect(status(other)).toContainText('Gesichert');
  await expect(await pictureIn(await goToChapter(page, 7))).toBeVisible();
});

test('BK8 a window that holds a picture which is not stored yet asks before it closes, and no longer once it is', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  const text = await goToChapter(page, 1);
  await newParagraph(text);
  await page.route('**/asset/**', (route) => (route.request().method() === 'PUT' ? route.abort() : route.continue()));
  await bring(page, [picture]);
  await page.getByRole('textbox', { name: 'Was zeigt das Bild?' }).fill('Säulen');
  await page.keyboard.press('Enter');
  // The text itself is stored: what waits is the picture alone.
  await expect(text.getByText(/erst in diesem Fenster/)).toBeVisible();
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.type());
    dialog.dismiss().catch(() => undefined);
  });
  await page.close({ runBeforeUnload: true });
  await expect.poll(() => asked).toEqual(['beforeunload']);
  await page.unroute('**/asset/**');
  await expect(text.getByText(/erst in diesem Fenster/)).toBeHidden();
  await expect(status(page)).toContainText('Gesichert');
  const closed = page.waitForEvent('close');
  await page.close({ runBeforeUnload: true });
  await closed;
  expect(asked).toEqual(['beforeunload']);
});
