import { richFile } from '../support/docx/rich-file.ts';
import { makeZip } from '../support/docx/make-zip.ts';
import { body, wordParts } from '../support/docx/word-file.ts';
import { chapterText, expect, openSample, test } from './app.ts';
import { expectAccessible } from '../support/accessible.ts';

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

test('DX19 a Word file is looked at before it is taken over, its report is kept, and the second time nothing is doubled', async ({
  page,
  laptop,
}) => {
  await openSample(page, (await laptop.start()).link);
  const rows = page.getByRole('grid', { name: 'Kapitel des Papiers' }).getByRole('row');
  const before = 12;
  await expect(rows).toHaveCount(before);
  const choose = async (name: string, buffer: Buffer): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Datei wählen|Andere Datei/ }).click();
    await (await chooser).setFiles({ name, mimeType: docx, buffer });
  };
  await page.getByRole('button', { name: 'Word-Datei einlesen …' }).click();
  const dialog = page.getByRole('dialog', { name: 'Word-Datei einlesen' });

  // What can't be taken is told, and another file can be chosen.
  await choose(
    'Bombe.docx',
    makeZip(
      wordParts({ body: '' }).map((each) =>
        each.name === 'word/document.xml' ? { ...each, content: body('<w:p/>'.repeat(200_000)) } : each,
      ),
    ),
  );
  await expect(dialog.getByRole('alert')).toContainText('größer, als ein Papier');
  await dialog.getByRole('button', { name: 'Andere Datei wählen' }).click();

  await choose('Entwurf.docx', richFile());
  await expect(dialog.getByRole('listitem').filter({ hasText: 'Ankommen' })).toContainText('eine Tabelle');
  await expect(dialog).toContainText('Anna Ahrens');
  await dialog.getByText('Ausgeblendeter Text').click();
  await expect(dialog).toContainText('Kapitel 2: Geheimes');
  await expectAccessible(page);

  await dialog.getByRole('button', { name: '2 Kapitel übernehmen' }).click();
  await expect(dialog).toContainText('stehen jetzt am Ende der Gliederung');
  const saved = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Bericht speichern' }).click();
  expect((await saved).suggestedFilename()).toBe('Entwurf.txt');
  await dialog.getByRole('button', { name: 'Zum ersten Kapitel' }).click();
  const text = chapterText(page, before + 1);
  await expect(text).toContainText('eine Stadt der Vielfalt');
  await expect(rows).toHaveCount(before + 2);

  // The same file again, dropped on the outline.
  const data = await page.evaluateHandle(
    ({ bytes, type }) => {
      const transfer = new DataTransfer();
      transfer.items.add(
        new File([Uint8Array.from(atob(bytes), (each) => each.charCodeAt(0))], 'Entwurf.docx', { type }),
      );
      return transfer;
    },
    { bytes: richFile().toString('base64'), type: docx },
  );
  const list = page.getByRole('grid', { name: 'Kapitel des Papiers' });
  await list.dispatchEvent('dragover', { dataTransfer: data });
  await list.dispatchEvent('drop', { dataTransfer: data });
  await expect(dialog).toContainText('schon eingelesen: „Ankommen“, „Bleiben“');
  await dialog.getByRole('button', { name: 'Schließen' }).last().click();
  await expect(rows).toHaveCount(before + 2);
});
