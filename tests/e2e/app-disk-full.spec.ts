/** A disk that is really full: a small file system in memory. Needs the right to mount one (root on Linux). */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, goToChapter, newParagraph, openSample, status, test } from './app.ts';

const megabytes = 6;

test('AP12 a full disk is told, typing goes on, and all is saved once there is room again', async ({
  page,
  laptop,
}) => {
  test.skip(
    process.platform !== 'linux' || process.getuid?.() !== 0,
    'needs root on Linux to mount a small file system',
  );
  const projects = path.join(laptop.folder, 'projects');
  mkdirSync(projects, { recursive: true });
  expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', projects]).status).toBe(0);
  try {
    const host = await laptop.start();
    await openSample(page, host.link);
    const text = await goToChapter(page, 2);
    await newParagraph(text);
    await page.keyboard.type('Vor dem vollen Datenträger. ');
    await expect(status(page)).toContainText('Gesichert');
    const filler = path.join(projects, 'filler');
    fill(filler);
    for (let round = 0; round < 40; round += 1) await page.keyboard.type('Immer weiter getippt. ');
    // Told within a second of what could not be saved.
    await expect(status(page)).toContainText('Nicht gesichert: Datenträger voll', { timeout: 1_000 });
    await page.keyboard.type('Auch jetzt noch.');
    await expect(text).toContainText('Auch jetzt noch.');
    rmSync(filler);
    await expect(status(page)).toContainText('Gesichert', { timeout: 30_000 });
    await page.reload();
    await expect(await goToChapter(page, 2)).toContainText('Auch jetzt noch.');
    await host.stop();
  } finally {
    spawnSync('umount', ['-l', projects]);
  }
});

/** Takes all the room that is left, to the last block. */
function fill(file: string): void {
  for (let size = megabytes * 1024 * 1024; size >= 1024; size = Math.floor(size / 2)) {
    for (;;) {
      try {
        writeFileSync(file, Buffer.alloc(size), { flag: 'a' });
      } catch {
        break;
      }
    }
  }
}
