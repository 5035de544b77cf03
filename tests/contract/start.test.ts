import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../electron/build.mjs';
import { runWhileItMoves, stallLimit } from '../../tools/electron-binary.mjs';
import { hostEnvironment, temporaryFolder } from '../support/host-process.ts';
import { until } from '../support/until.ts';

let folder: ReturnType<typeof temporaryFolder>;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => folder.remove());

/** A stand-in for Electron's installer; it notes its process id and its temporary folder. */
function installer(body: string): string {
  const file = folder.file('installer.mjs');
  const note = `writeFileSync(${JSON.stringify(folder.file('note.json'))}, JSON.stringify({ pid: process.pid, temporary: process.env.TMPDIR }));`;
  writeFileSync(file, `import { appendFileSync, writeFileSync } from 'node:fs';\n${note}\n${body}`);
  return file;
}

function noted(): { pid: number; temporary: string } {
  return JSON.parse(readFileSync(folder.file('note.json'), 'utf8')) as { pid: number; temporary: string };
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('the download of Electron', () => {
  const watch = { lookEvery: 20, grows: '' };

  it('NS1 is given up when it does not move, with its process ended and its leavings removed', async () => {
    const script = installer(
      `writeFileSync(process.env.TMPDIR + '/part.zip', 'a beginning'); setInterval(() => {}, 1000);`,
    );
    expect(await runWhileItMoves({ ...watch, script, limit: 3_000 })).toBe('stalled');
    const { pid, temporary } = noted();
    expect(isAlive(pid)).toBe(false);
    expect(existsSync(temporary)).toBe(false);
  });

  it('NS1 goes on as long as it moves, be it in the temporary folder or where it is unpacked', async () => {
    const grows = folder.file('dist');
    mkdirSync(grows);
    // Takes longer than the limit on the whole, but never between two of its steps.
    const step = `let n = 0; const timer = setInterval(() => {
      appendFileSync((n % 2 ? process.env.TMPDIR : ${JSON.stringify(grows)}) + '/part', 'x');
      if (++n === 30) clearInterval(timer);
    }, 100);`;
    const begun = Date.now();
    expect(await runWhileItMoves({ ...watch, grows, script: installer(step), limit: 2_000 })).toBe('done');
    expect(Date.now() - begun).toBeGreaterThan(2_000);
    expect(readFileSync(path.join(grows, 'part'), 'utf8')).toHaveLength(15);
  });

  it('NS1 is over at once when it fails', async () => {
    expect(await runWhileItMoves({ ...watch, script: installer('process.exit(1);'), limit: 50_000 })).toBe('failed');
  });

  it('NS1 the limit that ships leaves room for a last look within the minute', () => {
    expect(stallLimit).toBeGreaterThan(30_000);
    expect(stallLimit).toBeLessThanOrEqual(59_000);
  });
});

describe('npm start without a window', () => {
  const screen = { DISPLAY: ':4711', WAYLAND_DISPLAY: '' };

  // Elsewhere than on Linux there always is a screen, and the program has another name.
  it.skipIf(process.platform !== 'linux').each([
    ['no screen', 'Hier ist kein Bildschirm.', { DISPLAY: '', WAYLAND_DISPLAY: '' }, null],
    ['no Electron', 'Electron konnte nicht geladen werden.', screen, null],
    ['a window that ends at once', 'Das Fenster ließ sich nicht öffnen.', screen, '#!/bin/sh\nexit 1\n'],
  ])('NS2 %s: one line says so, and the interface is served by a link', async (_, reason, display, program) => {
    const electron = folder.file('electron-dist');
    mkdirSync(electron);
    if (program !== null) {
      writeFileSync(path.join(electron, 'electron'), program);
      chmodSync(path.join(electron, 'electron'), 0o755);
    }
    // No PATH: no browser of the person who runs the tests opens.
    const env = { ...hostEnvironment(folder.path), ...display, ELECTRON_OVERRIDE_DIST_PATH: electron, PATH: '' };
    const child = spawn(process.execPath, [path.join(root, 'tools', 'start.mjs')], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let told = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text));
    const ended = new Promise((resolve) => child.once('close', resolve));
    try {
      await until('the link', () => told.includes('#t='), 60_000);
      const [first, second] = told.split('\n');
      expect(first).toBe(`${reason} Die Oberfläche läuft stattdessen im Browser, nur auf diesem Rechner.`);
      const link = /^Bitte öffnen: (http:\/\/127\.0\.0\.1:\d+\/)#t=[\w-]{20,}$/.exec(second ?? '')?.[1] ?? '';
      expect(await (await fetch(link)).text()).toContain('<div id="root">');
    } finally {
      child.kill('SIGTERM');
    }
    expect(await ended).toBe(0);
    // Nothing but what a host remembers was written.
    expect(readdirSync(folder.path).sort()).toEqual(['data', 'electron-dist']);
  });
});

it('NS3 npm run package without Electron ends with one line that says what to do, and not as if it were done', () => {
  const electron = folder.file('electron-dist');
  mkdirSync(electron);
  const { status, stdout, stderr } = spawnSync(process.execPath, [path.join(root, 'tools', 'package.mjs')], {
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: electron, RATSCHRIFT_RELEASE: folder.file('release') },
    encoding: 'utf8',
    timeout: 60_000,
  });
  expect(status).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(
    /^Es ist kein Paket entstanden: Electron konnte nicht geladen werden\. Bitte .*ELECTRON_OVERRIDE_DIST_PATH.*\n$/,
  );
  expect(existsSync(folder.file('release'))).toBe(false);
});
