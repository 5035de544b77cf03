/** The steering group, which may not write measures, proposes words in a description; whoever may write decides. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { expect, inviteAs, openSample, status, test } from './app.ts';
import { description, openSheet, panel } from './measure-sheets.ts';

const suggestionsTab = (page: Page): Promise<void> =>
  panel(page)
    .getByRole('tab', { name: /Vorschläge/ })
    .click();
const own = (page: Page): Locator => panel(page).getByRole('region', { name: 'Ihre Vorschläge' });
const draft = (page: Page): Locator =>
  page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Entwurf' });
async function found(page: Page, words: string, by: RegExp): Promise<Locator> {
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('searchbox', { name: /Suchen in Text/ })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(words);
  return page.getByRole('dialog').getByRole('option').filter({ hasText: by }).first();
}
const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};

test('MC79 who may not write measures proposes in a description, also over a reload and without a connection; who may takes it over or declines, and a deleted measure keeps it', async ({
  page,
  laptop,
  anotherPage,
  plug,
}) => {
  const host = await laptop.start();
  const cable = await plug(host.port);
  await openSample(page, host.link);
  await page.setViewportSize({ width: 1440, height: 1000 });
  const link = await inviteAs(page, 'Steuernde Person', /^Lenkungsgruppe/);
  const other = await anotherPage();
  await other.setViewportSize({ width: 1440, height: 1000 });
  await other.goto(link.replace(`:${host.port}/`, `:${cable.port}/`));
  await openSheet(page, /^1.3/);
  await openSheet(other, /^1.3/);
  const [text, there] = [description(page), description(other)];
  await expect(there).toHaveAttribute('aria-readonly', 'true');
  await other.getByRole('button', { name: 'Vorschläge machen' }).click();
  await expect(there).toHaveAttribute('aria-readonly', 'false');
  await there.click();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('Viele ');
  await expect(there.getByRole('insertion')).toHaveText('Viele ');
  await suggestionsTab(other);
  await expect(own(other)).toContainText('1 Änderung');
  await shot(other, 'proposer');
  await expectAccessible(other);

  // What is typed in the very moment before the page goes is sent with it, and what is typed without a connection once it is back.
  await there.click();
  await other.keyboard.press('Control+Home');
  for (let letter = 0; letter < 5; letter += 1) await other.keyboard.press('ArrowRight');
  await other.keyboard.type(' große');
  await other.reload();
  await expect(there.getByRole('insertion')).toHaveText('Viele große ');
  cable.pull();
  await expect(status(other)).toContainText('Verbindung weg');
  await there.click();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('Sehr ');
  await expect(status(other)).toContainText(/\d+ Änderung(en)? nur in diesem Fenster/);
  cable.putBack();
  await expect(status(other)).toContainText('Gesichert');

  // Nothing of it stands in the text; the others see it in the list and as a number.
  await suggestionsTab(page);
  const card = panel(page).getByRole('article', { name: /Steuernde Person schlägt vor/ });
  await expect(card.locator('ins')).toHaveText('Sehr Viele große ');
  await expect(text).not.toContainText('Viele');
  await expect(page.getByText('1 Vorschlag offen').first()).toBeVisible();
  await shot(page, 'decider');
  await expectAccessible(page);
  await card.getByRole('button', { name: 'Als Vorschläge in den Text' }).click();
  await expect(text.getByRole('insertion')).toHaveText('Sehr Viele große ');
  await expect(page.getByRole('list', { name: 'Vorschläge' }).getByRole('listitem')).toContainText('Steuernde Person');
  await suggestionsTab(other);
  await expect(own(other)).toContainText(/hat Ihre Vorschläge übernommen/);
  await expect(there.getByRole('insertion')).toHaveText('Sehr Viele große ');
  // Found from the chapters, it leads to the sheet and the words.
  await draft(page).click();
  await (await found(page, 'sehr viele', /Steuernde Person/)).click();
  await expect(text.getByRole('insertion')).toHaveText('Sehr Viele große ');
  await expect(text).toBeFocused();
  expect(await page.evaluate(() => document.getSelection()?.toString())).toBe('Sehr Viele große ');
  // At the words themselves it is accepted.
  await text.locator('[data-suggestion]').first().hover();
  await page
    .getByRole('dialog', { name: /Vorschlag/ })
    .getByRole('button', { name: /annehmen/i })
    .click();
  await expect(there.getByRole('insertion')).toHaveCount(0);
  await expect(there).toContainText('Sehr Viele große Schulen');

  // They go on where they were, and this time it is declined.
  await there.click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' Noch mehr.');
  await expect(card).toContainText('Noch mehr.');
  // The search leads to what is only proposed, too: to its card.
  await draft(page).click();
  const hit = await found(page, 'noch mehr', /Steuernde Person/);
  await expect(hit).toContainText('1.3');
  await expect(hit).toContainText('Vorschlag von außerhalb der Gruppen');
  await shot(page, 'found');
  await hit.click();
  await expect(card).toContainText('Noch mehr.');
  await card.getByRole('button', { name: 'Mehr' }).click();
  await page.getByRole('menuitem', { name: /Ablehnen/ }).click();
  await card.getByRole('textbox').fill('Steht schon in 1.4.');
  await card.getByRole('button', { name: 'Ablehnen' }).click();
  await expect(card).toHaveCount(0);
  await expect(own(other)).toContainText('Steht schon in 1.4.');
  await expect(there).not.toContainText('Noch mehr.');

  // A measure that is deleted meanwhile keeps what is proposed; its author is told, and it waits again once the measure is back.
  await there.click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' Zuletzt.');
  await expect(card).toContainText('Zuletzt.');
  await page.getByRole('button', { name: 'Maßnahme löschen' }).click();
  await expect(other.getByText(/^Gelöscht wurde: 1\.3 .*bleiben aufgehoben/)).toBeVisible();
  // Its words are kept in the list, to be copied; nothing is taken over as long as the measure is gone.
  await expect(own(other)).toContainText('Die Maßnahme ist gelöscht');
  await expect(own(other).locator('ins')).toHaveText(' Zuletzt.');
  await own(other).getByRole('button', { name: 'Wörter kopieren' }).click();
  await expect(other.getByText('Kopiert').first()).toBeVisible();
  await expectAccessible(other);
  await shot(other, 'gone');
  await other.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  await expect(other.getByText(/^Gelöscht wurde: 1\.3 /)).toBeVisible();
  await shot(other, 'gone-board');
  await expect(page.getByText(/^Gelöscht wurde: 1\.3 .*Dazu liegen noch Vorschläge vor/)).toBeVisible();
  await shot(page, 'gone-decider-board');
  await page.getByRole('button', { name: /^Vorschläge zu 1\.3/ }).click();
  await expect(card.locator('ins')).toHaveText(' Zuletzt.');
  await expect(card).toContainText('Die Maßnahme ist gelöscht');
  await expect(card.getByRole('button', { name: 'Als Vorschläge in den Text' })).toHaveCount(0);
  await expect(card.getByRole('button', { name: 'Ablehnen …' })).toBeVisible();
  await expectAccessible(page);
  await shot(page, 'gone-decider');
  await page.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  const row = page.getByRole('row', { name: /^1.3/ });
  await expect(row).toContainText('1 Vorschlag offen');
  await other.getByRole('row', { name: /^1.3/ }).click();
  await expect(there.getByRole('insertion')).toHaveText(' Zuletzt.');

  // Deleted once more, it is withdrawn, and nothing waits any longer.
  await row.click();
  await page.getByRole('button', { name: 'Maßnahme löschen' }).click();
  await own(other).getByRole('button', { name: 'Alle zurückziehen' }).click();
  await other.getByRole('alertdialog').getByRole('button', { name: 'Zurückziehen' }).click();
  await expect(own(other)).not.toContainText('Die Maßnahme ist gelöscht');
  for (const where of [page, other]) await expect(where.getByText(/^Gelöscht wurde/)).toHaveCount(0);
});
