/** The sheet of a measure, written in by several people. */
import { expectAccessible } from '../support/accessible.ts';
import type { Locator, Page } from '@playwright/test';
import { expect, isAround, inviteAs, openSample, ring, status, test } from './app.ts';
import { description, openSheet, twoOnSheet } from './measure-sheets.ts';

const field = (page: Page, name: string | RegExp): Locator => page.getByRole('textbox', { name, exact: true });

test('MC41 two people write on one sheet at once: fields, rows and the description come to the other, who sees in which field one is', async ({
  page,
  laptop,
  letIn,
}) => {
  const other = await twoOnSheet(page, { laptop, letIn });
  await description(other).click();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(' Von nebenan geschrieben.');
  const lead = (of: Page): Locator => of.getByRole('combobox', { name: 'Federführung' });
  await lead(page).fill('Fachbereich Schule, 40.2');
  await expect(ring(other)).toHaveText('Geschäftsstelle');
  await expect.poll(() => isAround(ring(other), lead(other))).toBe(true);
  await other.screenshot({ path: 'test-results/measure-places.png' });
  await page.getByRole('button', { name: 'Partner*in hinzufügen' }).click();
  await page.keyboard.type('Schulpsychologie');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Elternbeirat');
  await expect(description(page)).toContainText('Von nebenan geschrieben.');
  await expect(lead(other)).toHaveValue('Fachbereich Schule, 40.2');
  await expect(field(other, 'Partner*innen, Eintrag 3')).toHaveValue('Elternbeirat');
  await description(page).click();
  // In a text one is shown by a caret.
  await expect(ring(other)).toHaveCount(0);
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Neu: ');
  await expect(description(other).locator('strong', { hasText: 'Neu:' })).toHaveCount(1);
  await expect(status(page)).toContainText('Gesichert');
  // One history for fields and description: the last step goes, wherever one is, and the focus goes there.
  await lead(page).fill('Irrtum');
  await page.keyboard.press('Control+z');
  await expect(lead(page)).toHaveValue('Fachbereich Schule, 40.2');
  await page.keyboard.press('Control+z');
  await expect(description(page)).not.toContainText('Neu: ');
  await expect(description(page)).toBeFocused();
  await expect(description(other)).toContainText('Von nebenan geschrieben.');
  await page.keyboard.press('Control+y');
  await expect(status(page)).toContainText('Gesichert');
  await page.reload();
  await expect(description(page)).toContainText('Neu: Schulen erarbeiten');
  await expect(description(page)).toContainText('Von nebenan geschrieben.');
});

