/** Has a PDF certified by the project's upstream host, where this machine has no engine that certifies. */
import { packJob, type Certifier } from '../export/pdf/certifying.ts';
import { webAddress, type Upstream } from './upstream.ts';

/** ms; a host that prints 1,000 pages takes some 20 s. */
const answerWithin = 120_000;
/** Bytes of a file that is taken. */
const mostBytes = 256 * 1024 * 1024;

export interface CertifyAboveOptions {
  readonly project: string;
  readonly upstream: Upstream;
  /** Whether it can be reached right now. */
  readonly isThere: () => boolean;
  readonly log: (message: string) => void;
}

export function certifyAbove({ project, upstream, isThere, log }: CertifyAboveOptions): Certifier {
  return async (job, folder, signal) => {
    const body = isThere() ? packJob(job, folder) : null;
    if (body === null) return null;
    const ending = [AbortSignal.timeout(answerWithin), ...(signal === undefined ? [] : [signal])];
    try {
      const response = await fetch(`${webAddress(upstream)}/certify/${project}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${upstream.token}`, 'content-type': 'application/octet-stream' },
        body: new Uint8Array(body),
        redirect: 'error',
        signal: AbortSignal.any(ending),
      });
      const isMade = response.status === 200 && response.headers.get('x-ratschrift-standard') === job.certify.standard;
      if (!isMade) log(`certify: the upstream host did not (${response.status})`);
      const bytes = isMade ? await bodyOf(response) : null;
      if (!isMade) await response.body?.cancel();
      return bytes;
    } catch (error) {
      log(`certify: ${String(error)}`);
      return null;
    }
  };
}

/** Null for more than is taken, and for what is no PDF. */
async function bodyOf(response: Response): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > mostBytes) return null;
    parts.push(part);
  }
  const bytes = Buffer.concat(parts);
  return bytes.subarray(0, 5).toString('latin1') === '%PDF-' ? bytes : null;
}
