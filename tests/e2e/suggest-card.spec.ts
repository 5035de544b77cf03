import { expect, test } from './app.ts';
import { suggestInSample } from './work-mode.ts';
import { expectAccessible } from '../support/accessible.ts';

test('SX5 a card at the words says whose suggestion it is and takes the decision, by mouse after a rest and by key at the caret', async ({
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
  const card = page.getByRole('dialog', { name: /Vorschlag an dieser Stelle/ });

  await block.getByRole('insertion').hover();
  await expect(card).toContainText('Ersetzung');
  await expect(card.getByRole('button', { name: /annehmen/ })).toBeVisible();
  // Into the card and out of both.
  await card.hover();
  await expect(card).toBeVisible();
  await page.getByRole('heading', { name: 'Ratschrift' }).or(page.locator('header').first()).first().hover();
  await expect(card).toHaveCount(0);

  // What is typed goes on, and the card stays away.
  await page.keyboard.type('X');
  await expect(card).toHaveCount(0);
  await page.keyboard.press('Control+F9');
  await expect(card.getByRole('button', { name: /annehmen/ })).toBeFocused();
  await expectAccessible(page, { within: ['[role=dialog]'] });
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await page.keyboard.type('Y');
  await expect(block.getByRole('insertion').last()).toHaveText('XY');

  await page.keyboard.press('Control+F9');
  await card.getByRole('button', { name: 'In der Liste zeigen' }).click();
  await expect(page.getByRole('list', { name: 'Vorschläge' }).getByRole('listitem')).toHaveAttribute(
    'aria-current',
    'true',
  );
  await block.getByRole('insertion').first().hover();
  await card.getByRole('button', { name: /zurückziehen/ }).click();
  await expect(block).toHaveText(before);
});
