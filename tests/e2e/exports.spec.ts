/** The dialog to export: paper, council paper and measures leave as files; what is made can be left, watched and stopped. */
import { readFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expect, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const dialogOf = (page: Page): Locator => page.getByRole('dialog', { name: 'Exportieren' });

async function openFromMenu(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Weitere Befehle', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Exportieren …' }).click();
  await expect(dialogOf(page)).toBeVisible();
  return dialogOf(page);
}

/** Presses what begins the export and reads the file that comes of it. */
async function fileFrom(page: Page): Promise<{ readonly name: string; readonly bytes: Buffer }> {
  const coming = page.waitForEvent('download');
  await dialogOf(page).getByRole('button', { name: 'Exportieren', exact: true }).click();
  const download = await coming;
  await expect(dialogOf(page).getByRole('status')).toContainText('ist fertig');
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}
const again = (page: Page): Promise<void> => dialogOf(page).getByRole('button', { name: 'Noch eine Datei' }).click();
/** Chooses one of the cards by the beginning of its words. */
const choose = (page: Page, name: string): Promise<void> =>
  dialogOf(page)
    .getByRole('radio', { name: new RegExp(`^${name.replace(/[()]/g, '\\$&')}`) })
    .check({ force: true });
const head = (bytes: Buffer, length: number): string => bytes.subarray(0, length).toString('latin1');

test('XW10 the paper leaves in each form, as it is or as a version; with comments and suggestions where the form takes them; the dialog is accessible, light and dark', async ({
  page,
  laptop,
}) => {
  test.setTimeout(60_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  const dialog = await openFromMenu(page);
  await expect(dialog.getByRole('button', { name: 'Strategiepapier' })).toHaveAttribute('aria-pressed', 'true');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-paper.png' });

  const pdf = await fileFrom(page);
  expect(pdf.name).toBe('LIP 2.0 – Strategiepapier.pdf');
  expect(head(pdf.bytes, 5)).toBe('%PDF-');
  await expect(dialog).toContainText('Das PDF ist');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-done.png' });
  await again(page);
  await choose(page, 'Word (DOCX)');
  await dialog.getByRole('checkbox', { name: /^Mit Kommentaren/ }).check({ force: true });
  await dialog.getByRole('checkbox', { name: /^Mit Änderungsvorschlägen/ }).check({ force: true });
  await page.screenshot({ path: 'test-results/export-word.png' });
  const asked = page.waitForRequest(/paper\.docx\?of=now&comments=1&suggestions=1/);
  const word = await fileFrom(page);
  await asked;
  expect(word.name).toBe('LIP 2.0 – Strategiepapier.docx');
  expect(head(word.bytes, 2)).toBe('PK');
  await again(page);
  await dialog.getByRole('button', { name: /Welcher Stand$/ }).click();
  await page.getByRole('option').nth(1).click();
  await expect(dialog).toContainText('Kommentare und Vorschläge gibt es nur zum Stand jetzt.');
  await choose(page, 'Markdown');
  const text = await fileFrom(page);
  expect(text.name).toMatch(/^LIP 2\.0 – Strategiepapier – .+\.md$/);
  expect(text.bytes.toString('utf8')).toContain('# ');
  await again(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 700 });
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-dark.png' });
});

