/**
 * What another host is asked to certify: the very data that a template draws, so that its file says what this one's would. As bytes: the
 * length of a head (four bytes), the head (JSON), then what it names, one behind the other.
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { certifyHeadSchema, mostCertifiedBytes } from '../../../shared/rpc/certify-schema.ts';
import type { Pdf, PdfCertifying, PdfJob, PdfLook } from './pdf-messages.ts';
import { fontsIn, templatesIn } from './typst-files.ts';

/** What is wanted of another host: it adds its own folder and limits. */
export type CertifyingJob = Pick<PdfJob, 'template' | 'data' | 'files' | 'look' | 'fonts'> & {
  readonly certify: PdfCertifying;
};

/** Asks another host; null where it can't be had there. Never rejects. */
export type Certifier = (job: CertifyingJob, folder: string, signal?: AbortSignal) => Promise<Pdf['bytes'] | null>;

/** Null for a job that is too large to be sent. */
export function packJob(job: CertifyingJob, folder: string): Uint8Array | null {
  const data = Buffer.from(job.data);
  const head = Buffer.from(
    JSON.stringify({
      printer: printerIn(folder),
      template: job.template,
      look: JSON.parse(job.look) as PdfLook,
      ...job.certify,
      data: data.byteLength,
      files: job.files.map(([name, bytes]) => ({ name, length: bytes.byteLength })),
      fonts: job.fonts.map(({ byteLength }) => byteLength),
    }),
  );
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.byteLength);
  const parts = [length, head, data, ...job.files.map(([, bytes]) => bytes), ...job.fonts];
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, 0);
  return size > mostCertifiedBytes ? null : Buffer.concat(parts);
}

/** Null for bytes that are no job, or one that this host would draw otherwise. */
export function unpackJob(bytes: Uint8Array, folder: string): CertifyingJob | null {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (all.byteLength < 4 || all.byteLength > mostCertifiedBytes) return null;
  let at = 4 + all.readUInt32BE(0);
  const head = v.safeParse(certifyHeadSchema, parsed(all.subarray(4, at)));
  if (!head.success || head.output.printer !== printerIn(folder)) return null;
  const { template, look, standard, at: moment, data, files, fonts } = head.output;
  if (!templatesIn(folder).some(([name]) => name === `/${template}.typ`)) return null;
  const lengths = [data, ...files.map(({ length }) => length), ...fonts];
  if (at + lengths.reduce((sum, length) => sum + length, 0) !== all.byteLength) return null;
  const take = (length: number): Uint8Array => all.subarray(at, (at += length));
  const text = Buffer.from(take(data)).toString('utf8');
  if (parsed(text) === null) return null;
  return {
    template,
    look: JSON.stringify(look),
    data: text,
    files: files.map(({ name, length }) => [name, take(length)] as const),
    fonts: fonts.map(take),
    certify: { standard, at: moment },
  };
}

function parsed(text: Uint8Array | string): unknown {
  try {
    return JSON.parse(typeof text === 'string' ? text : Buffer.from(text).toString('utf8'));
  } catch {
    return null;
  }
}

const printers = new Map<string, string>();

/** What a host draws with: templates of another version would make another file of the same data. */
function printerIn(folder: string): string {
  const known = printers.get(folder);
  if (known !== undefined) return known;
  const hash = createHash('sha256');
  for (const [name, source] of templatesIn(folder)) hash.update(`${name}\n${source}\n`);
  for (const font of fontsIn(folder)) hash.update(font);
  const printer = hash.digest('hex');
  printers.set(folder, printer);
  return printer;
}
