/** The pictures of a host in memory, for the shelves of everybody on the page; the host can be cut off. */
import { PictureShelf, type PictureTransport } from '../../../renderer/editor/pictures/picture-shelf.ts';
import { project } from './content.ts';
import { Failure, type ErrorCode } from '../../../shared/rpc/contract.ts';

export class MemoryPictures {
  readonly stored = new Map<string, Blob>();
  /** What other projects have, by `<project>/<hash>`. */
  readonly elsewhere = new Map<string, Blob>();
  online = true;
  /** Why nothing is taken, if so. */
  refuses: ErrorCode | null = null;

  readonly transport: PictureTransport = {
    load: (hash) =>
      this.online ? Promise.resolve(this.stored.get(hash) ?? null) : Promise.reject(new Error('out of reach')),
    loadFrom: (project, hash) => Promise.resolve(this.elsewhere.get(`${project}/${hash}`) ?? null),
    save: (hash, picture, onProgress) => {
      if (!this.online) return Promise.reject(new Error('out of reach'));
      if (this.refuses !== null) return Promise.reject(new Failure(this.refuses));
      onProgress(1);
      this.stored.set(hash, picture);
      return Promise.resolve();
    },
  };

  /** One for each window. */
  readonly shelf = (): PictureShelf => new PictureShelf(this.transport, project);

  /** Size and beginning of each picture. */
  async list(): Promise<{ hash: string; type: string; width: number; height: number; size: number; text: string }[]> {
    return Promise.all(
      [...this.stored].map(async ([hash, blob]) => {
        const bitmap = await createImageBitmap(blob);
        const text = new TextDecoder('latin1').decode(await blob.arrayBuffer());
        return { hash, type: blob.type, width: bitmap.width, height: bitmap.height, size: blob.size, text };
      }),
    );
  }
}
