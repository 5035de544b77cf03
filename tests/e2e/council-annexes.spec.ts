/** What comes into a council paper as files: the cost table from a workbook, and PDF files as annexes. */
import { readFileSync } from 'node:fs';
import { expectAccessible } from '../support/accessible.ts';
import { smallPdf } from '../support/council/small-pdf.ts';
import { unzipSync } from '../support/docx/unzip.ts';
import { sheetOf, workbook } from '../support/workbook.ts';
import { expect, openSample, test } from './app.ts';

test('CP134 costs come from a workbook after a look at them, a PDF becomes an annex and leaves beside the paper; each step is taken back', async ({
  page,
  laptop,
}) => {
  test.setTimeout(90_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  const choose = async (button: string, name: string, buffer: Uint8Array): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: button }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
  };
  await page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  await expect(page.getByRole('heading', { name: 'Beschlussdrucksache 0108/2021' })).toBeVisible();

  // The cost table.
  const grid = page.getByRole('grid', { name: /^Teilergebnishaushalt/ });
  const table = await workbook({
    Kosten: sheetOf([
      ['Teilergebnishaushalt', 'Produkt', 'Art', '2021', '2022', 'Bemerkung'],
      ['50', '11137', 'Personalaufwendungen', '200.000,-', null, null],
      ['50', '11137', 'Mieten (Aufwand)', 'etwa 500', 1234.5, 'vorläufig'],
    ]),
  });
  await page.getByRole('button', { name: 'Aus Tabelle (XLSX) …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Kosten aus einer Tabelle übernehmen' });
  await choose('Datei wählen', 'leer.xlsx', await workbook({ Liste: sheetOf([['Nr.', 'Titel']]) }));
  await expect(dialog).toContainText('In dieser Datei stehen keine Kosten');
  await dialog.getByRole('button', { name: 'Andere Datei wählen' }).click();
  await choose('Datei wählen', 'Kosten.xlsx', table);
  await expect(dialog.getByRole('status')).toHaveText('1 Zeile käme hinzu, 1 Zeile würde geändert:');
  await expect(dialog).toContainText('2021: 193.421,00 → 200.000,00');
  await expect(dialog).toContainText('2021: kein Betrag: „etwa 500“2022: 1.234,50');
  await expect(dialog).toContainText('1 Zeile der Kostentabelle steht nicht in der Datei und bleibt, wie sie ist.');
  await expect(dialog).toContainText('Kosten, Zeile 3, Spalte D„etwa 500“ ist kein Betrag.');
  await expect(dialog).toContainText('Die Spalte „Bemerkung“ ist unbekannt und bleibt weg.');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/costs-sheet.png' });
  await dialog.getByRole('button', { name: 'In die Kostentabelle übernehmen' }).click();
  await expect(grid).toContainText('200.000,00');
  await expect(grid.getByRole('row', { name: /Mieten/ })).toContainText('etwa 500');
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(grid).toContainText('193.421,00');
  await expect(grid.getByRole('row', { name: /Mieten/ })).toHaveCount(0);

  // An annex.
  const annexes = page.getByRole('region', { name: 'Anlagen' });
  const before = await annexes.getByRole('listitem').count();
  await choose('PDF-Datei hinzufügen …', 'Foto.pdf', new Uint8Array([1, 2, 3]));
  await expect(page.getByText('Foto.pdf: Diese Datei ist kein PDF.')).toBeVisible();
  const pdf = smallPdf(3);
  await choose('PDF-Datei hinzufügen …', 'Lageplan.pdf', pdf);
  const row = annexes.getByRole('listitem').nth(before);
  await expect(row).toContainText('Lageplan.pdf · 3 Seiten');
  await expect(row.getByRole('textbox')).toHaveValue('Lageplan');
  await row.getByRole('textbox').fill('Lageplan der Halle');
  await row.getByRole('textbox').press('Enter');
  await annexes.evaluate(
    (part, bytes) => {
      const data = new DataTransfer();
      data.items.add(new File([new Uint8Array(bytes)], 'Gutachten.pdf', { type: 'application/pdf' }));
      const drop = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true });
      part.querySelector('ol')?.dispatchEvent(drop);
    },
    [...smallPdf(1)],
  );
  const dropped = annexes.getByRole('listitem').nth(before + 1);
  await expect(dropped).toContainText('Gutachten.pdf · 1 Seite');
  await annexes.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/annexes.png' });
  await dropped.getByRole('button', { name: 'Gutachten nach oben' }).click();
  await expect(annexes.getByRole('listitem').nth(before)).toContainText('Gutachten.pdf');
  await annexes.getByRole('button', { name: 'Gutachten entfernen' }).click();
  await expect(annexes.getByRole('listitem')).toHaveCount(before + 1);
  const saving = page.waitForEvent('download');
  await row.getByRole('button', { name: 'Lageplan der Halle speichern' }).click();
  expect(readFileSync(await (await saving).path()).equals(pdf)).toBe(true);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/annexes-dark.png' });

  // It leaves beside the paper.
  await page.getByRole('button', { name: 'Weitere Befehle', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Exportieren …' }).click();
  const leave = page.getByRole('dialog', { name: 'Exportieren' });
  await leave.getByRole('button', { name: 'Drucksache', exact: true }).click();
  await leave.getByText('Mit Anlagen').click();
  await page.screenshot({ path: 'test-results/annexes-export.png' });
  const coming = page.waitForEvent('download');
  await leave.getByRole('button', { name: 'Exportieren', exact: true }).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^0108-2021.*\.zip$/);
  const names = [...unzipSync(readFileSync(await download.path())).keys()];
  expect(names.at(-1)).toBe(`Anlage ${before + 1} – Lageplan der Halle.pdf`);
  expect(names).toHaveLength(before + 2);
});
