import { blocksOf, caretAt, expect, lines, test, textOf } from './editor-preview.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('the page and its chapters', () => {
  test('ED20 only chapters near the window are open, a jump opens and enters the wanted one', async ({
    page,
    open,
  }) => {
    await open({ chapters: 40, all: true });
    const box = page.locator('.chapter-text');
    await expect(box.first()).toBeVisible();
    expect(await box.count()).toBeLessThan(8);
    await page.evaluate(() => window.preview.jump(0, 31));
    await expect(textOf(page, 31)).toBeFocused();
    await expect(page.locator('[data-pane]')).toHaveAttribute('data-active', /131$/);
    await expect.poll(async () => (await page.locator('section').nth(30).boundingBox())?.y ?? 0).toBeLessThan(200);
    await page.keyboard.type('Neu: ');
    await expect.poll(async () => (await lines(page, 31))[0]).toMatch(/^Neu: Bildung ist/);
    expect(await box.count()).toBeLessThan(14);
    await page.evaluate(() => window.preview.setActive(0, 2));
    await expect(textOf(page, 2)).toBeFocused();
    // What was written in and can be taken back stays open, however far away it is.
    await expect(textOf(page, 31)).toBeAttached();
  });

  test('ED21 nobody can write before the content has come, and a chapter that came stays editable offline', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, latency: 1_500, all: true }, false);
    await expect(page.getByText('Kapitel wird geholt')).toBeVisible();
    expect(await page.locator('[contenteditable="true"]').count()).toBe(0);
    await expect(textOf(page)).toHaveAttribute('contenteditable', 'true');
    await page.evaluate(() => window.preview.sides[0]?.setOnline(false));
    await caretAt(textOf(page), 0, 0);
    await page.keyboard.type('Offline: ');
    await expect(textOf(page).locator('.block').first()).toHaveText(/^Offline: Bildung/);
    expect((await lines(page))[0]).toMatch(/^Bildung/);
    await page.evaluate(() => window.preview.sides[0]?.setOnline(true));
    await expect.poll(async () => (await lines(page))[0]).toMatch(/^Offline: Bildung/);
  });

  test('ED22 a right that is taken or given shows at once, with its reason, and keys change nothing without it', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, me: 0 });
    const text = textOf(page);
    await expect(text).toHaveAttribute('contenteditable', 'true');
    await caretAt(text, 0, 0);
    await page.evaluate(() => window.preview.grant(0, 1, { right: 'read', reason: 'frozen' }));
    await expect(text).toHaveAttribute('contenteditable', 'false');
    await expect(text).toHaveAttribute('aria-readonly', 'true');
    await expect(page.getByText('Dieses Kapitel ist freigegeben und wird nicht mehr geändert.').first()).toBeVisible();
    const before = await blocksOf(page);
    await page.keyboard.type('x');
    await page.keyboard.press('Control+Alt+1');
    await page.getByRole('button', { name: 'Aufzählung' }).click({ force: true });
    await expect(page.getByRole('textbox', { name: 'Titel von Kapitel 1' })).toHaveAttribute('readonly', '');
    expect(await blocksOf(page)).toEqual(before);
    await page.evaluate(() => window.preview.grant(0, 1, { right: 'write', reason: null }));
    await expect(text).toHaveAttribute('contenteditable', 'true');
    await caretAt(text, 0, 0);
    await page.keyboard.type('x');
    await expect.poll(async () => (await lines(page))[0]).toMatch(/^xBildung/);
  });

  test('ED23 two people edit one title at once and nothing is lost; Enter leads into the text', async ({
    page,
    open,
  }) => {
    await open({ people: 2, chapters: 1, all: true });
    const title = (person: number) =>
      page.locator(`[data-pane="${person}"]`).getByRole('textbox', { name: 'Titel von Kapitel 1' });
    await expect(title(1)).toHaveValue('Haltung der Landeshauptstadt');
    await title(0).focus();
    await page.keyboard.press('End');
    await page.keyboard.type(' Hannover');
    await title(1).focus();
    await page.keyboard.press('Home');
    await page.keyboard.type('Die ');
    await title(0).focus();
    await page.keyboard.type('!');
    for (const person of [0, 1]) await expect(title(person)).toHaveValue('Die Haltung der Landeshauptstadt Hannover!');
    await page.keyboard.press('Enter');
    await expect(textOf(page)).toBeFocused();
  });

  test('ED24 carets and selections of the others are shown with name and colour, the name for a while, and go with them', async ({
    page,
    open,
  }) => {
    await open({ people: 2, chapters: 1, all: true });
    await expect(textOf(page, 1, 1)).toBeVisible();
    await caretAt(textOf(page, 1, 1), 1, 12);
    const caret = textOf(page).locator('..').locator('.remote-caret');
    await expect(caret).toHaveCount(1);
    await expect(caret.locator('.remote-name')).toHaveText('Mitglied 2');
    await expect(caret).toHaveAttribute('data-colour', '1');
    await expect(caret).toHaveAttribute('data-named', '');
    const block = await textOf(page).locator('.block').nth(1).boundingBox();
    const place = await caret.boundingBox();
    expect(place?.y).toBeGreaterThanOrEqual((block?.y ?? 0) - 4);
    expect(place?.y).toBeLessThan((block?.y ?? 0) + 30);
    await expect(caret).not.toHaveAttribute('data-named', '');
    await page.keyboard.press('Shift+End');
    await expect
      .poll(() => page.evaluate(() => [...CSS.highlights].reduce((sum, [, group]) => sum + group.size, 0)))
      .toBe(1);
    await page.evaluate(() => window.preview.sides[1]?.rooms.forEach((room) => room.awareness.setLocalState(null)));
    await expect(caret).toHaveCount(0);
    await expect
      .poll(() => page.evaluate(() => [...CSS.highlights].reduce((sum, [, group]) => sum + group.size, 0)))
      .toBe(0);
  });

  test('ED25 who is in a chapter stands at its head', async ({ page, open }) => {
    await open({ people: 2, chapters: 2, all: true });
    await textOf(page, 2, 1).click();
    await expect(page.locator('[data-pane="0"] section').nth(1).getByText('Mitglied 2 ist gerade hier')).toBeVisible();
    await textOf(page, 1, 1).click();
    await expect(page.locator('[data-pane="0"] section').nth(0).getByText('Mitglied 2 ist gerade hier')).toBeVisible();
    await expect(page.locator('[data-pane="0"] section').nth(1).getByText('ist gerade hier')).toHaveCount(0);
  });

  test('ED26 a link is set by Ctrl+K, shown at the caret, changed and removed; only encrypted addresses are taken', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.type('Stadt Hannover');
    await page.keyboard.press('Control+Shift+ArrowLeft');
    await expect(page.getByRole('button', { name: 'Fett' })).toBeVisible();
    await page.keyboard.press('Control+k');
    const field = page.getByRole('textbox', { name: 'Adresse' });
    await expect(field).toBeFocused();
    await field.fill('http://unsicher.example');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await field.fill('www.hannover.de');
    await page.keyboard.press('Enter');
    await expect(textOf(page)).toBeFocused();
    await expect
      .poll(() => blocksOf(page))
      .toMatchObject([{ runs: ['Stadt ', ['Hannover', { link: 'https://www.hannover.de' }]] }]);
    await caretAt(textOf(page), 0, 9);
    await expect(page.getByRole('dialog', { name: 'Link bearbeiten' })).toContainText('hannover.de');
    await page.keyboard.press('Control+k');
    await expect(field).toHaveValue('https://www.hannover.de');
    await page.keyboard.press('Escape');
    await expect(textOf(page)).toBeFocused();
    await page.keyboard.press('Control+k');
    await page.getByRole('button', { name: 'Link entfernen' }).click();
    await expect.poll(() => blocksOf(page)).toMatchObject([{ runs: ['Stadt Hannover'] }]);
  });

  test('ED27 the help names every key, and no screen of the editor has an axe violation, light, dark and enlarged', async ({
    page,
    open,
  }) => {
    for (const theme of ['light', 'dark'] as const) {
      await open({ chapters: 3, theme, zoom: theme === 'dark' ? 2 : 1 });
      // At 200 % the second chapter is farther away than what is opened ahead.
      await page.locator('[data-chapter]').nth(1).scrollIntoViewIfNeeded();
      await expect(textOf(page, 2)).toBeVisible();
      // The page around it has the one of level 1.
      await expectAccessible(page, { without: ['page-has-heading-one'] });
    }
    await page.keyboard.press('Tab');
    await textOf(page, 2).click();
    await page.keyboard.press('F1');
    const dialog = page.getByRole('dialog', { name: 'Tastenkürzel' });
    await expect(dialog).toContainText('Absatz nach oben schieben');
    await expectAccessible(page, { within: ['[role=dialog]'] });
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  });
});
