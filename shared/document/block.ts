/** A block of a chapter and its runs of characters: immutable values, so `===` means unchanged. No Lexical, no Yjs. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { equalProperties, NO_PROPERTIES, type Properties } from './properties.ts';

/** Kinds whose blocks are their text. */
export const TEXT_KINDS = [
  'paragraph',
  'heading1',
  'heading2',
  'heading3',
  'heading4',
  'bullet',
  'number',
  'quote',
  'callout',
] as const;
export type TextKind = (typeof TEXT_KINDS)[number];
/** Kinds that stand for something else than their text, which is their caption or empty. */
export const FRAME_KINDS = ['image', 'table', 'contents', 'rule', 'pagebreak'] as const;
export type FrameKind = (typeof FRAME_KINDS)[number];
/** Those of them that have a caption. */
export const CAPTION_KINDS: ReadonlySet<string> = new Set<FrameKind>(['image', 'table']);
export const BLOCK_KINDS = [...TEXT_KINDS, ...FRAME_KINDS] as const;
export type BlockKind = (typeof BLOCK_KINDS)[number];
export const MAX_INDENT = 8;

/** Attributes of characters. Those of `FORMATS` are `true` or absent, `link` is an address; others belong to newer versions. */
export type Attributes = Readonly<Record<string, unknown>>;
export const FORMATS = ['b', 'i', 'u', 's', 'sub', 'sup'] as const;
export type Format = (typeof FORMATS)[number];
export const PLAIN: Attributes = Object.freeze({});

/** The one character that stands for an inline embed. */
export const EMBED_CHARACTER = '\uFFFC';

export interface Run {
  readonly text: string;
  readonly attrs: Attributes;
  /** An inline embed (footnote, reference, or of a newer version): its value; `text` is then `EMBED_CHARACTER`. */
  readonly embed?: unknown;
}

export interface BlockProperties {
  /** One of `BLOCK_KINDS`, or the kind of a newer version, which is kept and shown like a paragraph. */
  readonly kind: string;
  /** 0 to `MAX_INDENT`. */
  readonly indent: number;
  /** What is set beside them. */
  readonly props: Properties;
}

export interface Block extends BlockProperties {
  /** Unique in the chapter: the id of its marker, followed by `#2`, `#3` … where two people brought back one marker. */
  readonly id: string;
  /** The id as its marker carries it; the properties hang on it. */
  readonly markerId: string;
  /** Text before the first marker: a block that exists only on the screen until it gets a marker. */
  readonly virtual: boolean;
  readonly runs: readonly Run[];
  /** All characters of the runs. */
  readonly text: string;
}

/** As others give them: with nothing set beside kind and indent, `props` may be left out. */
export type GivenProperties = Omit<BlockProperties, 'props'> & { readonly props?: Properties };

export const DEFAULT_PROPERTIES: BlockProperties = { kind: 'paragraph', indent: 0, props: NO_PROPERTIES };
export const VIRTUAL_ID = 'virtual';

export const isTextKind = (kind: string): kind is TextKind => (TEXT_KINDS as readonly string[]).includes(kind);
export const isFrameKind = (kind: string): kind is FrameKind => (FRAME_KINDS as readonly string[]).includes(kind);

/** 1 to 4 for a heading, else null. */
export function headingLevel(kind: string): 1 | 2 | 3 | 4 | null {
  if (kind === 'heading1') return 1;
  if (kind === 'heading2') return 2;
  if (kind === 'heading3') return 3;
  return kind === 'heading4' ? 4 : null;
}

/** A whole number from 0 to `MAX_INDENT`, whatever a peer wrote. */
export function clampIndent(value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(MAX_INDENT, Math.max(0, Math.trunc(value))) : 0;
}

export function makeBlock(
  id: string,
  properties: GivenProperties,
  runs: readonly Run[],
  marker: { readonly markerId?: string; readonly virtual?: boolean } = {},
): Block {
  const [only] = runs;
  const text = runs.length === 1 && only !== undefined ? only.text : runs.map((run) => run.text).join('');
  const { kind, indent, props = NO_PROPERTIES } = properties;
  return { id, markerId: marker.markerId ?? id, kind, indent, props, virtual: marker.virtual ?? false, runs, text };
}

/** Number of positions a block takes in the flat text: its marker and its characters. */
export const markerLength = (block: Block): 0 | 1 => (block.virtual ? 0 : 1);
export const blockLength = (block: Block): number => block.text.length + markerLength(block);

export function equalAttributes(a: Attributes, b: Attributes): boolean {
  if (a === b) return true;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && equalValues(a[key], b[key]));
}

/** Equality of plain data as JSON can carry it. */
export function equalValues(a: unknown, b: unknown): boolean {
  return a === b || (typeof a === 'object' && typeof b === 'object' && canonicalJson(a) === canonicalJson(b));
}

export function equalRuns(a: readonly Run[], b: readonly Run[]): boolean {
  return (
    a === b ||
    (a.length === b.length &&
      a.every((run, index) => {
        const other = b[index];
        return (
          other !== undefined &&
          run.text === other.text &&
          equalAttributes(run.attrs, other.attrs) &&
          equalValues(run.embed, other.embed)
        );
      }))
  );
}

export function equalBlocks(a: Block, b: Block): boolean {
  return (
    a === b ||
    (a.id === b.id &&
      a.markerId === b.markerId &&
      a.kind === b.kind &&
      a.indent === b.indent &&
      a.virtual === b.virtual &&
      a.text === b.text &&
      equalProperties(a.props, b.props) &&
      equalRuns(a.runs, b.runs))
  );
}

/** Appends text to runs under construction, merging equal neighbours. A line break carries no attributes, ever. */
export function pushText(runs: Run[], text: string, attributes: Attributes): void {
  if (text === '') return;
  if (attributes === PLAIN || !text.includes('\n')) return pushPiece(runs, text, attributes);
  for (const piece of text.split(/(\n)/)) if (piece !== '') pushPiece(runs, piece, piece === '\n' ? PLAIN : attributes);
}

function pushPiece(runs: Run[], text: string, attributes: Attributes): void {
  const last = runs[runs.length - 1];
  if (last !== undefined && last.embed === undefined && equalAttributes(last.attrs, attributes)) {
    runs[runs.length - 1] = { text: last.text + text, attrs: last.attrs };
  } else runs.push({ text, attrs: attributes });
}

export function pushRun(runs: Run[], run: Run): void {
  if (run.embed === undefined) pushText(runs, run.text, run.attrs);
  else runs.push(run);
}

/** The runs of the characters from `from` to `to`. */
export function sliceRuns(runs: readonly Run[], from: number, to: number): Run[] {
  const out: Run[] = [];
  let offset = 0;
  for (const run of runs) {
    if (offset >= to) break;
    const start = Math.max(from - offset, 0);
    const end = Math.min(to - offset, run.text.length);
    if (end > start)
      out.push(start === 0 && end === run.text.length ? run : { ...run, text: run.text.slice(start, end) });
    offset += run.text.length;
  }
  return out;
}
