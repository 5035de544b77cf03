/** The council papers of an open project: making one from the city's template, taking it off the list, checking and printing it. */
import { randomUUID } from 'node:crypto';
import type * as Y from 'yjs';
import { blocksExport, checkPaper } from '../../../shared/council/checks/check-paper.ts';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { referenceWords, type ReferenceWords, type StrategyState } from '../../../shared/council/references.ts';
import { newPaper } from '../../../shared/council/new-paper.ts';
import { fillPaper } from '../../../shared/document/council/fill-paper.ts';
import { addPaper, readPaperList, removePaper } from '../../../shared/document/council/paper-list.ts';
import { readPaper } from '../../../shared/document/council/paper-room.ts';
import { readCityName, readFacts, type ProjectFact } from '../../../shared/document/council/project-facts.ts';
import { imagesIn } from '../../../shared/document/images.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { MOST_FINDINGS, type PaperCity, type PaperFindings } from '../../../shared/rpc/paper-schemas.ts';
import { roomName, type RoomKind } from '../../../shared/sync/rooms.ts';
import type { CityFolder } from '../../export/council/city-folder.ts';
import type { Picture, Pictures } from '../../export/html-image.ts';
import type { Hub } from '../../hub/hub.ts';
import { within } from '../../hub/within.ts';
import type { Assets } from '../assets.ts';
import type { Versions } from '../versions.ts';
import { blockedBy, checkedPaper, foremost } from './checked-paper.ts';
import type { CityFolders } from './city-folders.ts';
import { asPicture } from '../as-picture.ts';
import { strategyOf, type StrategySource } from './strategy-states.ts';

export interface PapersOptions {
  readonly project: string;
  readonly hub: Pick<Hub, 'open'>;
  readonly assets: Pick<Assets, 'get' | 'has'>;
  readonly versions: Pick<Versions, 'list'>;
  readonly cities: CityFolders;
  readonly strategy: StrategySource;
  /** True for a file that can't be written. */
  readonly readOnly: boolean;
}

/** A paper with what printing it needs. */
export interface Printable {
  readonly paper: CouncilPaper;
  readonly city: CityFolder;
  readonly pictures: Pictures;
  /** What its references into the strategy paper show. */
  readonly references: ReferenceWords;
}

interface Said {
  readonly city: string | null;
  readonly facts: readonly ProjectFact[];
  readonly papers: readonly string[];
}

/** How long the disk may take for what is made, ms. */
const diskWithin = 20_000;

export class Papers {
  constructor(private readonly options: PapersOptions) {}

  /** Failure `templateBroken`. */
  async city(): Promise<PaperCity> {
    const { city: wanted } = await this.said();
    const { folder, city } = await this.options.cities.read(wanted);
    return { folder, template: city.template, folders: await this.options.cities.list() };
  }

  /** Makes a paper of one of the template's kinds. Failure `badInput` for another kind. */
  async make(by: string, kind: string): Promise<{ paper: string }> {
    if (this.options.readOnly) throw new Failure('noPermissionOnDisk');
    const { template } = await this.city();
    const wanted = template.kinds.find(({ id }) => id === kind);
    if (wanted === undefined) throw new Failure('badInput');
    const id = randomUUID();
    await this.write(this.room('paper', id), by, (doc) => fillPaper(doc, newPaper(template, wanted), 'make'));
    // Only a paper that is on disk stands in the list.
    await this.write(this.room('outline'), by, (doc) => addPaper(doc, id, 'make'));
    return { paper: id };
  }

  /** Failure `paperMissing` for one that isn't in the list. */
  async remove(by: string, paper: string): Promise<void> {
    if (this.options.readOnly) throw new Failure('noPermissionOnDisk');
    await this.needed(paper);
    await this.write(this.room('outline'), by, (doc) => removePaper(doc, paper, 'remove'));
  }

  /** Failure `paperMissing`, `templateBroken`. */
  async check(id: string): Promise<PaperFindings> {
    const { facts, city: wanted } = await this.needed(id);
    const { city } = await this.options.cities.read(wanted);
    const paper = await this.paper(id);
    const findings = checkPaper(
      await checkedPaper(paper, {
        template: city.template,
        facts,
        versions: this.options.versions.list().versions.map(({ id: version, content: hash, level }) => ({
          id: version,
          hash,
          level,
        })),
        strategy: await strategyOf(paper, this.options.strategy),
        hasAsset: (asset) => this.options.assets.has(asset),
      }),
    );
    const told = foremost(findings, MOST_FINDINGS);
    return {
      findings: told.map((each) => ({ ...each, values: { ...each.values } })),
      more: findings.length - told.length,
      blocked: blocksExport(findings),
    };
  }

  /** Failure `paperMissing`, `templateBroken`. */
  async printable(id: string): Promise<Printable> {
    const { city: wanted } = await this.needed(id);
    const { city } = await this.options.cities.read(wanted);
    const paper = await this.paper(id);
    const strategy = await strategyOf(paper, this.options.strategy);
    const references = referenceWords(paper, strategy, city.template);
    return { paper, city, pictures: await this.pictures(paper), references };
  }

  /** The same where the paper may leave as it is; else Failure `paperBlocked` with its first errors (`findingsIn`). */
  async final(id: string): Promise<Printable> {
    const { findings } = await this.check(id);
    const blocked = blockedBy(findings);
    if (blocked !== null) throw blocked;
    return this.printable(id);
  }

  /** A version of the strategy paper with what has a number in it, or (null) the paper as it stands; null where its text can't be had. */
  strategy(version: string | null): Promise<StrategyState | null> {
    const { strategy } = this.options;
    return version === null ? strategy.present() : strategy.version(version);
  }

  private async paper(id: string): Promise<CouncilPaper> {
    return this.read(this.room('paper', id), (doc) => readPaper(doc, id));
  }

  private async needed(paper: string): Promise<Said> {
    const said = await this.said();
    if (!said.papers.includes(paper)) throw new Failure('paperMissing');
    return said;
  }

  private said(): Promise<Said> {
    return this.read(this.room('outline'), (doc) => ({
      city: readCityName(doc),
      facts: readFacts(doc),
      papers: readPaperList(doc),
    }));
  }

  private async pictures({ texts }: CouncilPaper): Promise<Pictures> {
    const pictures = new Map<string, Picture>();
    const wanted = [...texts.values()].flatMap(({ blocks }) => imagesIn(blocks).flatMap(({ asset }) => asset ?? []));
    for (const hash of new Set(wanted)) {
      const picture = asPicture(await this.options.assets.get(hash));
      if (picture !== null) pictures.set(hash, picture);
    }
    return pictures;
  }

  private async read<T>(name: string, look: (doc: Y.Doc) => T): Promise<T> {
    const room = await this.options.hub.open(name);
    try {
      return room.read(look);
    } finally {
      room.release();
    }
  }

  private async write(name: string, by: string, change: (doc: Y.Doc) => void): Promise<void> {
    const room = await this.options.hub.open(name);
    try {
      room.write(change, by);
      if (!(await within(diskWithin, room.log.drained()))) throw new Failure('diskFull');
    } finally {
      room.release();
    }
  }

  private room(kind: RoomKind, item: string | null = null): string {
    return roomName({ project: this.options.project, kind, item });
  }
}
