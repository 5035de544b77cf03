/**
 * `/export/<project>/comparison.<docx|pdf>?before=…&after=…` and `/export/<project>/paper.<docx|pdf>?of=…`: files that the host makes, for
 * the window. A state is `now`, a version's id or a moment in milliseconds since 1970. The token stands in a header, as with pictures.
 */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { mayDo } from '../../shared/domain/permissions.ts';
import { languages } from '../../shared/i18n/catalogue.ts';
import { Failure, type ErrorCode } from '../../shared/rpc/contract.ts';
import type { Side } from '../../shared/rpc/version-schemas.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import type { Comparison, PaperState } from '../export/comparison/comparison.ts';
import { comparisonDocx } from '../export/docx/comparison-docx.ts';
import { paperDocx } from '../export/docx/paper-docx.ts';
import type { Pictures } from '../export/html-image.ts';
import type { Pdf } from '../export/pdf/compile-pdf.ts';
import { comparisonPdf, paperPdf } from '../export/pdf/paper-pdf.ts';
import {
  openComparison,
  openPictures,
  openState,
  type OpenComparisonOptions,
} from '../services/compare/open-comparison.ts';
import type { OpenProject } from '../services/open-project.ts';
import { bearerOf } from './asset-door.ts';
import type { Desk } from './desk.ts';
import { callerOf, principalIn } from './principal.ts';

export const exportPath = '/export/';
const standardHeader = 'x-ratschrift-standard';

const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const pdf = 'application/pdf';

interface Made {
  readonly bytes: Uint8Array;
  /** Of a PDF: as what it is certified, or why it is not. */
  readonly standard?: string;
}
interface Asked {
  readonly project: OpenProject;
  readonly states: readonly Side[];
  readonly options: OpenComparisonOptions;
  /** Nobody waits any more. */
  readonly signal: AbortSignal;
}
interface Writer {
  readonly mime: string;
  /** The states that it is made of, by their names in the address. */
  readonly of: readonly string[];
  readonly write: (asked: Asked) => Promise<Made>;
}

const writers: Readonly<Record<string, Writer>> = {
  'comparison.docx': {
    mime: word,
    of: ['before', 'after'],
    write: async (asked) => ({ bytes: await comparisonDocx(await comparisonIn(asked)) }),
  },
  'comparison.pdf': {
    mime: pdf,
    of: ['before', 'after'],
    write: async (asked) =>
      told(await comparisonPdf(await comparisonIn(asked), { standard: 'ua-1', signal: asked.signal })),
  },
  'paper.docx': {
    mime: word,
    of: ['of'],
    write: async (asked) => {
      const { state, pictures } = await stateIn(asked);
      return { bytes: await paperDocx(state.paper, pictures, state.at) };
    },
  },
  'paper.pdf': {
    mime: pdf,
    of: ['of'],
    write: async (asked) => {
      const { state, pictures } = await stateIn(asked);
      return told(await paperPdf(state.paper, pictures, { standard: 'ua-1', at: state.at, signal: asked.signal }));
    },
  },
};

const told = ({ bytes, standard, uncertified }: Pdf): Made => ({
  bytes,
  standard: standard ?? uncertified ?? 'noEngine',
});

function comparisonIn({ project, states: [before = NOW, after = NOW], options }: Asked): Promise<Comparison> {
  return openComparison(project, [before, after], options);
}

async function stateIn({
  project,
  states: [side = NOW],
  options,
}: Asked): Promise<{ state: PaperState; pictures: Pictures }> {
  const state = await openState(project, side, options);
  return { state, pictures: await openPictures(project, [state]) };
}

const NOW: Side = { side: 'now' };

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
  const states = (writer?.of ?? []).flatMap((name) => sideFrom(searchParams.get(name)) ?? []);
  if (!isUuid(id) || writer === undefined || rest.length > 0 || states.length !== writer.of.length)
    return refuse(response, 404, 'badInput');
  const project = desk.project(id);
  const principal = project === null ? null : principalIn(caller, project);
  if (project === null || principal === null || !mayDo(project.person(principal.person), 'readProject'))
    return refuse(response, 403, 'forbidden');
  if (underWay >= mostAtOnce) return refuse(response, 429, 'busy');
  underWay += 1;
  const gone = new AbortController();
  response.once('close', () => gone.abort());
  try {
    const language = languages.find((known) => known === searchParams.get('language')) ?? 'de';
    const options = { language, ask: desk.contentsFrom(project) };
    const { bytes, standard } = await writer.write({ project, states, options, signal: gone.signal });
    response.writeHead(200, {
      'content-type': writer.mime,
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
    refuse(response, 422, error.code, error.details);
  } finally {
    underWay -= 1;
  }
}

function sideFrom(text: string | null): Side | null {
  if (text === null) return null;
  if (text === 'now') return { side: 'now' };
  if (isUuid(text)) return { side: 'version', version: text };
  return /^\d{1,15}$/.test(text) ? { side: 'moment', at: Number(text) } : null;
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
