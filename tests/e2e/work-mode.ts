/** How one works in the text: writing, suggesting or reading. */
import type { Locator, Page } from '@playwright/test';
import { goToChapter, openSample } from './app.ts';

/** Chooses how to work, as one does at the right of the toolbar. */
export async function work(page: Page, mode: 'Schreiben' | 'Vorschlagen' | 'Lesen'): Promise<void> {
  await page.getByRole('button', { name: 'Arbeitsweise' }).click();
  await page.getByRole('option', { name: mode }).click();
}

/** Opens the sixth chapter of the sample to suggest in it; resolves with its text. */
export async function suggestInSample(page: Page, link: string): Promise<Locator> {
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page, link);
  const text = await goToChapter(page, 6);
  await work(page, 'Vorschlagen');
  return text;
}
