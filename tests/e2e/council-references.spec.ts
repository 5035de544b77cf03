/** References from a council paper's sections into the strategy paper. */
import type { Locator } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { chapterText, expect, openSample, test } from './app.ts';

test('CP145 a reference is picked from the annexed version and from what came since, shown as it is printed, checked, led to and mended', async ({
  page,
  laptop,
}) => {
  test.setTimeout(120_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  // What the annexed version hasn't: a heading before those of chapter 7.
  await page.getByRole('row', { name: /^7 / }).click();
  const seventh = chapterText(page, 7);
  await expect(seventh).toBeFocused();
  const before = await headings(seventh);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.type('Später dazugekommen');
  await page.keyboard.press('Control+Alt+1');
  await expect.poll(async () => (await headings(seventh)).length).toBe(before.length + 1);

  await page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  const reasons = page.getByRole('textbox', { name: 'Text: Begründung des Antrages' });
  await reasons.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Siehe ');
  const dialog = page.getByRole('dialog', { name: 'Querverweis einfügen' });
  const pick = async (search: string, name: string): Promise<void> => {
    await page.keyboard.press('Control+Alt+r');
    await dialog.getByRole('searchbox').fill(search);
    const option = dialog.getByRole('option', { name }).first();
    await expect(option).toBeVisible();
    await option.click();
    await expect(dialog).toHaveCount(0);
  };
  await page.keyboard.press('Control+Alt+r');
  await expect(dialog.getByRole('option').first()).toContainText('Kapitel 1 der Anlage 1');
  await page.screenshot({ path: 'test-results/references-picker.png' });
  await dialog.getByRole('searchbox').fill('später dazu');
  await expect(dialog.getByRole('option')).toContainText([
    'Steht nur im heutigen Text, nicht in der angehängten Fassung.',
  ]);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/references-picker-later.png' });
  // The first clears the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(reasons).toBeFocused();
  const words = (before[0] ?? '').replace(/^[\d.]+ /, '');
  await pick(words, 'Abschnitt 7.1 der Anlage 1');
  await expect.poll(() => labels(reasons)).toEqual(['Abschnitt 7.1 der Anlage 1']);
  await expect(reasons.locator('.embed')).toHaveAccessibleName('Querverweis auf Abschnitt 7.1 der Anlage 1');
  await expect(reasons).toBeFocused();
  await page.keyboard.type(' und ');
  await pick('später dazu', 'Abschnitt 7.1');
  await expect.poll(() => labels(reasons)).toEqual(['Abschnitt 7.1 der Anlage 1', '(Ziel fehlt)']);
  await expect(reasons.locator('.embed').nth(1)).toHaveAttribute('data-missing', '');
  await page.keyboard.type('.');

  // The check says so and leads there.
  const tabs = page.getByRole('group', { name: 'Ansicht der Drucksache' });
  await tabs.getByRole('button').last().click();
  const check = page.getByRole('region', { name: 'Prüfung' });
  const finding = check.getByRole('listitem').filter({ hasText: 'führt ins Leere' });
  await expect(finding).toContainText(
    'Der Verweis auf Abschnitt 7.1 „Später dazugekommen“ führt ins Leere: Diese Stelle steht nur im heutigen Text',
  );
  await page.screenshot({ path: 'test-results/references-check.png' });
  await finding
    .getByRole('button', { name: /^Zur Stelle|^Hingehen|führt ins Leere/ })
    .first()
    .click();
  await expect(reasons).toBeFocused();
  await page.keyboard.press('Delete');
  await expect.poll(() => labels(reasons)).toEqual(['Abschnitt 7.1 der Anlage 1']);
  await expect(finding).toHaveCount(0);
  await expect(check).toContainText('Alle Verweise führen an ihr Ziel.');

  // Without the annex it is the paper as it stands that counts, and the numbers are its own.
  const annexes = page.getByRole('region', { name: 'Anlagen' });
  await annexes
    .getByRole('button', { name: /entfernen$/ })
    .first()
    .click();
  await expect.poll(() => labels(reasons)).toEqual(['Abschnitt 7.2 des Strategiepapiers']);
  await expect(check).toContainText('Keine Fassung des Papiers ist angehängt');
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect.poll(() => labels(reasons)).toEqual(['Abschnitt 7.1 der Anlage 1']);

  // The card, and the same in dark and in a narrow window.
  const embed = reasons.locator('.embed');
  await embed.scrollIntoViewIfNeeded();
  await embed.hover();
  await expect(page.getByText(words, { exact: true })).toBeVisible();
  await page.screenshot({ path: 'test-results/references-card.png' });
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await tabs.getByRole('button', { name: 'Bearbeiten' }).click();
  await embed.scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/references-dark.png' });
  await reasons.click();
  await page.keyboard.press('Control+Alt+r');
  await dialog.getByRole('searchbox').fill('später');
  await page.screenshot({ path: 'test-results/references-picker-dark.png' });
  // The first clears the field.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  // A click leads to the place in the paper.
  await embed.click();
  await expect(chapterText(page, 7)).toBeVisible();
  await expect
    .poll(() => page.evaluate(() => window.getSelection()?.anchorNode?.parentElement?.closest('.block')?.textContent))
    .toBe(words);
});

test('CP146 footnotes under the headings are written in a list, numbered through the paper, and printed so', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  const marks = (text: Locator): Promise<(string | null)[]> =>
    text.locator('.embed[data-embed="note"]').evaluateAll((all) => all.map((each) => each.getAttribute('data-label')));
  const annotate = async (text: Locator, words: string): Promise<void> => {
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Control+Alt+f');
    await expect(page.getByRole('textbox', { name: 'Text von Fußnote 1' })).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Escape');
    await expect(text).toBeFocused();
  };
  const reasons = page.getByRole('textbox', { name: 'Text: Begründung des Antrages' });
  const gender = page.getByRole('textbox', { name: /Gender/ });
  await annotate(reasons, 'Stand der Umfrage');
  await expect.poll(() => marks(reasons)).toEqual(['1']);
  await annotate(gender, 'Nach dem Gleichstellungsplan');
  await expect.poll(() => marks(gender)).toEqual(['1']);
  await expect.poll(() => marks(reasons)).toEqual(['2']);
  await expectAccessible(page);
  await page.screenshot({ path: 'test-results/section-footnotes.png' });
  const printed = page.getByRole('region', { name: 'Gedruckte Seiten der Drucksache' });
  await expect(printed).toContainText('1Nach dem Gleichstellungsplan');
  await expect(printed).toContainText('2Stand der Umfrage');
});

