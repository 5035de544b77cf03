/**
 * Pictures of a project, and PDF files that are annexes of its council papers. What is not in this file is fetched from the upstream host and kept; what was added here is handed
 * up as soon as the upstream host can be reached, also after a restart: the file knows what it has not confirmed.
 */
import { createHash } from 'node:crypto';
import { annexFault, beginsAsPdf, pdfMime } from '../../shared/annexes/pdf-file.ts';
import { readImageHeader } from '../../shared/images/image-header.ts';
import { isAssetHash, maxImageBytes, maxImagePixels } from '../../shared/images/limits.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { Asset, ProjectStore } from '../store/project-store.ts';
import { webAddress, type Upstream } from './upstream.ts';

export interface AssetsOptions {
  readonly store: Pick<ProjectStore, 'project' | 'asset' | 'addAsset' | 'unsharedAssets' | 'markAssetShared'>;
  readonly upstream: Upstream | null;
  /** Called when fewer or more pictures wait to be shared. */
  readonly onWaiting: () => void;
  readonly log: (message: string) => void;
  /** For tests: pauses between two attempts, ms. */
  readonly pauses?: { readonly first: number; readonly last: number; readonly unknown: number };
}

/** The longest a picture may take from or to the upstream host, ms; headers come sooner. */
const transferWithin = 120_000;
/** Between two attempts to hand up, doubling; and how long the upstream host is not asked again for what it did not have, ms. */
const usualPauses = { first: 2_000, last: 60_000, unknown: 1_000 } as const;

export class Assets {
  private readonly fetching = new Map<string, Promise<Asset | null>>();
  private readonly unknownSince = new Map<string, number>();
  private readonly ending = new AbortController();
  private readonly pauses;
  /** Those that this file was seen to have: nothing is ever taken out of it. */
  private readonly here = new Set<string>();
  private sharing: Promise<void> | null = null;
  private again = false;
  private pause: number;
  private timer: NodeJS.Timeout | null = null;

  constructor(private readonly options: AssetsOptions) {
    this.pauses = options.pauses ?? usualPauses;
    this.pause = this.pauses.first;
  }

  /** The picture with this hash, from this file or else from the upstream host; null where neither has it. */
  async get(hash: string): Promise<Asset | null> {
    if (!isAssetHash(hash)) return null;
    return (await this.options.store.asset(hash)) ?? this.fetchOnce(hash);
  }

  /** Whether it can be had, without handing it out again and again. */
  async has(hash: string): Promise<boolean> {
    if (this.here.has(hash)) return true;
    const there = (await this.get(hash)) !== null;
    if (there) this.here.add(hash);
    return there;
  }

  /**
   * Keeps a picture or an annex under the hash that its sender gave it. Failure `imageHash` (it is another one), `imageNone`,
   * `imageTooLarge`, `imageTooManyPixels`, `imagesFull`, of a PDF `annexLocked`, `annexDamaged`, and what the disk says.
   */
  async add(hash: string, bytes: Uint8Array): Promise<void> {
    await this.options.store.addAsset(checked(hash, bytes), false);
    if (this.options.upstream !== null) this.options.onWaiting();
    this.shareSoon();
  }

  /** How many the upstream host has not confirmed; 0 without one. */
  async waiting(): Promise<number> {
    return this.options.upstream === null ? 0 : (await this.options.store.unsharedAssets()).length;
  }

  /** Hands up what waits, now; called when the upstream host can be reached again. */
  shareSoon(): void {
    if (this.options.upstream === null || this.ending.signal.aborted) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    this.again = true;
    this.sharing ??= this.shareAll().finally(() => (this.sharing = null));
  }

  async close(): Promise<void> {
    this.ending.abort();
    if (this.timer !== null) clearTimeout(this.timer);
    await this.sharing;
    await Promise.allSettled(this.fetching.values());
  }

