/**
 * `POST /certify/<project>`: prints for a host that follows this one what it can't have certified itself (`export/pdf/certifying.ts`). Whoever
 * may read the project may ask; templates and fonts are this host's own, the engine has its bounded process.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo } from '../../shared/domain/permissions.ts';
import { mostCertifiedBytes } from '../../shared/rpc/certify-schema.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import { unpackJob } from '../export/pdf/certifying.ts';
import { compileJob, printerFolder } from '../export/pdf/compile-pdf.ts';
import { bearerOf } from './asset-door.ts';
import type { Desk } from './desk.ts';
import { callerOf, principalIn } from './principal.ts';

export const certifyPath = '/certify/';

/** Each is held in memory while it comes, and has a process. */
const mostAtOnce = 2;
let underWay = 0;

export async function answerCertify(
  request: IncomingMessage,
  response: ServerResponse,
  { desk, deskToken }: { readonly desk: Desk; readonly deskToken: string },
): Promise<void> {
  // Hosts ask here, and no page of a browser.
  if (request.headers.origin !== undefined) return refuse(request, response, 403);
  if (request.method !== 'POST') return refuse(request, response, 405);
  const caller = callerOf(bearerOf(request), deskToken, desk.projects);
  if (caller === null) return refuse(request, response, 401);
  const id = (request.url ?? '').slice(certifyPath.length);
  const project = isUuid(id) ? desk.project(id) : null;
  const principal = project === null ? null : principalIn(caller, project);
  if (project === null || principal === null || !mayDo(project.person(principal.person), 'readProject'))
    return refuse(request, response, 403);
  if (underWay >= mostAtOnce) return refuse(request, response, 429);
  underWay += 1;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const bytes = await taken(request);
    const job = bytes === null ? null : unpackJob(bytes, printerFolder());
    if (job === null) return refuse(request, response, bytes === null ? 413 : 422);
    const made = await compileJob(job, { signal: gone.signal, certifier: project.certifier });
    response.writeHead(200, {
      'content-type': 'application/pdf',
      'content-length': made.bytes.byteLength,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-ratschrift-standard': made.standard ?? made.uncertified ?? 'noEngine',
    });
    response.end(made.bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    refuse(request, response, 422);
  } finally {
    underWay -= 1;
  }
}

/** The body; null for one that is too large. */
async function taken(request: IncomingMessage): Promise<Uint8Array | null> {
  if (Number(request.headers['content-length'] ?? 0) > mostCertifiedBytes) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.byteLength;
    if (size > mostCertifiedBytes) return null;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number): void {
  if (response.headersSent || response.destroyed) return void response.destroy();
  response.writeHead(status, { 'cache-control': 'no-store', ...(!request.complete && { connection: 'close' }) });
  response.end();
}
