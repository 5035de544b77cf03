/** `npm start`: builds what is out of date and opens the app; in a browser where a window isn't possible. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfNeeded, root } from '../electron/build.mjs';
import { obtainElectron } from './electron-binary.mjs';
import { openInBrowser } from './open-in-browser.mjs';

const quickEnd = 5_000;

await buildIfNeeded();
const why = await openWindow(process.argv.slice(2));
if (why !== null) {
  console.log(`${why} Die Oberfläche läuft stattdessen im Browser, nur auf diesem Rechner.`);
  await serveInBrowser();
}

/** Opens the Electron window and waits until it is closed. Gives the reason when that isn't possible. */
async function openWindow(args) {
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY)
    return 'Hier ist kein Bildschirm.';
  const electron = await obtainElectron();
  if (electron === null) return 'Electron konnte nicht geladen werden.';
  const started = Date.now();
  const env = { ...process.env };
  delete env.ELECTRON_RUN_AS_NODE;
  const child = spawn(electron, [root, ...args], { stdio: 'inherit', env });
  let asked = false;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      asked = true;
      child.kill(signal);
    });
  }
  const code = await new Promise((resolve) => {
    child.once('exit', (exitCode) => resolve(exitCode));
    child.once('error', () => resolve(1));
  });
  return code !== 0 && !asked && Date.now() - started < quickEnd ? 'Das Fenster ließ sich nicht öffnen.' : null;
}

async function serveInBrowser() {
  const host = spawn(process.execPath, [path.join(root, 'dist', 'host.cjs'), 'desk', '--print-access'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal));
  host.stdout.setEncoding('utf8');
  let text = '';
  for await (const part of host.stdout) {
    text += part;
    if (!text.includes('\n')) continue;
    const { link } = JSON.parse(text);
    console.log(`Bitte öffnen: ${link}`);
    openInBrowser(link);
    text = '';
  }
  process.exitCode = host.exitCode ?? 0;
}
