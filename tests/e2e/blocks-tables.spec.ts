import type { Page } from '@playwright/test';
import { expect, paste, test, textOf } from './editor-preview.ts';
import { expectAccessible } from '../support/accessible.ts';

const cell = (page: Page, row: number, column: number) =>
  page.getByRole('textbox', { name: `Zeile ${row}, Spalte ${column}`, exact: true });

test('BK9 a right click in a cell opens the menu of the table with cut and copy; table, toolbar and menu have no axe violation', async ({
  page,
  open,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await paste(page, {
    'text/html': `<table><caption>${'Eine lange Beschriftung der Tabelle '.repeat(7)}</caption><tr><th>A</th><th>B</th></tr><tr><td>eins</td><td>zwei</td></tr></table><p>Danach</p>`,
  });
  await cell(page, 2, 1).click();
  const toolbar = page.getByRole('toolbar', { name: 'Tabelle bearbeiten' });
  await expect(toolbar).toBeVisible();
  await expectAccessible(page, { without: ['page-has-heading-one'] });
  // The toolbar stands clear of the caption's words.
  const overlap = await page.evaluate(() => {
    const caption = document.querySelector('.chapter-text .caption');
    const box = document.querySelector('.chapter-text [role="toolbar"]')?.getBoundingClientRect();
    if (caption === null || box === undefined) return -1;
    const range = document.createRange();
    range.selectNodeContents(caption);
    return [...range.getClientRects()].filter(
      (line) => line.right > box.left && line.bottom > box.top && line.top < box.bottom,
    ).length;
  });
  expect(overlap).toBe(0);

  await page.keyboard.press('Control+a');
  await cell(page, 2, 1).click({ button: 'right' });
  const menu = page.getByRole('menu', { name: 'Tabelle bearbeiten' });
  await expect(menu.getByRole('menuitem', { name: 'Zeile darunter einfügen' })).toBeVisible();
  await expectAccessible(page, { without: ['page-has-heading-one'] });
  await page.keyboard.press('Escape');
  await cell(page, 2, 2).click({ button: 'right' });
  await menu.getByRole('menuitem', { name: 'Zeile darunter einfügen' }).click();
  await expect(page.locator('.chapter-text tr')).toHaveCount(3);
  await cell(page, 2, 2).click();
  await page.keyboard.press('Control+a');
  await cell(page, 2, 2).click({ button: 'right', position: { x: 12, y: 12 } });
  await menu.getByRole('menuitem', { name: /^Kopieren/ }).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe('zwei');
  await expect(cell(page, 2, 2)).toBeFocused();
});

test('BK10 a table that is too large for one paste comes as far as it may, and that is said with the limits', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  const said = page.getByText('höchstens 500 Zeilen und 50 Spalten');
  const row = Array.from({ length: 60 }, (_, column) => String(column)).join('\t');
  await paste(page, { 'text/plain': `${row}\n${row}` });
  await expect(said).toHaveCount(1);
  await expect(page.locator('.chapter-text td')).toHaveCount(100);
  // Cells into cells: the same.
  await page.keyboard.press('Control+z');
  await paste(page, { 'text/plain': 'a\tb\nc\td' });
  await cell(page, 1, 1).click();
  await paste(page, { 'text/plain': Array.from({ length: 510 }, (_, at) => `${at}\tb`).join('\n') });
  await expect(page.locator('.chapter-text tr')).toHaveCount(500);
  await expect(said.first()).toBeVisible();
});
