import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, newParagraph, openSample, goToChapter, test } from './app.ts';

test('BF21 a garbled chapter is brought back from a backup by two presses; a file is made to mail and merged by what it brings', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  const menu = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Weitere Befehle', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Datei und Sicherungen' }).click();
  };
  await menu();
  const dialog = page.getByRole('dialog', { name: 'Datei und Sicherungen' });
  await dialog.getByRole('button', { name: 'Jetzt sichern' }).click();
  await expect(dialog.getByRole('list', { name: 'Sicherungen' }).getByRole('listitem')).toHaveCount(1);
  await expect(dialog.getByText(/\d+ Kapitel · [\d.]+ Wörter/)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await newParagraph(await goToChapter(page, 1));
  await page.keyboard.type('Kauderwelsch ');
  await expect(page.getByText(/Gesichert/).first()).toBeVisible();
  await menu();
  await dialog.getByRole('list', { name: 'Sicherungen' }).getByRole('button').first().click();
  await expect(dialog.getByText(/Wörter seitdem/).first()).toBeVisible();
  await dialog.getByRole('button', { name: 'Zurückholen', exact: true }).click();
  await expect(page.getByText(/Ein Kapitel ist zurückgeholt/).first()).toBeVisible();
  await expect(page.getByText('Kauderwelsch')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Versenden' }).click();
  await dialog.getByRole('button', { name: 'Datei erstellen' }).click();
  await expect(dialog.getByRole('status')).toContainText('Versand');
  const folder = path.join(laptop.folder, 'projects');
  const mailed = readdirSync(folder).find((name) => name.includes('Versand')) ?? '';
  await dialog.getByRole('button', { name: 'Zusammenführen' }).first().click();
  await dialog.getByRole('textbox', { name: 'Ort der Datei' }).fill(path.join(folder, mailed));
  await dialog.getByRole('button', { name: 'Ansehen' }).click();
  await expect(dialog.getByText('Die Datei enthält nichts, was dieses Vorhaben nicht schon hat.')).toBeVisible();
  await dialog.getByRole('button', { name: 'Prüfen und archivieren' }).click();
  await dialog.getByRole('button', { name: 'Jetzt prüfen' }).click();
  await expect(dialog.getByText('Die Datei ist unversehrt.', { exact: false })).toBeVisible();

  // Opened from the start screen, it is offered to be merged with the project that it belongs to.
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Weitere Befehle', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Vorhaben schließen' }).click();
  await page.getByRole('button', { name: /Vorhaben öffnen/ }).click();
  await page.getByRole('textbox', { name: 'Name im Ordner der Vorhaben' }).fill(mailed);
  await page.getByRole('button', { name: 'Öffnen', exact: true }).click();
  const offer = page.getByRole('dialog', { name: 'Verschickte Datei' });
  await expect(offer).toContainText('LIP 2.0');
  await offer.getByRole('button', { name: 'Zusammenführen …' }).click();
  await expect(dialog.getByText('Die Datei enthält nichts, was dieses Vorhaben nicht schon hat.')).toBeVisible();
});