test('MC42 a new measure takes dates, steps, costs, goals, indicators and reports as people type them; a row that was taken out comes back', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await page.setViewportSize({ width: 1440, height: 1000 });
  await openSample(page, host.link);
  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await page.getByRole('button', { name: 'Neue Maßnahme', exact: true }).click();
  await expect(field(page, 'Titel')).toBeFocused();
  await page.keyboard.type('Dolmetschen im Stadtrat');
  await field(page, 'Beginn').fill('1.7.2023');
  await field(page, 'Ende').fill('1.1.2023');
  await page.keyboard.press('Tab');
  await expect(page.getByText('Das Ende liegt vor dem Beginn.')).toBeVisible();
  await page.getByRole('button', { name: 'Kosten hinzufügen' }).click();
  await page.keyboard.type('12.500,50 €');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Innovationsfonds');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('row', { name: /^Summe/ })).toContainText('12.500,50 €');
  await expect(
    page.getByText('Kosten aus dem Innovationsfonds, aber nicht als geeignet gekennzeichnet.'),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Schritt hinzufügen' }).click();
  await page.keyboard.type('Ausschreibung');
  await page.keyboard.press('Tab');
  await page.keyboard.type('1.3.2023');
  await page.keyboard.press('Tab');
  await expect(page.getByText('überfällig')).toBeVisible();
  await page.getByRole('button', { name: 'Indikator hinzufügen' }).click();
  await page.keyboard.type('Gedolmetschte Sitzungen');
  await field(page, 'Zielwert').fill('12,5');
  await page.getByRole('button', { name: 'Wert für ein Jahr hinzufügen' }).click();
  await field(page, new RegExp('^Wert \\d{4}$')).fill('4');
  await field(page, 'Berichtsjahr').fill('2023');
  await page.getByRole('button', { name: 'Bericht für ein Jahr hinzufügen' }).click();
  await field(page, 'Was erreicht wurde').fill('Die Ausschreibung läuft.');
  await page.getByRole('button', { name: 'Absätze verknüpfen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('gremien bilden');
  await dialog
    .getByRole('option', { name: /Gremien bilden/ })
    .first()
    .click();
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  const goal = page.getByRole('region', { name: 'Ziele', exact: true }).getByRole('button', { name: /Gremien bilden/ });
  await expect(goal).toBeVisible();
  await page.getByRole('button', { name: '„Ausschreibung“ entfernen' }).click();
  await expect(field(page, 'Schritt 1')).toHaveCount(0);
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(field(page, 'Schritt 1')).toHaveValue('Ausschreibung');
  await expect(status(page)).toContainText('Gesichert');
  await page.reload();
  await expect(field(page, 'Titel')).toHaveValue('Dolmetschen im Stadtrat');
  await expect(field(page, 'Schritt 1')).toHaveValue('Ausschreibung');
  await expect(field(page, 'Zielwert')).toHaveValue('12,5');
  await expect(field(page, 'Was erreicht wurde')).toHaveValue('Die Ausschreibung läuft.');
  await goal.click();
  await expect(page.getByRole('heading', { name: 'Alle Maßnahmen' })).toHaveCount(0);
  await expect(page.getByRole('toolbar').first()).toBeVisible();
});

test('MC43 a measure is deleted from its sheet, and the notice brings it back whole', async ({ page, laptop }) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openSheet(page, /^4.1/);
  await page.getByRole('button', { name: 'Maßnahme löschen' }).click();
  await expect(page.getByRole('row', { name: /^4.1/ })).toHaveCount(0);
  await page.getByRole('button', { name: 'Rückgängig' }).click();
  await page.getByRole('row', { name: /^4.1/ }).click();
  await expect(description(page)).toContainText('Freizeitheime');
});

test('MC51 who only reads sees all of it and can change nothing, and is told why', async ({
  page,
  laptop,
  anotherPage,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  const reader = await anotherPage();
  await reader.goto(await inviteAs(page, 'Lesende Person', /^Lesend/));
  await reader.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await expect(reader.getByText('Sie können den Katalog lesen.')).toBeVisible();
  await expect(reader.getByRole('button', { name: 'Neue Maßnahme' })).toHaveCount(0);
  await reader.getByRole('row', { name: /^2.2/ }).press('Alt+ArrowRight');
  await expect(reader.getByRole('region', { name: /^vereinbart/ }).getByRole('row', { name: /^2.2/ })).toBeVisible();
  await reader.getByRole('row', { name: /^2.2/ }).click();
  await expect(field(reader, 'Titel')).toHaveJSProperty('readOnly', true);
  await expect(reader.getByRole('combobox', { name: 'Stand' })).toBeDisabled();
  await expect(description(reader)).toHaveAttribute('aria-readonly', 'true');
  await expect(description(reader)).toContainText('Selbstverpflichtung');
  await expect(reader.getByRole('button', { name: /hinzufügen$/ })).toHaveCount(0);
});

test('MC92 a description refers to its own table and into the paper, shows the numbers as the files do, and leads to both', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openSheet(page, /^1.3/);
  const text = description(page);
  const refs = text.locator('.embed[data-embed="ref"]');
  const labels = (): Promise<(string | null)[]> =>
    refs.evaluateAll((all) => all.map((each) => each.getAttribute('data-label')));
  const dialog = page.getByRole('dialog', { name: 'Querverweis einfügen' });
  await text.click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Siehe ');
  await page.keyboard.press('Control+Alt+r');
  // Without anything of its own the paper is offered alone.
  await expect(dialog.getByRole('option').first()).toContainText('Kapitel 1 des Papiers');
  await expect(dialog.getByRole('group')).toHaveCount(0);
  await dialog.getByRole('searchbox').fill('Befragungen');
  await dialog.getByRole('option', { name: /^Abschnitt 2\.3/ }).click();
  await expect.poll(labels).toEqual(['Abschnitt 2.3 des Papiers']);
  await expect(text).toBeFocused();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Einfügen', exact: true }).first().click();
  await page.getByRole('menuitem', { name: 'Tabelle …', exact: true }).click();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Zeile 1, Spalte 1', exact: true })).toBeFocused();
  await page.keyboard.type('Orte, siehe ');
  await page.keyboard.press('Control+Alt+r');
  await expect(dialog.getByRole('group').first()).toHaveAccessibleName('In dieser Beschreibung');
  await expect(dialog.getByRole('group').first().getByRole('option')).toContainText(['Tabelle 1']);
  await page.screenshot({ path: 'test-results/measure-references-picker.png' });
  await dialog.getByRole('group').first().getByRole('option').first().click();
  await expect.poll(labels).toEqual(['Abschnitt 2.3 des Papiers', 'Tabelle 1']);
  await expect(status(page)).toContainText('Gesichert');
  await page.reload();
  await expect.poll(labels).toEqual(['Abschnitt 2.3 des Papiers', 'Tabelle 1']);
  await refs.first().hover();
  await expect(page.getByText('Was die Befragungen ergeben haben', { exact: true })).toBeVisible();
  await page.screenshot({ path: 'test-results/measure-references.png' });
  await refs.first().click();
  const heading = page.getByRole('heading', { name: /Was die Befragungen ergeben haben/ });
  await expect(heading).toBeInViewport();

  // Once the heading is gone, whoever looks at the catalogue is told, and led to the reference.
  await heading.click();
  await page.keyboard.press('Home');
  await page.keyboard.press('Shift+End');
  for (let key = 0; key < 3; key += 1) await page.keyboard.press('Backspace');
  await expect(heading).toHaveCount(0);
  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  const coverage = page.getByRole('region', { name: 'Abdeckung' });
  await expect(coverage).toContainText('1 Querverweis führt zu einer Stelle, die es nicht mehr gibt:');
  const lost = coverage.getByRole('list', { name: 'Querverweise ohne Ziel' }).getByRole('button');
  await lost.scrollIntoViewIfNeeded();
  await page.screenshot({ path: 'test-results/measure-references-lost.png' });
  await expect(lost).toContainText(/1\.3 .*Siehe \(Ziel fehlt\)/);
  await expectAccessible(page);
  await lost.click();
  await expect(text).toBeFocused();
  await expect.poll(labels).toEqual(['(Ziel fehlt)', 'Tabelle 1']);
});
