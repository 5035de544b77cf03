/**
 * The pictures that this window shows, by their hash. One that is watched is fetched, and asked for again until somebody has
 * it; one that was brought here is there at once, and is handed to the host until the host has it. Nothing is lost silently:
 * what only this window has is counted.
 */
import { Failure, type ErrorCode } from '../../../shared/rpc/contract.ts';
import { wasCopied } from './copied-pictures.ts';

/** The way to the host. */
export interface PictureTransport {
  /** Null where the host has no such picture (yet). Rejects where it can't be asked. */
  load(hash: string): Promise<Blob | null>;
  /** A picture of another project, if this person may read it there; null where it can't be had. */
  loadFrom(project: string, hash: string): Promise<Blob | null>;
  /** Resolves once it is on the host's disk. Rejects with a Failure where the host won't take it, else where it can't be reached. */
  save(hash: string, picture: Blob, onProgress: (share: number) => void): Promise<void>;
}

/** How far a picture that was brought here is on its way to the host. */
export type Upload =
  | { readonly at: 'sending'; /** 0 to 1. */ readonly share: number }
  /** The host can't be reached; it is tried again. */
  | { readonly at: 'waiting' }
  /** The host won't take it. */
  | { readonly at: 'refused'; readonly code: ErrorCode };

export interface PictureState {
  /** Address to show it from, null while it isn't here. */
  readonly url: string | null;
  /** True where it was asked for and nobody had it yet. */
  readonly missing: boolean;
  /** Null when the host has it. */
  readonly upload: Upload | null;
}

/** Where there is no host. */
export const noPictures: PictureTransport = {
  load: () => Promise.resolve(null),
  loadFrom: () => Promise.resolve(null),
  save: () => Promise.reject(new Error('no host')),
};

interface Entry {
  state: PictureState;
  blob: Blob | null;
  loading: boolean;
  pause: number;
  timer: ReturnType<typeof setTimeout> | null;
  readonly watchers: Set<() => void>;
}

const nothing: PictureState = { url: null, missing: false, upload: null };
const firstPause = 1_000;
const lastPause = 15_000;
/** A picture that nobody sees any more is kept so long, ms: people scroll back. */
const linger = 20_000;
/** Refusals after which it is worth trying again without being asked. */
const passing: ReadonlySet<ErrorCode> = new Set(['tooManyTries', 'imageHash', 'hostUnreachable', 'internal']);

export class PictureShelf {
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<() => void>();
  private pending_ = 0;

  /** `project`: whose pictures these are. */
  constructor(
    private readonly transport: PictureTransport,
    readonly project = '',
  ) {}

  /** How many pictures only this window has. */
  get pending(): number {
    return this.pending_;
  }

  /** Calls `listener` when `pending` changes. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The same object until something changes. */
  state(hash: string): PictureState {
    return this.entries.get(hash)?.state ?? nothing;
  }

  /** Has a picture fetched, and kept as long as somebody watches it. */
  watch(hash: string, listener: () => void): () => void {
    const entry = this.entry(hash);
    if (entry.timer !== null && entry.state.url !== null && entry.state.upload === null) this.stopTimer(entry);
    entry.watchers.add(listener);
    this.load(hash, entry);
    return () => {
      entry.watchers.delete(listener);
      if (entry.watchers.size === 0 && entry.state.upload === null) this.leaveLater(hash, entry);
    };
  }

  /** Takes a picture that was brought to this window, and hands it to the host. */
  add(hash: string, picture: Blob): void {
    const entry = this.entry(hash);
    // Whoever brings a picture that is here already brings nothing new; whether the host has it, it says itself.
    if (entry.state.upload !== null) return;
    this.keep(entry, picture);
    this.upload(hash, entry);
  }

  /** Whether this project has a picture already. */
  async has(hash: string): Promise<boolean> {
    return this.state(hash).url !== null || (await this.transport.load(hash).catch(() => null)) !== null;
  }

  /** A picture that was copied in another project; null where it can't be had. */
  async fetchFrom(project: string, hash: string): Promise<Blob | null> {
    if (!wasCopied(project, hash)) return null;
    return this.transport.loadFrom(project, hash).catch(() => null);
  }

