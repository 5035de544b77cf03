import type { Locator, Page } from '@playwright/test';
import { blocksOf, expect, paste, test, textOf } from './editor-preview.ts';

const table = (page: Page, person = 0): Locator => page.locator(`[data-pane="${person}"] .chapter-text table`).first();
/** What the table shows, row by row. */
const shown = (page: Page, person = 0): Promise<string[][]> =>
  table(page, person).evaluate((element) =>
    [...element.querySelectorAll('tr')].map((row) =>
      [...row.querySelectorAll('td, th')].map((cell) => cell.textContent),
    ),
  );
const shows = (page: Page, rows: readonly (readonly string[])[], person = 0) =>
  expect.poll(() => shown(page, person)).toEqual(rows);
const focused = (page: Page) => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const inCell = (page: Page, row: number, column: number) =>
  expect.poll(() => focused(page)).toBe(`Zeile ${row}, Spalte ${column}`);
const tool = (page: Page, name: string) =>
  page.getByRole('toolbar', { name: 'Tabelle bearbeiten' }).getByRole('button', { name });

async function insertTable(page: Page, size = ''): Promise<void> {
  await page.locator('[data-pane="0"]').getByRole('button', { name: 'Einfügen' }).click();
  await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
  await expect(page.getByRole('slider', { name: 'Größe der Tabelle' })).toBeFocused();
  for (const key of size)
    await page.keyboard.press(
      key === 'l' ? 'ArrowLeft' : key === 'u' ? 'ArrowUp' : key === 'r' ? 'ArrowRight' : 'ArrowDown',
    );
  await page.keyboard.press('Enter');
  await inCell(page, 1, 1);
}

test('TB11 a table comes from the menu, Tab and arrows travel its cells, Tab at its end adds a row, Escape leaves it', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await insertTable(page, 'ul');
  await page.keyboard.type('a');
  await page.keyboard.press('Tab');
  await inCell(page, 1, 2);
  await page.keyboard.type('b');
  // The caret has gone to the start, and the browser has not told of it yet: an arrow is one from there.
  const isTaken = await page.evaluate(() => {
    const [cell, selection] = [document.activeElement, document.getSelection()];
    const text = cell === null ? null : document.createTreeWalker(cell, NodeFilter.SHOW_TEXT).nextNode();
    selection?.collapse(text, 0);
    const options = { key: 'ArrowRight', code: 'ArrowRight', keyCode: 39, bubbles: true, cancelable: true };
    return cell?.dispatchEvent(new KeyboardEvent('keydown', options)) === false;
  });
  expect(isTaken).toBe(false);
  await inCell(page, 1, 2);
  await page.keyboard.press('End');
  await page.keyboard.press('ArrowRight');
  await inCell(page, 2, 1);
  await page.keyboard.type('c');
  await page.keyboard.press('ArrowUp');
  await inCell(page, 1, 1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Tab');
  await page.keyboard.type('d');
  await page.keyboard.press('Tab');
  await inCell(page, 3, 1);
  await page.keyboard.type('e');
  await page.keyboard.press('Enter');
  await page.keyboard.type('f');
  await shows(page, [
    ['a', 'b'],
    ['c', 'd'],
    ['ef', ''],
  ]);
  await expect(table(page).locator('thead th')).toHaveCount(2);
  await page.keyboard.press('Escape');
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.type('dahinter');
  await expect
    .poll(async () => (await blocksOf(page)).map(({ kind, text }) => `${kind}:${text}`))
    .toEqual(['table:', 'paragraph:dahinter']);

  // And back into it, from behind and from the caption above.
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await inCell(page, 3, 1);
  for (let n = 0; n < 4; n++) await page.keyboard.press('ArrowUp');
  await expect(textOf(page)).toBeFocused();
  await page.keyboard.type('Kosten');
  await expect.poll(async () => (await blocksOf(page))[0]?.text).toBe('Kosten');
  await page.keyboard.press('ArrowDown');
  await inCell(page, 1, 1);

  for (let n = 0; n < 12; n++) await page.keyboard.press('Control+z');
  await expect(table(page)).toHaveCount(0);
  for (let n = 0; n < 14; n++) await page.keyboard.press('Control+y');
  await shows(page, [
    ['a', 'b'],
    ['c', 'd'],
    ['ef', ''],
  ]);
});

