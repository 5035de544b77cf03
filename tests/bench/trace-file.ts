/**
 * Editing traces in the format of the public editing-traces collection: gzipped JSON with `startContent`, `endContent` and
 * `txns[].patches[] = [position, deleted, inserted]`, positions in Unicode code points, applied in order.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { gunzipSync, gzipSync } from 'node:zlib';
import * as v from 'valibot';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const traceFile = v.object({
  startContent: v.string(),
  endContent: v.string(),
  txns: v.array(v.object({ time: v.optional(v.string()), patches: v.array(v.tuple([count, count, v.string()])) })),
});
export type Trace = v.InferOutput<typeof traceFile>;
export type Patch = Trace['txns'][number]['patches'][number];

/** Unpacked bytes that a trace may have. */
const most = 512 * 1024 * 1024;

/** Reads a trace. Throws when it is none, or when its patches don't lead from its start to its end. */
export function readTrace(file: string): Trace {
  const bytes = readFileSync(file);
  const isPacked = bytes[0] === 0x1f && bytes[1] === 0x8b;
  const text = (isPacked ? gunzipSync(bytes, { maxOutputLength: most }) : bytes).toString('utf8');
  const trace = v.parse(traceFile, JSON.parse(text));
  if (endOf(trace) !== trace.endContent) throw new Error(`${file}: the patches do not lead to endContent`);
  return trace;
}

export function writeTrace(file: string, trace: Trace): void {
  writeFileSync(file, gzipSync(JSON.stringify(trace)));
}

/** What the patches make of the start. */
function endOf({ startContent, txns }: Trace): string {
  const points = Array.from(startContent);
  for (const { patches } of txns)
    for (const [position, deleted, inserted] of patches) points.splice(position, deleted, ...Array.from(inserted));
  return points.join('');
}
