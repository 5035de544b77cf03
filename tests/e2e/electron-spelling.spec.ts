import { chapterText, goToChapter, newParagraph } from './app.ts';
import { expect, test } from './electron-app.ts';

test.describe('the window', () => {
  test('SP14 checks the spelling by its own dictionaries, and Chromium never asks for any', async ({ start }) => {
    const { app, page } = await start();
    await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    await newParagraph(await goToChapter(page, 8));
    await page.keyboard.type('Integrazion ist ');
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...(CSS.highlights.get('misspelt') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
        ),
      )
      .toEqual(['Integrazion']);
    for (let step = 0; step < 8; step += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Alt+Enter');
    await expect(page.getByRole('menuitem', { name: 'Integration', exact: true })).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(chapterText(page, 8)).toContainText('Integration ist');
    const native = await app.evaluate(({ session }) => {
      const ours = session.fromPartition('persist:ratschrift');
      return ours.isSpellCheckerEnabled();
    });
    expect(native).toBe(false);
  });
});
