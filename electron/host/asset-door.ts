/**
 * `/asset/<project>/<hash>`: pictures, and annexes of council papers, for windows and for hosts that follow this one. GET hands one
 * out, PUT brings one. The token stands in a header, never in the address, so that no log and no history keeps it. An annex is for
 * who may read or write council papers, and is only ever saved: no browser shows it as a page of this host.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { beginsAsPdf, pdfMime } from '../../shared/annexes/pdf-file.ts';
import { isAssetHash, maxImageBytes } from '../../shared/images/limits.ts';
import { mayDo, type Action } from '../../shared/domain/permissions.ts';
import { Failure, type ErrorCode } from '../../shared/rpc/contract.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import type { OpenProject } from '../services/open-project.ts';
import type { Desk } from './desk.ts';
import { callerOf, principalIn } from './principal.ts';

export const assetPath = '/asset/';

/** Each upload is held in memory until it is complete. */
const maxUploads = 8;
let uploads = 0;

/** The token of an `Authorization: Bearer` header, empty when there is none. */
export const bearerOf = (request: IncomingMessage): string =>
  /^Bearer ([\w-]{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? '';

export async function answerAsset(
  request: IncomingMessage,
  response: ServerResponse,
  { desk, deskToken, origin }: { readonly desk: Desk; readonly deskToken: string; readonly origin: 'own' | 'other' },
): Promise<void> {
  const { method } = request;
  if (origin === 'other') return refuse(request, response, 403, 'forbidden');
  // The window's own page is `app://ratschrift`: to the browser in it, this host is another site.
  const from = request.headers.origin;
  if (from !== undefined) response.setHeader('access-control-allow-origin', from);
  response.setHeader('vary', 'Origin, Authorization');
  if (method === 'OPTIONS') return allow(request, response);
  if (method !== 'GET' && method !== 'PUT') {
    response.setHeader('allow', 'GET, PUT, OPTIONS');
    return refuse(request, response, 405, 'badInput');
  }
  const caller = callerOf(bearerOf(request), deskToken, desk.projects);
  if (caller === null) return refuse(request, response, 401, 'forbidden');
  const [id = '', hash = '', ...rest] = (request.url ?? '').split('?')[0]?.slice(assetPath.length).split('/') ?? [];
  if (!isUuid(id) || !isAssetHash(hash) || rest.length > 0) return refuse(request, response, 404, 'badInput');
  const project = desk.project(id);
  const principal = project === null ? null : principalIn(caller, project);
  const action = method === 'GET' ? 'readProject' : 'addAsset';
  const may = (what: Action): boolean =>
    project !== null && principal !== null && mayDo(project.person(principal.person), what);
  if (project === null || principal === null || !may(action)) return refuse(request, response, 403, 'forbidden');
  if (method === 'GET') return hand(request, response, { project, hash, readsPapers: may('readPapers') });
  try {
    await take(request, { project, hash, editsPapers: may('editPapers') });
    response.writeHead(204).end();
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    refuse(request, response, statusOf[error.code] ?? 500, error.code);
  }
}

const statusOf: Partial<Record<ErrorCode, number>> = {
  forbidden: 403,
  annexLocked: 415,
  annexDamaged: 415,
  tooManyTries: 429,
  imageTooLarge: 413,
  imageTooManyPixels: 422,
  imageNone: 415,
  imageHash: 400,
  imagesFull: 507,
  diskFull: 507,
  noPermissionOnDisk: 507,
  newerFile: 507,
};

/** The browser's question whether the window's page may send its token here. */
function allow(request: IncomingMessage, response: ServerResponse): void {
  const local = request.headers['access-control-request-private-network'] === 'true';
  response.writeHead(204, {
    'access-control-allow-methods': 'GET, PUT',
    'access-control-allow-headers': 'authorization, content-type',
    'access-control-max-age': '600',
    ...(local && { 'access-control-allow-private-network': 'true' }),
  });
  response.end();
}

interface Asked {
  readonly project: OpenProject;
  readonly hash: string;
}

async function hand(
  request: IncomingMessage,
  response: ServerResponse,
  { project, hash, readsPapers }: Asked & { readonly readsPapers: boolean },
): Promise<void> {
  const asset = await project.assets.get(hash);
  if (asset === null) {
    response.writeHead(404, { 'cache-control': 'no-store' }).end();
    return;
  }
  const isAnnex = asset.mime === pdfMime;
  if (isAnnex && !readsPapers) return refuse(request, response, 403, 'forbidden');
  response.writeHead(200, {
    'content-type': asset.mime,
    ...(isAnnex && { 'content-disposition': 'attachment' }),
    'content-length': asset.bytes.byteLength,
    'cache-control': 'private, max-age=31536000, immutable',
    'content-security-policy': "default-src 'none'; sandbox",
    'x-content-type-options': 'nosniff',
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
  });
  response.end(asset.bytes);
}

async function take(
  request: IncomingMessage,
  { project, hash, editsPapers }: Asked & { readonly editsPapers: boolean },
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > maxImageBytes) throw new Failure('imageTooLarge');
  if (uploads >= maxUploads) throw new Failure('tooManyTries');
  uploads += 1;
  try {
    const parts: Buffer[] = [];
    let size = 0;
    for await (const part of request as AsyncIterable<Buffer>) {
      size += part.byteLength;
      if (size > maxImageBytes) throw new Failure('imageTooLarge');
      parts.push(part);
    }
    const bytes = Buffer.concat(parts);
    if (beginsAsPdf(bytes) && !editsPapers) throw new Failure('forbidden');
    await project.assets.add(hash, bytes);
  } finally {
    uploads -= 1;
  }
}

function refuse(request: IncomingMessage, response: ServerResponse, status: number, code: ErrorCode): void {
  if (response.headersSent) return void response.destroy();
  // A browser reads the answer only once it has sent everything; what is too large for that loses its line.
  const endless = Number(request.headers['content-length'] ?? Infinity) > maxImageBytes && !request.complete;
  if (!endless) request.resume();
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    ...(endless && { connection: 'close' }),
  });
  response.end(JSON.stringify({ error: { code } }));
}
