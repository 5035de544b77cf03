/** The council paper in the interface: list, form, cost table, texts, preview and check. */
import type { Locator, Page } from '@playwright/test';
import { chapterText, expect, isAround, openRecent, openSample, ring, sharedSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.setTimeout(120_000);

const sample = sharedSample();

/** Begins a resolution paper from the outline column, whatever is open. */
async function newPaper(page: Page): Promise<void> {
  await page.getByRole('row', { name: /^1 / }).click();
  await expect(chapterText(page, 1)).toBeVisible();
  await page.getByRole('button', { name: 'Neue Drucksache …' }).click();
  await page.getByRole('button', { name: 'Anlegen' }).click();
  await expect(page.getByRole('heading', { name: 'Beschlussdrucksache ohne Nummer' })).toBeVisible();
}
const field = (page: Page, name: string): Locator => page.getByRole('main').getByRole('textbox', { name, exact: true });
const sectionText = (page: Page, heading: string): Locator => page.getByRole('textbox', { name: `Text: ${heading}` });
const grid = (page: Page): Locator => page.getByRole('grid', { name: /^Teilergebnishaushalt/ });
const cell = (page: Page, row: number, column: number): Locator =>
  grid(page).getByRole('row').nth(row).getByRole('gridcell').nth(column);

async function openCosts(page: Page): Promise<void> {
  await field(page, 'Datum').fill('19.1.2021');
  await page.getByRole('button', { name: 'Mit finanziellen Auswirkungen' }).click();
  await expect(grid(page)).toBeVisible();
}

/** What spreadsheets put on the clipboard, pasted where the focus is. */
const paste = (page: Page, text: string): Promise<void> =>
  page.evaluate((cells) => {
    const data = new DataTransfer();
    data.setData('text/plain', cells);
    const event = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, text);

test('CP110 a paper is begun, stays open over a reload, gives way to a chapter, and comes back when it was removed', async () => {
  const page = sample();
  await newPaper(page);
  await field(page, 'Nummer').first().fill('0999/2021');
  await field(page, 'Betreff').fill('Verwaltungsentwurf „Wir sind Hannover“');
  const row = page.getByRole('button', { name: /Beschlussdrucksache 0999\/2021.*Verwaltungsentwurf/ });
  await expect(row).toHaveAttribute('aria-current', 'page');
  await expect(page.getByText('Gesichert')).toBeVisible();
  await page.reload();
  await expect(page.getByRole('heading', { name: 'Beschlussdrucksache 0999/2021' })).toBeVisible();
  await page.getByRole('row', { name: /^7 / }).click();
  await expect(page.getByRole('textbox', { name: /^Text von Kapitel 7:/ })).toBeVisible();
  await row.click();
  await expect(field(page, 'Betreff')).toHaveValue('Verwaltungsentwurf „Wir sind Hannover“');
  await row.hover();
  await page.getByRole('button', { name: 'Drucksache 0999/2021 entfernen' }).click();
  await expect(row).toHaveCount(0);
  await expect(page.getByRole('textbox', { name: /^Text von Kapitel 7:/ })).toBeVisible();
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect(row).toBeVisible();
});

test('CP111 two in one form see each other’s fields, routing lines, words and places at once; who may not write reads', async ({
  page,
  laptop,
  anotherPage,
  letIn,
}) => {
  const host = await laptop.start();
  await openSample(page, host.link);
  await newPaper(page);
  const other = await anotherPage();
  await openRecent(other, host.link);
  await other.getByRole('button', { name: /^Beschlussdrucksache ohne Nummer/ }).click();
  await field(page, 'Betreff').fill('Gemeinsam');
  await expect(field(other, 'Betreff')).toHaveValue('Gemeinsam');
  await expect(ring(other)).toHaveText('Geschäftsstelle');
  await expect.poll(() => isAround(ring(other), field(other, 'Betreff'))).toBe(true);
  // Both type into one line at the same moment: nothing of it is lost, no caret leaves its place, and no pause takes a space away.
  await field(page, 'Ort').fill('Rathaus');
  await expect(field(other, 'Ort')).toHaveValue('Rathaus');
  await field(page, 'Ort').press('End');
  await field(other, 'Ort').press('Home');
  await Promise.all([page.keyboard.type(' und '), other.keyboard.type('Neues ')]);
  await expect(field(other, 'Ort')).toHaveValue('Neues Rathaus und');
  await expect(field(page, 'Ort')).toHaveValue('Neues Rathaus und ');
  await page.keyboard.type('Saal');
  await expect(field(other, 'Ort')).toHaveValue('Neues Rathaus und Saal');
  await other.keyboard.type('altes ');
  await expect(field(page, 'Ort')).toHaveValue('Neues altes Rathaus und Saal');
  for (const each of [page, other])
    await expect(each.getByRole('group', { name: 'Ihre Fassung gilt nicht mehr' })).toHaveCount(0);
  // A step that one takes back right behind a field stays taken back.
  await field(page, 'Zu TOP').fill('7.1');
  await expect(field(other, 'Zu TOP')).toHaveValue('7.1');
  await page.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(field(other, 'Zu TOP')).toHaveValue('');
  await expect(field(page, 'Zu TOP')).toHaveValue('');
  await other.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
  const lines = page.getByRole('list', { name: 'Beratungsfolge' }).getByRole('listitem');
  await expect(lines).toHaveCount(2);
  await expect(lines.first()).toContainText('In den Ausschuss für Integration');
  await lines
    .nth(1)
    .getByRole('button', { name: /nach oben$/ })
    .click();
  await expect(other.getByRole('list', { name: 'Beratungsfolge' }).getByRole('listitem').first()).toContainText(
    'Verwaltungsausschuss',
  );
  await sectionText(page, 'Antrag,').click();
  await page.keyboard.type('der Rat möge beschließen.');
  await expect(sectionText(other, 'Antrag,')).toHaveText('der Rat möge beschließen.');

  const member = await letIn(page, 'Mitglied 1', 'Bildung');
  await member.getByRole('button', { name: /^Beschlussdrucksache ohne Nummer/ }).click();
  await expect(field(member, 'Betreff')).toHaveValue('Gemeinsam');
  await expect(field(member, 'Betreff')).toHaveAttribute('readonly', '');
  await expect(member.getByRole('textbox', { name: 'Text: Antrag, (nur lesen)' })).toHaveText(
    'der Rat möge beschließen.',
  );
  await expect(member.getByRole('button', { name: 'Hinzufügen', exact: true })).toHaveCount(0);
});

test('CP112 the cost table by keys alone: typed, moved, mended, undone; sums go along and take no key', async () => {
  const page = sample();
  await newPaper(page);
  await openCosts(page);
  await cell(page, 1, 0).focus();
  await page.keyboard.type('11137');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Migration und Integration');
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, 1)).toBeFocused();
  await page.keyboard.type('Personalaufwendungen');
  await page.keyboard.press('Tab');
  await page.keyboard.type('193.421,- €');
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, 2)).toHaveText('193.421,00');
  await expect(cell(page, 3, 3)).toHaveText('-193.421,00');
  await page.keyboard.type('5');
  await expect(cell(page, 3, 2)).toHaveText('-193.421,00');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('F2');
  await page.keyboard.press('End');
  await page.keyboard.type('0');
  await page.keyboard.press('Escape');
  await expect(cell(page, 2, 2)).toHaveText('193.421,00');
  await page.keyboard.press('Delete');
  await expect(cell(page, 2, 2)).toHaveText('');
  await page.keyboard.press('Control+z');
  await expect(cell(page, 2, 2)).toHaveText('193.421,00');
  await page.keyboard.type('1,234');
  await page.keyboard.press('Enter');
  await expect(cell(page, 2, 2)).toHaveAttribute('aria-invalid', 'true');
  await expect(cell(page, 2, 2)).toContainText('1,234');
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Home');
  await expect(cell(page, 1, 0)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Zeile', exact: true })).toBeFocused();
});

