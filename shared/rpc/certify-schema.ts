/** The head of what another host is asked to certify (`electron/export/pdf/certifying.ts`). */
import * as v from 'valibot';
import { pdfStandards } from '../domain/export-formats.ts';

/** Bytes of one job at most: a paper of 1,000 pages with many pictures. */
export const mostCertifiedBytes = 64 * 1024 * 1024;

const length = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(mostCertifiedBytes));

const families = v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(20));
/** No name of something that the engine reads otherwise. */
const picture = v.pipe(v.string(), v.regex(/^[\w.-]{1,190}\.(png|jpg|jpeg|gif|webp|svg)$/i));

export const certifyHeadSchema = v.strictObject({
  /** SHA-256 (hex) of the templates and fonts that it is meant for. */
  printer: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  template: v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/)),
  look: v.strictObject({
    text: v.optional(families),
    heads: v.optional(families),
    accent: v.optional(v.pipe(v.string(), v.maxLength(40))),
  }),
  standard: v.picklist(pdfStandards),
  /** Milliseconds since 1970. */
  at: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(8.64e15))),
  /** Bytes of the data, of each picture, of each font. */
  data: length,
  files: v.pipe(v.array(v.strictObject({ name: picture, length })), v.maxLength(2_000)),
  fonts: v.pipe(v.array(length), v.maxLength(40)),
});
