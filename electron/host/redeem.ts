/** `POST /redeem`: the only thing that works without a token. Small, and slow for who guesses. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as v from 'valibot';
import { Failure } from '../../shared/rpc/contract.ts';
import { label } from '../../shared/rpc/schemas.ts';
import { readCode } from '../services/join.ts';
import type { Desk } from './desk.ts';

const maxBody = 2_000;
const wanted = v.strictObject({ code: v.pipe(v.string(), v.maxLength(100)), device: label });

/** Wrong codes per address and window; a code has 98 bits, so this only keeps the noise down. */
const maxTries = 20;
const tryWindow = 60_000;
const tries = new Map<string, { count: number; since: number }>();

export async function answerRedeem(
  request: IncomingMessage,
  response: ServerResponse,
  desk: Desk,
  ownOrigin: boolean,
): Promise<void> {
  if (request.method !== 'POST' || !ownOrigin)
    return void response.writeHead(request.method === 'POST' ? 403 : 405).end();
  const address = request.socket.remoteAddress ?? '';
  try {
    if (tooMany(address)) throw new Failure('tooManyTries');
    const input = v.safeParse(wanted, await readBody(request));
    const code = input.success ? readCode(input.output.code) : null;
    if (!input.success || code === null) throw new Failure('invitationMalformed');
    reply(response, 200, await desk.redeem(code, input.output.device));
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    count(address);
    reply(response, error.code === 'tooManyTries' ? 429 : 400, { error: { code: error.code } });
  }
}

async function readBody(request: IncomingMessage): Promise<unknown> {
  let text = '';
  request.setEncoding('utf8');
  for await (const part of request) {
    text += String(part);
    if (text.length > maxBody) throw new Failure('tooLarge');
  }
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function tooMany(address: string): boolean {
  const entry = tries.get(address);
  return entry !== undefined && Date.now() - entry.since < tryWindow && entry.count >= maxTries;
}

function count(address: string): void {
  const now = Date.now();
  for (const [key, entry] of tries) if (now - entry.since >= tryWindow) tries.delete(key);
  const entry = tries.get(address);
  tries.set(address, { count: (entry?.count ?? 0) + 1, since: entry?.since ?? now });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
  });
  response.end(JSON.stringify(body));
}