test('TB12 rows, columns, merged cells, headers and widths by toolbar, keyboard and mouse, each taken back by one step', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await insertTable(page, 'u');
  for (const word of ['a', 'b', 'c', 'd', 'e']) {
    await page.keyboard.type(word);
    await page.keyboard.press('Tab');
  }
  await page.keyboard.type('f');
  await shows(page, [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);
  await tool(page, 'Zeile darunter einfügen').click();
  await inCell(page, 3, 3);
  await tool(page, 'Spalte davor einfügen').click();
  await shows(page, [
    ['a', 'b', '', 'c'],
    ['d', 'e', '', 'f'],
    ['', '', '', ''],
  ]);
  await tool(page, 'Spalte löschen').click();
  await tool(page, 'Zeile löschen').click();
  await shows(page, [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);

  // By keyboard: two cells are selected with Shift, joined, and parted again.
  await table(page).locator('[data-text]').nth(3).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(table(page).locator('[data-selected]')).toHaveCount(2);
  await page.keyboard.press('Alt+F10');
  await tool(page, 'Zellen verbinden').press('Enter');
  await shows(page, [
    ['a', 'b', 'c'],
    ['de', 'f'],
  ]);
  await expect(table(page).locator('td[colspan="2"]')).toHaveCount(1);
  await tool(page, 'Verbundene Zelle teilen').click();
  await shows(page, [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);
  await page.keyboard.press('Control+z');
  await shows(page, [
    ['a', 'b', 'c'],
    ['de', 'f'],
  ]);
  await page.keyboard.press('Control+y');

  await tool(page, 'Kopfspalte').click();
  await expect(table(page).locator('tbody th[scope="row"]')).toHaveText('d');

  // The edge behind the first column, by mouse and by keyboard.
  const width = (column: number): Promise<number> =>
    table(page)
      .locator('tr')
      .first()
      .locator('th')
      .nth(column)
      .evaluate((cell) => cell.getBoundingClientRect().width);
  const before = await width(0);
  const box = await page.getByRole('separator', { name: 'Rand hinter Spalte 1' }).boundingBox();
  if (box === null) throw new Error('no edge');
  await page.mouse.move(box.x + box.width / 2, box.y + 10);
  await page.mouse.down();
  await page.mouse.move(box.x + 60, box.y + 10, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => width(0)).toBeGreaterThan(before + 40);
  const wide = await width(0);
  await table(page).locator('[data-text]').first().click();
  await page.keyboard.press('Alt+Shift+ArrowLeft');
  await expect.poll(() => width(0)).toBeLessThan(wide - 5);

  // Several cells by mouse are emptied at once.
  const [from, to] = [
    await table(page).locator('[data-text]').nth(3).boundingBox(),
    await table(page).locator('[data-text]').nth(5).boundingBox(),
  ];
  if (from === null || to === null) throw new Error('no cell');
  await page.mouse.move(from.x + 4, from.y + 6);
  await page.mouse.down();
  await page.mouse.move(to.x + 4, to.y + 6, { steps: 6 });
  await page.mouse.up();
  await expect(table(page).locator('[data-selected]')).toHaveCount(3);
  await page.keyboard.press('Delete');
  await shows(page, [
    ['a', 'b', 'c'],
    ['', '', ''],
  ]);
  await page.keyboard.press('Control+z');
  await shows(page, [
    ['a', 'b', 'c'],
    ['d', 'e', 'f'],
  ]);
  await page.keyboard.press('Shift+F10');
  await page.getByRole('menuitem', { name: 'Tabelle löschen' }).click();
  await expect(table(page)).toHaveCount(0);
});

test('TB13 tables of Word, Excel and text with tabs are pasted as tables, cells into cells, and cells are copied as a table', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await paste(page, {
    'text/html': `<html><body><!--StartFragment--><p class=MsoNormal>Davor</p><table class=MsoTableGrid border=1><thead><tr><td><p class=MsoNormal><b>Jahr</b></p></td><td><p>Euro</p></td></tr></thead>
      <tr><td rowspan=2>2026</td><td>1<span style="mso-spacerun:yes"> </span>000</td></tr><tr><td><script>alert(1)</script>2 000</td></tr></table><!--EndFragment--></body></html>`,
  });
  await shows(page, [['Jahr', 'Euro'], ['2026', '1 000'], ['2 000']]);
  await expect
    .poll(async () => (await blocksOf(page)).map(({ kind, text }) => `${kind}:${text}`))
    .toEqual(['paragraph:Davor', 'table:', 'paragraph:']);
  await expect(table(page).locator('thead th strong')).toHaveText('Jahr');

  await table(page).locator('[data-text]').last().click();
  await paste(page, { 'text/plain': 'x\ty\nz\tü\n' });
  await shows(page, [
    ['Jahr', 'Euro', ''],
    ['2026', '1 000', ''],
    ['x', 'y'],
    ['', 'z', 'ü'],
  ]);
  await page.keyboard.press('Control+z');
  await shows(page, [['Jahr', 'Euro'], ['2026', '1 000'], ['2 000']]);

  await table(page).locator('[data-text]').first().click();
  await page.keyboard.press('End');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(table(page).locator('[data-selected]')).toHaveCount(2);
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return [data.getData('text/html'), data.getData('text/plain')];
  });
  expect(copied[0]).toContain('<tr><td>');
  expect(copied[1]).toBe('Jahr\tEuro');
});

