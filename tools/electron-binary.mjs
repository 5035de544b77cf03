/** Finds Electron's program, and fetches it once where that is possible. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../electron/build.mjs';

const stallLimit = 60_000;
const folder = path.join(root, 'node_modules', 'electron');
const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** The program's path, or null when it isn't on this machine. */
export function findElectron() {
  const name = names[process.platform] ?? 'electron';
  const given = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const pathFile = path.join(folder, 'path.txt');
  const candidates = given
    ? [path.join(given, name)]
    : existsSync(pathFile)
      ? [path.join(folder, 'dist', readFileSync(pathFile, 'utf8'))]
      : [];
  return candidates.find((candidate) => existsSync(candidate)) ?? null;
}

/** Finds it, else downloads it; gives up when the download fails or has not moved for a minute. Null then. */
export async function obtainElectron() {
  const found = findElectron();
  if (found !== null || process.env.ELECTRON_OVERRIDE_DIST_PATH) return found;
  const temporary = mkdtempSync(path.join(tmpdir(), 'ratschrift-electron-'));
  try {
    await download(temporary);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return findElectron();
}

/** Runs Electron's own installer with a temporary folder of our own, whose growth shows whether the download moves. */
function download(temporary) {
  return new Promise((resolve) => {
    const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
    const child = spawn(process.execPath, [path.join(folder, 'install.js')], {
      env,
      stdio: ['ignore', 'ignore', 'ignore'],
    });
    let size = -1;
    let moved = Date.now();
    const watch = setInterval(() => {
      const now = sizeOf(temporary) + sizeOf(path.join(folder, 'dist'));
      if (now !== size) {
        size = now;
        moved = Date.now();
      } else if (Date.now() - moved > stallLimit) child.kill('SIGKILL');
    }, 1_000);
    const done = () => {
      clearInterval(watch);
      resolve();
    };
    child.once('exit', done);
    child.once('error', done);
  });
}

function sizeOf(file) {
  try {
    const stat = statSync(file);
    return stat.isDirectory()
      ? readdirSync(file).reduce((sum, name) => sum + sizeOf(path.join(file, name)), 0)
      : stat.size;
  } catch {
    return 0;
  }
}
