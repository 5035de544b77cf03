/** The packaged app folder. Its fuses let no debugger into its Node, so it is driven through the page alone. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { root } from '../../electron/build.mjs';
import { hostEnvironment } from '../support/host-process.ts';
import { goToChapter, newParagraph, status } from './app.ts';
import { askedPdf } from './asked-pdf.ts';
import { expect, test } from './electron-app.ts';

test('EL9 the packaged app starts, writes, makes a PDF, and keeps what was written', async ({ folder }) => {
  test.setTimeout(300_000);
  const release = path.join(folder, 'release');
  const { status: code, stdout } = spawnSync(process.execPath, [path.join(root, 'tools', 'package.mjs')], {
    cwd: root,
    env: { ...process.env, RATSCHRIFT_RELEASE: release },
    encoding: 'utf8',
  });
  expect(code, stdout).toBe(0);
  const unpacked = readdirSync(release).find((name) => name.endsWith('-unpacked') || name.startsWith('mac')) ?? '';
  const program = path.join(release, unpacked, process.platform === 'win32' ? 'Ratschrift.exe' : 'ratschrift');
  expect(existsSync(program)).toBe(true);

  const first = await run(program, folder);
  const pdf = askedPdf(first.page);
  await first.page.getByRole('button', { name: /Beispiel ansehen/ }).click();
  const text = await goToChapter(first.page, 3);
  await newParagraph(text);
  await first.page.keyboard.type('Aus dem fertigen Paket.');
  await expect(text).toContainText('Aus dem fertigen Paket.');
  await expect(status(first.page)).toContainText('Gesichert');
  expect(await pdf()).toMatch(/^%PDF-/);
  await first.close();

  const second = await run(program, folder);
  await second.page.getByRole('region', { name: 'Zuletzt verwendet' }).getByRole('button').first().click();
  await expect(await goToChapter(second.page, 3)).toContainText('Aus dem fertigen Paket.');
  await second.close();
});

async function run(
  program: string,
  folder: string,
): Promise<{ page: Awaited<ReturnType<typeof firstPage>>; close: () => Promise<void> }> {
  const args = [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--remote-debugging-port=0',
    `--user-data-dir=${path.join(folder, 'electron')}`,
  ];
  const child = spawn(program, args, { env: hostEnvironment(folder), stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const browser = await chromium.connectOverCDP(await debuggerAddress(child), { noDefaults: true });
  const page = await firstPage(browser);
  return {
    page,
    close: async () => {
      await page.close();
      await ended;
    },
  };
}

function debuggerAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    child.stderr?.setEncoding('utf8').on('data', (part: string) => {
      told += part;
      const address = /DevTools listening on (ws:\S+)/.exec(told)?.[1];
      if (address !== undefined) resolve(address);
    });
    child.once('close', (code) => reject(new Error(`ended with ${String(code)}: ${told}`)));
  });
}

async function firstPage(browser: Awaited<ReturnType<typeof chromium.connectOverCDP>>) {
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('no window');
  return context.pages()[0] ?? context.waitForEvent('page');
}
