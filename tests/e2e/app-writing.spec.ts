import {
  chapterText,
  count,
  expect,
  goToChapter,
  invite,
  newParagraph,
  openRecent,
  openSample,
  status,
  test,
} from './app.ts';

test.describe('writing', () => {
  test('AP1 what one types is saved, said to be saved, and there again after a restart', async ({ page, laptop }) => {
    const first = await laptop.start();
    await openSample(page, first.link);
    const text = await goToChapter(page, 2);
    await newParagraph(text);
    await page.keyboard.type('Überprüfung: Äpfel & Öl für 200.000 € – ein Straßenfest.');
    const client = await page.context().newCDPSession(page);
    await client.send('Input.imeSetComposition', { text: '´', selectionStart: 1, selectionEnd: 1 });
    await client.send('Input.insertText', { text: 'é' });
    await expect(text).toContainText('ein Straßenfest.é');
    await expect(status(page)).toContainText(/Gesichert/);
    await first.stop();
    const second = await laptop.start();
    await openRecent(page, second.link);
    await expect(await goToChapter(page, 2)).toContainText('Überprüfung: Äpfel & Öl für 200.000 € – ein Straßenfest.é');
  });

  test('AP2 two people in one chapter see each other’s words as they are typed, and whose they are', async ({
    page,
    laptop,
    anotherPage,
  }) => {
    const host = await laptop.start();
    await openSample(page, host.link);
    const link = await invite(page, 'Mitglied 7 (Stadtgesellschaft)', 'Bildung');
    const other = await anotherPage();
    await other.goto(link);
    const there = await goToChapter(other, 7);
    const here = await goToChapter(page, 7);
    await newParagraph(there);
    await other.keyboard.type('Von der Gruppe. ');
    await expect(here).toContainText('Von der Gruppe.');
    await newParagraph(here);
    await page.keyboard.type('Von der Geschäftsstelle.');
    await expect(there).toContainText('Von der Geschäftsstelle.');
    await expect(page.getByText('Mitglied 7 (Stadtgesellschaft)').first()).toBeAttached();
    expect(await here.textContent()).toBe(await there.textContent());
  });

  test('AP3 with the plug pulled both go on writing; put back, every word is there once', async ({
    page,
    laptop,
    anotherPage,
    plug,
  }) => {
    const host = await laptop.start();
    const cable = await plug(host.port);
    await openSample(page, host.link);
    const link = await invite(page, 'Mitglied 8 (Verwaltung)', 'Bildung');
    const other = await anotherPage();
    await other.goto(link.replace(`:${host.port}/`, `:${cable.port}/`));
    const there = await goToChapter(other, 7);
    const here = await goToChapter(page, 7);
    await newParagraph(there);
    await other.keyboard.type('VorDerLücke ');
    await expect(here).toContainText('VorDerLücke');
    cable.pull();
    await expect(status(other)).toContainText('Verbindung weg');
    await other.keyboard.type('OhneNetzGeschrieben ');
    await expect(status(other)).toContainText(/\d+ Änderung(en)? nur in diesem Fenster/);
    await newParagraph(here);
    await page.keyboard.type('GleichzeitigHier ');
    await expect(there).toContainText('OhneNetzGeschrieben');
    cable.putBack();
    await expect(here).toContainText('OhneNetzGeschrieben');
    await expect(there).toContainText('GleichzeitigHier');
    await expect(status(other)).toContainText('Gesichert');
    for (const token of ['VorDerLücke', 'OhneNetzGeschrieben', 'GleichzeitigHier']) {
      expect(await count(here, token), token).toBe(1);
      expect(await count(there, token), token).toBe(1);
    }
    expect(await here.textContent()).toBe(await there.textContent());
  });

  test('AP4 undo takes back only one’s own words', async ({ page, withMember }) => {
    const other = await withMember('Mitglied 9 (Stadtgesellschaft)', 'Bildung');
    const there = await goToChapter(other, 7);
    const here = await goToChapter(page, 7);
    await newParagraph(here);
    await page.keyboard.type('MeinSatz');
    await expect(there).toContainText('MeinSatz');
    await newParagraph(there);
    await other.keyboard.type('FremderSatz');
    await expect(here).toContainText('FremderSatz');
    await here.focus();
    for (let step = 0; step < 6; step += 1) await page.keyboard.press('Control+z');
    await expect(here).not.toContainText('MeinSatz');
    await expect(here).toContainText('FremderSatz');
    await expect(there).toContainText('FremderSatz');
    await expect(chapterText(other, 7)).not.toContainText('MeinSatz');
  });
});
