/** Reads the measures catalogue of a file that is not open, for exports. */
import { membershipOf } from '../../shared/domain/record.ts';
import { german } from '../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { Picture, Pictures } from '../export/html-image.ts';
import type { ExportedCatalogue } from '../export/measures/catalogue.ts';
import type { PaperComment } from '../export/paper.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import { catalogueOf, picturesOfCatalogue, readCatalogueRoom } from './measures/catalogue-of.ts';
import { saidOnMeasures } from './measures/said-on-measures.ts';
import { load, readPaper } from './read-paper.ts';
import { asPicture } from './as-picture.ts';

/** With the pictures of its descriptions, as far as they are in the file. Rejects with a Failure when it can't be opened. */
export async function readCatalogue(
  path: string,
  options: StoreOptions,
): Promise<{
  readonly catalogue: ExportedCatalogue;
  readonly pictures: Pictures;
  /** With names in place of ids. */
  readonly comments: readonly PaperComment[];
}> {
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
    const { people } = membershipOf(await store.record(), await store.names());
    const said = await load(store, roomName({ project: store.project, kind: 'measureComments', item: null }));
    const comments = saidOnMeasures(said, people, (person) => nameOfPerson(people, person, german), german);
    return { catalogue: catalogueOf(room, paper), pictures, comments };
  } finally {
    await store.close();
  }
}
