import type { Locator, Page } from '@playwright/test';
import { richFile } from '../support/docx/rich-file.ts';
import { chapterText, goToChapter, newParagraph, selectionKnown, status } from './app.ts';
import { expect, test } from './electron-app.ts';
import { work } from './work-mode.ts';
import { expectAccessible } from '../support/accessible.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Angaben' });
const tab = (page: Page, name: RegExp): Locator => panel(page).getByRole('tab', { name });
const thread = (page: Page): Locator => panel(page).getByRole('article').filter({ hasText: 'Wer ist gemeint?' });

test.describe('the window', () => {
  test('EL16 a day with the editor: table, suggestion, comment, replacement, Word file, reading view and print; all there after a restart', async ({
    start,
  }) => {
    const first = await start();
    const { page } = first;
    await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    const text = await goToChapter(page, 7);

    // A table is filled cell by cell.
    await newParagraph(text);
    await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
    await expect(page.getByRole('slider', { name: 'Größe der Tabelle' })).toBeFocused();
    for (const key of ['ArrowLeft', 'ArrowUp', 'Enter']) await page.keyboard.press(key);
    const table = text.locator('table').last();
    await expect(table.getByRole('textbox', { name: 'Zeile 1, Spalte 1' })).toBeFocused();
    for (const word of ['Maßnahme', 'Kosten', 'Sprachkurse', '200.000 €']) {
      await page.keyboard.type(word);
      if (word !== '200.000 €') await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Escape');
    const cells = ['Maßnahme', 'Kosten', 'Sprachkurse', '200.000 €'];
    const shown = (where: Locator) =>
      where.evaluate((element) =>
        [...element.querySelectorAll('th, td')].map((cell) => cell.textContent.replaceAll('\u00a0', ' ')),
      );
    await expect.poll(() => shown(table)).toEqual(cells);

    // Something is suggested and accepted.
    await newParagraph(text);
    await page.keyboard.type('Angebote für alle Kinder.');
    await work(page, 'Vorschlagen');
    await text.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(' und Jugendlichen');
    await expect(text.getByRole('insertion')).toHaveText(' und Jugendlichen');
    await tab(page, /Vorschläge/).click();
    await panel(page)
      .getByRole('button', { name: /^Vorschlag von .* annehmen/ })
      .click();
    await expect(text.getByRole('insertion')).toHaveCount(0);
    await expect(text).toContainText('Angebote für alle Kinder und Jugendlichen.');
    await work(page, 'Schreiben');

    // A comment on selected words is answered and resolved.
    await text.focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await selectionKnown(page);
    await page.keyboard.press('Control+Alt+m');
    await expect(panel(page).getByRole('textbox', { name: 'Ihr Kommentar' })).toBeFocused();
    await page.keyboard.type('Wer ist gemeint?');
    await page.keyboard.press('Control+Enter');
    await expect(thread(page)).toContainText('„Jugendlichen.“');
    await thread(page).getByRole('button', { name: 'Antworten' }).click();
    await page.keyboard.type('Alle bis 27.');
    await page.keyboard.press('Control+Enter');
    await expect(thread(page)).toContainText('Alle bis 27.');
    await expectAccessible(page);
    await thread(page).getByRole('button', { name: 'Erledigt' }).click();
    await expect(thread(page)).toHaveCount(0);

    // Words are replaced, in the text and in the table.
    await page.keyboard.press('Control+h');
    const find = page.getByRole('region', { name: 'Suchen und ersetzen' });
    await page.getByRole('textbox', { name: 'Suchen nach' }).fill('Sprachkurse');
    await expect(find.getByText(/^\d+ Treffer/)).toBeVisible();
    await page.getByRole('textbox', { name: 'Ersetzen durch' }).fill('Deutschkurse');
    await find.getByRole('button', { name: 'Alle ersetzen' }).click();
    cells[2] = 'Deutschkurse';
    await expect.poll(() => shown(table)).toEqual(cells);
    await page.getByRole('textbox', { name: 'Suchen nach' }).press('Escape');

    // A Word file becomes chapters.
    await page.getByRole('button', { name: 'Word-Datei einlesen …' }).click();
    const dialog = page.getByRole('dialog', { name: 'Word-Datei einlesen' });
    const chooser = page.waitForEvent('filechooser');
    await dialog.getByRole('button', { name: /Datei wählen/ }).click();
    await (await chooser).setFiles({ name: 'Entwurf.docx', mimeType: docx, buffer: richFile() });
    await dialog.getByRole('button', { name: '2 Kapitel übernehmen' }).click();
    await dialog.getByRole('button', { name: 'Zum ersten Kapitel' }).click();
    await expect(chapterText(page, 13)).toContainText('eine Stadt der Vielfalt');

    // Read, and looked at as it will be printed.
    await page.keyboard.press('F8');
    const view = page.getByRole('dialog', { name: 'Lesen' });
    await expect(view.getByRole('heading', { name: /^13\s*Ankommen/ })).toBeInViewport();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(view).toHaveCount(0);
    await page.keyboard.press('Control+p');
    const preview = page.getByRole('dialog', { name: 'Druckvorschau' });
    await expect(preview.getByText(/^\d+ Seiten A4$/)).toBeVisible();
    const pages = Number.parseInt((await preview.getByText(/^\d+ Seiten A4$/).textContent()) ?? '', 10);
    await expectAccessible(page);
    const printed = await first.app.evaluate(async ({ BrowserWindow }) => {
      const pdf = await BrowserWindow.getAllWindows()[0]?.webContents.printToPDF({ preferCSSPageSize: true });
      return (pdf?.toString('latin1') ?? '').split(/\/Type\s*\/Page\b(?!s)/).length - 1;
    });
    expect(printed).toBe(pages);
    await preview.getByRole('button', { name: 'Schließen' }).click();
    await expect(status(page)).toContainText('Gesichert');
    await first.close();

    const second = await start();
    await second.page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
    const again = await goToChapter(second.page, 7);
    await expect(again).toContainText('Angebote für alle Kinder und Jugendlichen.');
    await expect.poll(() => shown(again.locator('table').last())).toEqual(cells);
    await tab(second.page, /Kommentare/).click();
    await panel(second.page).getByRole('button', { name: /Stand/ }).click();
    await second.page.getByRole('option', { name: 'erledigte' }).click();
    await thread(second.page).getByRole('button', { name: '1 Antwort' }).click();
    await expect(thread(second.page)).toContainText('Alle bis 27.');
    await expect(await goToChapter(second.page, 13)).toContainText('eine Stadt der Vielfalt');
  });
});
