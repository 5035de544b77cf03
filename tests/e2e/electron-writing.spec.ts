import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { runHost } from '../support/host-process.ts';
import { chapterText, count, goToChapter, invite, newParagraph, status } from './app.ts';
import { expect, hostPid, test } from './electron-app.ts';
import { expectAccessible } from '../support/accessible.ts';

test.describe('the window', () => {
  test('EL1 from the start screen to a saved sentence, and there again after a restart', async ({ start }) => {
    const first = await start();
    await first.page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    const text = await goToChapter(first.page, 2);
    await newParagraph(text);
    await first.page.keyboard.type('Im Fenster: Grüße, 200.000 € – fertig.');
    await expect(text).toContainText('– fertig.');
    await expect(status(first.page)).toContainText('Gesichert');
    await expectAccessible(first.page);
    await first.close();
    const second = await start();
    await second.page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
    await expect(await goToChapter(second.page, 2)).toContainText('Im Fenster: Grüße, 200.000 € – fertig.');
  });

  test('EL2 kill -9 of the host while typing: the window goes on, nothing typed is lost or doubled', async ({
    start,
  }) => {
    const { app, page } = await start();
    await page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    const text = await goToChapter(page, 2);
    await newParagraph(text);
    for (let round = 0; round < 3; round += 1) {
      await page.keyboard.type(`Vor${round} `);
      const pid = await hostPid(app);
      expect(pid).toBeGreaterThan(0);
      process.kill(pid, 'SIGKILL');
      await page.keyboard.type(`Nach${round} `);
      await expect.poll(() => hostPid(app)).not.toBe(pid);
      await expect(status(page)).toContainText('Gesichert');
    }
    for (let round = 0; round < 3; round += 1) {
      expect(await count(text, `Vor${round} `)).toBe(1);
      expect(await count(text, `Nach${round} `)).toBe(1);
    }
    await page.reload();
    const again = await goToChapter(page, 2);
    for (let round = 0; round < 3; round += 1) {
      expect(await count(again, `Vor${round} `)).toBe(1);
      expect(await count(again, `Nach${round} `)).toBe(1);
    }
  });

  test('EL3 another laptop joins by one paste, writes with the plug pulled, everything meets again, and what happened meanwhile is told', async ({
    start,
    plug,
  }) => {
    test.setTimeout(150_000);
    const home = await start('home');
    await home.page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    await expect(chapterText(home.page, 1)).toBeVisible();
    const link = await invite(home.page, 'Mitglied 11 (Verwaltung)', 'Bildung');
    const port = Number(new URL(link).port);
    const cable = await plug(port);
    const away = await start('away');
    await away.page.getByRole('button', { name: /Treffen beitreten/ }).click();
    const dialog = away.page.getByRole('dialog');
    await dialog.getByRole('textbox').fill(link.replace(`:${port}/`, `:${cable.port}/`));
    await dialog.getByRole('button', { name: 'Beitreten' }).click();
    const there = await goToChapter(away.page, 7);
    const here = await goToChapter(home.page, 7);
    await newParagraph(there);
    await away.page.keyboard.type('Online ');
    await expect(here).toContainText('Online');
    await expect(status(away.page)).toContainText('Gesichert und geteilt');
    cable.pull();
    await expect(status(away.page)).toContainText('Offline seit');
    await away.page.keyboard.type('Offline geschrieben ');
    await expect(status(away.page)).toContainText(/Änderung(en)? wart/);
    await here.focus();
    await here.press('Control+End');
    await home.page.keyboard.type('Zuhause geschrieben ');
    await away.close();
    const back = await start('away');
    await back.page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
    const again = await goToChapter(back.page, 7);
    await expect(again).toContainText('Offline geschrieben');
    await expect(status(back.page)).toContainText(/Änderung(en)? wart/);
    cable.putBack();
    await expect(here).toContainText('Offline geschrieben', { timeout: 45_000 });
    await expect(again).toContainText('Zuhause geschrieben', { timeout: 45_000 });
    await expect(status(back.page)).toContainText('Gesichert und geteilt');
    for (const token of ['Online ', 'Offline geschrieben', 'Zuhause geschrieben']) {
      expect(await count(here, token), token).toBe(1);
      expect(await count(again, token), token).toBe(1);
    }
    // Both wrote in one paragraph: that is told.
    await back.page.getByRole('button', { name: /Während Sie weg waren: 1 Kapitel geändert, an 1 Stelle / }).click();
    const told = back.page.getByRole('dialog', { name: 'Während Sie weg waren' });
    const theirs = told.getByRole('group', { name: 'Fassung der anderen' });
    await expect(theirs.locator('ins')).toContainText('Zuhause geschrieben');
    await expectAccessible(back.page);
    await told.getByRole('button', { name: 'Fertig' }).click();
    await expect(told).toHaveCount(0);
  });

  test('EL10 a project file given to the app opens at once; a file that is none is told, and left as it is', async ({
    folder,
    start,
  }) => {
    const file = path.join(folder, 'Mein Vorhaben.ratschrift');
    expect((await runHost(folder, ['new', file, '--sample', '--title', 'Mein Vorhaben'])).code).toBe(0);
    const first = await start('laptop', [file]);
    const { page } = first;
    await expect(page.getByRole('heading', { level: 1, name: 'Mein Vorhaben' })).toBeVisible();
    await expect(chapterText(page, 1)).toContainText('Hannover');
    await first.close();
    const notes = path.join(folder, 'Notizen.ratschrift');
    writeFileSync(notes, 'nur Text');
    const second = await start('laptop', [notes]);
    await expect(second.page.getByText(/kein Vorhaben von Ratschrift/)).toBeVisible();
    await expect(second.page.getByText(/Notizen\.ratschrift/).first()).toBeVisible();
    expect(readFileSync(notes, 'utf8')).toBe('nur Text');
  });

  test('EL14 who closes right after a key loses nothing, and is asked before what cannot be saved is given up', async ({
    start,
  }) => {
    const first = await start();
    await first.page.getByRole('button', { name: /Beispiel ansehen/ }).click();
    await newParagraph(await goToChapter(first.page, 2));
    await first.app.evaluate(({ dialog }) => {
      const asked: string[] = [];
      (globalThis as { asked?: string[] }).asked = asked;
      dialog.showMessageBox = ((_window: unknown, { message }: { message: string }) => {
        asked.push(message);
        return Promise.resolve({ response: 0, checkboxChecked: false });
      }) as unknown as typeof dialog.showMessageBox;
    });
    // A host that stands still can't acknowledge the last keys.
    const pid = await hostPid(first.app);
    process.kill(pid, 'SIGSTOP');
    try {
      await first.page.keyboard.type('Zuletzt getippt');
      await first.app.evaluate(({ app }) => app.quit());
      await expect
        .poll(() => first.app.evaluate(() => (globalThis as { asked?: string[] }).asked), { timeout: 20_000 })
        .toEqual(['Noch nicht alles ist gesichert.']);
      expect(first.app.windows()).toHaveLength(1);
      await first.page.keyboard.type(' und noch etwas');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await first.close();
    const second = await start();
    await second.page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
    await expect(await goToChapter(second.page, 2)).toContainText('Zuletzt getippt und noch etwas');
  });
});
