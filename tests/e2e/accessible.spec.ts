import type { Locator } from '@playwright/test';
import { WebSocket } from 'ws';
import { CallsClient } from '../../shared/rpc/client.ts';
import { chapterText, expect, goToChapter, newParagraph, openSample, test } from './app.ts';
import { description, openSheet } from './measure-sheets.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('accessible to all', () => {
  test('AC4 dialogs of a chapter and menus have no axe violation, and nothing to press is smaller than 24 pixels', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const small = await page.getByRole('button').evaluateAll((buttons) =>
      buttons.flatMap((button) => {
        const { width, height } = button.getBoundingClientRect();
        const seen = width > 0 && getComputedStyle(button).visibility !== 'hidden';
        return seen && (width < 24 || height < 24) ? [button.getAttribute('aria-label') ?? button.textContent] : [];
      }),
    );
    expect(small).toEqual([]);
    for (const command of ['Umbenennen …', 'Übergeben an …']) {
      await page.getByRole('button', { name: /^Befehle für Kapitel 7/ }).click();
      await page.getByRole('menuitem', { name: command }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      await expectAccessible(page);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
    }
    await page.getByRole('button', { name: 'Weitere Befehle' }).click();
    await page.getByRole('menuitem', { name: 'Menschen und Rollen' }).click();
    await expect(page.getByRole('dialog')).toBeVisible();
    await expectAccessible(page);
  });

  test('AC5 the system’s colours, more contrast and less motion are followed', async ({ page, laptop }) => {
    const host = await laptop.start();
    await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
    await openSample(page, host.link);
    await page.keyboard.press('Control+f');
    await page.getByRole('textbox', { name: 'Suchen nach' }).fill('Hannover');
    await expect(page.getByText(/Treffer in \d+ Kapiteln/)).toBeVisible();
    await expect(chapterText(page, 1)).toBeVisible();
    const motion = await page.evaluate(() => {
      const style = getComputedStyle(document.querySelector('button') ?? document.body);
      return Number.parseFloat(style.transitionDuration);
    });
    expect(motion).toBeLessThan(0.01);
    await expectAccessible(page);
    await page.screenshot({ path: test.info().outputPath('forced-colors.png') });
    await page.emulateMedia({ forcedColors: 'none', contrast: 'more' });
    const ink = () => page.evaluate(() => getComputedStyle(document.body).color);
    await expect.poll(ink).toBe('rgb(0, 0, 0)');
    await expectAccessible(page);
  });

  test('AC6 whoever asks for it hears who writes in which paragraph of their chapter; others hear nothing', async ({
    page,
    withMember,
  }) => {
    const other = await withMember('Mitglied 3', 'Bildung');
    const writing = await goToChapter(other, 7);
    await goToChapter(page, 7);
    await page.getByRole('button', { name: /^Ansagen für Screenreader/ }).click();
    await page.getByRole('menuitemradio', { name: /^Ruhig/ }).click();
    await writing.focus();
    await other.keyboard.press('Control+End');
    await other.keyboard.type('Das schreibe ich gerade.');
    const said = page.locator('#notices, [role=status]').filter({ hasText: /Mitglied 3 schreibt in Absatz 7\/\d+\./ });
    await expect(said.first()).toBeAttached();
  });

  test('AC9 a text’s headings come below those of the page around it, so that what stands behind a text leaves no level out', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await page.setViewportSize({ width: 1440, height: 900 });
    await openSample(page, host.link);
    const levels = (text: Locator): Promise<(string | null)[]> =>
      text.getByRole('heading').evaluateAll((all) => all.map((each) => each.getAttribute('aria-level')));
    // The last heading before the right column is now one of the last chapter's text.
    const last = await goToChapter(page, 12);
    await expect(last.getByRole('heading', { name: 'Vorbild sein' })).toBeAttached();
    expect(await levels(last)).toEqual(['3', '3', '4', '4', '4', '4', '3', '3']);
    await expect(page.getByRole('complementary').getByRole('heading', { level: 3 }).first()).toHaveText(
      'Stadtverwaltung und interkulturelle Öffnung',
    );
    await expectAccessible(page);
    // What is made one, too; under the headings of the forms that have texts of their own.
    const reasons = page.getByRole('textbox', { name: 'Text: Begründung des Antrages' });
    for (const [open, text] of [
      [() => page.getByRole('button', { name: /^Beschlussdrucksache 0108\/2021/ }).click(), reasons],
      [() => openSheet(page, /^1.3/), description(page)],
    ] as const) {
      await open();
      await text.click();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Control+Alt+1');
      await page.keyboard.type('Zuletzt');
      await expect(text.getByRole('heading', { name: 'Zuletzt', level: 4 })).toBeAttached();
      await expectAccessible(page);
    }
  });

  test('AC8 kept drafts are read and deleted without an axe violation, and quotes keep their bar in the system’s colours', async ({
    page,
    laptop,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const project = new URLSearchParams(new URL(page.url()).hash.slice(1)).get('p') ?? '';
    const chapter = await page.locator('[data-chapter]').first().getAttribute('data-chapter');
    const calls = new CallsClient({
      url: host.http.replace(/^http/, 'ws'),
      token: new URLSearchParams(new URL(host.link).hash.slice(1)).get('t') ?? '',
      webSocket: WebSocket,
    });
    await calls.call('drafts.keep', project, {
      room: `${project}/chapter/${chapter ?? ''}`,
      reason: 'forbidden',
      text: 'Ein Satz, der nicht mehr übernommen wurde. '.repeat(30),
    });
    calls.destroy();
    await page.reload();
    await page.getByRole('tab', { name: /Entwürfe 1/ }).click();
    const panel = page.getByRole('tabpanel', { name: /Entwürfe/ });
    await expect(panel.getByText('Ein Satz, der nicht mehr übernommen wurde.')).toBeVisible();
    await expectAccessible(page);
    await page.emulateMedia({ colorScheme: 'dark' });
    await expectAccessible(page);

    await page.emulateMedia({ forcedColors: 'active' });
    const text = await goToChapter(page, 7);
    await newParagraph(text);
    await page.keyboard.type('> Ich bin geblieben.');
    const quote = text.locator('.block[data-kind=quote]').last();
    await expect(quote).toHaveText('Ich bin geblieben.');
    await expect(quote).toHaveCSS('background-image', /linear-gradient/);
    await panel.getByRole('button', { name: 'Entwurf löschen' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'Entwurf löschen' }).click();
    await expect(page.getByRole('tab', { name: /Entwürfe/ })).toHaveCount(0);
  });
});
