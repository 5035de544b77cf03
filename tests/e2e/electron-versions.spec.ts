import { readFileSync } from 'node:fs';
import path from 'node:path';
import { unzipSync } from '../support/docx/unzip.ts';
import { goToChapter, newParagraph, status } from './app.ts';
import { expect, test } from './electron-app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('the window', () => {
  test('EL17 a version is kept, compared, given away as a Word file with real tracked changes, restored, travelled to, found and backed up; it is there after a restart', async ({
    folder,
    start,
  }) => {
    test.setTimeout(120_000);
    const first = await start();
    const { page } = first;
    await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    const text = await goToChapter(page, 6);
    await page.keyboard.press('F4');
    await page.getByRole('button', { name: 'Fassung festhalten' }).click();
    await page.getByRole('textbox', { name: 'Name', exact: true }).fill('Vor der Sitzung');
    await page.getByRole('button', { name: 'Festhalten', exact: true }).click();
    await expect(page.getByRole('option', { name: /Vor der Sitzung/ })).toBeVisible();
    const comparison = page.getByRole('region', { name: 'Vergleich' });
    await expect(comparison).toContainText('Beide Stände sind gleich.');
    await page.keyboard.press('Escape');
    await newParagraph(text);
    await page.keyboard.type('Unverwechselbar neu.');
    await page.keyboard.press('F4');
    await expect(comparison.locator('ins')).toHaveText('Unverwechselbar neu.');
    await expectAccessible(page);

    // A person is asked by the system's dialog where to.
    const saved = path.join(folder, 'Vergleich.docx');
    await first.app.evaluate(({ session }, target) => {
      const kept = globalThis as { saved?: Promise<string> };
      kept.saved = new Promise((resolve) => {
        session.fromPartition('persist:ratschrift').once('will-download', (event, item) => {
          item.setSavePath(target);
          item.once('done', () => resolve(event.defaultPrevented ? 'prevented' : item.getFilename()));
        });
      });
    }, saved);
    await page.getByRole('button', { name: 'Vergleich ausgeben' }).click();
    await page.getByRole('menuitem', { name: /Word-Datei/ }).click();
    const name = await first.app.evaluate(() => (globalThis as { saved?: Promise<string> }).saved);
    expect(name).toMatch(/Vor der Sitzung.*\.docx$/);
    await page.getByRole('dialog', { name: 'Exportieren' }).getByRole('button', { name: 'Schließen' }).last().click();
    const written = unzipSync(readFileSync(saved)).get('word/document.xml') ?? '';
    expect(written).toMatch(/<w:ins [^>]*>(?:(?!<\/w:ins>).)*Unverwechselbar neu\./s);

    await page.getByRole('button', { name: 'Wiederherstellen …', exact: true }).click();
    await page.getByRole('button', { name: 'Wiederherstellen', exact: true }).click();
    await expect(comparison).toContainText('Beide Stände sind gleich.');
    await page.keyboard.press('Escape');
    await expect(text).not.toContainText('Unverwechselbar');

    await page.keyboard.press('Control+Shift+f');
    const search = page.getByRole('dialog', { name: 'Alles durchsuchen' });
    await expect(search.getByRole('searchbox')).toBeFocused();
    await page.keyboard.type('vor der sitzung');
    await expect(search.getByRole('option', { name: /Vor der Sitzung/ }).first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F2');
    const travel = page.getByRole('dialog', { name: 'Zeitreise' });
    const then = travel.getByRole('region', { name: 'Text zu diesem Zeitpunkt' });
    await travel.getByRole('slider', { name: 'Zeitpunkt' }).focus();
    await page.keyboard.press('Home');
    await expect(then).toContainText('Handlungsfelder und Querschnittsthemen');
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(travel).toHaveCount(0);

    await page.getByRole('button', { name: 'Weitere Befehle', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Datei und Sicherungen' }).click();
    const files = page.getByRole('dialog', { name: 'Datei und Sicherungen' });
    await files.getByRole('button', { name: 'Jetzt sichern' }).click();
    await expect(files.getByRole('list', { name: 'Sicherungen' }).getByRole('listitem')).toHaveCount(1);
    await files.getByRole('button', { name: 'Schließen' }).click();
    await expect(status(page)).toContainText('Gesichert');
    await first.close();

    const second = await start();
    await second.page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
    await expect(await goToChapter(second.page, 6)).not.toContainText('Unverwechselbar');
    await second.page.keyboard.press('F4');
    await expect(second.page.getByRole('option', { name: /Vor der Sitzung/ })).toBeVisible();
    await expect(second.page.getByRole('option', { name: /vor dem Wiederherstellen/ }).first()).toBeVisible();
  });
});
