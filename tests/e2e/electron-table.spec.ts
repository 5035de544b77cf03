import { goToChapter, newParagraph } from './app.ts';
import { expect, test } from './electron-app.ts';

test.describe('the window', () => {
  test('LT7 the menu of a cell pastes as the key does, although the page may not read the clipboard', async ({
    start,
  }) => {
    const { page } = await start();
    await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    const text = await goToChapter(page, 7);
    await newParagraph(text);
    await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
    await expect(page.getByRole('slider', { name: 'Größe der Tabelle' })).toBeFocused();
    for (const key of ['ArrowLeft', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    const cell = (row: number, column: number) =>
      text.getByRole('textbox', { name: `Zeile ${row}, Spalte ${column}`, exact: true }).last();
    await expect(cell(1, 1)).toBeFocused();
    await page.evaluate(() =>
      navigator.clipboard.write([
        new ClipboardItem({
          'text/plain': new Blob(['aus Excel'], { type: 'text/plain' }),
          'text/html': new Blob(['<b>aus</b> Excel'], { type: 'text/html' }),
        }),
      ]),
    );
    expect(
      await page.evaluate(() =>
        navigator.clipboard.readText().then(
          () => 'read',
          (error: unknown) => (error instanceof Error ? error.name : ''),
        ),
      ),
    ).toBe('NotAllowedError');
    await cell(2, 2).click({ button: 'right' });
    await page.getByRole('menuitem', { name: /^Einfügen/ }).click();
    await expect(cell(2, 2)).toHaveText('aus Excel');
    await expect(cell(2, 2).locator('strong')).toHaveText('aus');
    await expect(cell(2, 2)).toBeFocused();
  });
});
