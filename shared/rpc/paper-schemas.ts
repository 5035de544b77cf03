/**
 * Shapes of the calls about council papers. What they print comes over the door for exported files, as with other exports
 * (`printPath`, `previewPath`), since a PDF is no answer for a socket of calls.
 */
import * as v from 'valibot';
import { cityTemplate } from '../council/city-template.ts';
import { checkRules, type Finding } from '../council/checks/finding.ts';
import type { WantedStandard } from '../domain/export-formats.ts';
import type { TextKey } from '../i18n/catalogue.ts';
import type { Failure } from './contract.ts';
import { exportPath } from './export-path.ts';
import { id } from './schemas.ts';

const sectionId = v.pipe(v.string(), v.regex(/^[\w-]{1,40}$/));
/** Findings that one answer holds; `more` says how many there are beyond. */
export const MOST_FINDINGS = 1_000;

/** The city of the project: the folder of its template, what the template says, and which others this host has, with what they call themselves. */
export const paperCity = v.strictObject({
  folder: v.pipe(v.string(), v.maxLength(60)),
  template: cityTemplate,
  folders: v.pipe(
    v.array(
      v.strictObject({ folder: v.pipe(v.string(), v.maxLength(60)), name: v.pipe(v.string(), v.maxLength(300)) }),
    ),
    v.maxLength(500),
  ),
});
export type PaperCity = v.InferOutput<typeof paperCity>;

/** `kind`: of the template. */
export const newPaper = v.strictObject({ kind: sectionId });
export const wantedPaper = v.strictObject({ paper: id });

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const words = v.pipe(v.string(), v.maxLength(4_000));
const span = { from: count, to: count };
const place = v.variant('in', [
  v.strictObject({
    in: v.literal('field'),
    field: v.picklist(['number', 'date', 'subject', 'unit', 'place', 'routing', 'annexes', 'costs']),
    item: v.nullable(words),
    ...span,
  }),
  v.strictObject({
    in: v.literal('section'),
    section: words,
    nested: v.nullable(words),
    block: v.nullable(words),
    ...span,
  }),
]);
const finding = v.strictObject({
  rule: v.picklist(checkRules),
  level: v.picklist(['passed', 'warning', 'error']),
  key: v.custom<TextKey>((key) => typeof key === 'string' && /^paperCheck\.\w{1,60}$/.test(key)),
  values: v.record(v.string(), v.union([words, v.number()])),
  place: v.nullable(place),
  source: v.nullable(
    v.variant('of', [
      v.strictObject({ of: v.literal('fact'), fact: words }),
      v.strictObject({ of: v.literal('costs') }),
      v.strictObject({ of: v.literal('cited') }),
    ]),
  ),
  mend: v.nullable(v.strictObject({ place, replacement: words })),
});

export const paperFindings = v.strictObject({
  /** As `checkPaper` gives them, in the order of the rules; each rule has at least one. Errors come before what is cut off. */
  findings: v.pipe(v.array(finding), v.maxLength(MOST_FINDINGS)),
  more: count,
  /** It can't leave but as a draft. */
  blocked: v.boolean(),
});
export type PaperFindings = v.InferOutput<typeof paperFindings>;

/** Errors that a Failure `paperBlocked` carries along. */
export const MOST_TOLD = 50;
const toldFindings = v.pipe(v.string(), v.parseJson(), v.array(finding), v.maxLength(MOST_TOLD));

/** The errors that kept a paper in the house, out of its Failure (`paperBlocked`); none of any other. */
export function findingsIn({ code, details }: Failure): readonly Finding[] {
  const read = code === 'paperBlocked' ? v.safeParse(toldFindings, details['findings']) : null;
  return read?.success === true ? read.output : [];
}

export interface PrintWish {
  readonly paper: string;
  /** Says so on each page; else errors of the check keep it in the house (`paperBlocked`). */
  readonly draft: boolean;
  /** What it shall be certified as, where the host can; default `ua-1`. */
  readonly standard?: WantedStandard;
}

/** `papers.print`: where the door for exported files has the PDF, behind `/export/<project>/`. */
export const printPath = (wish: PrintWish): string => exportPath({ what: 'council-paper', format: 'pdf', ...wish });

/**
 * `papers.preview`: the same as it is right now, as a draft and quickly. `view`: a random id of who looks; of one view only the newest
 * request counts, and an older one that still waits fails with `superseded`.
 */
export const previewPath = (paper: string, view: string): string => `council-preview.pdf?paper=${paper}&view=${view}`;
