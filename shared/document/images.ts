/** What can be said of the images of a chapter without showing them. Pure. */
import type { Block } from './block.ts';

/** An image block, as others work with it. */
export interface ImageBlock {
  readonly block: Block;
  /** SHA-256 of its bytes; null for one that never got any. */
  readonly asset: string | null;
  /** What it shows, in words; empty for one that is only ornament, null where nobody has said yet. */
  readonly alt: string | null;
  /** Width in per cent of the text's; null: as large as it is. */
  readonly width: number | null;
}

/** Reads a block as an image; null for one of another kind. */
export function imageOf(block: Block): ImageBlock | null {
  if (block.kind !== 'image') return null;
  const { asset, alt, decorative, width } = block.props;
  return {
    block,
    asset: typeof asset === 'string' ? asset : null,
    alt: decorative === true ? '' : typeof alt === 'string' && alt.trim() !== '' ? alt : null,
    width: typeof width === 'number' ? width : null,
  };
}

export const imagesIn = (blocks: readonly Block[]): ImageBlock[] => blocks.flatMap((block) => imageOf(block) ?? []);

/** The images that neither say what they show nor that they are only ornament: whoever does not see them is told nothing. */
export const imagesWithoutAlt = (blocks: readonly Block[]): ImageBlock[] =>
  imagesIn(blocks).filter(({ alt }) => alt === null);