  /** Tries again to hand over a picture that the host would not take. */
  retry(hash: string): void {
    const entry = this.entries.get(hash);
    if (entry !== undefined && entry.state.upload !== null && entry.state.upload.at !== 'sending')
      this.upload(hash, entry);
  }

  /** The host can be reached again: what waits does not wait for its time. */
  retryNow(): void {
    for (const [hash, entry] of this.entries) {
      entry.pause = firstPause;
      if (entry.state.upload?.at === 'waiting') this.upload(hash, entry);
      else if (entry.state.url === null && entry.watchers.size > 0) this.load(hash, entry);
    }
  }

  destroy(): void {
    for (const entry of this.entries.values()) {
      this.stopTimer(entry);
      if (entry.state.url !== null) URL.revokeObjectURL(entry.state.url);
    }
    this.entries.clear();
    this.listeners.clear();
  }

  private entry(hash: string): Entry {
    let entry = this.entries.get(hash);
    if (entry === undefined) {
      entry = { state: nothing, blob: null, loading: false, pause: firstPause, timer: null, watchers: new Set() };
      this.entries.set(hash, entry);
    }
    return entry;
  }

  private keep(entry: Entry, blob: Blob): void {
    this.stopTimer(entry);
    entry.blob = blob;
    if (entry.state.url === null) this.change(entry, { url: URL.createObjectURL(blob), missing: false });
  }

  private load(hash: string, entry: Entry): void {
    if (entry.state.url !== null || entry.loading) return;
    this.stopTimer(entry);
    entry.loading = true;
    this.transport
      .load(hash)
      .catch(() => null)
      .then((blob) => {
        entry.loading = false;
        if (this.entries.get(hash) !== entry || entry.state.url !== null) return;
        if (blob !== null) return this.keep(entry, blob);
        this.change(entry, { missing: true });
        if (entry.watchers.size > 0) this.later(entry, () => this.load(hash, entry));
      })
      .catch((error: unknown) => reportError(error));
  }

  private upload(hash: string, entry: Entry): void {
    const { blob } = entry;
    if (blob === null) return;
    this.stopTimer(entry);
    this.change(entry, { upload: { at: 'sending', share: 0 } });
    const onProgress = (share: number): void => {
      if (entry.state.upload?.at === 'sending') this.change(entry, { upload: { at: 'sending', share } });
    };
    this.transport
      .save(hash, blob, onProgress)
      .then(
        () => {
          entry.pause = firstPause;
          this.change(entry, { upload: null });
          if (entry.watchers.size === 0) this.leaveLater(hash, entry);
        },
        (error: unknown) => {
          if (this.entries.get(hash) !== entry) return;
          if (error instanceof Failure && !passing.has(error.code))
            return this.change(entry, { upload: { at: 'refused', code: error.code } });
          this.change(entry, { upload: { at: 'waiting' } });
          this.later(entry, () => this.upload(hash, entry));
        },
      )
      .catch((error: unknown) => reportError(error));
  }

  private later(entry: Entry, action: () => void): void {
    entry.timer = setTimeout(action, entry.pause);
    entry.pause = Math.min(2 * entry.pause, lastPause);
  }

  private leaveLater(hash: string, entry: Entry): void {
    this.stopTimer(entry);
    entry.timer = setTimeout(() => {
      if (entry.watchers.size > 0 || entry.state.upload !== null) return;
      this.entries.delete(hash);
      if (entry.state.url !== null) URL.revokeObjectURL(entry.state.url);
    }, linger);
  }

  private stopTimer(entry: Entry): void {
    if (entry.timer !== null) clearTimeout(entry.timer);
    entry.timer = null;
  }

  private change(entry: Entry, change: Partial<PictureState>): void {
    entry.state = { ...entry.state, ...change };
    for (const watcher of entry.watchers) watcher();
    const pending = [...this.entries.values()].filter(({ state }) => state.upload !== null).length;
    if (pending === this.pending_) return;
    this.pending_ = pending;
    for (const listener of this.listeners) listener();
  }
}
