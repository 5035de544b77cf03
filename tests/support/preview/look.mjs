/**
 * Looks at the interface: opens the sample project through the real host in Chromium, takes a picture of each screen and
 * runs axe on it. `node tests/support/preview/look.mjs [folder for the pictures]`; ends with code 1 when axe, the content
 * security policy or the page itself complains.
 */
import { violationsIn } from '../accessible.ts';
import { chromium } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const root = path.resolve(import.meta.dirname, '../../..');
const out = path.resolve(process.argv[2] ?? path.join(tmpdir(), 'ratschrift-look'));
mkdirSync(out, { recursive: true });
const home = mkdtempSync(path.join(tmpdir(), 'ratschrift-look-home-'));
const host = spawn(process.execPath, [path.join(root, 'dist/host.cjs'), 'desk', '--print-access'], {
  env: { ...process.env, HOME: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, RATSCHRIFT_FOLDER: home },
  stdio: ['ignore', 'pipe', 'inherit'],
});
const { link } = JSON.parse(await firstLine(host.stdout));
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox'],
});
const complaints = [];
try {
  await look();
} finally {
  await browser.close();
  host.kill('SIGTERM');
  rmSync(home, { recursive: true, force: true });
}
for (const complaint of complaints) console.log(complaint);
console.log(`${complaints.length} complaints, pictures in ${out}`);
process.exitCode = complaints.length === 0 ? 0 : 1;

async function look() {
  const page = await newPage({ width: 1440, height: 900 });
  await page.goto(link);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await shot(page, 'start');
  await page.getByRole('button', { name: /Neues Vorhaben/ }).click();
  await shot(page, 'start-new');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Treffen beitreten/ }).click();
  await page.getByRole('textbox').fill('http://127.0.0.1:9/join#nonsense');
  await page.keyboard.press('Enter');
  await page.getByRole('alert').waitFor();
  await shot(page, 'start-join-error');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /Beispiel/ }).click();
  const grid = page.getByRole('grid');
  await grid.waitFor();
  await grid.getByRole('row').nth(5).click();
  await page.locator('[data-status^=saved]').waitFor();
  await shot(page, 'draft');
  await grid.getByRole('row').nth(5).hover();
  await grid
    .getByRole('button', { name: /Befehle/ })
    .nth(5)
    .click();
  await shot(page, 'chapter-menu');
  await page.getByRole('menuitem', { name: /Umbenennen/ }).click();
  await page.getByRole('dialog').getByRole('textbox').waitFor();
  await shot(page, 'rename');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Neues Kapitel' }).click();
  await page.getByRole('dialog').getByRole('textbox').fill('Ein neues Kapitel');
  await page.getByRole('button', { name: /Zuständig/ }).click();
  await page.getByRole('listbox').waitFor();
  await shot(page, 'new-chapter');
  await page.getByRole('option').nth(2).click();
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Weitere Befehle' }).click();
  await page.getByRole('menuitem', { name: 'Menschen und Rollen' }).click();
  await page.getByRole('tab', { name: 'Personen' }).waitFor();
  await shot(page, 'people');
  await page.getByRole('tab', { name: 'Einladungen' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Mitglied 7 (Stadtgesellschaft)');
  await shot(page, 'invite');
  await page.getByRole('button', { name: 'Link erstellen' }).click();
  await page.getByRole('img', { name: /QR/ }).waitFor();
  await shot(page, 'invite-link');
  const invitation = await page.getByRole('textbox', { name: 'Einladungslink' }).inputValue();
  await page.getByRole('tab', { name: 'Treffen' }).click();
  await shot(page, 'meeting');
  await page.keyboard.press('Escape');

  const guest = await newPage({ width: 1024, height: 768 });
  await guest.goto(invitation);
  await guest.getByRole('grid').waitFor();
  await guest.getByRole('grid').getByRole('row').nth(0).click();
  await guest.locator('[data-status^=saved]').waitFor();
  await shot(guest, 'guest-1024');
  await guest.getByRole('button', { name: 'Angaben zeigen' }).click();
  await shot(guest, 'guest-context-1024');
  await guest.keyboard.press('Escape');
  await page.getByRole('button', { name: /Wer gerade da ist/ }).click();
  await shot(page, 'presence');
  await page.keyboard.press('Escape');
  await page.getByText('Stand der Gruppen').click();
  await page.getByRole('button', { name: /Darstellung/ }).click();
  await page.getByRole('menuitemradio', { name: 'dunkel' }).click();
  await shot(page, 'draft-dark');
  await page.getByRole('button', { name: 'Einladen' }).click();
  await shot(page, 'invite-dark');
  await page.keyboard.press('Escape');

  // 200 % browser zoom of a window of 1024 × 768, and the narrowest that WCAG asks for.
  for (const [name, width, height] of [
    ['zoom-200', 512, 384],
    ['reflow-320', 320, 640],
  ]) {
    await guest.setViewportSize({ width, height });
    await shot(guest, name);
    await guest.getByRole('button', { name: 'Kapitel zeigen' }).click();
    await shot(guest, `${name}-outline`);
    await guest.keyboard.press('Escape');
  }
  await page.setViewportSize({ width: 720, height: 450 });
  await page.getByRole('button', { name: 'Weitere Befehle' }).click();
  await page.getByRole('menuitem', { name: 'Menschen und Rollen' }).click();
  await page.getByRole('tab', { name: 'Einladungen' }).click();
  await shot(page, 'invite-720');
  await page.keyboard.press('Escape');
  await page.goto('about:blank');

  const stranger = await newPage({ width: 1024, height: 768 });
  await stranger.goto(invitation);
  await stranger.getByRole('alert').waitFor();
  await shot(stranger, 'used-invitation');

  host.kill('SIGKILL');
  await guest.setViewportSize({ width: 1024, height: 768 });
  await guest.locator('[data-status=away]').waitFor();
  await shot(guest, 'away');
}

async function newPage(viewport) {
  const context = await browser.newContext({ viewport, locale: 'de-DE', reducedMotion: 'reduce' });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (message.type() === 'error' && !/WebSocket|ERR_CONNECTION|400 \(/.test(message.text()))
      complaints.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`error: ${error.message}`));
  return page;
}

async function shot(page, name) {
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
  for (const violation of await violationsIn(page)) complaints.push(`axe ${name}: ${violation.slice(0, 300)}`);
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  if (overflow > 0) complaints.push(`overflow ${name}: ${overflow}px`);
}

function firstLine(stream) {
  return new Promise((resolve, reject) => {
    let text = '';
    stream.setEncoding('utf8');
    stream.on('data', (part) => {
      text += part;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    stream.on('end', () => reject(new Error(`no address: ${text}`)));
  });
}
