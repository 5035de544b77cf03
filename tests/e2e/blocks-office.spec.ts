import type { Page } from '@playwright/test';
import { expect, lines, paste, test, textOf } from './editor-preview.ts';
import { excel, googleDocsTable, googleSheets, wordTable } from '../support/editor-preview/office-html.ts';

const rows = (page: Page): Promise<string[][]> =>
  page
    .locator('.chapter-text table')
    .evaluate((table) =>
      [...table.querySelectorAll('tr')].map((row) =>
        [...row.children].map((cell) => (cell as HTMLElement).innerText.trim()),
      ),
    );
const widths = (page: Page): Promise<string[]> =>
  page.locator('.chapter-text col').evaluateAll((all) => all.map((col) => (col as HTMLElement).style.width));

test('BK11 tables of Excel, Google and Word keep cells, widths, lists and formats, and bring no furniture', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const fresh = async (html: string): Promise<void> => {
    await text.click({ position: { x: 5, y: 5 } });
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await expect(page.locator('.chapter-text table')).toHaveCount(0);
    await paste(page, { 'text/html': html });
    await expect(page.locator('.chapter-text table')).toHaveCount(1);
  };
  await fresh(excel);
  expect(await rows(page)).toEqual([
    ['Maßnahme', 'Betrag', ''],
    ['Sprachkurse für Eltern', '140.000,50 €', 'WAHR'],
    ['Summe\ngesamt', ''],
  ]);
  expect(await widths(page)).toEqual(['44.4%', '27.8%', '27.8%']);

  await fresh(googleSheets);
  expect(await rows(page)).toEqual([
    ['Jahr', 'Anteil'],
    ['2026', '12 %'],
  ]);
  await expect(page.locator('.chapter-text td').first().locator('strong')).toHaveText('Jahr');
  expect(await widths(page)).toEqual(['60%', '40%']);

  await fresh(googleDocsTable);
  await expect(page.locator('.chapter-text td').nth(1).locator('[data-kind="bullet"]')).toHaveText(['eins', 'zwei']);
  await expect.poll(() => lines(page)).toEqual(['Davor', 'table: ', '[Bild nicht übernommen]']);

  await fresh(wordTable);
  expect(await rows(page)).toEqual([['Jahr und Betrag'], ['2026[1]', '140.000 €']]);
  await expect
    .poll(() => lines(page))
    .toEqual([
      'Tabelle 1: Kosten',
      'table: ',
      'Neu eingefügt.',
      '[Bild nicht übernommen: Lageplan]',
      '[1] Haushaltsplan',
    ]);
});
