/**
 * `/export/<project>/<name>?…`: files that the host makes, for the window (`exported-files.ts`, `comparison-files.ts`, `preview-file.ts`). The token stands in a
 * header, as with pictures. Who ends the request ends the work; who gave it a number (`run`) may ask meanwhile how far it is.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo } from '../../shared/domain/permissions.ts';
import { languages } from '../../shared/i18n/catalogue.ts';
import { Failure, type ErrorCode } from '../../shared/rpc/contract.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import { bearerOf } from './asset-door.ts';
import { comparisonFiles } from './comparison-files.ts';
import type { Desk } from './desk.ts';
import { exportedFiles } from './exported-files.ts';
import type { FileWriter } from './made-files.ts';
import { previewFiles } from './preview-file.ts';
import { callerOf, principalIn } from './principal.ts';
import { runningExports } from './running-exports.ts';

export const exportPath = '/export/';
const standardHeader = 'x-ratschrift-standard';

const writers: Readonly<Record<string, FileWriter>> = { ...exportedFiles, ...comparisonFiles, ...previewFiles };

/** Each is made in memory; more at once are refused. */
const mostAtOnce = 2;
let underWay = 0;

export async function answerExport(
  request: IncomingMessage,
  response: ServerResponse,
  { desk, deskToken, origin }: { readonly desk: Desk; readonly deskToken: string; readonly origin: 'own' | 'other' },
): Promise<void> {
  if (origin === 'other') return refuse(response, 403, 'forbidden');
  // The window's own page is `app://ratschrift`: to the browser in it, this host is another site.
  const from = request.headers.origin;
  if (from !== undefined) response.setHeader('access-control-allow-origin', from);
  response.setHeader('vary', 'Origin, Authorization');
  if (request.method === 'OPTIONS') return allow(request, response);
  if (request.method !== 'GET') return refuse(response, 405, 'badInput');
  const caller = callerOf(bearerOf(request), deskToken, desk.projects);
  if (caller === null) return refuse(response, 401, 'forbidden');
  const { pathname, searchParams } = new URL(request.url ?? '', 'http://host');
  const [id = '', file = '', ...rest] = pathname.slice(exportPath.length).split('/');
  const writer = Object.hasOwn(writers, file) ? writers[file] : undefined;
  const write = writer?.read(searchParams) ?? null;
  if (!isUuid(id) || writer === undefined || write === null || rest.length > 0)
    return refuse(response, 404, 'badInput');
  const project = desk.project(id);
  const principal = project === null ? null : principalIn(caller, project);
  if (project === null || principal === null || !mayDo(project.person(principal.person), writer.action))
    return refuse(response, 403, 'forbidden');
  const weight = writer.light === true ? 0 : 1;
  if (weight > 0 && underWay >= mostAtOnce) return refuse(response, 429, 'busy');
  underWay += weight;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  const run = searchParams.get('run');
  const progress = runningExports.begin(id, isUuid(run ?? '') ? run : null, principal.person);
  try {
    const language = languages.find((known) => known === searchParams.get('language')) ?? 'de';
    const ask = desk.contentsFrom(project);
    const { bytes, standard, mime } = await write({
      project,
      principal,
      language,
      ask,
      certifier: project.certifier,
      signal: gone.signal,
      tell: progress.tell,
    });
    response.writeHead(200, {
      'content-type': mime ?? writer.mime,
      'content-length': bytes.byteLength,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'referrer-policy': 'no-referrer',
      ...(standard !== undefined && {
        [standardHeader]: standard,
        'access-control-expose-headers': standardHeader,
      }),
    });
    response.end(bytes);
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    refuse(response, error.code === 'forbidden' ? 403 : 422, error.code, error.details);
  } finally {
    progress.end();
    underWay -= weight;
  }
}

/** The browser's question whether the window's page may send its token here. */
function allow(request: IncomingMessage, response: ServerResponse): void {
  const local = request.headers['access-control-request-private-network'] === 'true';
  response.writeHead(204, {
    'access-control-allow-methods': 'GET',
    'access-control-allow-headers': 'authorization',
    'access-control-max-age': '600',
    ...(local && { 'access-control-allow-private-network': 'true' }),
  });
  response.end();
}

function refuse(response: ServerResponse, status: number, code: ErrorCode, details: Failure['details'] = {}): void {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' });
  response.end(JSON.stringify({ error: { code, details } }));
}
