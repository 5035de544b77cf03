import type { Page } from '@playwright/test';
import { chapterText, expect, goToChapter, invite, newParagraph, openSample, status, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

async function showPeople(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Weitere Befehle' }).click();
  await page.getByRole('menuitem', { name: /Menschen und Rollen/ }).click();
}

test.describe('rights and invitations', () => {
  test('AP5 a member writes in the own group’s chapter and only there, and is told why', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 1 (Stadtgesellschaft)', 'Soziales');
    const own = await goToChapter(other, 8);
    await expect(own).toHaveAttribute('aria-readonly', 'false');
    await newParagraph(own);
    await other.keyboard.type('Erlaubt');
    await expect(await goToChapter(page, 8)).toContainText('Erlaubt');
    const foreign = await goToChapter(other, 7);
    await expect(foreign).toHaveAttribute('aria-readonly', 'true');
    const before = await foreign.textContent();
    await foreign.click();
    await other.keyboard.type('Verboten');
    expect(await foreign.textContent()).toBe(before);
    await expect(other.getByText(/andere[nr]? Gruppe/).first()).toBeVisible();
  });

  test('AP6 who loses the access loses the open connection at once, and keeps what is on the screen', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 2 (Verwaltung)', 'Bildung');
    const text = await goToChapter(other, 7);
    await newParagraph(text);
    await other.keyboard.type('Noch da');
    await expect(await goToChapter(page, 7)).toContainText('Noch da');
    await showPeople(page);
    await page.getByRole('button', { name: 'Befehle für Mitglied 2 (Verwaltung)' }).last().click();
    await page.getByRole('menuitem', { name: /Zugang zurücknehmen/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Zugang zurücknehmen' }).click();
    await expect(other.getByText(/Zugang/).first()).toBeVisible();
    await expect(chapterText(other, 7).and(other.locator('[aria-readonly="false"]'))).toHaveCount(0);
    // And, as they wish, their name with it.
    await page.getByRole('button', { name: 'Befehle für Mitglied 2 (Verwaltung)' }).last().click();
    await page.getByRole('menuitem', { name: /Namen löschen/ }).click();
    const asks = page.getByRole('alertdialog');
    await expect(asks).toContainText('Wo bisher Mitglied 2 (Verwaltung) stand');
    await expectAccessible(page);
    await asks.getByRole('button', { name: 'Namen löschen' }).click();
    await expect(asks).toHaveCount(0);
    const gone = page.getByRole('region', { name: 'Zugang zurückgenommen' }).getByRole('listitem');
    await expect(gone).toHaveText(/^ehemaliges Mitglied \(Stadtgesellschaft\)/);
    await expect(gone.getByRole('button')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await other.reload();
    await expect(chapterText(other, 7)).toHaveCount(0);
  });

  test('AP7 an invitation works once; a used, a wrong and a mangled one are told apart', async ({
    page,
    laptop,
    anotherPage,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const link = await invite(page, 'Mitglied 3 (Stadtgesellschaft)', 'Wirtschaft');
    const first = await anotherPage();
    await first.goto(link);
    await expect(chapterText(first, 1)).toBeVisible();
    const second = await anotherPage();
    await second.goto(link);
    await expect(second.getByText(/schon eingelöst/)).toBeVisible();
    const third = await anotherPage();
    await third.goto(`${host.http}/join#aaaaa-bbbbb-ccccc-ddddd`);
    await expect(third.getByText(/kennt der Rechner nicht/)).toBeVisible();
    const fourth = await anotherPage();
    await fourth.goto(`${host.http}/join#halb`);
    await expect(fourth.getByText(/kein Einladungslink/)).toBeVisible();
    await first.reload();
    await expect(chapterText(first, 1)).toBeVisible();
    await expect(status(first)).toContainText('Gesichert');
  });

  test('AP15 a link for a seat that is there lets a second browser in as that person, and nobody is added', async ({
    page,
    laptop,
    anotherPage,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await showPeople(page);
    const seats = page.getByRole('button', { name: /^Befehle für / });
    const seat = page.getByRole('button', { name: 'Befehle für Mitglied 1 (Stadtgesellschaft)' });
    await expect(seat).toBeVisible();
    const taken = await seats.count();
    await seat.click();
    await page.getByRole('menuitem', { name: /Zugangslink erstellen/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Zugangslink für / });
    await expect(dialog).toContainText('mit denselben Rollen');
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Link erstellen' }).click();
    const link = await dialog.getByRole('textbox', { name: 'Einladungslink' }).inputValue();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Schließen' }).last().click();
    const other = await anotherPage();
    await other.goto(link);
    const own = await goToChapter(other, 7);
    await expect(own).toHaveAttribute('aria-readonly', 'false');
    await newParagraph(own);
    await other.keyboard.type('Vom Platz');
    await showPeople(other);
    await expect(other.getByText('Mitglied 1 (Stadtgesellschaft) (Sie)')).toBeVisible();
    await expect(seats).toHaveCount(taken);
    await page.getByRole('dialog').getByRole('button', { name: 'Schließen' }).click();
    await expect(await goToChapter(page, 7)).toContainText('Vom Platz');
  });
});
