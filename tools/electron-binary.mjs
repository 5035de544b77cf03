/** Finds Electron's program, and fetches it once where that is possible. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../electron/build.mjs';

const folder = path.join(root, 'node_modules', 'electron');
const names = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };
/** A download that has not moved for so long (ms) is given up; the last look comes well before a full minute is over. */
export const stallLimit = 58_000;

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

/** Finds it, else runs Electron's own installer; gives up when that fails or has not moved for a minute. Null then. */
export async function obtainElectron() {
  const found = findElectron();
  const installer = path.join(folder, 'install.js');
  if (found !== null || process.env.ELECTRON_OVERRIDE_DIST_PATH || !existsSync(installer)) return found;
  console.log('Electron wird geladen (einmalig, gut 100 MB) …');
  await runWhileItMoves({ script: installer, grows: path.join(folder, 'dist'), limit: stallLimit });
  return findElectron();
}

/**
 * Runs a downloading script with a temporary folder of its own. How much lies there and in `grows` shows whether it moves;
 * after `limit` ms without it is killed. Resolves with `done`, `failed` or `stalled`.
 */
export async function runWhileItMoves({ script, grows, limit, lookEvery = 1_000 }) {
  const temporary = mkdtempSync(path.join(tmpdir(), 'ratschrift-electron-'));
  const env = { ...process.env, TMPDIR: temporary, TEMP: temporary, TMP: temporary };
  const child = spawn(process.execPath, [script], { env, stdio: 'ignore' });
  let size = -1;
  let moved = Date.now();
  let stalled = false;
  const watch = setInterval(() => {
    const now = sizeOf(temporary) + sizeOf(grows);
    if (now !== size) {
      size = now;
      moved = Date.now();
    } else if (Date.now() - moved >= limit) stalled = child.kill('SIGKILL');
  }, lookEvery);
  const code = await new Promise((resolve) => {
    child.once('exit', resolve);
    child.once('error', () => resolve(1));
  });
  clearInterval(watch);
  rmSync(temporary, { recursive: true, force: true });
  return stalled ? 'stalled' : code === 0 ? 'done' : 'failed';
}

/** Bytes of a file, or of all files below a folder; 0 for what isn't there (any more). */
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
