/** What comes out of the clipboard after cleaning, before it becomes editor nodes. Plain data. */
import type { Block, TextKind } from '../../../shared/document/block.ts';
import type { Properties } from '../../../shared/document/properties.ts';
import type { PastedTable } from './pasted-table.ts';

/** Block without identity; runs carry the attributes of `shared/document/block.ts` (`b`, `i`, …, `link`). */
export type PastedBlock = Pick<Block, 'indent' | 'runs'> & {
  /** The text of an image or a table is its caption. */
  readonly kind: TextKind | 'image' | 'table';
  readonly props?: Properties;
  /** The picture of an image that has no hash yet; null for one that could not be had. */
  readonly picture?: Blob | null;
  /** The project that has the picture of an image that this app copied. */
  readonly from?: string;
  /** What is in a table. */
  readonly table?: PastedTable;
};

export interface Pasted {
  readonly blocks: readonly PastedBlock[];
  /** Pictures that were left out, so that the person can be told: a note stands in their place. */
  readonly images: number;
  /** True when there was more than the caps allow. */
  readonly cut: boolean;
  /** True when a table had more rows or columns than `tableCaps` allow. */
  readonly tableCut?: boolean;
  /** True when the formats were more than the caps allow, so that only the text was taken. */
  readonly textOnly?: boolean;
}

/** How much one paste may bring. Beyond it, the text is cut and the person told. */
export const pasteCaps = {
  /** Characters of HTML without pictures, style sheets and comments; beyond them the plain text is taken instead. */
  html: 5_000_000,
  /** Nodes looked at. */
  nodes: 200_000,
  depth: 200,
  blocks: 5_000,
  characters: 1_000_000,
} as const;

/** Characters that must not get into a chapter: controls, zero-width spaces, non-characters, the stand-in of embeds. */
const unwanted = /[^\P{Cc}\n\t]|[\u200B\uFEFF\uFFFC]|\p{Cs}|\p{Noncharacter_Code_Point}/gu;

/** Text as it may stand in a chapter; line ends become `\n`. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?|\u2028|\u2029/g, '\n').replace(unwanted, '');
}

/** The text of a block without its formats. */
export const textOf = (block: PastedBlock): string => block.runs.map((run) => run.text).join('');

/** The blocks with the hashes of their pictures in order; a note in place of one that is none. */
export function withAssets(
  blocks: readonly PastedBlock[],
  assets: readonly (string | null)[],
  noteOf: (alt: string) => string,
): PastedBlock[] {
  let next = 0;
  return blocks.map(({ picture, ...block }) => {
    if (picture === undefined) return block;
    const asset = picture === null ? null : (assets[next++] ?? null);
    if (asset !== null) return { ...block, props: { ...block.props, asset } };
    const alt = block.props?.['alt'];
    const note = { text: noteOf(typeof alt === 'string' ? alt : ''), attrs: { i: true } };
    const caption = block.runs.length === 0 ? [] : [{ text: ' ', attrs: {} }, ...block.runs];
    return { kind: 'paragraph', indent: 0, runs: [note, ...caption] };
  });
}
