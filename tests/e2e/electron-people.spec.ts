import { chapterText, goToChapter, invite, newParagraph, status, tabTo } from './app.ts';
import { expect, test, type ElectronApp } from './electron-app.ts';
import { expectAccessible } from '../support/accessible.ts';

/** Joins the project of another laptop by its invitation link. */
async function join(guest: ElectronApp, link: string): Promise<void> {
  await guest.page.getByRole('button', { name: /Treffen beitreten/ }).click();
  const dialog = guest.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(link);
  await dialog.getByRole('button', { name: 'Beitreten' }).click();
}

test.describe('people in the window', () => {
  test('EL11 a joined laptop writes where its group may, is told why elsewhere, and loses the right at once when it is withdrawn', async ({
    start,
  }) => {
    test.setTimeout(120_000);
    const home = await start('home');
    await home.page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    await expect(chapterText(home.page, 1)).toBeVisible();
    const link = await invite(home.page, 'Mitglied 40 (Verwaltung)', 'Soziales');
    const guest = await start('guest');
    await join(guest, link);
    const own = await goToChapter(guest.page, 8);
    await expect(own).toHaveAttribute('aria-readonly', 'false');
    await newParagraph(own);
    await guest.page.keyboard.type('Aus der Gruppe. ');
    await expect(await goToChapter(home.page, 8)).toContainText('Aus der Gruppe.');
    const foreign = await goToChapter(guest.page, 7);
    await expect(foreign).toHaveAttribute('aria-readonly', 'true');
    await expect(guest.page.getByText(/andere[nr]? Gruppe/).first()).toBeVisible();

    await home.page.getByRole('banner').getByRole('button', { name: 'Weitere Befehle' }).click();
    await home.page.getByRole('menuitem', { name: /Menschen und Rollen/ }).click();
    await expectAccessible(home.page);
    await home.page.getByRole('button', { name: 'Befehle für Mitglied 40 (Verwaltung)' }).last().click();
    await home.page.getByRole('menuitem', { name: /Zugang zurücknehmen/ }).click();
    await home.page.getByRole('alertdialog').getByRole('button', { name: 'Zugang zurücknehmen' }).click();
    // The copy on the guest's own disk stays readable; nothing more can be written into it or leaves it.
    await expect(
      guest.page
        .getByRole('textbox', { name: /^Text von Kapitel 8:/ })
        .and(guest.page.locator('[aria-readonly="false"]')),
    ).toHaveCount(0);
    await expect(status(guest.page)).toContainText('Nicht geteilt seit');
    const second = await start('second');
    await join(second, link);
    await expect(second.page.getByText(/schon eingelöst/)).toBeVisible();
  });

  test('EL12 the window by keyboard alone: from the start to a saved word, and no axe violation on the way', async ({
    start,
  }) => {
    const { page } = await start();
    await expect(page.getByRole('button', { name: /Beispiel ansehen/ })).toBeVisible();
    await expectAccessible(page);
    await tabTo(page, /Beispiel ansehen/);
    await page.keyboard.press('Enter');
    await expect(chapterText(page, 1)).toContainText('Hannover');
    await tabTo(page, /^Text von Kapitel 1:/);
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Ohne Maus geschrieben: schön.');
    await expect(chapterText(page, 1)).toContainText('Ohne Maus geschrieben: schön.');
    await expect(status(page)).toContainText('Gesichert');
    await expectAccessible(page);
  });
});