  private fetchOnce(hash: string): Promise<Asset | null> {
    const { upstream } = this.options;
    const unknown = this.unknownSince.get(hash);
    if (upstream === null || (unknown !== undefined && Date.now() - unknown < this.pauses.unknown))
      return Promise.resolve(null);
    const underWay = this.fetching.get(hash);
    if (underWay !== undefined) return underWay;
    const fetched = this.fetchFrom(upstream, hash)
      .catch((error: unknown) => {
        this.options.log(`assets: ${String(error)}`);
        return null;
      })
      .then((asset) => {
        this.fetching.delete(hash);
        if (this.unknownSince.size > 1_000) this.unknownSince.clear();
        if (asset === null) this.unknownSince.set(hash, Date.now());
        else this.unknownSince.delete(hash);
        return asset;
      });
    this.fetching.set(hash, fetched);
    return fetched;
  }

  private async fetchFrom(upstream: Upstream, hash: string): Promise<Asset | null> {
    const response = await this.ask(upstream, hash, { method: 'GET' });
    if (response?.status !== 200) {
      await response?.body?.cancel();
      return null;
    }
    const asset = checked(hash, await bodyOf(response));
    // A file that can't be written to at the moment keeps nobody from seeing the picture.
    await this.options.store
      .addAsset(asset, true)
      .catch((error: unknown) => this.options.log(`assets: ${String(error)}`));
    return asset;
  }

  private async shareAll(): Promise<void> {
    while (this.again && !this.ending.signal.aborted) {
      this.again = false;
      try {
        if (await this.shareEach()) this.pause = this.pauses.first;
        else this.later();
      } catch (error) {
        this.options.log(`assets: ${String(error)}`);
        this.later();
      }
    }
  }

  /** True when nothing is left to hand up. */
  private async shareEach(): Promise<boolean> {
    const { store, upstream, onWaiting } = this.options;
    let all = true;
    for (const hash of await store.unsharedAssets()) {
      if (this.ending.signal.aborted || upstream === null) return true;
      const asset = await store.asset(hash);
      if (asset === null) continue;
      const response = await this.ask(upstream, hash, { method: 'PUT', body: new Uint8Array(asset.bytes) });
      await response?.body?.cancel();
      // Out of reach: the others would wait for their time to run out, too.
      if (response === null) return false;
      if (response.status === 204) {
        await store.markAssetShared(hash);
        onWaiting();
      } else {
        all = false;
        this.options.log(`assets: the upstream host did not take ${hash}: ${response.status}`);
      }
    }
    return all;
  }

  private later(): void {
    if (this.ending.signal.aborted || this.again) return;
    this.timer = setTimeout(() => this.shareSoon(), this.pause);
    this.pause = Math.min(2 * this.pause, this.pauses.last);
  }

  /** The upstream host's answer, null when there is none. */
  private async ask(upstream: Upstream, hash: string, request: RequestInit): Promise<Response | null> {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), transferWithin);
    const end = (): void => stop.abort();
    this.ending.signal.addEventListener('abort', end);
    try {
      return await fetch(`${webAddress(upstream)}/asset/${this.options.store.project}/${hash}`, {
        ...request,
        headers: { authorization: `Bearer ${upstream.token}` },
        redirect: 'error',
        signal: stop.signal,
      });
    } catch {
      return null;
    } finally {
      clearTimeout(timer);
      this.ending.signal.removeEventListener('abort', end);
    }
  }
}

/** What is stored of these bytes. Failure where they are not what their sender says, or neither picture nor PDF. */
function checked(hash: string, bytes: Uint8Array): Asset {
  if (bytes.byteLength > maxImageBytes) throw new Failure('imageTooLarge');
  if (createHash('sha256').update(bytes).digest('hex') !== hash) throw new Failure('imageHash');
  const at = new Date().toISOString();
  if (beginsAsPdf(bytes)) {
    const fault = annexFault(bytes);
    if (fault !== null) throw new Failure(fault);
    return { hash, mime: pdfMime, width: 0, height: 0, at, bytes };
  }
  const header = readImageHeader(bytes);
  if (header === null) throw new Failure('imageNone');
  const { type: mime, width, height } = header;
  if (width * height > maxImagePixels) throw new Failure('imageTooManyPixels');
  return { hash, mime, width, height, at, bytes };
}

/** The body, at most as large as a picture may be. */
async function bodyOf(response: Response): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of (response.body ?? []) as AsyncIterable<Uint8Array>) {
    size += part.byteLength;
    if (size > maxImageBytes) throw new Failure('imageTooLarge');
    parts.push(part);
  }
  return Buffer.concat(parts);
}
