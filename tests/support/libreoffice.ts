/**
 * LibreOffice without a window, for tests that need files made by a real program. Installs what is missing from Debian; where
 * that can't be done, `convert` fails with a sentence that says so, and so does the test: a skipped proof is none.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

/** Writer and Calc without anything that draws a window. */
const packages = ['libreoffice-writer-nogui', 'libreoffice-calc-nogui'];
const places = [
  '/usr/bin/soffice',
  '/usr/lib/libreoffice/program/soffice',
  '/Applications/LibreOffice.app/Contents/MacOS/soffice',
];
/** What Debian's Writer and Calc are made of. */
const parts = ['/usr/lib/libreoffice/program/libswlo.so', '/usr/lib/libreoffice/program/libsclo.so'];
/** Time for a `beforeAll` that may have to install it, ms. */
export const installWithin = 300_000;
/** A conversion takes about two seconds, the first one on a busy machine many more, ms. */
const convertWithin = 50_000;

let found: Promise<string> | null = null;

/** The path of LibreOffice's program, installed first where it is missing. Rejects with a sentence where it can't be had. */
export function provideLibreOffice(): Promise<string> {
  found ??= find();
  return found;
}

/**
 * Converts a file and gives the bytes of the result. `format` as LibreOffice's `--convert-to` has it: `docx`, `html`, `pdf`,
 * `html:HTML (StarWriter):EmbedImages` …
 */
export async function convert(file: string, format: string): Promise<Buffer> {
  const program = await provideLibreOffice();
  // A profile of its own: two conversions with one profile end each other.
  const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-office-'));
  try {
    const { code, said } = await run(
      program,
      [
        `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`,
        '--headless',
        '--norestore',
        '--convert-to',
        format,
        '--outdir',
        folder,
        file,
      ],
      convertWithin,
    );
    const made = path.join(folder, `${path.parse(file).name}.${format.split(':')[0] ?? format}`);
    if (code !== 0 || !existsSync(made)) throw new Error(`LibreOffice made no ${format} of ${file}: ${said.trim()}`);
    return await readFile(made);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function find(): Promise<string> {
  const there = places.find(existsSync);
  // Debian's Calc may be there without Writer, and the other way round.
  const missing = parts.some((part) => there?.startsWith('/usr/') === true && !existsSync(part));
  if (there !== undefined && !missing) return there;
  await installPackages(packages);
  const program = places.find(existsSync);
  if (program === undefined)
    throw new Error(`LibreOffice is missing and could not be installed: please install ${packages.join(' and ')}.`);
  return program;
}

/** From Debian, where that can be done. */
export async function installPackages(names: readonly string[]): Promise<void> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) return;
  console.log(`installing ${names.join(', ')} from Debian`);
  const options = ['-o', 'DPkg::Lock::Timeout=240', '-qq'];
  await run('apt-get', ['update', ...options], installWithin);
  await run('apt-get', ['install', '-y', '--no-install-recommends', ...options, ...names], installWithin);
}

/** Runs a program to its end; it is killed after so many ms. */
export function run(
  program: string,
  args: readonly string[],
  within: number,
): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that the program behind soffice's script ends with it.
      detached: true,
    });
    let said = '';
    child.stdout.on('data', (data) => (said += String(data)));
    child.stderr.on('data', (data) => (said += String(data)));
    const timer = setTimeout(() => {
      said += ` stopped after ${within} ms`;
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, within);
    const end = (code: number | null): void => {
      clearTimeout(timer);
      resolve({ code, said });
    };
    child.once('error', (error) => {
      said += String(error);
      end(null);
    });
    child.once('close', end);
  });
}
