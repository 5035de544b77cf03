/** Makes sure that what the tests need is on the machine: a browser, a display, Electron. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../electron/build.mjs';
import { obtainElectron } from './electron-binary.mjs';

const chromiums = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const has = (command) => spawnSync('sh', ['-c', `command -v ${command}`]).status === 0;

/** Installs what is missing; returns what there is, with a sentence for each thing that can't be had. */
export async function provideTestTools() {
  const missing = [];
  if (process.platform === 'linux' && process.getuid?.() === 0 && has('apt-get')) installFromDebian();
  const chromium = chromiums.find(existsSync) ?? (await playwrightChromium());
  if (chromium === null)
    missing.push('Kein Chromium: bitte „npx playwright install chromium“ ausführen oder Chromium installieren.');
  const display = process.platform !== 'linux' || process.env.DISPLAY ? 'own' : has('xvfb-run') ? 'xvfb' : null;
  if (display === null) missing.push('Kein Bildschirm: bitte Xvfb installieren (Paket xvfb) oder DISPLAY setzen.');
  const electron = await obtainElectron();
  if (electron === null) missing.push('Kein Electron: sein Programm ließ sich nicht laden.');
  return { chromium, display, electron, missing };
}

function installFromDebian() {
  const wanted = [
    ...(chromiums.some(existsSync) ? [] : ['chromium']),
    ...(has('Xvfb') && has('xauth') ? [] : ['xvfb', 'xauth']),
  ];
  if (wanted.length === 0) return;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const options = { env, stdio: ['ignore', 'ignore', 'inherit'] };
  spawnSync('apt-get', ['update', '-qq'], options);
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...wanted], options);
}

/** Playwright's own browser: the one it has, else its download. */
async function playwrightChromium() {
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) return chromium.executablePath();
  const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
  spawnSync(process.execPath, [cli, 'install', 'chromium'], { stdio: 'inherit', timeout: 300_000 });
  return existsSync(chromium.executablePath()) ? chromium.executablePath() : null;
}
