/** The sheets of measures, for tests of one person or two on the same one. */
import type { Locator, Page } from '@playwright/test';
import { expect, openSample, type Fixtures } from './app.ts';

export const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Angaben' });
export const description = (page: Page): Locator => page.getByRole('textbox', { name: /^Beschreibung der Maßnahme/ });

/** From anywhere in the project to the sheet of the measure whose card is called so. */
export async function openSheet(page: Page, name: RegExp): Promise<void> {
  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await page.getByRole('row', { name }).click();
  await expect(page.getByRole('button', { name: 'Alle Maßnahmen' })).toBeVisible();
}

/** The office and a member of a group, „Mitglied 9“, on the sheet of measure 1.3 of the sample; gives the member's page. */
export async function twoOnSheet(page: Page, { laptop, letIn }: Pick<Fixtures, 'laptop' | 'letIn'>): Promise<Page> {
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.setViewportSize({ width: 1440, height: 1000 });
  const other = await letIn(page, 'Mitglied 9', 'Bildung');
  await openSheet(page, /^1.3/);
  await openSheet(other, /^1.3/);
  return other;
}
