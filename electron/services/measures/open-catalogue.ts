/** The measures catalogue of an open project, with what an export needs: long texts, and how the paragraphs it serves are called. */
import { roomName } from '../../../shared/sync/rooms.ts';
import type { ExportedCatalogue } from '../../export/measures/catalogue.ts';
import type { Picture, Pictures } from '../../export/html-image.ts';
import { openState, type OpenComparisonOptions } from '../compare/open-comparison.ts';
import type { OpenProject } from '../open-project.ts';
import { catalogueOf, picturesOfCatalogue, readCatalogueRoom, type CatalogueRoom } from './catalogue-of.ts';
import { asPicture } from '../as-picture.ts';

/** Rejects with a Failure where a text of the paper can't be had. */
export async function openCatalogue(project: OpenProject, options: OpenComparisonOptions): Promise<ExportedCatalogue> {
  const room = await project.hub.open(roomName({ project: project.id, kind: 'measures', item: null }));
  let read: CatalogueRoom;
  try {
    read = room.read(readCatalogueRoom);
  } finally {
    room.release();
  }
  const { paper } = await openState(project, { side: 'now' }, options);
  return catalogueOf(read, paper);
}

/** The pictures in the descriptions, as far as they can be had. */
export async function cataloguePictures(project: OpenProject, catalogue: ExportedCatalogue): Promise<Pictures> {
  const pictures = new Map<string, Picture>();
  for (const hash of picturesOfCatalogue(catalogue)) {
    const picture = asPicture(await project.assets.get(hash));
    if (picture !== null) pictures.set(hash, picture);
  }
  return pictures;
}
