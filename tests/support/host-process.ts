/** Starts the shipped host bundle as a process of its own, as a terminal or a server would. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { root } from '../../electron/build.mjs';

const bundle = path.join(root, 'dist', 'host.cjs');

const access = v.object({
  url: v.string(),
  http: v.string(),
  token: v.string(),
  project: v.string(),
  rooms: v.array(v.object({ room: v.string(), kind: v.string(), title: v.string() })),
});
export type Access = v.InferOutput<typeof access>;

export interface RunningHost {
  readonly access: Access;
  readonly process: ChildProcess;
  /** Everything the host wrote to standard error. */
  stderr(): string;
  /** Asks it to stop and waits; resolves with its exit code. */
  stop(): Promise<number | null>;
  /** kill -9. */
  kill(): Promise<void>;
}

/** A folder that is removed by `remove`, with data folders for a host so that it never touches the user's own. */
export function temporaryFolder(): { path: string; file(name: string): string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-'));
  return {
    path: folder,
    file: (name) => path.join(folder, name),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

export function hostEnvironment(folder: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    RATSCHRIFT_DATA: path.join(folder, 'data'),
    RATSCHRIFT_PROJECTS: path.join(folder, 'projects'),
  };
}

/** Runs a command to its end. */
export function runHost(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(process.execPath, [bundle, ...args], { env: { ...hostEnvironment(folder), ...env } });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  child.stdin.end();
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The same for somebody who closes the output at once, as `head` does in the end. */
export function runHostUnread(
  folder: string,
  args: readonly string[],
): Promise<{ code: number | null; stderr: string }> {
  const child = spawn(process.execPath, [bundle, ...args], { env: hostEnvironment(folder) });
  let stderr = '';
  child.stdout.destroy();
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, stderr }));
  });
}

/** `serve FILE --print-access …`; resolves once it listens. */
export async function serveHost(
  folder: string,
  file: string,
  args: readonly string[] = [],
  env: NodeJS.ProcessEnv = {},
): Promise<RunningHost> {
  const child = spawn(process.execPath, [bundle, 'serve', file, '--print-access', ...args], {
    env: { ...hostEnvironment(folder), ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.setEncoding('utf8').on('data', (part: string) => {
      text += part;
      if (text.includes('\n')) resolve(text.slice(0, text.indexOf('\n')));
    });
    child.once('error', reject);
    child.once('close', (code) => reject(new Error(`host ended with ${String(code)}: ${stderr}`)));
  });
  return {
    access: v.parse(access, JSON.parse(line)),
    process: child,
    stderr: () => stderr,
    stop: () => {
      child.kill('SIGTERM');
      return ended;
    },
    kill: async () => {
      child.kill('SIGKILL');
      await ended;
    },
  };
}

/** A host in a folder of its own that serves a fresh sample project. Both are the caller's to end. */
export async function serveSample(): Promise<{ folder: ReturnType<typeof temporaryFolder>; host: RunningHost }> {
  const folder = temporaryFolder();
  const file = folder.file('Plan.ratschrift');
  const { code, stderr } = await runHost(folder.path, ['new', file, '--sample']);
  if (code !== 0) throw new Error(`no sample project: ${stderr}`);
  return { folder, host: await serveHost(folder.path, file) };
}
