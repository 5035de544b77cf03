import { expect, goToChapter, newParagraph, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('versions in the window', () => {
  test('VV1 a kept version is compared with what is written later, in one text and side by side, as a PDF, and read as it was', async ({
    laptop,
    page,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'Fassung festhalten' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Vor der Sitzung');
    await page.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await expect(page.getByRole('option', { name: /Vor der Sitzung/ })).toHaveAttribute('aria-selected', 'true');
    const comparison = page.getByRole('region', { name: 'Vergleich' });
    await expect(comparison).toContainText('Beide Stände sind gleich.');
    await page.keyboard.press('Escape');

    const text = await goToChapter(page, 6);
    await newParagraph(text);
    await page.keyboard.type('Unverwechselbar neu.');
    await text.locator('.block').nth(1).click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Backspace');
    await page.keyboard.press('F4');
    const summary = comparison.getByRole('table', { name: 'Was sich geändert hat' });
    await expect(summary.getByRole('row', { name: /Handlungsfelder/ })).toContainText('+2');
    await expect(comparison.locator('ins')).toHaveText('Unverwechselbar neu.');
    await expect(comparison.locator('del')).toHaveText('Handlungsfelder');
    await comparison.focus();
    await page.keyboard.press('F7');
    await expect(comparison.locator('[data-change]:focus')).toContainText('Handlungsfelder');
    await page.keyboard.press('F7');
    await expect(comparison.locator('[data-change]:focus')).toContainText('Neuer Absatz');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Vergleich ausgeben' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'PDF mit den Änderungen im Text' }).click();
    expect((await download).suggestedFilename()).toMatch(/^Vergleich Vor der Sitzung .*\.pdf$/);
    const exporting = page.getByRole('dialog', { name: 'Exportieren' });
    await expect(exporting.getByRole('status')).toHaveText(/\.pdf“ ist fertig\.Das PDF ist/);
    // The button that had the focus is gone with the work that it could have stopped.
    await expect.poll(() => exporting.evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect(exporting).toHaveCount(0);

    await page.getByRole('button', { name: 'Nebeneinander' }).click();
    await expect(comparison.locator('del')).toHaveText('Handlungsfelder');
    await comparison
      .getByRole('button', { name: /unveränderte Absätze/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Wortlaut' }).click();
    const read = page.getByRole('region', { name: 'Wortlaut: Vor der Sitzung' });
    await read.getByRole('heading', { name: 'Handlungsfelder und Querschnittsthemen' }).scrollIntoViewIfNeeded();
    await expect(read.getByRole('heading', { name: /Die sechs Handlungsfelder/ })).toBeVisible();
    await expect(read).not.toContainText('Unverwechselbar');

    // What search finds in a version is shown at its paragraph; its chapter becomes a trial draft.
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+Shift+f');
    const search = page.getByRole('dialog', { name: 'Alles durchsuchen' });
    await search.getByRole('searchbox').fill('sechs handlungsfelder');
    await search.getByRole('radio', { name: /^Fassungen/ }).click();
    await search.getByRole('option', { name: 'Die sechs Handlungsfelder' }).first().click();
    await expect(read.locator('[data-block]:focus')).toHaveText(/Die sechs Handlungsfelder$/);
    await expect(read.locator('[data-block]:focus')).toBeInViewport();
    await read
      .getByRole('region', { name: /Handlungsfelder und Querschnittsthemen/ })
      .getByRole('button', { name: 'Als Probefassung öffnen' })
      .click();
    const trial = page.getByRole('dialog', { name: 'Probefassung „Vor der Sitzung“' });
    await expect(trial.locator('[contenteditable=true]')).toContainText('Die sechs Handlungsfelder');
    await expect(trial).not.toContainText('Unverwechselbar');
    await trial.getByRole('button', { name: 'Schließen' }).click();
    await expect(text).toContainText('Unverwechselbar');
  });

  test('VV2 a version needs a name; a frozen one says that it is, with its entry of the record and its checksum', async ({
    laptop,
    page,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'Fassung festhalten' }).click();
    await page.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await expect(page.getByText('Bitte füllen Sie dieses Feld aus.')).toBeVisible();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Runde 1');
    await page.getByRole('checkbox', { name: /Einfrieren/ }).click({ force: true });
    await page.getByRole('button', { name: 'Festhalten', exact: true }).click();
    const item = page.getByRole('option', { name: /Runde 1/ });
    await expect(item).toContainText('Eingefroren');
    await expect(page.getByRole('region', { name: 'Vergleich' })).toContainText(
      /Eintrag \d+ im Nachweis · Prüfsumme [0-9a-f]{64}/,
    );
  });

  test('VV6 one paragraph, a chapter or all comes back as it was, and what stood before can be had again', async ({
    laptop,
    page,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'Fassung festhalten' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Vorher');
    await page.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await expect(page.getByRole('option', { name: /Vorher/ })).toBeVisible();
    await page.keyboard.press('Escape');
    const text = await goToChapter(page, 6);
    const heading = text.locator('.block').nth(1);
    await heading.click();
    await page.keyboard.press('End');
    await page.keyboard.press('Control+Backspace');
    await newParagraph(text);
    await page.keyboard.type('Das soll bleiben.');
    await expect(text).toContainText('Das soll bleiben.');
    await page.keyboard.press('F4');
    const comparison = page.getByRole('region', { name: 'Vergleich' });
    const row = comparison.locator('[data-change]', { hasText: 'Die sechs' });
    await row.hover();
    await row.getByRole('button', { name: 'So wiederherstellen …' }).click();
    await page.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
    await expect(comparison.locator('del')).toHaveCount(0);
    await expect(comparison.locator('ins')).toHaveText('Das soll bleiben.');
    await expect(heading).toHaveText(/Die sechs Handlungsfelder$/);
    await page.getByRole('button', { name: 'Wiederherstellen …', exact: true }).click();
    await page.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
    await expect(comparison).toContainText('Beide Stände sind gleich.');
    await expect(page.getByRole('option', { name: /vor dem Wiederherstellen/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(text).not.toContainText('Das soll bleiben.');
    await page.getByRole('button', { name: 'Rückgängig', exact: true }).first().click();
    await expect(text).toContainText('Das soll bleiben.');
  });
});
