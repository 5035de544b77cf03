import type { Locator, Page } from '@playwright/test';
import { expect, test } from './app.ts';
import { suggestInSample, work } from './work-mode.ts';
import { expectAccessible } from '../support/accessible.ts';

const cards = (page: Page): Locator => page.getByRole('list', { name: 'Vorschläge' }).getByRole('listitem');

test('SG1 what one suggests is marked in the text and listed; one, all and a selection are accepted or rejected, with undo', async ({
  laptop,
  page,
}) => {
  const host = await laptop.start();
  const text = await suggestInSample(page, host.link);
  const block = text.locator('.block').first();
  const before = await block.innerText();
  await block.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Neu ');
  await page.keyboard.press('Control+Delete');
  await expect(block.getByRole('insertion')).toHaveText('Neu ');
  await expect(block.getByRole('deletion')).toHaveText(/\S/);
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  await expect(cards(page)).toHaveCount(1);
  await expect(cards(page)).toContainText('Ersetzung');
  await expect(page.getByText('1 Vorschlag offen').first()).toBeVisible();

  await page
    .getByRole('button', { name: /^Vorschlag von .* annehmen/ })
    .first()
    .click();
  await expect(cards(page)).toHaveCount(0);
  const words = before.split(' ');
  await expect(block).toHaveText(new RegExp(`^Neu +${words[1] ?? ''}`));
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(cards(page)).toHaveCount(1);

  // A second one, by a new paragraph; then all of them are rejected.
  await text.locator('.block').nth(1).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Ganz neu.');
  await expect(text.locator('.block[data-signed=ins]')).toHaveAttribute('data-sign', 'neuer Absatz');
  await expect(cards(page)).toHaveCount(2);
  await expectAccessible(page, { within: ['#context', '#text'] });
  await page.getByRole('button', { name: 'Mehr', exact: true }).click();
  await page.getByRole('menuitem', { name: 'Alle ablehnen' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: 'Alle ablehnen' }).click();
  await expect(cards(page)).toHaveCount(0);
  await expect(block).toHaveText(before);
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(cards(page)).toHaveCount(2);

  // Both ways: from the list into the text, and from the text into the list.
  await cards(page).nth(1).locator('[data-place]').click();
  await expect(cards(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await expect(text.locator('[data-current]').first()).toBeVisible();
  await text.getByRole('insertion').first().click();
  await expect(cards(page).nth(0)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('F9');
  await expect(cards(page).nth(1)).toHaveAttribute('aria-current', 'true');
  await page.keyboard.press('Alt+Shift+A');
  await expect(cards(page)).toHaveCount(1);
  await expect(text).toContainText('Ganz neu.');

  // Reading: nothing can be typed, and the mode is remembered.
  await work(page, 'Lesen');
  await expect(text).toHaveAttribute('aria-readonly', 'true');
  await page.reload();
  await expect(page.getByRole('button', { name: /Arbeitsweise/ })).toContainText('Lesen');
});

test('SG14 a suggestion is discussed in a thread of its own, which the list opens again; its four buttons stand in pairs', async ({
  laptop,
  page,
}) => {
  const host = await laptop.start();
  const text = await suggestInSample(page, host.link);
  await text.locator('.block').first().click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Neu ');
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  await expect(cards(page)).toHaveCount(1);
  const tops = await cards(page)
    .locator('button:not([data-place])')
    .evaluateAll((all) => all.map((each) => Math.round(each.getBoundingClientRect().top)));
  const [first, , third] = tops;
  expect(tops).toEqual([first, first, third, third]);
  expect(third).toBeGreaterThan(first ?? 0);
  const discuss = cards(page).getByRole('button', { name: /besprechen/ });
  await discuss.click();
  const panel = page.getByRole('tabpanel', { name: /Kommentare/ });
  await expect(panel.getByText('Neuer Kommentar zum Vorschlag')).toBeVisible();
  await panel.getByRole('textbox', { name: 'Ihr Kommentar' }).fill('Das gefällt mir.');
  await panel.getByRole('button', { name: 'Kommentieren', exact: true }).click();
  const thread = panel.getByRole('article').filter({ hasText: 'Das gefällt mir.' });
  await expect(thread).toContainText('Zu einem Vorschlag');
  await page.getByRole('tab', { name: /Vorschläge/ }).click();
  await discuss.click();
  await expect(panel.getByText('Neuer Kommentar zum Vorschlag')).toHaveCount(0);
  await expect(thread).toBeVisible();
});
