/** The cities that this host has templates of: the office's own folder, where there is one, before those that were shipped. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { CityFolder } from '../../export/council/city-folder.ts';
import { cityNames, cityTitle, readCity } from '../templates.ts';

/** For how long a folder that was read counts as it was, ms: a preview asks for it with every key. */
const keptFor = 2_000;

/** Beside the host's bundle; run from sources (tests), those of the checkout. */
export function shippedCities(): string {
  const beside = path.join(__dirname, 'templates');
  return existsSync(beside) ? beside : path.join(__dirname, '..', '..', '..', 'resources', 'templates');
}

export class CityFolders {
  private readonly kept = new Map<string, { readonly until: number; readonly city: Promise<CityFolder> }>();

  /** `own`: a folder that the office edits, whose cities come first; null for none. */
  constructor(
    readonly own: string | null = null,
    private readonly shipped = shippedCities(),
  ) {}

  /** Names of all, the office's own first. */
  async names(): Promise<string[]> {
    const own = this.own === null ? [] : await cityNames(this.own);
    return [...new Set([...own, ...(await cityNames(this.shipped))])];
  }

  /** The same with what each city calls itself. */
  async list(): Promise<{ readonly folder: string; readonly name: string }[]> {
    const names = await this.names();
    return Promise.all(
      names.map(async (folder) => ({ folder, name: await cityTitle(await this.placeOf(folder), folder) })),
    );
  }

  /** The one of this name; null: the first. Rejects with `templateBroken`. */
  async read(name: string | null): Promise<{ readonly folder: string; readonly city: CityFolder }> {
    const folder = name ?? (await this.names())[0];
    if (folder === undefined) throw new Failure('templateBroken', { name: '–', why: 'there is no template' });
    const known = this.kept.get(folder);
    if (known !== undefined && known.until > performance.now()) return { folder, city: await known.city };
    const city = this.readNow(folder);
    this.kept.clear();
    this.kept.set(folder, { until: performance.now() + keptFor, city });
    return { folder, city: await city };
  }

  private async readNow(folder: string): Promise<CityFolder> {
    return readCity(await this.placeOf(folder), folder);
  }

  private async placeOf(folder: string): Promise<string> {
    const { own, shipped } = this;
    return own !== null && (await cityNames(own)).includes(folder) ? own : shipped;
  }
}
