import { chapterText, expect, goToChapter, newParagraph, openSample, test } from './app.ts';
import { work } from './work-mode.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('the style check', () => {
  test('SC12 shows what it found in the chapter at hand, mends by one press, undone by Ctrl+Z, and puts aside', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const text = await goToChapter(page, 8);
    await text.locator('.block').first().click();
    await text.press('Control+Home');
    await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
    await page.keyboard.type('Die Expert*ìnnen und Bürger:innen zum Beteiligung. ');
    await page.getByRole('tab', { name: 'Prüfung' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Prüfung' });
    await expect(panel.getByRole('status')).toHaveText('3 Hinweise. Sie entscheiden, was davon stimmt.');
    await expectAccessible(page);
    const block = chapterText(page, 8).locator('.block').first();
    await panel.getByRole('button', { name: 'Bürger*innen', exact: true }).click();
    await expect(block).toContainText('Bürger*innen zum');
    await text.focus();
    await page.keyboard.press('Control+z');
    await expect(block).toContainText('Bürger:innen zum');
    await panel.getByRole('button', { name: 'Expert*innen', exact: true }).click();
    await expect(block).toContainText('Die Expert*innen und');
    await expect(panel.getByRole('status')).toContainText('2 Hinweise');
    await panel.getByRole('button', { name: 'Ignorieren' }).first().click();
    await expect(panel.getByRole('status')).toContainText('1 Hinweis');
  });

  test('SC13 a renamed term is found in the whole paper and walked through, hit by hit, to its new name', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.getByRole('tab', { name: 'Prüfung' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Prüfung' });
    await panel.getByRole('button', { name: /Was geprüft wird/ }).click();
    await page.getByRole('option', { name: 'Das ganze Papier' }).click();
    await expect(panel.getByRole('heading', { name: /Alte Bezeichnungen/ })).toBeVisible();
    await panel.getByRole('button', { name: 'Wörter und Begriffe' }).click();
    const dialog = page.getByRole('dialog', { name: 'Wörter und Begriffe' });
    await expect(dialog.getByText('LIP 2.0 → „Wir sind Hannover“', { exact: true })).toBeVisible();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Durchgehen' }).first().click();
    const find = page.getByRole('region', { name: 'Suchen und ersetzen' });
    await expect(find.getByRole('textbox').first()).toHaveValue('LIP 2.0');
    await expect(find.getByRole('textbox').nth(1)).toHaveValue('„Wir sind Hannover“');
    // Its inflected forms come along in one run, each with its own new form.
    await expect(find.getByText('des LIP 2.0 → der Strategie „Wir sind Hannover“')).toBeVisible();
    await expectAccessible(page);
    await find.getByRole('option').filter({ hasText: 'Der LIP 2.0 verfolgt' }).first().click();
    await expect(find.getByText('Hier: Der LIP 2.0 → Die Strategie „Wir sind Hannover“')).toBeVisible();
    await find.getByRole('button', { name: /^Alle ersetzen/ }).click();
    await expect(page.getByText(/ersetzt/).first()).toBeVisible();
    await expect(await goToChapter(page, 2)).toContainText('Arbeitsbezeichnung „Wir sind Hannover“');
    await expect(await goToChapter(page, 3)).toContainText('Die Strategie „Wir sind Hannover“ verfolgt');
  });

  test('SC15 while one suggests, a mend and a corrected word are suggestions; what stands in a cell is mended there', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const text = await goToChapter(page, 8);
    await newParagraph(text);
    await page.keyboard.type('Integrazion für Bürger:innen ');
    await newParagraph(text);
    await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
    await page.keyboard.press('Enter');
    const cell = text.locator('table').last().getByRole('textbox', { name: 'Zeile 1, Spalte 1' });
    await expect(cell).toBeFocused();
    await page.keyboard.type('Expert:innen');
    await page.keyboard.press('Escape');
    await page.getByRole('tab', { name: 'Prüfung' }).click();
    const panel = page.getByRole('tabpanel', { name: 'Prüfung' });
    await panel.getByRole('button', { name: 'Expert*innen', exact: true }).click();
    await expect(cell).toHaveText('Expert*innen');

    await work(page, 'Vorschlagen');
    const block = text.locator('.block', { hasText: /für Bürger.*innen/ }).last();
    await panel.getByRole('button', { name: 'Bürger*innen', exact: true }).click();
    await expect(block.getByRole('deletion')).toHaveText(':');
    await expect(block.getByRole('insertion')).toHaveText('*');
    await block.click();
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() =>
        page.evaluate(() =>
          [...(CSS.highlights.get('misspelt') ?? [])].map((range) => (range instanceof Range ? range.toString() : '')),
        ),
      )
      .toContain('Integrazion');
    await page.keyboard.press('Alt+Enter');
    await page.getByRole('menuitem', { name: 'Integration', exact: true }).click();
    await expect(block.getByRole('deletion').first()).toHaveText('z');
    await expect(block.getByRole('insertion').first()).toHaveText('t');
    await page.getByRole('tab', { name: /Vorschläge/ }).click();
    await expect(page.getByRole('list', { name: 'Vorschläge' }).getByRole('listitem')).toHaveCount(2);
  });
});
