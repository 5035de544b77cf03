/** Reading and filling a whole chapter, and what can be said of its blocks without an editor. */
import { canonicalJson } from '../domain/canonical-json.ts';
import { getRandomValues } from 'lib0/webcrypto';
import type * as Y from 'yjs';
import { clampIndent, DEFAULT_PROPERTIES, makeBlock, type Block, type BlockProperties, type Run } from './block.ts';
import { blockProperties, chapterText } from './chapter.ts';
import { blocksFromDelta, type DeltaOperation, type PropertyReader } from './delta.ts';
import { diffBlocks } from './diff.ts';
import { applyOperations } from './operations.ts';
import { proposalNames } from './proposal-keys.ts';
import { checkedProposals } from './proposed.ts';
import { equalProperties, readProperties, type Properties } from './properties.ts';

const MAX_KIND_LENGTH = 64;

/** Reads a block's properties from the flat map; whatever a peer wrote, the result is well formed. */
export function propertyReader(map: Y.Map<unknown>): PropertyReader {
  return (markerId): BlockProperties => {
    const written = map.get(`${markerId}:kind`);
    const known = typeof written === 'string' && written !== '' && written.length <= MAX_KIND_LENGTH;
    const kind = known ? written : DEFAULT_PROPERTIES.kind;
    const own = readProperties(kind, (name) => map.get(`${markerId}:${name}`));
    const names = proposalNames(map, markerId);
    const props =
      names.length === 0
        ? own
        : {
            ...own,
            ...checkedProposals(
              kind,
              names.map((name) => [name, map.get(`${markerId}:${name}`)] as const),
            ),
          };
    return { kind, indent: clampIndent(map.get(`${markerId}:indent`)), props };
  };
}

/** The text's content as Yjs gives it. */
export function deltaOf(text: Y.Text): DeltaOperation[] {
  return text.toDelta() as DeltaOperation[];
}

/** The blocks of a chapter's document; at least one. */
export function readBlocks(doc: Y.Doc, text = chapterText(doc)): Block[] {
  return blocksFromDelta(deltaOf(text), propertyReader(blockProperties(doc)));
}

/** A block as others give it to `writeBlocks`. */
export interface NewBlock {
  readonly kind: string;
  readonly indent?: number;
  readonly props?: Properties;
  readonly runs: readonly Run[];
  readonly id?: string;
}

/**
 * Fills an empty chapter in one transaction marked with `origin`. Throws if the chapter holds anything already: two
 * writers would make two texts out of one.
 */
export function writeBlocks(doc: Y.Doc, blocks: readonly NewBlock[], origin: unknown): void {
  writeText(doc, chapterText(doc), blocks, origin);
}

/** The same for another text of the document. */
export function writeText(doc: Y.Doc, text: Y.Text, blocks: readonly NewBlock[], origin: unknown): void {
  if (text.length > 0) throw new Error('writeText: the text is not empty');
  const made = blocks.map(({ id, kind, indent, props, runs }) =>
    makeBlock(id ?? newBlockId(), { kind, indent: clampIndent(indent), ...(props && { props }) }, runs),
  );
  doc.transact(() => applyOperations(text, blockProperties(doc), diffBlocks([], made)), origin);
}

/**
 * Edited blocks as they can be written. Text before the first marker may do without one only as a plain paragraph that
 * comes first and has text, or is all there is; else it becomes a real block with a new id.
 */
export function withMarkers(blocks: readonly Block[]): readonly Block[] {
  const virtual = blocks.findIndex((block) => block.virtual);
  const block = blocks[virtual];
  if (block === undefined) return blocks;
  const { kind, indent, props } = DEFAULT_PROPERTIES;
  const plain = block.kind === kind && block.indent === indent && equalProperties(block.props, props);
  if (virtual === 0 && plain && (block.text !== '' || blocks.length === 1)) return blocks;
  const id = newBlockId();
  return blocks.map((other) => (other === block ? { ...block, id, markerId: id, virtual: false } : other));
}

/** A new block id: 10 random characters (60 bits). */
export function newBlockId(): string {
  const bytes = getRandomValues(new Uint8Array(10));
  return Array.from(bytes, (byte) => ALPHABET[byte & 63] ?? '').join('');
}
const ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_';

/** The blocks as canonical JSON, independent of how they were typed: what a content hash is taken of (UTF-8, SHA-256). */
export function canonicalBlocks(blocks: readonly Block[]): string {
  return canonicalJson(canonicalForm(blocks));
}

/** The same as plain data. */
export function canonicalForm(blocks: readonly Block[]): unknown[] {
  return blocks.map(({ id, kind, indent, props, runs }) => ({
    id,
    kind,
    indent,
    // Left out where nothing is set, so that a paper's hash is the same in versions that know fewer properties.
    ...(Object.keys(props).length === 0 ? {} : { props }),
    runs: runs.map(({ text, attrs, embed }) => ({ text, attrs, embed })),
  }));
}

/** Number of words, counted as separated by white space and dashes between spaces. */
export function countWords(blocks: readonly Block[]): number {
  let words = 0;
  for (const block of blocks) words += countWordsIn(plainText(block));
  return words;
}

export const countWordsIn = (text: string): number => text.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0;

/** A block's text without embeds. */
export function plainText(block: Block): string {
  return block.runs.map((run) => (run.embed === undefined ? run.text : '')).join('');
}
