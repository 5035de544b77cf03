import type { Locator, Page } from '@playwright/test';
import { expect, test, textOf } from './editor-preview.ts';

const rows = 120;
const cells = (page: Page): Locator => page.locator('.chapter-text :is(td, th)');
const chapter = (page: Page): Promise<string> => page.evaluate(() => window.preview.models[0]?.all[0]?.chapterId ?? '');

/** Keeps what waits for an idle moment back until `window.idle()`. */
async function holdIdle(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const waiting = new Map<number, IdleRequestCallback>();
    let last = 0;
    window.requestIdleCallback = (callback) => {
      waiting.set(++last, callback);
      return last;
    };
    window.cancelIdleCallback = (handle) => void waiting.delete(handle);
    Object.assign(window, {
      idle: () => {
        for (let turn = 0; waiting.size > 0 && turn < 500; turn++) {
          const [handle = 0, callback] = [...waiting][0] ?? [];
          waiting.delete(handle);
          callback?.({ didTimeout: false, timeRemaining: () => 20 });
        }
      },
    });
  });
}

/** Somebody else puts a long table into the chapter. */
async function addTable(page: Page): Promise<void> {
  await page.evaluate((height) => {
    window.preview.edit(1, (doc) => {
      const map = doc.getMap('tables');
      const properties = doc.getMap('blocks');
      for (let row = 0; row < height; row++) {
        map.set(`big:r:r${row}:order`, `a${String(row).padStart(4, '0')}1`);
        for (let column = 0; column < 4; column++) {
          const text = doc.getText(`cell:big:r${row}:c${column}`);
          text.insertEmbed(0, { b: `m${row}x${column}` });
          text.insert(1, `Wert ${row + 1}/${column + 1}`);
        }
      }
      for (let column = 0; column < 4; column++) map.set(`big:c:c${column}:order`, `a${column}1`);
      properties.set('big:kind', 'table');
      properties.set('big:headerRow', true);
      doc.getText('text').insertEmbed(0, { b: 'big' });
    });
  }, rows);
}

test('LT2 of a long table a few rows are drawn at first, and a row that is asked for at once', async ({
  page,
  open,
}) => {
  await holdIdle(page);
  await open({ chapters: 1, empty: true });
  await addTable(page);
  await expect(cells(page).first()).toBeVisible();
  const atFirst = await cells(page).count();
  expect(atFirst).toBeLessThanOrEqual(60);
  const grid = page.getByRole('table');
  await expect(grid).toHaveAttribute('aria-rowcount', String(rows));
  await expect(page.locator('.chapter-text thead th[scope="col"]')).toHaveCount(4);

  // A search, a comment or a link leads there: the caret is in the cell, and little more is drawn.
  await page.evaluate(
    ([id, last]) =>
      window.preview.models[0]?.reveal({
        chapter: id,
        part: `cell:big:r${last}:c1`,
        block: `m${last}x1`,
        from: 0,
        to: 4,
      }),
    [await chapter(page), rows - 20] as const,
  );
  const asked = page.getByRole('textbox', { name: `Zeile ${rows - 19}, Spalte 2`, exact: true });
  await expect(asked).toBeFocused();
  await expect(asked).toBeInViewport();
  expect(await cells(page).count()).toBeLessThanOrEqual(atFirst + 60);
  await expect(page.getByRole('row').last()).toHaveAttribute('aria-rowindex', String(rows - 15));
  await page.keyboard.press('End');
  await page.keyboard.type('!');
  await expect(asked).toHaveText(`Wert ${rows - 19}/2!`);
  // Back to a cell that is drawn, and on by key into rows that are not.
  for (let down = 0; down < 8; down++) await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('textbox', { name: `Zeile ${rows - 11}, Spalte 2`, exact: true })).toBeFocused();
});

test('LT3 what is far from the window is drawn in idle slices, each row once and in order, and follows undo', async ({
  page,
  open,
}) => {
  await holdIdle(page);
  await open({ chapters: 1, empty: true });
  await addTable(page);
  await expect(cells(page).first()).toBeVisible();
  await page.evaluate(() => (window as unknown as { idle: () => void }).idle());
  await expect(cells(page)).toHaveCount(rows * 4);
  const shown = await page
    .locator('.chapter-text tr')
    .evaluateAll((lines) => lines.map((line) => [line.ariaRowIndex, line.children[0]?.textContent]));
  expect(shown).toEqual(Array.from({ length: rows }, (_, row) => [String(row + 1), `Wert ${row + 1}/1`]));
  // The columns of all slices are the same, and the lines between them are there once.
  const places = await page.locator('.chapter-text tr > :nth-child(3)').evaluateAll((list) =>
    list.map((cell) => {
      const { left, width } = cell.getBoundingClientRect();
      return `${left.toFixed(1)} ${width.toFixed(1)}`;
    }),
  );
  expect(new Set(places).size).toBe(1);

  const cell = (row: number): Locator => page.getByRole('textbox', { name: `Zeile ${row}, Spalte 1`, exact: true });
  await cell(15).click();
  await page.keyboard.press('End');
  await page.keyboard.type('?');
  await page.getByRole('button', { name: 'Zeile darüber einfügen' }).click();
  await expect(cell(15)).toHaveText('');
  await expect(cell(16)).toHaveText('Wert 15/1?');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(cell(15)).toHaveText('Wert 15/1');
  await expect(page.locator('.chapter-text tr')).toHaveCount(rows);
  await expect(textOf(page)).toBeVisible();
});
