import { expect, goToChapter, newParagraph, openSample, test } from './app.ts';
import { bring } from '../support/bring-files.ts';
import { png } from '../support/pictures.ts';
import { expectAccessible } from '../support/accessible.ts';

test('PG6 pictures, contents, long tables and comments, resolved ones where wished for, stand in the reading view and on the printed pages', async ({
  page,
  laptop,
}) => {
  // The whole sample is set on pages, which takes a while on a busy machine.
  test.setTimeout(120_000);
  const host = await laptop.start();
  await openSample(page, host.link);
  const text = await goToChapter(page, 1);
  await newParagraph(text);
  await page.keyboard.type('Wozu das gut ist');
  await page.keyboard.press('Shift+Home');
  await page.keyboard.press('Control+Alt+m');
  await page.keyboard.type('Das müssen wir noch klären.');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article').filter({ hasText: 'noch klären' })).toBeVisible();
  await page.getByRole('button', { name: 'Kapitel kommentieren' }).click();
  await page.keyboard.type('Das ist schon gesagt.');
  await page.keyboard.press('Control+Enter');
  await page
    .getByRole('article')
    .filter({ hasText: 'schon gesagt' })
    .getByRole('button', { name: 'Erledigt', exact: true })
    .click();
  await newParagraph(text);
  await bring(page, [{ name: 'Säulen.png', type: 'image/png', bytes: png(640, 320, [40, 120, 60]) }]);
  await page.getByRole('textbox', { name: 'Was zeigt das Bild?' }).fill('Drei Säulen');
  await page.keyboard.press('Enter');
  const rows = Array.from({ length: 60 }, (_, index) => `<tr><td>Maßnahme ${index + 1}</td><td>${index}</td></tr>`);
  await bring(page, [], {
    'text/html': `<table><thead><tr><th>Maßnahme</th><th>Euro</th></tr></thead>${rows.join('')}</table><p>Danach.</p>`,
  });
  await expect(text.getByText('Danach.')).toBeVisible();
  await newParagraph(text);
  await page.getByRole('toolbar').first().getByRole('button', { name: 'Einfügen' }).click();
  await page.getByRole('menuitem', { name: /^Inhaltsverzeichnis/ }).click();

  await page.keyboard.press('F8');
  const view = page.getByRole('dialog', { name: 'Lesen' });
  const picture = view.getByRole('img', { name: 'Drei Säulen' });
  await picture.scrollIntoViewIfNeeded();
  await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(640);
  const contents = view.getByRole('navigation', { name: 'Inhaltsverzeichnis' });
  await expectAccessible(page);
  await contents.getByRole('button', { name: /^8\.2\.3/ }).click();
  await expect(view.getByRole('heading', { name: /^8\.2\.3/ })).toBeInViewport();
  await page.keyboard.press('Escape');
  await expect(view).toHaveCount(0);

  await page.keyboard.press('Control+p');
  const preview = page.getByRole('dialog', { name: 'Druckvorschau' });
  await preview.getByText('Kommentare, am Ende jedes Kapitels').click();
  await preview.getByText('Auch erledigte').click();
  const sheets = page.locator('.print-sheet');
  await expect(page.locator('.print-comments').first()).toBeAttached();
  const printed = page.locator('.print-sheet img');
  expect(await printed.evaluate((image: HTMLImageElement) => [image.complete, image.naturalWidth])).toEqual([
    true,
    640,
  ]);
  const tables = sheets.filter({ has: page.locator('.static-table') });
  expect(await tables.count()).toBeGreaterThan(1);
  for (const table of await tables.all())
    await expect(table.getByRole('columnheader', { name: 'Euro' })).toHaveCount(1);
  const cells = await page.locator('.print-sheet .static-table tbody tr > :first-child').allTextContents();
  expect(cells).toEqual(rows.map((_, index) => `Maßnahme ${index + 1}`));
  await expect(page.locator('.print-sheet .print-comment').first()).toHaveText('K2');
  await expect(sheets.filter({ hasText: 'Das müssen wir noch klären.' })).toHaveCount(1);
  const entry = page.locator('.print-sheet .static-contents-entry').filter({ hasText: /^8\.2\.3/ });
  const number = Number(await entry.locator('.static-contents-page').textContent());
  await expect(sheets.nth(number - 1)).toContainText((await entry.locator('span').nth(1).textContent()) ?? '-');
  const room = await sheets.evaluateAll((all) =>
    all.map((sheet) => {
      const [body, inner] = [sheet.querySelector('.print-body'), sheet.querySelector('.print-text')];
      return body === null || inner === null ? 0 : body.clientHeight - inner.getBoundingClientRect().height;
    }),
  );
  expect(Math.min(...room)).toBeGreaterThan(-2);
  await expect(page.locator('.print-said').filter({ hasText: 'Das ist schon gesagt.' })).toContainText(
    'erledigt: Geschäftsstelle',
  );
  await expectAccessible(page);
});
