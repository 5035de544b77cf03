/** What the project knows beside its papers: its form, the check that follows it, the city, and the order of papers. */
import { expectAccessible } from '../support/accessible.ts';
import { expect, openSample, test } from './app.ts';

test('CP124 figures are changed in their form and the check follows; bad input is told, steps are taken back, the city changes with its text blocks, papers change places', async ({
  page,
  laptop,
}) => {
  test.setTimeout(40_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  const open = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Angaben des Vorhabens …' }).click();
  };
  const dialog = page.getByRole('dialog', { name: 'Angaben des Vorhabens' });
  await page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  await page.getByRole('button', { name: /^Prüfung/ }).click();
  const check = page.getByRole('region', { name: 'Prüfung' });
  await expect(check.getByRole('status')).toHaveText('Alles in Ordnung.');

  await open();
  const value = dialog.getByRole('textbox', { name: 'Wert' }).first();
  const was = await value.inputValue();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/facts.png' });
  await value.fill('sechs');
  await value.press('Enter');
  await expect(dialog.getByText('Bitte schreiben Sie eine ganze Zahl, z. B. 607.')).toBeVisible();
  await value.fill('999');
  await value.press('Enter');
  await expect(dialog.getByText('Bitte schreiben Sie eine ganze Zahl, z. B. 607.')).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Schließen' }).last().click();
  // What stands in the text now differs from what is known.
  await page.getByRole('textbox', { name: 'Betreff' }).press('End');
  await page.keyboard.type(' ');
  await expect(check).toContainText('999');
  // The finding leads to the fact that it is compared with.
  await check
    .getByRole('button', { name: /^Zur Angabe des Vorhabens: .*999/ })
    .first()
    .click();
  await expect(value).toBeFocused();
  await expect(value).toHaveValue('999');
  await value.fill(was);
  await value.press('Enter');
  await dialog.getByRole('button', { name: 'Zahl hinzufügen' }).click();
  const added = dialog.getByRole('listitem', { name: 'ohne Namen' });
  await expect(added.getByRole('textbox', { name: 'Wert' })).toBeFocused();
  await dialog.getByRole('button', { name: 'Angaben: Schritt zurück' }).click();
  await expect(added).toHaveCount(0);

  await dialog.getByRole('button', { name: /Stadt, deren Vorlage gilt$/ }).click();
  await page.getByRole('option', { name: 'Stadt Musterhausen' }).click();
  await expect(dialog.getByRole('button', { name: /Stadt Musterhausen/ })).toBeVisible();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/facts-dark.png' });
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Neue Drucksache …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Anlegen' }).click();
  await expect(page.getByRole('heading', { name: 'Sitzungsvorlage ohne Nummer' })).toBeVisible();
  await page.getByRole('button', { name: 'Textbaustein einfügen: Auswirkungen auf das Klima' }).click();
  await page.getByRole('menuitem', { name: 'Keine Auswirkungen' }).click();
  const climate = page.getByRole('textbox', { name: /Auswirkungen auf das Klima/ });
  await expect(climate).toHaveText('Auswirkungen auf das Klima sind nicht zu erwarten.');
  await expect(climate).toBeFocused();
  await page.keyboard.type(' Das ist geprüft.');
  await expect(climate).toHaveText('Auswirkungen auf das Klima sind nicht zu erwarten. Das ist geprüft.');

  const rows = page.getByRole('region', { name: 'Drucksachen' }).getByRole('listitem').locator('> button[id]');
  await expect(rows).toHaveCount(2);
  await rows.nth(1).press('Alt+ArrowUp');
  await expect(rows.first()).toContainText('Sitzungsvorlage ohne Nummer');
  await expect(rows.first()).toBeFocused();
  await rows.first().dragTo(rows.nth(1), { targetPosition: { x: 60, y: 60 } });
  await expect(rows.nth(1)).toContainText('Sitzungsvorlage ohne Nummer');
});
