/** Files that the host makes, over its HTTP door; the token goes in a header. */
import * as v from 'valibot';
import { errorCodes, Failure } from '../../shared/rpc/contract.ts';
import type { Endpoint } from './connection.ts';

const refusal = v.object({
  error: v.object({ code: v.picklist(errorCodes), details: v.record(v.string(), v.union([v.string(), v.number()])) }),
});
/** The longest that a file may take to be made and to come, ms. */
const longest = 120_000;

export interface ExportedFile {
  readonly content: Blob;
  /** Of a PDF: as what it is certified (`ua-1`), or why it isn't (`noEngine`, `refused`, `slow`); null for other files. */
  readonly standard: string | null;
}

/** `path` behind `/export/<project>/`. Rejects with the host's Failure, or `hostUnreachable`. */
export async function exportedFile(endpoint: Endpoint, project: string, path: string): Promise<ExportedFile> {
  const response = await fetch(`${endpoint.ws.replace(/^ws/, 'http')}/export/${project}/${path}`, {
    headers: { authorization: `Bearer ${endpoint.token}` },
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(longest),
  }).catch(() => {
    throw new Failure('hostUnreachable');
  });
  if (response.ok) return { content: await response.blob(), standard: response.headers.get('x-ratschrift-standard') };
  const refused = v.safeParse(refusal, await response.json().catch(() => null));
  if (!refused.success) throw new Failure('internal');
  throw new Failure(refused.output.error.code, refused.output.error.details);
}
