/** Pictures of images that were copied in another project. */
import { isAssetHash } from '../../../shared/images/limits.ts';
import { NO_PROPERTIES, withProperty, type Properties } from '../../../shared/document/properties.ts';
import type { PictureShelf } from '../pictures/picture-shelf.ts';
import type { PastedBlock } from './pasted-block.ts';

/** The hash of an image's picture; null for none. */
export function assetOf(props: Properties | undefined): string | null {
  const asset = props?.['asset'];
  return typeof asset === 'string' && isAssetHash(asset) ? asset : null;
}

/** The blocks with the pictures of other projects as bytes, null for each that can't be had; the others as they are. */
export async function fromElsewhere(
  blocks: readonly PastedBlock[],
  shelf: PictureShelf,
): Promise<readonly PastedBlock[]> {
  return Promise.all(
    blocks.map(async (block) => {
      const { from, props } = block;
      const asset = assetOf(props);
      if (from === undefined || asset === null || from === shelf.project || (await shelf.has(asset))) return block;
      const picture = await shelf.fetchFrom(from, asset);
      return { ...block, props: withProperty(props ?? NO_PROPERTIES, 'asset', null), picture };
    }),
  );
}
