/** From a paragraph number as people say it to its block. Pure. */
import { isFrameKind, headingLevel, type Block } from '../../../shared/document/block.ts';

export interface ParagraphWish {
  readonly chapter: number;
  /** As written, such as `12` or `12a`; null: the start of the chapter. */
  readonly paragraph: string | null;
}

/** Reads `3/12`, `3/12a`, `Absatz 3/12`, `3`; null when it is none. */
export function readWish(text: string): ParagraphWish | null {
  const match = /^\s*(?:\p{L}+\.?\s+)?(\d{1,4})\s*(?:[/.,\s]\s*(\d{1,5}\s*[a-z]{0,3}))?\s*$/iu.exec(text);
  if (match === null) return null;
  const paragraph = match[2]?.replace(/\s+/g, '').toLowerCase() ?? null;
  return { chapter: Number(match[1]), paragraph };
}

/** The numbers of a chapter's paragraphs, without the chapter's own: `12` or `12a`, by block id and in order. */
export function paragraphNumbers(blocks: readonly Block[]): ReadonlyMap<string, string> {
  const numbers = new Map<string, string>();
  for (const block of blocks) if (isNumbered(block)) numbers.set(block.id, String(numbers.size + 1));
  return numbers;
}

/** Paragraphs, quotes and callouts have a number in the margin. */
const isNumbered = ({ kind }: Block): boolean =>
  headingLevel(kind) === null && kind !== 'bullet' && kind !== 'number' && !isFrameKind(kind);
