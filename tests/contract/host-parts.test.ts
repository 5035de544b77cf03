import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { spawn } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../electron/build.mjs';
import { hostEnvironment, runHost, temporaryFolder } from '../support/host-process.ts';

const dist = path.join(root, 'dist');

/** The files that these load before they do anything, with themselves. */
function loadedBy(...names: string[]): string[] {
  const loaded = new Set<string>();
  const load = (name: string): void => {
    if (loaded.has(name)) return;
    loaded.add(name);
    // What is imported late stands within a function: `.then(() => … require(…))`.
    const text = readFileSync(path.join(dist, name), 'utf8');
    for (const [, part] of text.matchAll(/^(?:var [\w$]+ = )?require\("\.\/(host-[\w-]+\.cjs)"\)/gm)) load(part ?? '');
  };
  names.forEach(load);
  return [...loaded];
}

function sourcesOf(names: readonly string[]): string[] {
  return names.flatMap((name) => {
    const { sources } = JSON.parse(readFileSync(path.join(dist, `${name}.map`), 'utf8')) as { sources: string[] };
    return sources.map((source) => source.replaceAll('\\', '/'));
  });
}

const parts = readdirSync(dist).filter((name) => /^host-.*\.cjs$/.test(name));
const startDesk = parts.filter((name) => name.startsWith('host-start-desk-'));

it('HO21 what the host reads at its start holds nothing that writes, reads or checks files, no sample and no words', () => {
  const first = loadedBy('host.cjs', ...startDesk);
  expect(first.length).toBeGreaterThan(2);
  const late =
    /electron\/(export\/(docx|odt|xlsx|markdown|measures|oparl|html|pdf\/paper)|import\/(docx\/read|xlsx))|i18n\/(de|en)\/|resources\/sample|host\/cli|council\/checks\/check-|node_modules\/(write-excel-file|mdast|yauzl|saxes|i18next)/;
  expect(sourcesOf(first).filter((source) => late.test(source))).toEqual([]);
  // The thread of the file begins before the rest of the host is read.
  expect(sourcesOf(loadedBy('host.cjs')).filter((source) => /node_modules|\/host\/desk/.test(source))).toEqual([]);
});

it('HO22 each part that the host may ask for is there, and the package takes all of them along', () => {
  for (const name of ['host.cjs', ...parts]) {
    const text = readFileSync(path.join(dist, name), 'utf8');
    for (const [, part] of text.matchAll(/require\("\.\/([^"]+)"\)/g))
      expect(parts, `${name}: ${part}`).toContain(part);
  }
  const builder = readFileSync(path.join(root, 'electron-builder.yml'), 'utf8');
  expect(builder).toContain('  - dist/host-*.cjs\n');
});

it('HO23 a part that is missing is told as a failure of what was asked, and the host goes on', async () => {
  const folder = temporaryFolder();
  // Beside the modules that the host finds by its place.
  const cache = path.join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const copy = mkdtempSync(path.join(cache, 'parts-'));
  for (const name of readdirSync(dist))
    if (!/^host-(export-door|papers)-/.test(name)) symlinkSync(path.join(dist, name), path.join(copy, name));
  const file = folder.file('Plan.ratschrift');
  expect((await runHost(folder.path, ['new', file, '--sample'])).code).toBe(0);
  const args = ['--preserve-symlinks', '--preserve-symlinks-main', path.join(copy, 'host.cjs')];
  const child = spawn(process.execPath, [...args, 'serve', file, '--print-access'], {
    env: hostEnvironment(folder.path),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((resolve) => child.once('close', resolve));
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const line = await new Promise<string>((resolve) => child.stdout.setEncoding('utf8').once('data', resolve));
  const { http, token, project } = JSON.parse(line) as { http: string; token: string; project: string };
  const asked = (of: string): Promise<Response> =>
    fetch(`${http}${of}`, { headers: { authorization: `Bearer ${token}` } });
  expect((await asked(`/export/${project}/paper?format=json`)).status).toBe(500);
  expect(said).toContain('host-export-door');
  expect((await asked('/identity')).status).toBe(200);
  child.kill('SIGTERM');
  await ended;
  rmSync(copy, { recursive: true, force: true });
  folder.remove();
  expect(existsSync(copy)).toBe(false);
});
