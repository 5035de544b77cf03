import { bring } from '../support/bring-files.ts';
import { png } from '../support/pictures.ts';
import { goToChapter, newParagraph, status } from './app.ts';
import { expect, test } from './electron-app.ts';

test('EL15 a picture is prepared, stored and shown in the window, whose page is another site to the host', async ({
  start,
}) => {
  const { page } = await start();
  await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  const text = await goToChapter(page, 2);
  await newParagraph(text);
  // Wide enough that a worker has to draw it anew.
  await bring(page, [{ name: 'Luftbild.png', type: 'image/png', bytes: png(3200, 40, [20, 90, 160]) }]);
  await expect(page.getByRole('textbox', { name: 'Was zeigt das Bild?' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(status(page)).toContainText('Gesichert');
  await page.reload();
  const block = (await goToChapter(page, 2)).locator('[data-kind="image"]');
  // Chapters that arrive above keep moving it for a while.
  await expect(async () => {
    await block.scrollIntoViewIfNeeded();
    const width = block
      .locator('img')
      .evaluate((shown: HTMLImageElement) => shown.naturalWidth, null, { timeout: 1_000 });
    expect(await width).toBe(3000);
  }).toPass();
});
