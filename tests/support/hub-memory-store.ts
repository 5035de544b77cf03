/** A project store in memory that behaves as the interface says, with a disk that can be slow, full or gone. */
import type { RecordEntry } from '../../shared/domain/record.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import { encodeUpdates, lengthOfPage } from '../../electron/store/update-page.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import type {
  Asset,
  Checkpoint,
  CommentRow,
  Content,
  Device,
  DiskState,
  Lease,
  LoggedUpdate,
  NewUpdate,
  ProjectKey,
  ProjectStore,
  RoomContent,
  RoomExtent,
  StoredInvitation,
} from '../../electron/store/project-store.ts';

interface Row extends LoggedUpdate {
  readonly room: string;
  readonly generation: number;
}

interface Queued {
  readonly update: NewUpdate;
  readonly done: (seq: number) => void;
  readonly failed: (error: Error) => void;
}

/** What is "on disk"; hand it to a new store to restart a host. */
export class MemoryDisk {
  rows: Row[] = [];
  leases = new Map<string, Map<number, string>>();
  shared = new Map<string, number>();
  generations = new Map<string, number>();
  snapshots = new Map<string, { seq: number; state: Uint8Array; generation: number }>();
  drafts: Draft[] = [];
  comments: CommentRow[] = [];
  meta = new Map<string, string>();
  assets = new Map<string, Asset>();
  sharedAssets = new Set<string>();
  contents = new Map<string, string>();
  checkpoints: Checkpoint[] = [];
}

export class MemoryStore implements ProjectStore {
  readonly readOnly: 'newer' | 'medium' | null;
  readonly restoredFrom: string | null;
  readonly movedAside = null;
  /** Holds the loading of rooms until it resolves. */
  loading: Promise<void> = Promise.resolve();
  /** Makes loading fail. */
  unreadable = false;
  /** Number of times that updates were committed as a group. */
  commits = 0;
  private disk_: DiskState = 'ok';
  private held = false;
  private closed = false;
  private queue: Queued[] = [];
  private flushing = false;
  private readonly diskListeners = new Set<(state: DiskState) => void>();

  constructor(
    readonly project: string,
    readonly disk = new MemoryDisk(),
    options: { readOnly?: 'newer' | 'medium'; restoredFrom?: string } = {},
  ) {
    this.readOnly = options.readOnly ?? null;
    this.restoredFrom = options.restoredFrom ?? null;
  }

  /** Stops committing until `letGo`; updates wait as with a slow disk. */
  hold(): void {
    this.held = true;
  }

  letGo(): void {
    this.held = false;
    this.schedule();
  }

  /** The disk refuses everything, or takes it again. */
  setDisk(state: DiskState): void {
    this.disk_ = state;
    for (const listener of this.diskListeners) listener(state);
    this.schedule();
  }

  async loadRoom(room: string): Promise<RoomContent> {
    await this.loading;
    if (this.unreadable) throw new Failure('damagedFile');
    const generation = this.generationOf(room);
    const snapshot = this.disk.snapshots.get(room);
    const base = snapshot?.generation === generation ? snapshot : null;
    const rows = this.disk.rows.filter((row) => row.room === room && row.generation === generation);
    return {
      updates: [
        ...(base === null ? [] : [base.state]),
        ...rows.filter((row) => row.seq > (base?.seq ?? 0)).map((row) => row.bytes),
      ],
      seq: rows.at(-1)?.seq ?? 0,
      shared: this.disk.shared.get(room) ?? 0,
      leases: [...(this.disk.leases.get(room) ?? [])].map(([client, person]) => ({ client, person })),
    };
  }

  rooms(): Promise<string[]> {
    return Promise.resolve([...new Set(this.disk.rows.map((row) => row.room))]);
  }

  append(update: NewUpdate): Promise<number> {
    if (this.closed || this.readOnly !== null) return Promise.reject(new Failure('forbidden'));
    const known = this.disk.leases.get(update.room);
    if (update.leases.some(({ client, person }) => (known?.get(client) ?? person) !== person)) {
      return Promise.reject(new Failure('forbidden'));
    }
    return new Promise((done, failed) => {
      this.queue.push({ update, done, failed });
      this.schedule();
    });
  }

