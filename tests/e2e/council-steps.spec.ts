/** One history for all of a council paper: fields, cost table and texts, by keys and by buttons. */
import type { Locator, Page } from '@playwright/test';
import { sheetOf, workbook } from '../support/workbook.ts';
import { expect, openSample, status, test } from './app.ts';

test.setTimeout(120_000);

const field = (page: Page, name: string): Locator => page.getByRole('main').getByRole('textbox', { name, exact: true });
const text = (page: Page, heading: string): Locator => page.getByRole('textbox', { name: `Text: ${heading}` });

test('CP153 Ctrl+Z takes back what one did last in the paper wherever one is, leads there and says so; Ctrl+Y brings it again', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page, host.link);
  await page.getByRole('button', { name: 'Neue Drucksache …' }).click();
  await page.getByRole('button', { name: 'Anlegen' }).click();
  const subject = field(page, 'Betreff');
  await subject.fill('Entwurf');
  await page.getByRole('button', { name: 'Mit finanziellen Auswirkungen' }).click();
  const grid = page.getByRole('grid', { name: /^Teilergebnishaushalt/ });
  const amount = grid.getByRole('row').nth(2).getByRole('gridcell').nth(2);
  await amount.click();
  await page.keyboard.type('100');
  await page.keyboard.press('Enter');
  await expect(amount).toHaveText('100,00');
  const [motion, reasons] = [text(page, 'Antrag,'), text(page, 'Begründung des Antrages')];
  await motion.click();
  await page.keyboard.type('zu beschließen');
  await reasons.click();
  await page.keyboard.type('Weil');
  await subject.click();
  await page.keyboard.press('End');
  await page.keyboard.type(' zwei');
  // What is typed and not with the others yet is the last step.
  await page.keyboard.press('Control+z');
  await expect(subject).toHaveValue('Entwurf');
  await expect(subject).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(reasons).toHaveText('');
  await expect(reasons).toBeFocused();
  await expect(page.getByText('Rückgängig gemacht: Begründung des Antrages.')).toBeAttached();
  await expect(reasons).toBeInViewport();
  await page.keyboard.press('Control+z');
  await expect(motion).toHaveText('');
  await expect(motion).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(amount).toHaveText('');
  await expect(amount).toBeFocused();
  await expect(amount).toBeInViewport();
  await page.screenshot({ path: 'test-results/council-undo.png' });
  // The second key comes before the step that takes the table is shown, while nothing has the focus.
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveCount(0);
  await expect(subject).toHaveValue('');
  await expect(subject).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(page.getByText('Nichts zurückzunehmen.')).toBeAttached();
  for (const done of [
    () => expect(subject).toHaveValue('Entwurf'),
    () => expect(grid).toBeVisible(),
    () => expect(amount).toHaveText('100,00'),
    () => expect(motion).toHaveText('zu beschließen'),
    () => expect(reasons).toHaveText('Weil'),
    () => expect(subject).toHaveValue('Entwurf zwei'),
  ]) {
    await page.keyboard.press('Control+y');
    await done();
  }
  // One pair of buttons for all of it; the focus stays on them.
  const back = page.getByRole('button', { name: 'Rückgängig', exact: true });
  await expect(back).toHaveCount(1);
  await back.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(reasons).toHaveText('');
  await expect(subject).toHaveValue('Entwurf');
  await expect(back).toBeFocused();
  await expect(reasons).toBeInViewport();
  // What one begins to type in a cell is the cell's until it is taken.
  await amount.click();
  await page.keyboard.type('5');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Escape');
  await expect(amount).toHaveText('100,00');
  await expect(motion).toHaveText('zu beschließen');
});

test('CP157 a table of a thousand lines comes from a workbook in one step, is walked through by keys, and leads to rows that are not drawn', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.getByRole('button', { name: 'Neue Drucksache …' }).click();
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await page.getByRole('button', { name: 'Mit finanziellen Auswirkungen' }).click();
  const lines = Array.from({ length: 1_000 }, (_, at) => ['60', '1', `Art ${at} (Aufwand)`, at + 1]);
  const table = await workbook({ Kosten: sheetOf([['Teilergebnishaushalt', 'Produkt', 'Art', '2021'], ...lines]) });
  await page.getByRole('button', { name: 'Aus Tabelle (XLSX) …' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Datei wählen' }).click();
  const mimeType = 'application/octet-stream';
  await (await chooser).setFiles({ name: 'Kosten.xlsx', mimeType, buffer: Buffer.from(table) });
  const dialog = page.getByRole('dialog', { name: 'Kosten aus einer Tabelle übernehmen' });
  await expect(dialog.getByRole('status')).toHaveText('1000 Zeilen kämen hinzu:');
  await dialog.getByRole('button', { name: 'In die Kostentabelle übernehmen' }).click();
  await expect(dialog).toHaveCount(0);
  const grid = page.getByRole('grid', { name: 'Teilergebnishaushalt 60' });
  await expect(grid).toHaveAttribute('aria-rowcount', '1003');
  const row = (index: number): Locator => grid.locator(`[aria-rowindex="${index}"]`);
  await row(3).getByRole('gridcell').nth(2).click();
  await expect(row(900)).toHaveCount(0);
  await page.keyboard.press('Control+ArrowDown');
  await page.keyboard.press('ArrowUp');
  const last = row(1_002).getByRole('gridcell').nth(2);
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.type('7');
  await page.keyboard.press('Enter');
  await expect(last).toHaveText('7,00');
  await page.keyboard.press('Control+Home');
  await expect(row(2).getByRole('gridcell').first()).toBeFocused();
  await expect(row(1_002)).toHaveCount(0);
  await page.screenshot({ path: 'test-results/council-long-table.png' });
  await page.keyboard.press('Control+z');
  await expect(last).toHaveText('1.000,00');
  await expect(last).toBeFocused();
  await expect(last).toBeInViewport();
  await page.keyboard.press('Control+z');
  await expect(grid).toHaveCount(0);
  await page.keyboard.press('Control+y');
  await expect(grid).toHaveAttribute('aria-rowcount', '1003');
  // The host has taken it, and gives it to whoever comes.
  await expect(status(page)).toContainText('Gesichert');
  await page.reload();
  await expect(grid).toHaveAttribute('aria-rowcount', '1003');
});
