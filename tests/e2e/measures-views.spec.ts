/** The catalogue of measures: board, table, timeline, filters, sums, coverage. */
import type { Locator, Page } from '@playwright/test';
import { chapterText, expect, openSample, status, tabTo, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const openMeasures = async (page: Page): Promise<void> => {
  await page.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Maßnahmen' }).click();
  await expect(page.getByRole('heading', { name: 'Maßnahmenkatalog' })).toBeVisible();
};
const column = (page: Page, name: string): Locator => page.getByRole('region', { name: new RegExp(`^${name} \\(`) });
const card = (page: Page, name: RegExp): Locator => page.getByRole('row', { name });
const side = (page: Page): Locator => page.getByRole('navigation', { name: 'Filter und Übersicht' });
const choose = async (page: Page, field: string, option: string): Promise<void> => {
  await side(page)
    .getByRole('button', { name: new RegExp(`${field}$`) })
    .click();
  await page.getByRole('option', { name: option, exact: true }).click();
};

test('MC34 the catalogue opens in place of the text; view, sheet and place are kept over a reload, and the text is where it was', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openMeasures(page);
  await expect(column(page, 'läuft').getByRole('row')).toHaveCount(6);
  // A long word of a title may be parted; what it says and is called stays whole.
  const long = card(page, /^2.3 Sprachmittlung im Gesundheitswesen$/).locator('strong');
  await expect(long.locator('span')).not.toHaveCount(0);
  expect([await long.innerText(), await long.textContent()]).toEqual(
    Array.from({ length: 2 }, () => 'Sprachmittlung im Gesundheitswesen'),
  );
  await page.getByRole('button', { name: 'Tabelle' }).click();
  await expect(page.getByRole('table', { name: 'Maßnahmen als Tabelle' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('table', { name: 'Maßnahmen als Tabelle' })).toBeVisible();
  await page.getByRole('button', { name: 'Blatt öffnen: Briefe, die man versteht' }).click();
  await expect(page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue('Briefe, die man versteht');
  await openAgain(page, host.link);
  await expect(page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue('Briefe, die man versteht');
  await page.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  await page.getByRole('button', { name: 'Entwurf', exact: true }).click();
  await expect(chapterText(page, 1)).toBeVisible();
  await chapterText(page, 1).click();
  await expect(page.getByRole('toolbar')).toBeVisible();
});

async function openAgain(page: Page, link: string): Promise<void> {
  await page.goto('about:blank');
  await page.goto(link);
  await page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
}

test('MC35 cards go by Alt and the arrows, by their menu and by the mouse, only where a step leads, and by Ctrl+Z back', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await page.setViewportSize({ width: 1600, height: 900 });
  await openSample(page, host.link);
  await openMeasures(page);
  const briefe = card(page, /^6.1 Briefe/);
  await briefe.focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(column(page, 'abgeschlossen').getByRole('row', { name: /^6.1/ })).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(column(page, 'läuft').getByRole('row', { name: /^6.1/ })).toBeVisible();
  // From an idea one is not done.
  await card(page, /^4.2/)
    .getByRole('button', { name: /^Befehle zu/ })
    .click();
  const blocked = page.getByRole('menuitem', { name: /Nach „abgeschlossen“/ });
  await expect(blocked).toContainText('Von „Idee“ führt kein Schritt nach „abgeschlossen“.');
  await page.getByRole('menuitem', { name: 'Nach „vereinbart“ verschieben' }).click();
  await expect(column(page, 'vereinbart').getByRole('row', { name: /^4.2/ })).toBeVisible();
  await card(page, /^4.2/).dragTo(column(page, 'läuft').getByRole('row').first(), { targetPosition: { x: 60, y: 4 } });
  await expect(column(page, 'läuft').getByRole('row', { name: /^4.2/ })).toBeVisible();
  await expect(status(page)).toContainText('Gesichert');
  await page.getByRole('button', { name: 'Handlungsfeld', exact: true }).click();
  await expect(column(page, 'Wirtschaft').getByRole('row')).toHaveCount(1);
  await card(page, /^5.1/).focus();
  await page.keyboard.press('Alt+ArrowLeft');
  await expect(column(page, 'Wirtschaft').getByRole('row', { name: /^5.1/ })).toHaveCount(0);
});

test('MC36 the table is sorted by its heads, and its cells are written where they stand', async ({ page, laptop }) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openMeasures(page);
  await page.getByRole('button', { name: 'Tabelle' }).click();
  const titles = (): Promise<string[]> =>
    page
      .getByRole('textbox', { name: /^Titel von/ })
      .evaluateAll((all) => all.map((each) => (each as HTMLInputElement).value));
  await page.getByRole('columnheader', { name: 'Titel' }).getByRole('button').click();
  await expect(page.getByRole('columnheader', { name: 'Titel' })).toHaveAttribute('aria-sort', 'ascending');
  expect((await titles())[0]).toBe('Bericht über rassistische Vorfälle');
  await page.getByRole('columnheader', { name: 'Titel' }).getByRole('button').click();
  expect((await titles()).at(-1)).toBe('Bericht über rassistische Vorfälle');
  const begins = page.getByRole('textbox', { name: 'Beginn von Bericht über rassistische Vorfälle' });
  await begins.fill('31.2.2022');
  await begins.press('Enter');
  await expect(page.getByText('Bitte einen Tag wie 1.7.2021 eingeben.')).toBeVisible();
  await begins.fill('1. März 2022');
  await begins.press('Enter');
  await expect(begins).toHaveValue('01.03.2022');
  const state = page.getByRole('combobox', { name: 'Stand von Bericht über rassistische Vorfälle' });
  await expect(state.getByRole('option', { name: 'Idee' })).toHaveCount(0);
  await state.selectOption('abgeschlossen');
  await expect(status(page)).toContainText('Gesichert');
  await page.reload();
  await expect(begins).toHaveValue('01.03.2022');
  await expect(state).toHaveValue('done');
});

test('MC37 filters narrow every view by words, field, lead, state, flagship and fund', async ({ page, laptop }) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openMeasures(page);
  const told = page.getByRole('main').getByRole('status').first();
  await expect(told).toHaveText('14 Maßnahmen');
  await page.keyboard.press('Control+f');
  await expect(page.getByRole('searchbox', { name: 'Im Katalog suchen' })).toBeFocused();
  await page.keyboard.type('sprachm');
  await expect(told).toHaveText('2 von 14 Maßnahmen');
  await choose(page, 'Handlungsfeld', 'Soziales');
  await expect(told).toHaveText('1 von 14 Maßnahmen');
  await side(page).getByRole('button', { name: 'Filter aufheben' }).click();
  await choose(page, 'Leuchtturm', 'nur');
  await expect(told).toHaveText('3 von 14 Maßnahmen');
  await choose(page, 'Stand', 'läuft');
  await choose(page, 'Innovationsfonds', 'ohne');
  await expect(told).toHaveText('1 von 14 Maßnahmen');
  await choose(page, 'Federführung', 'Fachbereich Kultur');
  await expect(page.getByText('Keine Maßnahme passt zu diesem Filter.')).toBeVisible();
});

test('MC38 costs are shown against the budgets, an overdrawn one in words with by how much and by whom', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openMeasures(page);
  const budget = side(page).getByRole('region', { name: 'Budget' });
  await expect(budget).toContainText('212.000 € von 200.000 €');
  await expect(budget).toContainText('um 12.000 € überzogen');
  await expect(budget).toContainText('1 Maßnahme nimmt aus dem Innovationsfonds');
  await budget.getByRole('button', { name: 'Budgets festlegen' }).click();
  const amount = page.getByRole('dialog').getByRole('textbox', { name: 'Betrag in Euro, 2022' });
  await amount.fill('250.000,-');
  await amount.press('Enter');
  await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).last().click();
  await expect(budget).toContainText('38.000 € frei');
  await budget.getByRole('button', { name: /^5.1/ }).click();
  await expect(
    page.getByText('Kosten aus dem Innovationsfonds, aber nicht als geeignet gekennzeichnet.'),
  ).toBeVisible();
  await page.getByText('Für den Innovationsfonds geeignet').click();
  await expect(budget).not.toContainText('nicht als geeignet');
});

