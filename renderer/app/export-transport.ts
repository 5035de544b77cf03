/** Files that the host makes, over its HTTP door; the token goes in a header. */
import * as v from 'valibot';
import { errorCodes, Failure } from '../../shared/rpc/contract.ts';
import type { Endpoint } from './connection.ts';

const refusal = v.object({
  error: v.object({ code: v.picklist(errorCodes), details: v.record(v.string(), v.union([v.string(), v.number()])) }),
});
/** The longest that a file may take to be made and to come, ms: what is shown as under way can be stopped before. */
const longest = 900_000;

export interface ExportedFile {
  readonly content: Blob;
  /** Of a PDF: as what it is certified (`ua-1`), or why it isn't (`noEngine`, `refused`, `slow`); null for other files. */
  readonly standard: string | null;
}

/**
 * `path` behind `/export/<project>/`. Rejects with the host's Failure, or `hostUnreachable`; with `busy` when `signal` ended it, which
 * ends the host's work, too.
 */
export async function exportedFile(
  endpoint: Endpoint,
  project: string,
  path: string,
  signal?: AbortSignal,
): Promise<ExportedFile> {
  const tooLong = AbortSignal.timeout(longest);
  const lost = (): never => {
    throw new Failure(signal?.aborted === true ? 'busy' : tooLong.aborted ? 'exportTooSlow' : 'hostUnreachable');
  };
  const response = await fetch(`${endpoint.ws.replace(/^ws/, 'http')}/export/${project}/${path}`, {
    headers: { authorization: `Bearer ${endpoint.token}` },
    referrerPolicy: 'no-referrer',
    signal: eitherOf(tooLong, signal),
  }).catch(lost);
  if (response.ok)
    return {
      content: await response.blob().catch(lost),
      standard: response.headers.get('x-ratschrift-standard'),
    };
  const refused = v.safeParse(refusal, await response.json().catch(() => null));
  if (!refused.success) throw new Failure('internal');
  throw new Failure(refused.output.error.code, refused.output.error.details);
}

/** `AbortSignal.any` is younger than Chromium 114. */
function eitherOf(one: AbortSignal, other: AbortSignal | undefined): AbortSignal {
  if (other === undefined) return one;
  const both = new AbortController();
  for (const each of [one, other]) {
    if (each.aborted) both.abort();
    each.addEventListener('abort', () => both.abort(), { once: true });
  }
  return both.signal;
}
