import type { Page } from '@playwright/test';
import { chapterText, expect, goToChapter, newParagraph, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('reading and meeting', () => {
  test('RD7 the paper is read page by page over the whole window, from where one is, and Escape leads back', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await goToChapter(page, 7);
    await page.keyboard.press('F8');
    const view = page.getByRole('dialog', { name: 'Lesen' });
    const text = view.getByRole('region', { name: 'Der ganze Text zum Lesen' });
    await expect(text).toBeFocused();
    await expect(view.getByRole('heading', { name: /7\s*Bildung/ })).toBeInViewport();
    await expect(view.getByText('7/1', { exact: true })).toBeVisible();
    await expectAccessible(page);
    const top = () => text.evaluate((element) => element.scrollTop);
    const before = await top();
    await page.keyboard.press('Space');
    expect(await top()).toBeGreaterThan(before + 300);
    await page.keyboard.press('ArrowLeft');
    expect(Math.abs((await top()) - before)).toBeLessThan(4);
    await view.getByRole('button', { name: 'Zu einem Kapitel' }).click();
    await page.getByRole('menuitem', { name: /^11 / }).click();
    await expect(view.getByRole('heading', { name: /^11/ })).toBeInViewport();
    await page.keyboard.press('Escape');
    await expect(view).toHaveCount(0);
    await expect(chapterText(page, 11)).toBeInViewport();
  });

  test('RD8 a chapter is presented section by section in large type, and follows what is written', async ({
    page,
    laptop,
    anotherPage,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const other = await anotherPage();
    await openSampleAgain(other, host.link);
    const writing = await goToChapter(other, 1);
    await page.getByRole('button', { name: 'Weitere Befehle' }).click();
    await page.getByRole('menuitem', { name: 'Kapitel vorführen' }).click();
    const view = page.getByRole('dialog', { name: /^Kapitel 1:/ });
    await expect(view.getByText(/^Abschnitt 1 von \d+$/)).toBeVisible();
    const size = await view
      .locator('.static-block')
      .first()
      .evaluate((element) => getComputedStyle(element).fontSize);
    expect(Number.parseFloat(size)).toBeGreaterThan(28);
    await view.getByRole('button', { name: /^Farben/ }).click();
    await page.getByRole('menuitemradio', { name: 'Hoher Kontrast' }).click();
    await expectAccessible(page);
    await view.getByRole('button', { name: 'Fortlaufend' }).click();
    await newParagraph(writing);
    await other.keyboard.type('Gerade eben geschrieben');
    await expect(view.getByText('Gerade eben geschrieben')).toBeAttached();
    await page.keyboard.press('Escape');
    await expect(view).toHaveCount(0);
  });

  test('RD9 the preview shows the pages that are printed: as many, with numbers, and never more text than fits', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('Control+p');
    const dialog = page.getByRole('dialog', { name: 'Druckvorschau' });
    const count = dialog.getByText(/^\d+ Seiten A4$/);
    await expect(count).toBeVisible();
    const pages = Number.parseInt((await count.textContent()) ?? '', 10);
    const sheets = page.locator('.print-sheet');
    await expect(sheets).toHaveCount(pages);
    await expectAccessible(page);
    const room = await sheets.evaluateAll((all) =>
      all.map((sheet) => {
        const [body, text] = [sheet.querySelector('.print-body'), sheet.querySelector('.print-text')];
        return body === null || text === null ? 0 : body.clientHeight - text.getBoundingClientRect().height;
      }),
    );
    expect(Math.min(...room)).toBeGreaterThan(-2);
    const pdf = await page.pdf({ preferCSSPageSize: true });
    expect(pdf.toString('latin1').split(/\/Type\s*\/Page\b(?!s)/).length - 1).toBe(pages);
    await dialog.getByText('Zeilennummern, auf jeder fünften Zeile').click();
    await expect(page.locator('.print-lines span').first()).toHaveText('5');
    await dialog.getByRole('button', { name: /^Alle Kapitel/ }).click();
    await page.getByRole('option', { name: 'Nur Kapitel 1', exact: true }).click();
    await expect.poll(() => sheets.count()).toBeLessThan(6);
  });

  test('RD10 the extent of chapters and groups stands in a table, with pages named as estimated', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page
      .getByRole('contentinfo')
      .getByRole('button', { name: /^Kapitel 1: / })
      .click();
    const dialog = page.getByRole('dialog', { name: 'Umfang' });
    await expect(dialog.getByRole('row', { name: /^Bildung/ }).first()).toBeVisible();
    await expect(dialog.getByText(/Seiten sind geschätzt/)).toBeVisible();
    await expectAccessible(page);
  });
});

/** The sample again, in the browser of somebody else at this machine. */
async function openSampleAgain(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
  await expect(chapterText(page, 1)).toBeVisible();
}
