import type { Locator, Page } from '@playwright/test';
import { expect, paste, test, textOf } from './editor-preview.ts';

const cell = (page: Page, row: number, column: number): Locator =>
  page.getByRole('textbox', { name: `Zeile ${row}, Spalte ${column}`, exact: true });

/** A copy or cut of what is selected, as the browser tells the page of it. */
const take = (page: Page, type: 'copy' | 'cut'): Promise<Record<string, string>> =>
  page.evaluate((name) => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent(name, { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(data.types.map((each) => [each, data.getData(each)]));
  }, type);

test('LT4 cells that are copied bring their footnotes, as new ones with their texts, references and citations', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await paste(page, {
    'text/html': '<table><tr><td>eins</td><td>zwei</td></tr><tr><td>drei</td><td>vier</td></tr></table><p>Danach</p>',
  });
  // A footnote and a citation in the first row, as somebody else writes them.
  await page.evaluate(() => {
    const model = window.preview.models[0];
    const chapter = model?.all[0]?.chapterId ?? '';
    window.preview.edit(1, (doc) => {
      const name = (column: number): string =>
        document.querySelectorAll<HTMLElement>('.chapter-text [data-text]')[column]?.dataset['text'] ?? '';
      const note = doc.getText('note:erste');
      note.insertEmbed(0, { b: 'inerste' });
      note.insert(1, 'Quelle: Amt');
      doc.getText(name(0)).insertEmbed(5, { note: 'erste' });
      doc.getText(name(1)).insertEmbed(5, { paper: '2136/2018' });
      doc.getText(name(1)).insertEmbed(6, { ref: { chapter, block: null } });
    });
  });
  const notes = page.getByRole('region', { name: 'Fußnoten' });
  await expect(notes.locator('[data-note]')).toHaveCount(1);
  await expect(cell(page, 1, 2).locator('.embed')).toHaveCount(2);

  await cell(page, 1, 1).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(page.locator('.chapter-text [data-selected]')).toHaveCount(2);
  const copied = await take(page, 'copy');
  expect(copied['text/plain']).toBe('eins\tzwei');
  await cell(page, 2, 1).click();
  await paste(page, copied);
  await expect(cell(page, 2, 2).locator('.embed')).toHaveCount(2);
  await expect(cell(page, 2, 2).locator('.embed').first()).toHaveAttribute('data-label', '2136/2018');
  await expect(cell(page, 2, 1).locator('.embed')).toHaveAttribute('data-label', '2');
  await expect(notes.locator('[data-note]')).toHaveCount(2);
  await expect(notes.locator('[data-note]').nth(1)).toContainText('Quelle: Amt');
  // Each its own: what is written in one is not in the other.
  await notes.getByRole('textbox', { name: 'Text von Fußnote 2' }).click();
  await page.keyboard.press('End');
  await page.keyboard.type(' II');
  await expect(notes.locator('[data-note]').nth(1)).toContainText('Amt II');
  await expect(notes.locator('[data-note]').first()).not.toContainText('II');

  // Into the text they come as a table, and a whole table between paragraphs brings them too.
  await textOf(page).getByText('Danach').click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await paste(page, copied);
  await expect(page.getByRole('table')).toHaveCount(2);
  await expect(notes.locator('[data-note]')).toHaveCount(3);
  await expect(page.getByRole('table').nth(1).locator('.embed')).toHaveCount(3);
  await page.keyboard.press('Escape');
  await textOf(page).getByText('Danach').click();
  await page.keyboard.press('Control+a');
  const all = await take(page, 'copy');
  await textOf(page).getByText('Danach').click();
  await page.keyboard.press('End');
  await paste(page, all);
  await expect(notes.locator('[data-note]')).toHaveCount(6);
});

test('LT6 the menu of a cell pastes what was copied, footnotes too, and says the key where the browser refuses', async ({
  page,
  open,
  context,
}) => {
  const pasteEntry = page.getByRole('menuitem', { name: /^Einfügen/ });
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await paste(page, { 'text/html': '<table><tr><td>eins</td><td>zwei</td></tr></table><p>Danach</p>' });
  await cell(page, 1, 1).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Alt+f');
  await page.keyboard.type('Quelle');
  await page.keyboard.press('Escape');
  await expect(cell(page, 1, 1)).toBeFocused();

  await cell(page, 1, 2).click({ button: 'right' });
  await pasteEntry.click();
  await expect(page.getByText(/Der Browser gibt die Zwischenablage nicht frei.*Strg/)).toBeVisible();
  await expect(cell(page, 1, 2)).toHaveText('zwei');
  await expect(cell(page, 1, 2)).toBeFocused();

  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await cell(page, 1, 1).click();
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await cell(page, 1, 2).click();
  await page.keyboard.press('End');
  await cell(page, 1, 2).click({ button: 'right' });
  await pasteEntry.click();
  await expect(cell(page, 1, 2)).toContainText('eins');
  await expect(cell(page, 1, 2)).toBeFocused();
  const notes = page.getByRole('region', { name: 'Fußnoten' });
  await expect(notes.locator('[data-note]')).toHaveCount(2);
  await expect(notes.locator('[data-note]').nth(1)).toContainText('Quelle');
  // What another program put there comes as by key.
  await page.evaluate(() =>
    navigator.clipboard.write([
      new ClipboardItem({
        'text/plain': new Blob(['fremd'], { type: 'text/plain' }),
        'text/html': new Blob(['<b>fremd</b>'], { type: 'text/html' }),
      }),
    ]),
  );
  await cell(page, 1, 1).click({ button: 'right' });
  await pasteEntry.click();
  await expect(cell(page, 1, 1).locator('strong')).toHaveText('fremd');
});