test('CP113 a block from Excel becomes lines and amounts, and its sentence goes into the text and tells when it is stale', async () => {
  const page = sample();
  await newPaper(page);
  await openCosts(page);
  await page.getByRole('button', { name: 'Jahr 2022' }).click();
  await cell(page, 2, 1).click();
  await paste(page, 'Personalaufwendungen\t193.421,00\t\r\nSonstige ordentliche Aufwendungen\t\t200.000,-\r\n');
  await expect(cell(page, 3, 3)).toHaveText('200.000,00');
  await expect(cell(page, 4, 4)).toHaveText('-393.421,00');
  const sentences = page.getByRole('region', { name: 'Sätze aus der Tabelle' });
  await sentences.getByRole('button', { name: 'In den Text übernehmen' }).click();
  await expect(sectionText(page, 'Erläuterung')).toContainText('193.421 €');
  await expect(sentences).toContainText('im Text, aktuell');
  await cell(page, 3, 3).click();
  await page.keyboard.type('210000');
  await page.keyboard.press('Enter');
  await expect(sentences).toContainText('im Text veraltet');
  await sentences.getByRole('button', { name: 'Im Text erneuern' }).click();
  await expect(sectionText(page, 'Erläuterung')).toContainText('210.000 €');
});

test('CP114 the check leads to each place, mends what is certain with a way back, and says what keeps the paper in the house', async () => {
  const page = sample();
  await newPaper(page);
  await field(page, 'Betreff').fill('Ein  Betreff');
  await sectionText(page, 'Antrag,').click();
  await page.keyboard.insertText('der Rat möge  beschließen.');
  await page.getByRole('button', { name: /^Prüfung/ }).click();
  const check = page.getByRole('region', { name: 'Prüfung' });
  await check.getByRole('button', { name: /^Zur Stelle: Die Nummer der Drucksache fehlt/ }).click();
  await expect(field(page, 'Nummer').first()).toBeFocused();
  await page.keyboard.type('0999/2021');
  await expect(check.getByText('Die Nummer der Drucksache fehlt.')).toHaveCount(0);
  const mends = check.getByRole('button', { name: /^Beheben: Mehrere Leerzeichen/ });
  await expect(mends).toHaveCount(2);
  await mends.first().click();
  await expect(field(page, 'Betreff')).toHaveValue('Ein Betreff');
  await expect(mends).toHaveCount(1);
  await mends.first().click();
  await expect(sectionText(page, 'Antrag,')).toHaveText('der Rat möge beschließen.');
  await page.getByRole('button', { name: 'Rückgängig' }).last().click();
  await expect
    .poll(() => sectionText(page, 'Antrag,').evaluate((text) => text.textContent))
    .toBe('der Rat möge  beschließen.');
  await page.getByRole('button', { name: 'Fehler zeigen' }).click();
  await expect(check.getByRole('status')).toContainText('Die Drucksache kann nur als Entwurf hinaus.');
});

