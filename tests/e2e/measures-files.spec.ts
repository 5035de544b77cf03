/** Workbooks with measures come in. */
import type { Page } from '@playwright/test';
import { sheetOf, workbook } from '../support/workbook.ts';
import { expect, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const openMeasures = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await expect(page.getByRole('heading', { name: 'Maßnahmenkatalog' })).toBeVisible();
};

test('MC49 a workbook is shown before it comes, with a line for each cell that can’t be read; taken over, it can be undone', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openMeasures(page);
  const bytes = await workbook({
    Maßnahmen: sheetOf([
      ['Nr.', 'Titel', 'Handlungsfeld', 'Stand', 'Beginn', 'Kosten 2022', 'Finanzierung', 'Kennung', 'Beschreibung'],
      [
        '7.1',
        'Nachbarschaftsfeste',
        'Stadtleben und Kultur',
        'läuft',
        '1.5.2022',
        '12.500,- €',
        'Innovationsfonds',
        'feste7',
        'Ein Fest\nim Stadtteil',
      ],
      ['1.1', 'Bücherbus', 'Bildung', 'irgendwann', '31.2.2022', 'viel', ''],
    ]),
  });
  await page.getByRole('button', { name: 'Aus Excel übernehmen' }).click();
  const dialog = page.getByRole('dialog');
  const choose = async (name: string, buffer: Uint8Array): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: /Datei wählen/ }).click();
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(buffer) });
  };
  await choose('Liste.xlsx', new Uint8Array([1, 2, 3]));
  await expect(dialog.getByText('Diese Datei ließ sich nicht lesen')).toBeVisible();
  await dialog.getByRole('button', { name: 'Andere Datei wählen' }).click();
  await choose('Liste.xlsx', bytes);
  await expect(dialog.getByRole('status')).toHaveText('2 Maßnahmen kämen hinzu:');
  await expect(dialog).toContainText('1 Beschreibung käme hinzu, als reiner Text.');
  await expect(dialog).toContainText('1 Nummer gibt es im Katalog schon: 1.1');
  await expect(dialog).toContainText('Maßnahmen, Zeile 3, Spalte D„irgendwann“ ist kein bekannter Stand.');
  await expect(dialog).toContainText('„31.2.2022“ ist kein Tag.');
  await expect(dialog).toContainText('„viel“ ist kein Betrag.');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/measures-import.png' });
  await dialog.getByRole('button', { name: '2 Maßnahmen übernehmen' }).click();
  await expect(page.getByRole('row', { name: /^7.1 Nachbarschaftsfeste/ })).toContainText('12.500 €');
  // A source that is a budget's name is counted against it.
  await expect(page.getByRole('region', { name: 'Budget' })).toContainText('224.500 € von 200.000 €');
  // What says something else than the catalogue is a choice.
  const others = sheetOf([
    ['Kennung', 'Titel', 'Beschreibung'],
    ['feste7', 'Nachbarschaftsfeste', 'Ganz anders'],
  ]);
  await page.getByRole('button', { name: 'Aus Excel übernehmen' }).click();
  await choose('Liste.xlsx', await workbook({ Maßnahmen: others }));
  await expect(dialog.getByRole('status')).toHaveText('Es käme keine Maßnahme hinzu.');
  await expect(dialog).toContainText('Im Katalog: Ein Fest im Stadtteil');
  await dialog.getByText('Ersetzen: 7.1 Nachbarschaftsfeste').click();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/measures-import-texts.png' });
  await dialog.getByRole('button', { name: '1 Beschreibung übernehmen' }).click();
  await expect(page.getByText('1 Beschreibung übernommen.')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(page.getByText('1 Beschreibung übernommen.')).toHaveCount(0);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await expect(page.getByRole('row', { name: /^7.1/ })).toHaveCount(0);
});
