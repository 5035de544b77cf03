/** Joining another host's project: read the invitation link, redeem its code there, make a local copy to be filled. */
import { existsSync } from 'node:fs';
import { hostname } from 'node:os';
import * as v from 'valibot';
import { errorCodes, Failure } from '../../shared/rpc/contract.ts';
import { id, label } from '../../shared/rpc/schemas.ts';
import { createProject as createFile, type StoreOptions } from '../store/open-store.ts';
import { metaKeys } from './create-project.ts';
import type { Upstream } from './upstream.ts';
import type { Redeemed } from './people.ts';

export interface InvitationLink {
  /** Where the code is redeemed, e.g. `http://192.168.1.20:4711`. */
  readonly httpUrl: string;
  readonly socketUrl: string;
  readonly code: string;
}

const redeemedSchema = v.strictObject({
  project: id,
  title: label,
  person: id,
  token: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{20,200}$/)),
  publicKey: v.pipe(v.string(), v.maxLength(200)),
});
const refusal = v.object({ error: v.object({ code: v.picklist(errorCodes) }) });
const answerWithin = 15_000;
/** Bytes of an answer: the other side is anybody whose link was pasted. */
const longestAnswer = 16_384;

/** Reads a pasted link (spaces and line breaks of a mail program are forgiven). Throws `invitationMalformed`. */
export function readLink(text: string): InvitationLink {
  let url: URL;
  try {
    url = new URL(text.replace(/\s+/g, ''));
  } catch {
    throw new Failure('invitationMalformed');
  }
  const code = readCode(url.hash.slice(1));
  if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.pathname !== '/join' || code === null) {
    throw new Failure('invitationMalformed');
  }
  return { httpUrl: url.origin, socketUrl: url.origin.replace(/^http/, 'ws'), code };
}

/** A code as written or typed: letters, digits, hyphens; null when it can't be one. */
export function readCode(text: string): string | null {
  const letters = text.toLowerCase().replace(/[^a-z0-9]/g, '');
  return letters.length === 20 ? letters.replace(/(.{5})(?=.)/g, '$1-') : null;
}

/** Redeems the code. Rejects with the other host's Failure, or `hostUnreachable`. */
export async function redeemAt(link: InvitationLink): Promise<Redeemed> {
  const answer = await ask(`${link.httpUrl}/redeem`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code: link.code, device: hostname().slice(0, 100) || 'Laptop' }),
  });
  const redeemed = v.safeParse(redeemedSchema, answer);
  if (redeemed.success) return redeemed.output;
  const refused = v.safeParse(refusal, answer);
  throw new Failure(refused.success ? refused.output.error.code : 'hostUnreachable', {
    address: new URL(link.httpUrl).host,
  });
}

/** Asks another host; its answer, whatever the status. Rejects with `hostUnreachable` when there is none or it is no small JSON. */
async function ask(url: string, request: RequestInit): Promise<unknown> {
  try {
    const response = await fetch(url, { ...request, redirect: 'error', signal: AbortSignal.timeout(answerWithin) });
    const decoder = new TextDecoder();
    let text = '';
    for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
      text += decoder.decode(part, { stream: true });
      if (text.length > longestAnswer) throw new Failure('tooLarge');
    }
    return JSON.parse(text);
  } catch {
    throw new Failure('hostUnreachable', { address: new URL(url).host });
  }
}

/** Creates an empty local copy that the replicator fills. */
export async function createReplica(
  path: string,
  redeemed: Pick<Redeemed, 'project' | 'person' | 'publicKey'>,
  options: StoreOptions,
): Promise<void> {
  const store = await createFile(path, { project: redeemed.project, ...options });
  try {
    await store.setMeta(metaKeys.localPerson, redeemed.person);
    await store.setMeta(metaKeys.publicKey, redeemed.publicKey);
  } finally {
    await store.close();
  }
}

const identitySchema = v.strictObject({ project: id, person: id, publicKey: v.pipe(v.string(), v.maxLength(200)) });

/** Makes the local copy for `serve FILE --upstream URL` when FILE isn't there yet; an existing file is left as it is. */
export async function ensureReplica(path: string, upstream: Upstream, options: StoreOptions): Promise<void> {
  if (existsSync(path)) return;
  const http = upstream.url.replace(/^ws/, 'http');
  const answer = await ask(`${http}/identity`, { headers: { authorization: `Bearer ${upstream.token}` } });
  const identity = v.safeParse(identitySchema, answer);
  if (!identity.success) throw new Failure('forbidden');
  await createReplica(path, identity.output, options);
}
