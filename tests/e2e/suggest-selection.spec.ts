import { expect, test } from './app.ts';
import { suggestInSample } from './work-mode.ts';

test('SX11 what a selection covers is decided from the menu of the list, of all in it and nothing else, and one step takes it back', async ({
  laptop,
  page,
}) => {
  const host = await laptop.start();
  const text = await suggestInSample(page, host.link);
  for (const [index, words] of ['Erstens ', 'Zweitens '].entries()) {
    await text.locator('.block').nth(index).click();
    await page.keyboard.press('Home');
    await page.keyboard.type(words);
  }
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  const cards = page.getByRole('list', { name: 'Vorschläge', exact: true }).getByRole('listitem');
  await expect(cards).toHaveCount(2);
  await expect(page.getByRole('tab', { name: /Vorschläge/ })).toContainText('2');
  const outline = page.getByRole('navigation', { name: 'Kapitel' }).getByRole('row', { name: /Querschnitt/ });
  await expect(outline).toContainText('2 Vorschläge offen');

  await text.locator('.block').nth(1).click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  const choose = async (name: string): Promise<void> => {
    await page.getByRole('button', { name: 'Mehr', exact: true }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await choose('Auswahl annehmen');
  await expect(cards).toHaveCount(1);
  await expect(cards).toContainText('Erstens');
  await expect(text.getByRole('insertion')).toHaveText(['Erstens ']);
  await expect(text.locator('.block').nth(1)).toContainText('Zweitens ');
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(cards).toHaveCount(2);

  // The list by kind: both are insertions.
  await page.getByRole('button', { name: 'Welche Art' }).click();
  await page.getByRole('option', { name: 'Einfügung' }).click();
  await expect(cards).toHaveCount(2);
});
