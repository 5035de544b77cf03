/** How one works in the text: writing, suggesting or reading. */
import type { Page } from '@playwright/test';

/** Chooses how to work, as one does at the right of the toolbar. */
export async function work(page: Page, mode: 'Schreiben' | 'Vorschlagen' | 'Lesen'): Promise<void> {
  await page.getByRole('button', { name: 'Arbeitsweise' }).click();
  await page.getByRole('option', { name: mode }).click();
}