test('MC39 goals without a measure are listed, lead to their paragraph in the draft, and are set by a picker', async ({
  page,
  laptop,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await openMeasures(page);
  const coverage = side(page).getByRole('region', { name: 'Abdeckung' });
  await expect(coverage).toContainText('13 von 24 Zielen haben eine Maßnahme');
  await coverage.getByRole('button', { name: /Der zweite Bildungsweg/ }).click();
  await expect(chapterText(page, 7)).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Maßnahmenkatalog' })).toHaveCount(0);
  await openMeasures(page);
  await coverage.getByRole('button', { name: 'Ziele festlegen' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('searchbox').fill('bildungsweg');
  await dialog.getByRole('option', { name: /Der zweite Bildungsweg/ }).click();
  await dialog.getByRole('button', { name: 'Übernehmen' }).click();
  await expect(coverage).toContainText('13 von 23 Zielen haben eine Maßnahme');
});

test('MC40 every view, the sheet and the dialogs are without axe violations, light, dark and narrow, and reached by keyboard', async ({
  page,
  laptop,
}) => {
  test.setTimeout(180_000);
  const host = await laptop.start();
  await page.setViewportSize({ width: 1440, height: 900 });
  await openSample(page, host.link);
  await openMeasures(page);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Of the dark colours the board and the sheet have all.
    for (const view of colorScheme === 'light' ? ['Tabelle', 'Zeitstrahl', 'Tafel'] : ['Tafel']) {
      await page.getByRole('button', { name: view, exact: true }).click();
      await expectAccessible(page);
    }
    await card(page, /^3.2/).click();
    await expect(page.getByRole('textbox', { name: /^Beschreibung/ })).toContainText('Jugendliche entscheiden');
    await expectAccessible(page);
    if (colorScheme === 'light') {
      await page.getByRole('button', { name: 'Absätze verknüpfen' }).click();
      await expect(page.getByRole('dialog').getByRole('option').first()).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
    }
    await page.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  }
  await page.setViewportSize({ width: 420, height: 800 });
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Filter und Übersicht zeigen' }).click();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Weitere Befehle' }).click();
  await page.getByRole('menuitem', { name: 'Entwurf' }).click();
  await expect(chapterText(page, 1)).toBeVisible();
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.keyboard.press('Escape');
  await tabTo(page, /^Maßnahmen$/);
  await page.keyboard.press('Enter');
  await tabTo(page, /Sprachmittlung im Gesundheitswesen/, 40);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: 'Titel', exact: true })).toHaveValue(
    'Sprachmittlung im Gesundheitswesen',
  );
});
