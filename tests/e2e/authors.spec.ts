import { expect, goToChapter, newParagraph, openSample, test } from './app.ts';

test('BM10 the margin shows which group changed a paragraph last, a key tells who wrote the words at the caret, and a dialog what everybody wrote', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  const text = await goToChapter(page, 7);
  const first = text.locator('.block').first();
  await expect(first).toHaveAttribute('data-changed', /^[0-5]$/);
  const group = (await first.getAttribute('data-changed')) ?? '';
  await newParagraph(text);
  await page.keyboard.type('Geschrieben vom Büro');
  await page.keyboard.press('Control+Alt+u');
  const card = page.getByRole('group', { name: 'Wer das geschrieben hat' });
  await expect(card).toContainText('Geschäftsstelle');
  await expect(card).toContainText('geschrieben am');
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
  await page.getByRole('button', { name: 'Urheberschaft' }).click();
  await page.getByRole('menuitemcheckbox', { name: /Im Text zeigen/ }).click();
  await page.keyboard.press('Escape');
  await expect
    .poll(() => page.evaluate((name) => CSS.highlights.get(`author-${name}`)?.size ?? 0, group))
    .toBeGreaterThan(0);
  await page.getByRole('button', { name: 'Urheberschaft' }).click();
  await page.getByRole('menuitem', { name: 'Beiträge …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Beiträge zum Papier' });
  const office = dialog.getByRole('row', { name: /^Geschäftsstelle/ });
  await expect(office).toBeVisible();
  await expect(dialog.getByRole('row', { name: /^Zusammen/ })).toBeVisible();
});
