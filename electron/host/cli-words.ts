/** What the words of a command say, and the refusal of those that say nothing usable. */
import { readFile } from 'node:fs/promises';
import { createSecureContext } from 'node:tls';
import { parseArgs } from 'node:util';
import type { TextKey, TextValues } from '../../shared/i18n/catalogue.ts';
import type { ServerOptions } from './server.ts';

/** The options of a command by their names. */
export type Values = Record<string, string | boolean | undefined>;

/** The words of a command were wrong (`usage` is shown, too), or what they ask for can't be had. */
export class Refusal extends Error {
  constructor(
    readonly key: TextKey,
    readonly values: TextValues = {},
    readonly usage = true,
  ) {
    super(key);
  }
}

type OptionSpec = NonNullable<Parameters<typeof parseArgs>[0]>['options'];

export function readOptions(args: string[], options: OptionSpec & object): { values: Values; positionals: string[] } {
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true, strict: true });
  return { values: values as Values, positionals };
}

export function read(args: string[], options: OptionSpec & object): { file: string; values: Values } {
  const { values, positionals } = readOptions(args, options);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) throw new Refusal('cli.oneFile');
  return { file, values };
}

export function text(values: Values, name: string): string | undefined {
  const value = values[name];
  return typeof value === 'string' ? value : undefined;
}

export function readListen(listen: string): { host: string; port: number } {
  const match = /^(?:\[([0-9a-f:]+)\]|([^:\s]+)):(\d{1,5})$/i.exec(listen);
  const port = Number(match?.[3]);
  if (match === null || port > 65_535) throw new Refusal('cli.listenAddress', { address: listen });
  return { host: match[1] ?? match[2] ?? '', port };
}

export const isLocal = (host: string): boolean => host === 'localhost' || host === '::1' || /^127\./.test(host);

export async function readTls(cert: string | undefined, key: string | undefined): Promise<ServerOptions['tls']> {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined || key === undefined) throw new Refusal('cli.tlsBoth');
  try {
    const tls = { cert: await readFile(cert), key: await readFile(key) };
    createSecureContext(tls);
    return tls;
  } catch (error) {
    throw new Refusal('cli.tlsUnreadable', { reason: error instanceof Error ? error.message : '' }, false);
  }
}

/** The address of another host as its WebSockets have it. */
export function readUpstream(address: string): string {
  try {
    const { protocol, host } = new URL(address);
    if (/^(http|ws)s?:$/.test(protocol) && host !== '') return `${protocol.replace('http', 'ws')}//${host}`;
  } catch {
    // Not an address at all: told below, like one of another kind.
  }
  throw new Refusal('cli.upstreamAddress', { address });
}

/** The upstream token never stands on the command line, where other users of the machine could read it. */
export async function upstreamToken(): Promise<string> {
  const given = process.env['RATSCHRIFT_UPSTREAM_TOKEN'];
  if (given !== undefined && given !== '') return given;
  let line = '';
  process.stdin.setEncoding('utf8');
  for await (const part of process.stdin) {
    line += String(part);
    if (line.includes('\n') || line.length > 500) break;
  }
  const token = line.split('\n')[0]?.trim() ?? '';
  if (token === '') throw new Refusal('cli.upstreamToken');
  return token;
}

/** What parseArgs says in English of an option. */
export function argumentRefusal(error: unknown): Refusal | null {
  if (systemCode(error)?.startsWith('ERR_PARSE_ARGS') !== true) return null;
  return new Refusal('cli.unknownOption', { option: /'(-[^' ]*)/.exec(String(error))?.[1] ?? '' });
}

export function systemCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
}
