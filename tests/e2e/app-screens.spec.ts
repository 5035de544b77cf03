import type { Page } from '@playwright/test';
import { chapterText, expect, goToChapter, invite, openSample, selectionKnown, status, tabTo, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('screens', () => {
  test('AP8 no axe violation on any screen, light and dark', async ({ page, laptop, anotherPage }) => {
    test.setTimeout(240_000);
    const host = await laptop.start();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.goto('about:blank');
      await page.goto(host.link);
      await expect(page.getByRole('button', { name: /Neues Vorhaben/ })).toBeVisible();
      await expectAccessible(page);
      for (const name of [/Neues Vorhaben/, /Treffen beitreten/]) {
        await page.getByRole('button', { name }).click();
        await expect(page.getByRole('dialog')).toBeVisible();
        await expectAccessible(page);
        await page.keyboard.press('Escape');
      }
      await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
      await expect(chapterText(page, 1)).toContainText('Hannover');
      // Bar and columns come behind the text.
      await expect(page.getByRole('banner').getByRole('heading', { level: 1 })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole('button', { name: 'Weitere Formate und Tastenkürzel' }).click();
      await page.getByRole('menuitem', { name: 'Tastenkürzel' }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await page.getByRole('banner').getByRole('button', { name: 'Einladen' }).click();
      for (const tab of ['Personen', 'Einladungen', 'Treffen']) {
        await page.getByRole('tab', { name: tab }).click();
        await expectAccessible(page);
      }
      await page.keyboard.press('Escape');
    }
    const other = await anotherPage();
    await other.goto(`${host.http}/join`);
    await expect(other.getByRole('textbox')).toBeVisible();
    await expectAccessible(other);
    await other.goto(await invite(page, 'Lesend', 'Bildung'));
    await goToChapter(other, 9);
    await expectAccessible(other);
  });

  test('AP9 the way from the start screen to a saved word, by keyboard alone', async ({ page, laptop }) => {
    const host = await laptop.start();
    await page.goto(host.link);
    await expect(page.getByRole('button', { name: /Beispiel ansehen/ })).toBeVisible();
    await tabTo(page, /Beispiel ansehen/);
    await page.keyboard.press('Enter');
    await expect(chapterText(page, 1)).toContainText('Hannover');
    await page.keyboard.press('Tab');
    await expect(page.getByRole('link', { name: 'Zum Text springen' })).toBeFocused();
    await page.keyboard.press('Enter');
    await tabTo(page, /^Text von Kapitel 1:/);
    await expect(chapterText(page, 1)).toBeFocused();
    await page.keyboard.press('Control+End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('Nur mit Tasten');
    await page.keyboard.press('Shift+Home');
    await selectionKnown(page);
    // It is loaded behind the text.
    await expect(page.getByRole('toolbar')).toBeVisible();
    await page.keyboard.press('Alt+F10');
    await expect(page.getByRole('toolbar').locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(chapterText(page, 1)).toBeFocused();
    await page.keyboard.press('Control+b');
    await expect(chapterText(page, 1).locator('strong', { hasText: 'Nur mit Tasten' })).toHaveCount(1);
    await expect(status(page)).toContainText('Gesichert');
  });

  test('AP10 nothing is lost at 1024 pixels, at 200 % zoom, and in a narrow window', async ({ page, laptop }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    // 200 % zoom of a 1440 × 900 screen is a page of 720 × 450 CSS pixels.
    for (const [width, height] of [
      [1440, 900],
      [1024, 768],
      [720, 450],
      [640, 900],
    ] as const) {
      await page.setViewportSize({ width, height });
      const wide = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(wide, `${width} × ${height}: scrolls sideways`).toBeLessThanOrEqual(0);
      await expect(status(page)).toContainText('Gesichert');
      await expect(chapterText(page, 1)).toBeVisible();
      if (width <= 900) {
        await page.getByRole('button', { name: 'Kapitel zeigen' }).click();
        await expect(page.getByRole('row', { name: /^3 / })).toBeVisible();
        await page.keyboard.press('Escape');
      }
    }
  });

  test('AP11 chapters are made, renamed, moved by keyboard, deleted and brought back', async ({ page, laptop }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.getByRole('button', { name: 'Neues Kapitel' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    await expect(dialog.getByText('Bitte füllen Sie dieses Feld aus.')).toBeVisible();
    await expect(dialog.getByRole('textbox', { name: 'Titel' })).toBeFocused();
    await dialog.getByRole('textbox', { name: 'Titel' }).fill('Ausblick');
    await dialog.getByRole('button', { name: 'Anlegen' }).click();
    const row = page.getByRole('row', { name: /^13 Ausblick/ });
    await expect(row).toBeVisible();
    await row.focus();
    await page.keyboard.press('Alt+ArrowUp');
    await expect(page.getByRole('row', { name: /^12 Ausblick/ })).toBeVisible();
    await page.getByRole('button', { name: /^Befehle für Kapitel 12/ }).click();
    await page.getByRole('menuitem', { name: 'Umbenennen …' }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Ausblick und Dank');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('row', { name: /^12 Ausblick und Dank/ })).toBeVisible();
    await page.getByRole('button', { name: /^Befehle für Kapitel 12/ }).click();
    await page.getByRole('menuitem', { name: 'Löschen' }).click();
    await expect(page.getByRole('row', { name: /Ausblick/ })).toHaveCount(0);
    await page.getByRole('button', { name: 'Rückgängig' }).last().click();
    await expect(page.getByRole('row', { name: /^12 Ausblick und Dank/ })).toBeVisible();
  });

  test('AP13 a chapter is dragged to another place by mouse, for everybody, and is no text to drop into the page', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 4 (Verwaltung)', 'Bildung');
    await expect(chapterText(other, 1)).toBeVisible();
    const before = await titlesIn(page);
    await expect.poll(() => titlesIn(other)).toEqual(before);
    const [first = '', second = '', third = '', fourth = '', ...rest] = before;

    await dragRow(page, 2, 4, 0.9);
    const down = [first, third, fourth, second, ...rest];
    await expect.poll(() => titlesIn(page)).toEqual(down);
    await expect.poll(() => titlesIn(other)).toEqual(down);

    await dragRow(page, 4, 2, 0.1);
    await expect.poll(() => titlesIn(page)).toEqual(before);
    await expect.poll(() => titlesIn(other)).toEqual(before);

    const text = await goToChapter(page, 3);
    // Its last piece is drawn.
    await expect(text).toContainText('Was die Umsetzung kostet und wie sie bezahlt wird, steht in Kapitel 4.');
    const words = await text.textContent();
    const block = await text.locator('.block').nth(1).boundingBox();
    if (block === null) throw new Error('the chapter is not on the page');
    await drag(page, await rowBox(page, 2), { x: block.x + block.width / 2, y: block.y + 8 });
    await text.press('End');
    await page.keyboard.type('Ende');
    await expect(text).toContainText('Ende');
    expect((await text.textContent())?.replace('Ende', '')).toBe(words);
    expect(await titlesIn(page)).toEqual(before);

    await expect(other.getByRole('button', { name: /^Kapitel \d+ verschieben/ })).toHaveCount(0);
    await dragRow(other, 2, 4, 0.9);
    expect(await titlesIn(other)).toEqual(before);
  });
});

/** The chapters' titles in the order of the outline. */
function titlesIn(page: Page): Promise<string[]> {
  return page
    .getByRole('row')
    .evaluateAll((rows) => rows.map((row) => (row.getAttribute('aria-label') ?? '').replace(/^\d+ /, '')));
}

interface Place {
  readonly x: number;
  readonly y: number;
}

async function rowBox(page: Page, number: number): Promise<Place & { readonly height: number }> {
  const box = await page.getByRole('row', { name: new RegExp(`^${number} `) }).boundingBox();
  if (box === null) throw new Error(`chapter ${number} is not in the outline`);
  return { x: box.x + 60, y: box.y + 10, height: box.height };
}

/** Drags the row of a chapter to another one's: to a share of its height, near 0 before it and near 1 behind it. */
async function dragRow(page: Page, from: number, to: number, share: number): Promise<void> {
  const target = await rowBox(page, to);
  await drag(page, await rowBox(page, from), { x: target.x, y: target.y - 10 + target.height * share });
}

async function drag(page: Page, from: Place, to: Place): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move(from.x, from.y + 12, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 12 });
  await page.mouse.up();
}
