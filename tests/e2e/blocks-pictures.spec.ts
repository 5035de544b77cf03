import { expect, lines, paste, test, textOf } from './editor-preview.ts';
import { bring } from '../support/bring-files.ts';
import { png } from '../support/pictures.ts';
import { work } from './work-mode.ts';
import { expectAccessible } from '../support/accessible.ts';

const elsewhere = '00000000-0000-4000-8000-000000000777';

test('BK4 an image of another project brings its picture if it was copied in this browser; HTML of others fetches none', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const hash = 'ab'.repeat(32);
  const html = `<figure><img alt="Drei Säulen" data-ratschrift-asset="${hash}" data-ratschrift-project="${elsewhere}" data-width="50"><figcaption>Die Säulen</figcaption></figure>`;
  await page.evaluate(
    ({ key, base64 }) => {
      const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
      window.preview.pictures.elsewhere.set(key, new Blob([bytes], { type: 'image/png' }));
    },
    { key: `${elsewhere}/${hash}`, base64: png(240, 120, [200, 40, 40]).toString('base64') },
  );
  await text.click();
  await paste(page, { 'text/html': html });
  await expect(page.getByText(/ließ sich aus dem anderen Vorhaben nicht holen/)).toBeVisible();
  await expect.poll(() => lines(page)).toEqual(['[Bild nicht übernommen: Drei Säulen] Die Säulen']);

  // As the other window left it when somebody copied there.
  await page.evaluate((copied) => localStorage.setItem('ratschrift.copiedPictures', JSON.stringify(copied)), {
    project: elsewhere,
    hashes: [hash],
  });
  await page.keyboard.press('Enter');
  await paste(page, { 'text/html': html });
  const image = text.locator('[data-kind="image"]');
  await expect(image.getByRole('img', { name: 'Drei Säulen' })).toBeVisible();
  await expect(image).toContainText('Die Säulen');
  const [stored] = await page.evaluate(() => window.preview.pictures.list());
  expect(stored).toMatchObject({ width: 240, height: 120 });
  const props = await page.evaluate(() => window.preview.props(1).filter((each) => 'asset' in each));
  expect(props).toMatchObject([{ asset: stored?.hash, alt: 'Drei Säulen', width: 50 }]);
  expect(stored?.hash).not.toBe(hash);

  // What is copied here carries names, no bytes, and is noted for the others.
  const copied = await page.evaluate(async () => {
    document.getSelection()?.selectAllChildren(document.querySelector('.chapter-text') ?? document.body);
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    const data = new DataTransfer();
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('copy', { clipboardData: data, bubbles: true, cancelable: true }),
    );
    return { html: data.getData('text/html'), noted: localStorage.getItem('ratschrift.copiedPictures') ?? '' };
  });
  expect(copied.html).toContain(stored?.hash);
  expect(copied.html).not.toContain('base64');
  expect(copied.noted).toContain(stored?.hash);
});

test('BK6 a suggested image and one that is to go look like suggestions, say so, and are decided on as one', async ({
  page,
  open,
}) => {
  await open({ chapters: 1, empty: true });
  const text = textOf(page);
  const images = text.locator('[data-kind="image"]');
  const field = page.getByRole('textbox', { name: 'Was zeigt das Bild?' });
  await text.click();
  await bring(page, [{ name: 'Alt.png', type: 'image/png', bytes: png(240, 120, [40, 120, 60]) }]);
  await field.fill('Alte Karte');
  await page.keyboard.press('Enter');
  await work(page, 'Vorschlagen');
  await text.press('Control+End');
  await bring(page, [{ name: 'Neu.png', type: 'image/png', bytes: png(240, 120, [160, 60, 60]) }]);
  await field.fill('Neue Karte');
  await page.keyboard.press('Enter');
  const [old, fresh] = [images.first(), images.last()];
  await expect(fresh.getByRole('group', { name: /^Vorschlag, neues Bild\. Bild: Neue Karte/ })).toBeVisible();
  await expect(fresh).toHaveAttribute('data-sign', 'neues Bild');
  await old.locator('[data-picture]').focus();
  await page.keyboard.press('Delete');
  await expect(old.getByRole('group', { name: /^Vorschlag, Bild entfällt\. Bild: Alte Karte/ })).toBeVisible();
  await expect(old).toHaveAttribute('data-sign', 'Bild entfällt');
  const outlines = await images
    .locator('img')
    .evaluateAll((all) => all.map((each) => getComputedStyle(each).outlineStyle));
  expect(outlines).toEqual(['dashed', 'solid']);
  await expectAccessible(page, { within: ['.chapter-text'] });
  // One's own suggestion to come goes at once.
  await fresh.locator('[data-picture]').focus();
  await page.keyboard.press('Delete');
  await expect(images).toHaveCount(1);
});