test('TB14 two people in one table see each other, and a row that one deletes under the other comes back on request', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true, people: 2, all: true });
  await textOf(page).click();
  await insertTable(page, 'uu');
  await page.keyboard.type('Anna');
  await shows(page, [['Anna', '', '']], 1);
  await expect(page.locator('[data-pane="1"] .remote-caret')).toBeVisible();
  await page.locator('[data-pane="1"] table [data-text]').nth(1).click();
  await page.keyboard.type('Bob');
  await shows(page, [['Anna', 'Bob', '']]);
  await page.locator('[data-pane="1"]').getByRole('button', { name: 'Zeile darunter einfügen' }).click();
  await shows(page, [
    ['Anna', 'Bob', ''],
    ['', '', ''],
  ]);
  await page.keyboard.type('unten');
  await shows(page, [
    ['Anna', 'Bob', ''],
    ['', 'unten', ''],
  ]);
  await page.evaluate(() => {
    const inner = window.preview.models[0]?.all[0]?.inner;
    const doc = inner?.doc;
    const map = doc?.getMap('tables');
    const row = [...(map?.keys() ?? [])]
      .filter((key) => key.includes(':r:') && key.endsWith(':order'))
      .sort((a, b) => (String(map?.get(a)) < String(map?.get(b)) ? -1 : 1))[1];
    doc?.transact(() => map?.set((row ?? '').replace(':order', ':gone'), true), 'test');
  });
  await shows(page, [['Anna', 'Bob', '']], 1);
  await page.getByRole('button', { name: 'Zurückholen' }).click();
  await shows(page, [
    ['Anna', 'Bob', ''],
    ['', 'unten', ''],
  ]);
});

test('TB15 while one suggests, rows come and go as suggestions', async ({ page, open }) => {
  await open({ chapters: 1, empty: true });
  await textOf(page).click();
  await insertTable(page, 'u');
  await page.evaluate(() => window.preview.models[0]?.all[0]?.binding.suggestAs('anna'));
  await tool(page, 'Zeile darunter einfügen').click();
  await expect(table(page).locator('tr[data-ins]')).toHaveCount(1);
  await table(page).locator('[data-text]').nth(6).click();
  await tool(page, 'Zeile löschen').click();
  await expect(table(page).locator('tr[data-del]')).toHaveCount(1);
  await expect(table(page).locator('tr')).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(table(page).locator('tr[data-ins], tr[data-del]')).toHaveCount(0);
  await expect(table(page).locator('tr')).toHaveCount(2);
});