  logPage(room: string, after: number): Promise<Uint8Array> {
    const updates = this.disk.rows.filter((row) => row.room === room && row.seq > after);
    return Promise.resolve(encodeUpdates(updates.slice(0, lengthOfPage(updates))));
  }

  logExtents(): Promise<RoomExtent[]> {
    const extents = new Map<string, { room: string; seq: number; bases: number[] }>();
    const last = new Map<string, Row>();
    for (const row of this.disk.rows) {
      const extent = extents.get(row.room) ?? { room: row.room, seq: 0, bases: [] };
      const before = last.get(row.room);
      if (before !== undefined && before.generation !== row.generation) extent.bases.push(before.seq);
      extents.set(row.room, { ...extent, seq: row.seq });
      last.set(row.room, row);
    }
    return Promise.resolve([...extents.values()]);
  }

  leases(room: string): Promise<Lease[]> {
    return Promise.resolve([...(this.disk.leases.get(room) ?? [])].map(([client, person]) => ({ client, person })));
  }

  history(room: string, after: number, limit: number): Promise<LoggedUpdate[]> {
    return Promise.resolve(this.disk.rows.filter((row) => row.room === room && row.seq > after).slice(0, limit));
  }

  snapshot(room: string, seq: number, state: Uint8Array): Promise<void> {
    this.disk.snapshots.set(room, { seq, state, generation: this.generationOf(room) });
    return Promise.resolve();
  }

  markShared(room: string, seq: number): Promise<void> {
    this.disk.shared.set(room, Math.max(seq, this.disk.shared.get(room) ?? 0));
    return Promise.resolve();
  }

  waiting(): Promise<number> {
    const waiting = this.disk.rows.filter(
      (row) =>
        row.actor !== 'upstream' &&
        row.generation === this.generationOf(row.room) &&
        row.seq > (this.disk.shared.get(row.room) ?? 0),
    );
    return Promise.resolve(waiting.length);
  }

  resetRoom(room: string): Promise<void> {
    this.commit();
    this.disk.generations.set(room, this.generationOf(room) + 1);
    return Promise.resolve();
  }

  meta(key: string): Promise<string | null> {
    return Promise.resolve(this.disk.meta.get(key) ?? null);
  }

  setMeta(key: string, value: string | null): Promise<void> {
    if (this.closed) return Promise.reject(new Failure('forbidden'));
    if (value === null) this.disk.meta.delete(key);
    else this.disk.meta.set(key, value);
    return Promise.resolve();
  }

  drafts(): Promise<Draft[]> {
    return Promise.resolve([...this.disk.drafts]);
  }

  addDraft(draft: Draft): Promise<void> {
    this.disk.drafts.push(draft);
    return Promise.resolve();
  }

  deleteDraft(id: string): Promise<void> {
    this.disk.drafts = this.disk.drafts.filter((draft) => draft.id !== id);
    return Promise.resolve();
  }

  comments(): Promise<CommentRow[]> {
    return Promise.resolve(this.disk.comments);
  }

  setComments(chapter: string, rows: readonly CommentRow[]): Promise<void> {
    this.disk.comments = [...this.disk.comments.filter((row) => row.chapter !== chapter), ...rows];
    return Promise.resolve();
  }

  onDisk(listener: (state: DiskState) => void): () => void {
    this.diskListeners.add(listener);
    return () => this.diskListeners.delete(listener);
  }

  /** Commits what is queued, as far as the disk allows. */
  close(): Promise<void> {
    if (this.disk_ === 'ok' && !this.held) this.commit();
    this.kill();
    return Promise.resolve();
  }

  /** Ends like a killed process: what is queued is lost. */
  kill(): void {
    this.closed = true;
    for (const { failed } of this.queue.splice(0)) failed(new Failure('forbidden'));
  }

