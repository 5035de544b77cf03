/** Reads the council papers of a file that is not open, with what the checks and printing need. */
import type { Finding } from '../../../shared/council/checks/finding.ts';
import { checkPaper } from '../../../shared/council/checks/check-paper.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { readPaperList } from '../../../shared/document/council/paper-list.ts';
import { readPaper } from '../../../shared/document/council/paper-room.ts';
import { readCityName, readFacts } from '../../../shared/document/council/project-facts.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import { versionsOf } from '../../../shared/domain/record.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { CityFolder } from '../../export/council/city-folder.ts';
import type { Picture, Pictures } from '../../export/html-image.ts';
import { openProject, type StoreOptions } from '../../store/open-store.ts';
import type { ProjectStore } from '../../store/project-store.ts';
import { load } from '../read-paper.ts';
import { referenceWords, type ReferenceWords } from '../../../shared/council/references.ts';
import { checkedPaper } from './checked-paper.ts';
import type { CityFolders } from './city-folders.ts';
import { asPicture } from '../as-picture.ts';
import { strategyIn, strategyOf } from './strategy-states.ts';

export interface ReadCouncilPaper {
  readonly paper: CouncilPaper;
  readonly pictures: Pictures;
  readonly references: ReferenceWords;
  readonly findings: readonly Finding[];
}
export interface ReadCouncil {
  readonly city: CityFolder;
  /** In the order of the list. */
  readonly papers: readonly ReadCouncilPaper[];
}

/** Opens the file, reads, closes. Rejects with a Failure when it can't be opened, and `templateBroken`. */
export async function readCouncil(path: string, cities: CityFolders, options: StoreOptions): Promise<ReadCouncil> {
  const store = await openProject(path, options);
  try {
    const room = (kind: 'outline' | 'paper', item: string | null): string =>
      roomName({ project: store.project, kind, item });
    const outline = await load(store, room('outline', null));
    const { city } = await cities.read(readCityName(outline));
    const versions = versionsOf(await store.record()).map(({ id, content: hash, level }) => ({ id, hash, level }));
    const source = strategyIn(store);
    const papers: ReadCouncilPaper[] = [];
    for (const id of readPaperList(outline)) {
      const doc = await load(store, room('paper', id));
      const paper = readPaper(doc, id);
      doc.destroy();
      const strategy = await strategyOf(paper, source);
      const checked = await checkedPaper(paper, {
        template: city.template,
        facts: readFacts(outline),
        versions,
        strategy,
        hasAsset: async (asset) => (await store.asset(asset)) !== null,
      });
      papers.push({
        paper,
        pictures: await picturesOf(store, paper),
        references: referenceWords(paper, strategy, city.template),
        findings: checkPaper(checked),
      });
    }
    return { city, papers };
  } finally {
    await store.close();
  }
}

async function picturesOf(store: ProjectStore, { texts }: CouncilPaper): Promise<Pictures> {
  const hashes = [...texts.values()].flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? []));
  const pictures = new Map<string, Picture>();
  for (const hash of new Set(hashes)) {
    const picture = asPicture(await store.asset(hash));
    if (picture !== null) pictures.set(hash, picture);
  }
  return pictures;
}
