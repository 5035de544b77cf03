/** Comments on measures, and suggestions in their descriptions, by two people at once. */
import type { Locator, Page } from '@playwright/test';
import { chapterText, expect, highlighted, openSample, test } from './app.ts';
import { description, panel, twoOnSheet } from './measure-sheets.ts';
import { expectAccessible } from '../support/accessible.ts';

const thread = (page: Page, words: string): Locator => panel(page).getByRole('article').filter({ hasText: words });
/** Has others' doings told to whoever hears the page. */
const listen = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: /^Ansagen für Screenreader/ }).click();
  await page.getByRole('menuitemradio', { name: /^Ausführlich/ }).click();
};
const said = (page: Page, words: RegExp): Locator =>
  page.locator('#notices, [role=status]').filter({ hasText: words }).first();
const composer = (page: Page): Locator => panel(page).getByRole('textbox', { name: 'Ihr Kommentar' });

test('MC62 two people comment on a measure, its fields and words of its description, reply and resolve, live', async ({
  page,
  laptop,
  letIn,
}) => {
  const other = await twoOnSheet(page, { laptop, letIn });
  await listen(page);

  // On a field, by its key: the button beside it is hidden until one is there.
  const lead = page.getByRole('combobox', { name: 'Federführung' });
  await lead.focus();
  await page.keyboard.press('Control+Alt+m');
  await expect(composer(page)).toBeFocused();
  await page.keyboard.type('Ist das noch richtig, @mitglied 9');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await expect(thread(page, 'Ist das noch richtig')).toBeFocused();
  await expect(page.getByRole('button', { name: '1 offener Kommentar: Federführung' })).toBeVisible();

  // The other sees it at once, unread, comes to the field by it, and replies.
  const there = thread(other, 'Ist das noch richtig, @Mitglied 9');
  await expect(there.getByRole('img', { name: 'ungelesen' })).toBeVisible();
  await there.getByRole('button', { name: 'Feld zeigen: Federführung' }).click();
  await there.getByRole('button', { name: 'Antworten' }).click();
  await other.keyboard.type('Ja, seit Mai.');
  await there.getByRole('button', { name: 'Antworten' }).click();
  await expect(thread(page, 'Ja, seit Mai.')).toBeVisible();

  // On words of the description, with the mouse, and on a row.
  await description(other).getByText('Schulen').first().dblclick();
  await other.getByRole('button', { name: 'Kommentieren', exact: true }).first().click();
  await other.keyboard.type('Welche Schulen?');
  await other.keyboard.press('Control+Enter');
  await expect.poll(() => highlighted(page)).toHaveLength(1);
  await expect(
    said(page, /Maßnahme „1\.3 Schutzkonzepte .*“: Mitglied 9 hat kommentiert\. Welche Schulen\?/),
  ).toBeAttached();
  const step = page.getByRole('textbox', { name: 'Schritt 1' });
  await step.focus();
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type('Zu spät');
  await page.keyboard.press('Control+Enter');
  await expect(thread(other, 'Zu spät')).toContainText('Schritte: „');
  await expectAccessible(page);
  await expectAccessible(other);

  // Whoever may write measures resolves; on the board the measure counts what is open.
  await thread(other, 'Ist das noch richtig').getByRole('button', { name: 'Erledigt' }).click();
  await expect(thread(page, 'Ist das noch richtig')).toHaveCount(0);
  await expect(page.getByRole('button', { name: '1 offener Kommentar: Federführung' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  await expect(page.getByRole('row', { name: /^1.3/ })).toContainText('2 offene Kommentare');
  await page.getByRole('button', { name: 'Tabelle' }).click();
  await expect(page.locator('tr', { hasText: '2 offene Kommentare' })).toHaveCount(1);

  // From the search one comes to the comment beside its sheet.
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('searchbox', { name: /Suchen in Text/ })).toBeFocused();
  await page.keyboard.type('welche schulen');
  const hit = page.getByRole('dialog').getByRole('option').filter({ hasText: 'Schutzkonzepte' }).first();
  await expect(hit).toContainText('Mitglied 9');
  await hit.click();
  await expect(thread(page, 'Welche Schulen?')).toBeFocused();
});

test('MC63 one person suggests words in a description, another sees them marked, accepts with the card and takes back; the board counts', async ({
  page,
  laptop,
  letIn,
}) => {
  const other = await twoOnSheet(page, { laptop, letIn });
  await listen(page);
  await other.getByRole('button', { name: /Arbeitsweise/ }).click();
  await other.getByRole('option', { name: /Vorschlagen/ }).click();
  await description(other).click();
  await other.keyboard.press('Control+Home');
  await other.keyboard.type('Viele ');
  await expect(description(page).locator('[data-suggestion]').first()).toContainText('Viele');
  await expect(
    said(page, /Maßnahme „1\.3 .*“: Mitglied 9 schlägt in der Beschreibung eine Änderung vor\./),
  ).toBeAttached();
  await expect(page.getByText('1 Vorschlag offen').first()).toBeVisible();
  const list = panel(page);
  await list.getByRole('tab', { name: /Vorschläge/ }).click();
  await expect(list.getByRole('listitem').first()).toContainText('Viele');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  await expect(page.getByRole('row', { name: /^1.3/ })).toContainText('1 Vorschlag offen');
  await page.getByRole('row', { name: /^1.3/ }).click();
  // At the words themselves: the card, and its way back.
  await description(page).locator('[data-suggestion]').first().hover();
  const card = page.getByRole('dialog', { name: /Vorschlag/ });
  await card.getByRole('button', { name: /annehmen/i }).click();
  await expect(description(other).locator('[data-suggestion]')).toHaveCount(0);
  await expect(description(other)).toContainText('Viele Schulen');
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(description(other).locator('[data-suggestion]').first()).toContainText('Viele');
  await list
    .getByRole('button', { name: /ablehnen/i })
    .first()
    .click();
  await expect(description(other)).not.toContainText('Viele');
});

test('MC74 at 1024 pixels what is typed straight after the comment key is the comment, in chapters and measures; a hit leads to the words of a description', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await page.setViewportSize({ width: 1024, height: 768 });
  await openSample(page, host.link);
  const drawer = page.getByRole('dialog', { name: 'Angaben' });
  const field = drawer.getByRole('textbox', { name: 'Ihr Kommentar' });
  const sayAtOnce = async (words: string): Promise<void> => {
    await page.keyboard.press('Control+Alt+m');
    await page.keyboard.type(words);
    await expect(field).toBeFocused();
    await expect(field).toHaveValue(words);
    await page.keyboard.type('!');
    await expect(field).toHaveValue(`${words}!`);
    await page.keyboard.press('Control+Enter');
    await expect(drawer.getByRole('article').filter({ hasText: `${words}!` })).toBeVisible();
    await drawer.getByRole('button', { name: 'Schließen' }).click();
    await expect(drawer).toHaveCount(0);
  };
  const chapter = chapterText(page, 1);
  await chapter.click();
  await page.keyboard.press('Control+Home');
  for (let word = 0; word < 3; word++) await page.keyboard.press('Control+Shift+ArrowRight');
  const before = await chapter.innerText();
  await sayAtOnce('Wer hat das so beschlossen');
  expect(await chapter.innerText()).toBe(before);

  // Found from the chapters: the sheet opens with the words selected.
  await page.keyboard.press('Control+Shift+f');
  await expect(page.getByRole('searchbox', { name: /Suchen in Text/ })).toBeFocused();
  await page.keyboard.type('Telefondienst');
  const hit = page.getByRole('dialog').getByRole('option').filter({ hasText: 'Telefondienst' }).first();
  await hit.click();
  await expect(description(page)).toBeFocused();
  const selected = (): Promise<string> => page.evaluate(() => document.getSelection()?.toString() ?? '');
  await expect.poll(selected).toBe('Telefondienst');

  const text = await description(page).innerText();
  await sayAtOnce('Welche sind gemeint');
  expect(await description(page).innerText()).toBe(text);
  await page.getByRole('combobox', { name: 'Federführung' }).focus();
  await sayAtOnce('Ist das noch richtig');

  // A title that is too long for one line is shown whole all the same.
  const title = page.getByRole('textbox', { name: 'Titel', exact: true });
  await title.fill('Schutzkonzepte, und noch mehr '.repeat(5));
  const [inner, shown] = await title.evaluate((field) => [field.scrollHeight, field.clientHeight]);
  expect(inner).toBeLessThanOrEqual(shown);
  expect(shown).toBeGreaterThan(60);
});

test('MC76 a footnote, a table and a moved block in a description; a change suggested in a cell is seen by another, accepted, and all of it is there again', async ({
  page,
  laptop,
  letIn,
}) => {
  const other = await twoOnSheet(page, { laptop, letIn });
  const text = description(page);
  const cellOf = (where: Page): Locator => where.getByRole('textbox', { name: 'Zeile 1, Spalte 1', exact: true });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Control+Alt+f');
  await expect(page.getByRole('textbox', { name: 'Text von Fußnote 1' })).toBeFocused();
  await page.keyboard.type('Stand der Planung');
  await page.keyboard.press('Escape');
  await expect(text).toBeFocused();
  await expect(other.getByRole('region', { name: 'Fußnoten' })).toContainText('Stand der Planung');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Zuletzt geschrieben');
  await page.keyboard.press('Alt+Shift+ArrowUp');
  await expect(text.locator('p').first()).toHaveText('Zuletzt geschrieben');
  await expect(description(other).locator('p').first()).toHaveText('Zuletzt geschrieben');
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(cellOf(page)).toBeFocused();
  await page.keyboard.type('Personal');

  await other.getByRole('button', { name: /Arbeitsweise/ }).click();
  await other.getByRole('option', { name: /Vorschlagen/ }).click();
  await expect(cellOf(other)).toHaveText('Personal');
  await cellOf(other).click();
  await other.keyboard.press('End');
  await other.keyboard.type(' und Sachmittel');
  await expect(cellOf(page).locator('[data-suggestion]').first()).toContainText('Sachmittel');
  await panel(page)
    .getByRole('tab', { name: /Vorschläge/ })
    .click();
  await expect(panel(page).getByRole('listitem').first()).toContainText('Sachmittel');
  await panel(page)
    .getByRole('button', { name: /annehmen/i })
    .first()
    .click();
  await expect(cellOf(other).locator('[data-suggestion]')).toHaveCount(0);
  await expect(cellOf(other)).toHaveText('Personal und Sachmittel');
  await expectAccessible(page);
  await page.reload();
  await expect(cellOf(page)).toHaveText('Personal und Sachmittel');
  await expect(page.getByRole('region', { name: 'Fußnoten' })).toContainText('Stand der Planung');
  await expect(description(page).locator('p').first()).toHaveText('Zuletzt geschrieben');
});
