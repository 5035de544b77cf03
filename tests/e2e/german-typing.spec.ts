import { chapterText, goToChapter, openSample, test as app } from './app.ts';
import { chapterId, project } from '../support/editor-preview/content.ts';
import { blocksOf, expect, lines, test, textOf } from './editor-preview.ts';

const shown = async (page: Parameters<typeof lines>[0]): Promise<string[]> =>
  (await lines(page)).map((line) => line.replaceAll('\u00A0', '~'));

test.describe('German typing', () => {
  test('GT6 what is typed is set right at once, and Backspace or Ctrl+Z brings back just that', async ({
    page,
    open,
  }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.type('Er sagt "Guten Tag" - 200.000 € nach § 5, z. B. heute...');
    await expect.poll(() => shown(page)).toEqual(['Er sagt „Guten Tag“ – 200.000~€ nach §~5, z.~B. heute…']);
    await page.keyboard.press('Backspace');
    await expect.poll(() => shown(page)).toEqual(['Er sagt „Guten Tag“ – 200.000~€ nach §~5, z.~B. heute...']);
    await page.keyboard.type(' "');
    await expect.poll(() => shown(page)).toEqual(['Er sagt „Guten Tag“ – 200.000~€ nach §~5, z.~B. heute... „']);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shown(page)).toEqual(['Er sagt „Guten Tag“ – 200.000~€ nach §~5, z.~B. heute... "']);
    // What was brought back stays, whatever is typed next.
    await page.keyboard.type('so" bleibt');
    await expect
      .poll(() => shown(page))
      .toEqual(['Er sagt „Guten Tag“ – 200.000~€ nach §~5, z.~B. heute... "so“ bleibt']);
    await page.keyboard.press('Control+a');
    await page.keyboard.press('Delete');
    await page.keyboard.press('Control+b');
    await page.keyboard.type('Fett "so"');
    await expect.poll(() => blocksOf(page)).toMatchObject([{ runs: [['Fett „so“', { b: true }]] }]);
  });

  test('GT7 the language of the block decides, and a composition is left alone', async ({ page, open }) => {
    await open({ chapters: 1, empty: true });
    await textOf(page).click();
    await page.keyboard.press('Enter');
    await page.keyboard.type('x');
    await expect.poll(() => shown(page)).toEqual(['', 'x']);
    await page.evaluate(
      (room) => {
        window.preview.hub.edit(room, (doc) => {
          const text = doc.getText('text').toDelta() as { insert: { b?: string } }[];
          doc
            .getMap('blocks')
            .set(`${text.filter(({ insert }) => insert.b !== undefined).at(-1)?.insert.b ?? ''}:lang`, 'en');
        });
      },
      `${project}/chapter/${chapterId(1)}`,
    );
    await expect(textOf(page).locator('.block').last()).toHaveAttribute('lang', 'en');
    await page.keyboard.type(' "yes"');
    await expect.poll(() => shown(page)).toEqual(['', 'x “yes”']);
    const client = await page.context().newCDPSession(page);
    for (const text of ['"', '"k'])
      await client.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
    await client.send('Input.insertText', { text: '"か' });
    await expect.poll(() => shown(page)).toEqual(['', 'x “yes”"か']);
  });
});

app.describe('the language of a paragraph', () => {
  app(
    'GT8 is chosen in the status bar, turns Arabic to the right, and corrections can be switched off',
    async ({ page, laptop }) => {
      const host = await laptop.start();
      await openSample(page, host.link);
      const text = await goToChapter(page, 2);
      await text.locator('.block').last().click();
      await text.press('Control+End');
      await text.press('Enter');
      await page.keyboard.type('مرحبا');
      const menu = page.getByRole('contentinfo').getByRole('button', { name: /^Schreibhilfe/ });
      // Each language says what it is of; that of the interface stands behind its picture.
      await expect(menu).toHaveText('Absatz: Deutsch');
      await expect(page.getByRole('contentinfo').getByText('Deutsch')).toHaveCount(1);
      await expect(page.getByRole('button', { name: 'Sprache der Oberfläche: Deutsch' })).toBeVisible();
      await menu.click();
      await page.getByRole('menuitemradio', { name: 'العربية' }).click();
      const block = chapterText(page, 2).locator('.block').last();
      await expect(block).toHaveAttribute('dir', 'rtl');
      await expect(block).toHaveAttribute('lang', 'ar');
      await expect(menu).toHaveAccessibleName('Schreibhilfe: Absatz: العربية');
      await page.keyboard.type(' "نعم"');
      await expect(block).toHaveText('مرحبا «نعم»');
      await menu.click();
      await page.getByRole('menuitemcheckbox', { name: /^Anführungszeichen/ }).click();
      await page.keyboard.press('Escape');
      await text.focus();
      await page.keyboard.type(' "');
      await expect(block).toHaveText('مرحبا «نعم» "');
    },
  );
});