test('XW11 a council paper leaves as a draft at any time, as itself only without errors, which lead to the check', async ({
  page,
  laptop,
}) => {
  test.setTimeout(60_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.getByRole('button', { name: 'Neue Drucksache …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anlegen' }).click();
  await expect(page.getByRole('heading', { name: 'Beschlussdrucksache ohne Nummer' })).toBeVisible();
  await page.getByRole('button', { name: 'Exportieren …' }).click();
  const dialog = dialogOf(page);
  await expect(dialog.getByRole('button', { name: 'Drucksache', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const draft = await fileFrom(page);
  expect(draft.name).toBe('Drucksache-Entwurf.pdf');
  expect(head(draft.bytes, 5)).toBe('%PDF-');
  await again(page);
  await choose(page, 'Endgültig');
  await expect(dialog.getByRole('alert')).toContainText('Fehler stehen im Weg');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-blocked.png', fullPage: true });
  await expect(dialog.getByRole('button', { name: 'Exportieren', exact: true })).toHaveAttribute(
    'aria-disabled',
    'true',
  );
  await choose(page, 'Excel (XLSX)');
  const costs = await fileFrom(page);
  expect([costs.name, head(costs.bytes, 2)]).toEqual(['Drucksache.xlsx', 'PK']);
  await again(page);
  await choose(page, 'PDF');
  await dialog.getByRole('button', { name: 'Zur Prüfung' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Prüfung' })).toContainText('Die Nummer der Drucksache fehlt.');
});

test('XW12 an export goes on while the dialog is closed, stands in the status bar and is told at its end; stopped, it leaves nothing', async ({
  page,
  laptop,
}) => {
  test.setTimeout(60_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await expect(page.getByRole('heading', { name: 'Maßnahmenkatalog' })).toBeVisible();
  // The host answers when the test says so.
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/export/**', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const dialog = await openFromMenu(page);
  await expect(dialog.getByRole('button', { name: 'Maßnahmen', exact: true })).toHaveAttribute('aria-pressed', 'true');
  const begin = dialog.getByRole('button', { name: 'Exportieren', exact: true });
  await begin.click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await expect(dialog).toContainText(/seit 1 Sekunde/);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-making.png' });
  await dialog.getByRole('button', { name: 'Export abbrechen' }).click();
  await expect(dialog.getByRole('status').first()).toContainText('Es ist keine Datei entstanden.');

  await begin.click();
  await dialog.getByRole('button', { name: 'Weiterarbeiten' }).click();
  await expect(dialog).toHaveCount(0);
  const running = page.getByRole('button', { name: /wird erstellt\. Export zeigen$/ });
  await running.click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  const coming = page.waitForEvent('download');
  answer();
  const catalogue = await coming;
  expect(catalogue.suggestedFilename()).toBe('Maßnahmenkatalog – LIP 2.0 – Strategiepapier.pdf');
  expect(head(readFileSync(await catalogue.path()), 5)).toBe('%PDF-');
  await expect(page.getByText('„Maßnahmenkatalog – LIP 2.0 – Strategiepapier.pdf“ ist fertig.')).toBeVisible();
  await expect(running).toHaveCount(0);

  await page.getByRole('row', { name: /^2.1/ }).click();
  await page.getByRole('button', { name: 'Exportieren …' }).click();
  await expect(dialog.getByRole('radio', { name: /^2\.1 Gemeinsame/ })).toBeChecked();
  const one = await fileFrom(page);
  expect(one.name).toBe('2.1 Gemeinsame Anlaufstelle für Beratung.pdf');
  await again(page);
  await choose(page, 'Excel (XLSX)');
  expect(head((await fileFrom(page)).bytes, 2)).toBe('PK');

  // What went wrong says what happened, what is safe and what to do.
  await page.unroute('**/export/**');
  await page.route('**/export/**', (route) =>
    route.fulfill({ status: 422, json: { error: { code: 'exportTooLarge', details: {} } } }),
  );
  await again(page);
  await begin.click();
  await expect(dialog.getByRole('alert')).toContainText('Am Vorhaben hat sich nichts geändert.');
  await dialog.getByRole('button', { name: 'Zurück zur Auswahl' }).click();
  await expect(begin).toBeVisible();
});

test('XW17 the dialog shows each step, its count where there is one, as a bar and in words, accessible, light and dark', async ({
  page,
  laptop,
}) => {
  test.setTimeout(60_000);
  const host = await laptop.start();
  // What the host says of this is what the test says.
  let progress: unknown = null;
  await page.routeWebSocket(/\/calls/, (socket) => {
    const server = socket.connectToServer();
    socket.onMessage((message) => {
      const { id, call } = JSON.parse(String(message)) as { readonly id: number; readonly call: string };
      if (call === 'export.progress') socket.send(JSON.stringify({ id, output: { progress } }));
      else server.send(message);
    });
  });
  await openSample(page, host.link);
  let answer: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (answer = resolve));
  await page.route('**/export/**', async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const dialog = await openFromMenu(page);
  await dialog.getByRole('button', { name: 'Exportieren', exact: true }).click();
  const bar = dialog.getByRole('progressbar');
  await expect(bar).toHaveAttribute('aria-valuetext', 'Der Export beginnt');
  progress = { phase: 'layout', count: null, doing: null };
  await expect(bar).toHaveAttribute('aria-valuetext', 'Die Seiten werden gesetzt');
  await expect(bar).not.toHaveAttribute('aria-valuenow');
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-layout.png' });
  progress = { phase: 'annexes', count: { done: 1, of: 3 }, doing: 'certifying' };
  await expect(bar).toHaveAttribute('aria-valuenow', '1');
  await expect(bar).toHaveAttribute('aria-valuemax', '3');
  await expect(dialog.locator('[aria-live=polite]')).toHaveText('Die Anlagen werden erstellt');
  await expect(dialog).toContainText('1 von 3');
  await expect(dialog).toContainText('geschrieben und geprüft');
  await page.screenshot({ path: 'test-results/export-annexes.png' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 700 });
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/export-annexes-dark.png' });
  await dialog.getByRole('button', { name: 'Weiterarbeiten' }).click();
  progress = { phase: 'sheets', count: { done: 40, of: 85 }, doing: null };
  await expect(page.getByText('Export läuft: 40 von 85')).toBeVisible();
  // What goes wrong with asking is not told: the file comes all the same.
  progress = 'nonsense';
  const coming = page.waitForEvent('download');
  answer();
  await coming;
  await expect(page.getByText('ist fertig.')).toBeVisible();

  // The same once more: how long it took is known, and an engine that does two things at once says so.
  await page.unroute('**/export/**');
  await page.route('**/export/**', () => undefined);
  progress = { phase: 'layoutWriting', count: null, doing: null };
  await page.emulateMedia({ colorScheme: 'light' });
  await openFromMenu(page);
  await dialog.getByRole('button', { name: 'Exportieren', exact: true }).click();
  await expect(bar).toHaveAttribute('aria-valuetext', 'Die Seiten werden gesetzt und geschrieben, in einem Schritt');
  await expect(dialog.getByText(/seit \d+ Sekunden? · beim letzten Mal nach \d+ Sekunden? fertig/)).toBeVisible();
  await page.screenshot({ path: 'test-results/export-again.png' });
});
