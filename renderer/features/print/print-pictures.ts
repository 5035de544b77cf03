/** The pictures of what is printed: all are fetched before pages are set, and kept as long as the preview is open. */
import type { Block } from '../../../shared/document/block.ts';
import type { PictureShelf } from '../../editor/pictures/picture-shelf.ts';
import { learnSize } from '../../editor/static/picture-sizes.ts';

/** A picture that takes longer is printed as what it shows, ms. */
const longest = 30_000;

export interface PictureProgress {
  readonly done: number;
  readonly all: number;
}

export class PrintPictures {
  private readonly stops: (() => void)[] = [];

  constructor(
    private readonly shelf: PictureShelf,
    private readonly wait = longest,
  ) {}

  /** The hashes of those in blocks that are here; the others could not be had in time. */
  async load(blocks: readonly Block[], onProgress: (progress: PictureProgress) => void): Promise<ReadonlySet<string>> {
    const hashes = [...new Set(picturesIn(blocks))];
    let done = 0;
    if (hashes.length > 0) onProgress({ done, all: hashes.length });
    const here = await Promise.all(
      hashes.map(async (hash) => {
        const url = await this.address(hash);
        const shown = url !== null && (await canBeShown(hash, url));
        onProgress({ done: (done += 1), all: hashes.length });
        return shown ? [hash] : [];
      }),
    );
    return new Set(here.flat());
  }

  /** Nobody looks at them any more. */
  release(): void {
    for (const stop of this.stops.splice(0)) stop();
  }

  private address(hash: string): Promise<string | null> {
    const { shelf } = this;
    return new Promise((resolve) => {
      const look = (): void => {
        const { url, missing } = shelf.state(hash);
        if (url !== null || missing) end(url);
      };
      const end = (url: string | null): void => {
        clearTimeout(timer);
        resolve(url);
      };
      const timer = setTimeout(() => end(null), this.wait);
      this.stops.push(shelf.watch(hash, look));
      look();
    });
  }
}

/** The hashes of the pictures in blocks, in order. */
export const picturesIn = (blocks: readonly Block[]): readonly string[] =>
  blocks.flatMap(({ kind, props: { asset } }) => (kind === 'image' && typeof asset === 'string' ? [asset] : []));

/** Whether it can be shown; its size is known from then on. */
async function canBeShown(hash: string, url: string): Promise<boolean> {
  const image = new Image();
  image.src = url;
  try {
    await image.decode();
  } catch {
    return false;
  }
  return learnSize(hash, { width: image.naturalWidth, height: image.naturalHeight }) !== null;
}
