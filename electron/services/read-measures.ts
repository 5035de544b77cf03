/** Reads the measures catalogue of a file that is not open, for exports. */
import { roomName } from '../../shared/sync/rooms.ts';
import type { Picture, Pictures } from '../export/html-image.ts';
import type { ExportedCatalogue } from '../export/measures/catalogue.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import { catalogueOf, picturesOfCatalogue, readCatalogueRoom } from './measures/catalogue-of.ts';
import { load, readPaper } from './read-paper.ts';
import { asPicture } from './as-picture.ts';

/** With the pictures of its descriptions, as far as they are in the file. Rejects with a Failure when it can't be opened. */
export async function readCatalogue(
  path: string,
  options: StoreOptions,
): Promise<{ readonly catalogue: ExportedCatalogue; readonly pictures: Pictures }> {
  const paper = await readPaper(path, options);
  const store = await openProject(path, options);
  try {
    const room = readCatalogueRoom(
      await load(store, roomName({ project: store.project, kind: 'measures', item: null })),
    );
    const pictures = new Map<string, Picture>();
    for (const hash of picturesOfCatalogue(room)) {
      const picture = asPicture(await store.asset(hash));
      if (picture !== null) pictures.set(hash, picture);
    }
    return { catalogue: catalogueOf(room, paper), pictures };
  } finally {
    await store.close();
  }
}