test('CP115 the preview shows the printed pages with what was just typed, as a draft, and keeps its place', async () => {
  const page = sample();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy|Refused/.test(message.text())) refused.push(message.text());
  });
  await newPaper(page);
  const pages = page.getByRole('figure');
  await expect(pages.first().locator('canvas')).toBeAttached();
  await field(page, 'Betreff').fill('Mondbasis Hannover');
  await expect(pages.first()).toContainText('Mondbasis Hannover');
  await expect(pages.first()).toContainText('ENTWURF');
  await sectionText(page, 'Antrag,').click();
  await page.keyboard.type('der Rat möge den Mond betreten.');
  await expect(pages.first()).toContainText('den Mond betreten');
  const ink = (): Promise<number> =>
    pages
      .first()
      .locator('canvas')
      .evaluate((canvas) => {
        if (!(canvas instanceof HTMLCanvasElement)) return 0;
        const data = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        let dark = 0;
        for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 120) dark += 1;
        return dark;
      });
  await expect.poll(ink).toBeGreaterThan(500);
  await page.getByRole('button', { name: 'Vorschau vergrößern' }).click();
  await expect(page.getByRole('button', { name: /an die Breite anpassen/ })).toHaveText(/75|100/);
  const desk = page.getByRole('region', { name: 'Gedruckte Seiten der Drucksache' });
  await desk.evaluate((element) => element.scrollTo(0, 120));
  await field(page, 'Ort').fill('Linden');
  await expect(pages.first()).toContainText('Linden');
  expect(await desk.evaluate((element) => element.scrollTop)).toBe(120);
  expect(refused).toEqual([]);
});

test('CP116 form, cost table, check and preview are accessible, in both themes and in a narrow window', async () => {
  const page = sample();
  await newPaper(page);
  await openCosts(page);
  await page.getByRole('button', { name: 'Hinzufügen', exact: true }).click();
  await cell(page, 2, 2).click();
  await page.keyboard.type('12,345');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Prüfung/ }).click();
  await expect(page.getByRole('heading', { name: /^In Ordnung/ })).toBeVisible();
  await expectAccessible(page);
  await page.evaluate(() => {
    document.documentElement.dataset['theme'] = 'dark';
  });
  await page.getByRole('button', { name: 'Vorschau', exact: true }).click();
  await expect(page.getByRole('figure').first().locator('canvas')).toBeAttached();
  await expectAccessible(page);
  await page.setViewportSize({ width: 800, height: 900 });
  await page.getByRole('button', { name: 'Bearbeiten' }).click();
  await expect(field(page, 'Betreff')).toBeVisible();
  await expectAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(800);
});
