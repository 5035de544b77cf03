/** Two who change the same fields of a form while apart: whose values gave way is told so, at the field, and puts them back. */
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from '../support/accessible.ts';
import { openSheet } from './measure-sheets.ts';
import { expect, inviteAs, openSample, status, test } from './app.ts';

const shot = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png` });
};
const field = (page: Page, name: string): Locator => page.getByRole('main').getByRole('textbox', { name, exact: true });
const notes = (page: Page): Locator => page.getByRole('group', { name: /^Ihre Fassung gilt nicht mehr/ });
const told = async (pages: readonly Page[]): Promise<number> => {
  let count = 0;
  for (const page of pages) count += await notes(page).count();
  return count;
};
const line = (page: Page, row: number, column: number): Locator =>
  page
    .getByRole('grid', { name: /^Teilergebnishaushalt/ })
    .getByRole('row')
    .nth(row)
    .getByRole('gridcell')
    .nth(column);
const cell = (page: Page): Locator => line(page, 2, 2);

test('CP213 two office people change the same fields apart: who lost is told at the field, also after a reload, and puts back one’s own, both, or lets it be', async ({
  page,
  laptop,
  anotherPage,
  plug,
}) => {
  test.setTimeout(120_000);
  const host = await laptop.start();
  const cable = await plug(host.port);
  await openSample(page, host.link);
  const link = await inviteAs(page, 'Anna Berg', /^Geschäftsstelle/);
  const other = await anotherPage();
  await other.goto(link.replace(`:${host.port}/`, `:${cable.port}/`));
  for (const each of [page, other]) await each.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  await expect(field(other, 'Betreff')).not.toHaveValue('');
  await expect(field(page, 'Betreff')).not.toHaveValue('');
  for (const each of [page, other]) await expect(cell(each)).toBeVisible();
  const subject = await field(page, 'Betreff').inputValue();
  const write = async (each: Page, words: string, day: string, amount: string, role: string): Promise<void> => {
    await field(each, 'Betreff').press('Control+End');
    await each.keyboard.type(` ${words}`);
    await field(each, 'Datum').fill(day);
    await cell(each).click();
    await each.keyboard.type(amount);
    await each.keyboard.press('Enter');
    await each
      .getByRole('button', { name: /Aufgabe von/ })
      .first()
      .click();
    await each.getByRole('option', { name: role }).click();
  };
  const measure = (each: Page, name: string): Locator =>
    each.getByRole('main').getByRole('textbox', { name, exact: true });
  const state = (each: Page): Locator => each.getByRole('combobox', { name: 'Stand', exact: true }).first();
  const writeMeasure = async (each: Page, words: string, next: string): Promise<void> => {
    await measure(each, 'Titel').press('End');
    await each.keyboard.type(` ${words}`);
    await state(each).selectOption(next);
  };
  for (const each of [page, other]) await openSheet(each, /^1.3/);
  cable.pull();
  await expect(status(other)).toContainText('Verbindung weg');
  await writeMeasure(page, 'im Rathaus', 'running');
  await writeMeasure(other, 'unterwegs', 'stopped');
  for (const each of [page, other]) {
    await each.getByRole('navigation', { name: 'Arbeitsbereiche' }).getByRole('button', { name: 'Entwurf' }).click();
    await each.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click();
  }
  await write(page, 'im Rathaus', '02.02.2021', '222', 'berät vor');
  await write(other, 'unterwegs', '03.03.2021', '333', 'zur Kenntnis');
  // An amount that one empties while the other writes it anew.
  await line(page, 3, 3).click();
  await page.keyboard.press('Delete');
  await line(other, 3, 3).click();
  await other.keyboard.type('444');
  await other.keyboard.press('Enter');
  cable.putBack();
  await expect(status(other)).toContainText('Gesichert');

  // Which of the two stands is the same for everybody, but nobody's choice.
  await expect.poll(() => told([page, other])).toBe(5);
  const emptied = notes(other).filter({ hasText: '444,00' });
  await expect(emptied).toContainText(/hat (Geschäftsstelle|Büro) die Zeile entfernt oder den Betrag geleert/);
  await emptied.getByRole('button', { name: /^Meine Fassung einsetzen/ }).click();
  for (const each of [page, other]) await expect(line(each, 3, 3)).toHaveText('444,00');
  const hasLost = (await notes(other).count()) === 4;
  const [mine, theirs] = hasLost ? [other, page] : [page, other];
  const [words, day, amount, name] = hasLost
    ? ['unterwegs', '03.03.2021', '333,00', /Geschäftsstelle|Büro/]
    : ['im Rathaus', '02.02.2021', '222,00', /Anna Berg/];
  await expect(notes(theirs)).toHaveCount(0);
  const inHead = mine.getByRole('region', { name: 'Kopf' });
  const ofSubject = notes(mine).filter({ hasText: words });
  await expect(ofSubject).toContainText(name);
  await expect(ofSubject).toContainText(`Ihre Fassung: „${subject} ${words}“`);
  await expect(notes(mine).filter({ hasText: day })).toBeVisible();
  await expect(mine.getByRole('group', { name: 'Hier gilt eine andere Fassung als Ihre' })).toHaveCount(2);
  const ofAmount = notes(mine).filter({ hasText: amount });
  await expect(ofAmount).toContainText('Jetzt steht da:');
  await expect(cell(mine)).toContainText('Ihre Fassung gilt nicht mehr');
  await ofSubject.scrollIntoViewIfNeeded();
  await expectAccessible(mine);
  await shot(mine, 'apart-head');

  // They outlive a reload, and where one goes meanwhile.
  await mine.reload();
  await expect(notes(mine)).toHaveCount(4);
  await mine.setViewportSize({ width: 1024, height: 768 });
  await mine.emulateMedia({ colorScheme: 'dark' });
  await mine
    .getByRole('radio', { name: 'Bearbeiten' })
    .or(mine.getByRole('button', { name: 'Bearbeiten' }))
    .first()
    .click();
  await ofSubject.scrollIntoViewIfNeeded();
  await shot(mine, 'apart-head-dark');
  await expectAccessible(mine);

  // Both, as one step.
  await ofSubject.getByRole('button', { name: 'Beides einsetzen' }).click();
  await expect(field(mine, 'Betreff')).toHaveValue(new RegExp(words));
  await expect(field(mine, 'Betreff')).toBeFocused();
  for (const each of [page, other]) {
    await expect(field(each, 'Betreff')).toHaveValue(/unterwegs/);
    await expect(field(each, 'Betreff')).toHaveValue(/im Rathaus/);
  }
  await expect(notes(mine)).toHaveCount(3);
  await notes(mine).filter({ hasText: day }).getByRole('button', { name: 'Verstanden' }).press('Enter');
  await expect(notes(mine)).toHaveCount(2);
  await expect(inHead.getByRole('group', { name: /^Ihre Fassung/ })).toHaveCount(0);
  await expect(field(mine, 'Datum')).not.toHaveValue(day);
  // A cell's note leads into the table, and puts the amount back for all; the step is taken back like any other.
  await ofAmount.getByRole('button', { name: /^Zum Feld/ }).click();
  await expect(cell(mine)).toBeFocused();
  await shot(mine, 'apart-costs-dark');
  await ofAmount.getByRole('button', { name: /^Meine Fassung einsetzen/ }).click();
  await expect(cell(theirs)).toHaveText(amount);
  await expect(cell(mine)).toHaveText(amount);
  await mine.getByRole('button', { name: 'Rückgängig', exact: true }).click();
  await expect(cell(theirs)).not.toHaveText(amount);
  await notes(mine)
    .getByRole('button', { name: /^Meine Fassung einsetzen/ })
    .click();
  await expect(notes(mine)).toHaveCount(0);
  await expect(theirs.getByRole('button', { name: /Aufgabe von/ }).first()).toContainText(
    hasLost ? 'zur Kenntnis' : 'berät vor',
  );

  // In the measures, which both had left meanwhile, it waits as well; who lost there may be the other one.
  for (const each of [page, other]) {
    await each.setViewportSize({ width: 1440, height: 900 });
    await each.emulateMedia({ colorScheme: 'light' });
    await openSheet(each, /^1.3/);
  }
  await expect.poll(() => told([page, other])).toBe(2);
  const hasLostThere = (await notes(other).count()) === 2;
  const there = hasLostThere ? other : page;
  await expect(there.getByRole('group', { name: 'Ihre Fassung gilt nicht mehr: Stand' })).toContainText(
    hasLostThere ? 'eingestellt' : 'läuft',
  );
  await expectAccessible(there);
  await shot(there, 'apart-measure');
  await notes(there).getByRole('button', { name: 'Beides einsetzen' }).click();
  for (const each of [page, other]) {
    await expect(measure(each, 'Titel')).toHaveValue(/unterwegs/);
    await expect(measure(each, 'Titel')).toHaveValue(/im Rathaus/);
  }
  await there.getByRole('button', { name: 'Alle Maßnahmen' }).click();
  await expect(notes(there)).toHaveCount(1);
  await shot(there, 'apart-board');
  await notes(there)
    .getByRole('button', { name: /^Verstanden/ })
    .click();
  await expect(notes(there)).toHaveCount(0);
});
