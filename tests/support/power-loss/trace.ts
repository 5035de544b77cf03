/** Runs a program under strace and tells what it did to the files of a folder, and what it printed, in order. */
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a program asked of the disk, once the system had answered; `said` is what it printed. */
export type DiskEvent =
  | { readonly what: 'create' | 'truncate' | 'unlink'; readonly path: string; readonly length: number }
  | { readonly what: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly what: 'rename'; readonly path: string; readonly to: string }
  | { readonly what: 'sync'; readonly path: string }
  | { readonly what: 'said'; readonly text: string };

const calls = 'openat,write,pwrite64,ftruncate,fsync,fdatasync,rename,renameat,renameat2,unlink,unlinkat';

/** Makes sure that strace is there, from Debian where this may be done; null when it can't be had or can't watch. */
export function provideStrace(): string | null {
  const works = (): boolean => spawnSync('strace', ['-qq', '-e', 'trace=none', 'true']).status === 0;
  if (process.platform !== 'linux') return null;
  if (!works() && process.getuid?.() === 0) {
    const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'], options);
    if (!works()) {
      spawnSync('apt-get', ['update', '-qq'], options);
      spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'strace'], options);
    }
  }
  return works() ? 'strace' : null;
}

/** Runs `command` to its end. Throws when it fails, or did something to the files that isn't understood. */
export function traced(command: readonly string[], folder: string, log: string): DiskEvent[] {
  const options = ['-f', '-y', '-qq', '-xx', '-s', '100000000', '-e', 'signal=none', '-e', `trace=${calls}`, '-o', log];
  const { status, stderr } = spawnSync('strace', [...options, ...command], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`the traced program ended with ${String(status)}: ${stderr.slice(-2_000)}`);
  return eventsOf(readFileSync(log, 'latin1'), folder);
}

/** Reads what strace wrote about a folder's files. Throws at what can't be replayed. */
export function eventsOf(log: string, folder: string): DiskEvent[] {
  const begun = new Map<string, string>();
  const events: DiskEvent[] = [];
  for (const line of log.split('\n')) {
    const [, thread = '', said = ''] = /^(\d+) +(.*)$/s.exec(line) ?? [];
    if (said.endsWith('<unfinished ...>')) {
      begun.set(thread, said.slice(0, -'<unfinished ...>'.length).trimEnd());
      continue;
    }
    const resumed = /^<\.\.\. \w+ resumed>(.*)$/s.exec(said)?.[1];
    const whole = resumed === undefined ? said : `${begun.get(thread) ?? ''}${resumed}`;
    const call = /^(\w+)\((.*)\) += (-?\d+)/s.exec(whole);
    if (call === null || Number(call[3]) < 0) continue;
    const event = eventOf(call[1] ?? '', call[2] ?? '', Number(call[3]), folder);
    if (event !== null) events.push(event);
  }
  return events;
}

function eventOf(name: string, args: string, answer: number, folder: string): DiskEvent | null {
  const texts = [...args.matchAll(/"((?:\\x[0-9a-f]{2})*)"/g)].map(([, hex = '']) => bytesOf(hex));
  const of = /^(-?\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2}|[^>])*)>/.exec(args);
  const path = of === null ? '' : bytesOf(of[2] ?? '').toString();
  const numbers = (/(?:, \d+)+$/.exec(args)?.[0] ?? '').split(', ').slice(1).map(Number);
  const [first = Buffer.alloc(0), second] = texts;
  const inFolder = (file: string): boolean => file === folder || file.startsWith(`${folder}/`);
  if (name === 'write' && of?.[1] === '1') return { what: 'said', text: first.toString() };
  if (name === 'openat') {
    const file = first.toString();
    if (!inFolder(file) || !args.includes('O_CREAT')) return null;
    if (args.includes('O_TRUNC') || args.includes('O_APPEND'))
      throw new Error(`opened in a way that is not replayed: ${file}`);
    return { what: 'create', path: file, length: 0 };
  }
  if (name.startsWith('rename') && second !== undefined)
    return inFolder(first.toString()) ? { what: 'rename', path: first.toString(), to: second.toString() } : null;
  if (name.startsWith('unlink'))
    return inFolder(first.toString()) ? { what: 'unlink', path: first.toString(), length: 0 } : null;
  if (!inFolder(path)) return null;
  if (name === 'fsync' || name === 'fdatasync') return { what: 'sync', path };
  if (name === 'write') throw new Error(`written without a place, which is not replayed: ${path}`);
  const number = numbers.at(-1);
  if (number === undefined) throw new Error(`not told where or how far: ${name}(${args.slice(-100)})`);
  if (name === 'ftruncate') return { what: 'truncate', path, length: number };
  if (name === 'pwrite64') return { what: 'write', path, at: number, bytes: first.subarray(0, answer) };
  return null;
}

function bytesOf(hex: string): Buffer {
  return hex.includes('\\x') ? Buffer.from(hex.replaceAll('\\x', ''), 'hex') : Buffer.from(hex);
}
