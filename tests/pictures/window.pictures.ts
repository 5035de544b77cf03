import { chapterText, expect, goToChapter, newParagraph, status } from '../e2e/app.ts';
import { test } from '../e2e/electron-app.ts';
import { picture } from './picture.ts';

test('the window', async ({ start }) => {
  const { page } = await start();
  await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  await expect(chapterText(page, 1)).toBeVisible();
  const text = await goToChapter(page, 8);
  await newParagraph(text);
  await page.keyboard.type('Im Fenster der App geschrieben.');
  await expect(status(page)).toContainText('Gesichert');
  await page.screenshot(picture('window'));
});
