import { expect, openSample, test } from '../e2e/app.ts';
import { picture } from './picture.ts';

test('the council paper with its preview, the board of measures', async ({ page, laptop }) => {
  test.setTimeout(180_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.getByRole('button', { name: /Beschlussdrucksache 0108\/2021/ }).click();
  await page.getByRole('button', { name: 'Kostentabelle', exact: true }).click();
  await page.getByRole('gridcell', { name: '193.421,00' }).first().click();
  await expect(page.getByRole('figure', { name: /Seite 1/ })).toBeVisible();
  await expect(page.getByText(/^2 Seiten/)).toBeVisible();
  await page.screenshot(picture('council-paper'));

  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await expect(page.getByRole('row', { name: /^1\.3/ })).toBeVisible();
  await page.screenshot(picture('measures'));
});