test('CP179 a reference to the paper’s own table is picked first, follows it as another comes before, is printed so, leads there', async ({
  page,
  laptop,
}) => {
  test.setTimeout(90_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  await page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  const reasons = page.getByRole('textbox', { name: 'Text: Begründung des Antrages' });
  const gender = page.getByRole('textbox', { name: /Text: .*Gender/ });
  const dialog = page.getByRole('dialog', { name: 'Querverweis einfügen' });
  /** At the end, with words in its first cell. */
  const tableIn = async (text: Locator, words: string): Promise<void> => {
    await text.click();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
    await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
    await page.keyboard.press('Enter');
    const cell = text.getByRole('textbox', { name: 'Zeile 1, Spalte 1', exact: true });
    await expect(cell).toBeFocused();
    await page.keyboard.type(words);
    await page.keyboard.press('Escape');
  };
  const printed = page.getByRole('region', { name: 'Gedruckte Seiten der Drucksache' });
  await reasons.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Beteiligung im Überblick');
  await page.keyboard.press('Control+Alt+1');
  await tableIn(reasons, 'Mittel der Stadt');
  await reasons.locator('p').first().click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Alt+r');
  const groups = dialog.getByRole('group');
  await expect(groups.first()).toHaveAccessibleName('In dieser Drucksache');
  await expect(groups.first().getByRole('option')).toContainText(['Abschnitt „Beteiligung', 'Tabelle 1']);
  await expect(groups.nth(1)).toHaveAccessibleName('Im Strategiepapier');
  await page.screenshot({ path: 'test-results/own-references-picker.png' });
  await dialog.getByRole('searchbox').fill('Beteiligung im');
  await expect(groups.first().getByRole('option')).toHaveCount(1);
  await expectAccessible(page);
  await dialog.getByRole('searchbox').fill('');
  await groups
    .first()
    .getByRole('option', { name: /^Tabelle 1/ })
    .click();
  await expect(dialog).toHaveCount(0);
  await expect.poll(() => labels(reasons)).toEqual(['Tabelle 1']);
  await tableIn(gender, 'Beteiligte');
  await expect.poll(() => labels(reasons)).toEqual(['Tabelle 2']);
  await expect(reasons.locator('.embed[data-embed="ref"]')).toHaveAccessibleName('Querverweis auf Tabelle 2');
  await expect(printed).toContainText(/Tabelle\s2.*Tabelle\s2/s);
  await reasons.locator('.embed[data-embed="ref"]').hover();
  await page.screenshot({ path: 'test-results/own-references.png' });
  await reasons.locator('.embed[data-embed="ref"]').click();
  await expect(reasons.locator('.block[data-kind="table"], table').first()).toBeInViewport();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 1024, height: 768 });
  await reasons.locator('p').first().click();
  await page.keyboard.press('Control+Alt+r');
  await expect(groups).toHaveCount(2);
  await page.screenshot({ path: 'test-results/own-references-dark.png' });
});

const headings = (text: Locator): Promise<string[]> =>
  text
    .locator('[role="heading"]')
    .evaluateAll((all) => all.map((each) => `${each.getAttribute('data-number') ?? ''} ${each.textContent}`));
const labels = (text: Locator): Promise<(string | null)[]> =>
  text.locator('.embed[data-embed="ref"]').evaluateAll((all) => all.map((each) => each.getAttribute('data-label')));