  projectKey(): Promise<ProjectKey | null> {
    return Promise.resolve(null);
  }
  setProjectKey(): Promise<void> {
    return notHere();
  }
  record(): Promise<RecordEntry[]> {
    return Promise.resolve([]);
  }
  appendRecord(): Promise<void> {
    return notHere();
  }
  names(): Promise<ReadonlyMap<string, string>> {
    return Promise.resolve(new Map());
  }
  eraseNames(): Promise<void> {
    return Promise.resolve();
  }

  setName(): Promise<void> {
    return notHere();
  }
  devices(): Promise<Device[]> {
    return Promise.resolve([]);
  }
  addDevice(): Promise<void> {
    return notHere();
  }
  withdrawAccess(): Promise<void> {
    return notHere();
  }
  invitations(): Promise<StoredInvitation[]> {
    return Promise.resolve([]);
  }
  addInvitation(): Promise<void> {
    return notHere();
  }
  revokeInvitation(): Promise<void> {
    return notHere();
  }
  redeemInvitation(): Promise<boolean> {
    return notHere();
  }
  content(hash: string): Promise<string | null> {
    return Promise.resolve(this.disk.contents.get(hash) ?? null);
  }
  hasContents(hashes: readonly string[]): Promise<string[]> {
    return Promise.resolve(hashes.filter((hash) => this.disk.contents.has(hash)));
  }
  addContents(contents: readonly Content[]): Promise<void> {
    if (this.disk_ !== 'ok') return Promise.reject(new Failure('diskFull'));
    for (const { hash, json } of contents) this.disk.contents.set(hash, json);
    return Promise.resolve();
  }
  checkpoints(): Promise<Checkpoint[]> {
    return Promise.resolve(this.disk.checkpoints);
  }
  addCheckpoint(checkpoint: Checkpoint): Promise<void> {
    this.disk.checkpoints.push(checkpoint);
    return Promise.resolve();
  }

  asset(hash: string): Promise<Asset | null> {
    return Promise.resolve(this.disk.assets.get(hash) ?? null);
  }
  addAsset(asset: Asset, shared: boolean): Promise<void> {
    if (this.disk_ !== 'ok') return Promise.reject(new Failure('diskFull'));
    this.disk.assets.set(asset.hash, asset);
    if (shared) this.disk.sharedAssets.add(asset.hash);
    return Promise.resolve();
  }
  unsharedAssets(): Promise<string[]> {
    return Promise.resolve([...this.disk.assets.keys()].filter((hash) => !this.disk.sharedAssets.has(hash)));
  }
  markAssetShared(hash: string): Promise<void> {
    this.disk.sharedAssets.add(hash);
    return Promise.resolve();
  }
  backup(): Promise<string> {
    return notHere();
  }
  copyTo(): Promise<void> {
    return notHere();
  }
  mark(): Promise<string> {
    return notHere();
  }

  private generationOf(room: string): number {
    return this.disk.generations.get(room) ?? 0;
  }

  private schedule(): void {
    if (this.flushing) return;
    this.flushing = true;
    setImmediate(() => {
      this.flushing = false;
      if (!this.held && this.disk_ === 'ok' && !this.closed) this.commit();
    });
  }

  private commit(): void {
    if (this.queue.length === 0) return;
    this.commits++;
    for (const { update, done } of this.queue.splice(0)) {
      const seq = (this.disk.rows.findLast((row) => row.room === update.room)?.seq ?? 0) + 1;
      const { room, actor, bytes } = update;
      this.disk.rows.push({ room, actor, bytes, seq, at: 0, generation: this.generationOf(room) });
      for (const lease of update.leases) this.lease(room, lease);
      done(seq);
    }
  }

  private lease(room: string, { client, person }: Lease): void {
    const leases = this.disk.leases.get(room) ?? new Map<number, string>();
    this.disk.leases.set(room, leases.set(client, person));
  }
}

function notHere(): Promise<never> {
  return Promise.reject(new Error('not part of this store'));
}
