import { expect, goToChapter, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test('VR14 a trial draft: begun from the chapter, written in beside it, brought back as suggestions, with a way back', async ({
  laptop,
  page,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  const text = await goToChapter(page, 1);
  const first = text.locator('.block').first();
  const before = await first.innerText();
  await page.getByRole('tab', { name: 'Kapitel' }).click();
  const list = page.getByRole('region', { name: 'Probefassungen' });
  await list.getByRole('textbox', { name: 'Name der Probefassung' }).fill('Kürzer');
  await list.getByRole('button', { name: 'Probefassung beginnen' }).click();

  const view = page.getByRole('dialog', { name: 'Probefassung „Kürzer“' });
  const draft = view.locator('[data-chapter] [contenteditable=true] .block').first();
  await expect(draft).toHaveText(before);
  await draft.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('Versuch: ');
  await expect(draft).toHaveText(`Versuch: ${before}`);
  await expectAccessible(page, { within: ['[role=dialog]'] });
  await view.getByRole('button', { name: 'Schließen' }).click();
  await expect(first).toHaveText(before);

  await list.getByRole('button', { name: 'Probefassung „Kürzer“ öffnen' }).click();
  await expect(draft).toHaveText(`Versuch: ${before}`);
  await view.getByRole('button', { name: 'Als Vorschläge einbringen' }).click();
  await expect(first.getByRole('insertion')).toHaveText('Versuch: ');
  await expect(list.getByText('Beiseitegelegt oder eingebracht (1)')).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(first.getByRole('insertion')).toHaveCount(0);
  await expect(list.getByRole('button', { name: 'Probefassung „Kürzer“ öffnen' })).toBeVisible();
});
