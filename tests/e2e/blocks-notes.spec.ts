import { expect, paste, test, textOf } from './editor-preview.ts';

test('BK3 a footnote is written in a cell: number, way there and back, and copied with its list and formats', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const notes = page.getByRole('region', { name: 'Fußnoten' });
  const cell = (row: number, column: number) =>
    page.getByRole('textbox', { name: `Zeile ${row}, Spalte ${column}`, exact: true });
  await text.click();
  await paste(page, { 'text/html': '<table><tr><td>Zahl</td><td>Euro</td></tr></table><p>Danach</p>' });
  await cell(1, 1).click();
  await page.keyboard.press('End');
  await page.keyboard.press('Control+Alt+f');
  await expect(notes.getByRole('textbox', { name: 'Text von Fußnote 1' })).toBeFocused();
  await page.keyboard.type('Quelle: ');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('Amt');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+b');
  await page.keyboard.type('- erstens');
  await expect(notes.locator('[data-kind="bullet"]')).toHaveText('erstens');
  await page.keyboard.press('Escape');
  await expect(cell(1, 1)).toBeFocused();
  await expect(cell(1, 1).locator('.embed')).toHaveAttribute('data-label', '1');
  await page.keyboard.type('!');
  await expect(cell(1, 1)).toHaveText(/^Zahl.*!$/);

  // In the cell at rest, too, the mark leads to its text.
  await cell(1, 2).click();
  await cell(1, 1).locator('.embed').click();
  await expect(notes.getByRole('textbox', { name: 'Text von Fußnote 1' })).toBeFocused();
  await notes.getByRole('button', { name: 'Zurück zum Text, Fußnote 1' }).click();
  await expect(cell(1, 1)).toBeFocused();

  await page.keyboard.press('Control+a');
  const copied = await page.evaluate(() => {
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return Object.fromEntries(data.types.map((type) => [type, data.getData(type)]));
  });
  await text.getByText('Danach').click();
  await page.keyboard.press('End');
  await paste(page, copied);
  await expect(notes.locator('[data-note]')).toHaveCount(2);
  const second = notes.locator('[data-note]').nth(1);
  await expect(second.locator('[data-kind="paragraph"] strong')).toHaveText('Amt');
  await expect(second.locator('[data-kind="bullet"]')).toHaveText('erstens');
  await expect(text.locator('.block > .embed, .block > * > .embed').last()).toHaveAttribute('data-label', '2');
});

test('BK12 what is typed straight after the key for a footnote is the footnote; who presses elsewhere first has it in the text', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const notes = page.getByRole('region', { name: 'Fußnoten' });
  const cell = page.getByRole('textbox', { name: 'Zeile 1, Spalte 1', exact: true });
  /** All of it before the page draws anything. */
  const pressAtOnce = (keys: string, elsewhere: boolean): Promise<void> =>
    page.evaluate(
      async ({ keys, elsewhere }) => {
        const press = (init: KeyboardEventInit): void => {
          document.activeElement?.dispatchEvent(
            new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
          );
        };
        press({ key: 'f', code: 'KeyF', ctrlKey: true, altKey: true });
        // The editor does what a key asks for in a task of its own, before the next key.
        await Promise.resolve();
        for (const key of keys) press({ key });
        if (elsewhere) document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
      },
      { keys, elsewhere },
    );
  await textOf(page).click();
  await paste(page, { 'text/html': '<table><tr><td>Zahl</td><td>Euro</td></tr></table><p>Danach</p>' });
  await cell.click();
  await page.keyboard.press('End');
  await pressAtOnce('Qu', false);
  const first = notes.getByRole('textbox', { name: 'Text von Fußnote 1' });
  await expect(first).toBeFocused();
  await page.keyboard.type('elle');
  await expect(first).toHaveText('Quelle');
  await expect(cell).toHaveText(/^Zahl\P{L}*$/u);

  await textOf(page).getByText('Danach').click();
  await page.keyboard.press('End');
  await pressAtOnce('Satz', true);
  await expect(textOf(page).getByText(/^Danach.*Satz$/)).toBeVisible();
  await expect(notes.locator('[data-note]')).toHaveCount(2);
  await expect(notes.locator('[data-note]').nth(1)).toHaveText('');
  await page.keyboard.type('!');
  await expect(textOf(page).getByText(/^Danach.*Satz!$/)).toBeVisible();
});
