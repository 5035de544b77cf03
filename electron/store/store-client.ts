/** The ProjectStore that the rest of the host sees, over a file in a worker thread or in this one. */
import type { RecordEntry } from '../../shared/domain/record.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import { CommitQueue, type QueueOptions } from './commit-queue.ts';
import { Maintenance } from './maintenance.ts';
import type { Answer, Core, OperationName, Operations } from './operations.ts';
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
} from './project-store.ts';
import { Damage, DiskTrouble } from './sqlite.ts';

const longestRoomName = 200;

export class StoreClient implements ProjectStore {
  readonly project;
  readonly readOnly;
  readonly restoredFrom;
  readonly movedAside;
  private readonly queue;
  private readonly listeners = new Set<(state: DiskState) => void>();
  private readonly maintenance;
  private closed: Promise<void> | null = null;

  constructor(
    private readonly core: Core,
    private readonly path: string,
    options: QueueOptions,
  ) {
    ({
      project: this.project,
      readOnly: this.readOnly,
      restoredFrom: this.restoredFrom,
      movedAside: this.movedAside,
    } = core.opened);
    this.queue = new CommitQueue(
      async (batch) => {
        const { results, need } = await core.call('append', batch);
        this.maintenance.committed(need);
        return results;
      },
      () => core.call('probe'),
      (state) => {
        for (const listener of this.listeners) listener(state);
      },
      options,
    );
    this.maintenance = new Maintenance(() => core.call('maintain'));
    if (this.readOnly !== null) this.maintenance.stop();
  }

  append(update: NewUpdate): Promise<number> {
    if (this.readOnly !== null) return Promise.reject(this.refusal());
    if (update.room.length === 0 || update.room.length > longestRoomName) {
      return Promise.reject(new Failure('badInput', { room: update.room.slice(0, longestRoomName) }));
    }
    return this.queue.append(update);
  }

  async loadRoom(room: string): Promise<RoomContent> {
    const content = await this.read('loadRoom', room);
    // What the disk refuses at the moment is not lost: it belongs to the room all the same.
    const pending = this.queue.pending(room);
    const reset = pending.map((entry) => 'base' in entry).lastIndexOf(true);
    const later = pending.slice(reset + 1).filter((entry) => 'bytes' in entry);
    return {
      ...content,
      updates: [...(reset < 0 ? content.updates : []), ...later.map((update) => update.bytes)],
      leases: [...content.leases, ...pending.flatMap((entry) => ('leases' in entry ? entry.leases : []))],
    };
  }

  rooms(): Promise<string[]> {
    return this.read('rooms');
  }
  history(room: string, after: number, limit: number): Promise<LoggedUpdate[]> {
    return this.read('history', room, after, limit);
  }
  logPage(room: string, after: number): Promise<Uint8Array> {
    return this.read('logPage', room, after);
  }
  logExtents(): Promise<RoomExtent[]> {
    return this.read('logExtents');
  }
  leases(room: string): Promise<Lease[]> {
    return this.read('leases', room);
  }
  snapshot(room: string, seq: number, state: Uint8Array): Promise<void> {
    return this.write('snapshot', room, seq, new Uint8Array(state));
  }
  markShared(room: string, seq: number): Promise<void> {
    return this.write('markShared', room, seq);
  }
  waiting(): Promise<number> {
    return this.read('waiting');
  }
  async resetRoom(room: string): Promise<void> {
    if (this.readOnly !== null) throw this.refusal();
    // In line with the appends: what was appended before no longer belongs to the room, what comes after does.
    await this.queue.append({ room, base: null });
  }
  meta(key: string): Promise<string | null> {
    return this.read('meta', key);
  }
  setMeta(key: string, value: string | null): Promise<void> {
    return this.write('setMeta', key, value);
  }
  projectKey(): Promise<ProjectKey | null> {
    return this.read('projectKey');
  }
  setProjectKey(key: ProjectKey): Promise<void> {
    return this.write('setProjectKey', key);
  }
  record(): Promise<RecordEntry[]> {
    return this.read('record');
  }
  appendRecord(entries: readonly RecordEntry[]): Promise<void> {
    return this.write('appendRecord', entries);
  }
  names(): Promise<ReadonlyMap<string, string>> {
    return this.read('names');
  }
  setName(person: string, name: string | null): Promise<void> {
    return this.write('setName', person, name);
  }
  async eraseNames(people: readonly string[]): Promise<void> {
    // What is still queued may carry them.
    await this.queue.settled();
    await this.write('eraseNames', people);
  }
  devices(): Promise<Device[]> {
    return this.read('devices');
  }
  addDevice(device: Device): Promise<void> {
    return this.write('addDevice', device);
  }
  withdrawAccess(person: string, at: string): Promise<void> {
    return this.write('withdrawAccess', person, at);
  }
  invitations(): Promise<StoredInvitation[]> {
    return this.read('invitations');
  }
  addInvitation(invitation: StoredInvitation): Promise<void> {
    return this.write('addInvitation', invitation);
  }
  revokeInvitation(id: string, at: string): Promise<void> {
    return this.write('revokeInvitation', id, at);
  }
  redeemInvitation(id: string, at: string, device: Device): Promise<boolean> {
    return this.write('redeemInvitation', id, at, device);
  }
  drafts(): Promise<Draft[]> {
    return this.read('drafts');
  }
  addDraft(draft: Draft): Promise<void> {
    return this.write('addDraft', draft);
  }
  deleteDraft(id: string): Promise<void> {
    return this.write('deleteDraft', id);
  }
  asset(hash: string): Promise<Asset | null> {
    return this.read('asset', hash);
  }
  async addAsset(asset: Asset, shared: boolean): Promise<void> {
    if (!(await this.write('addAsset', { ...asset, bytes: new Uint8Array(asset.bytes) }, shared)))
      throw new Failure('imagesFull');
  }
  unsharedAssets(): Promise<string[]> {
    return this.read('unsharedAssets');
  }
  markAssetShared(hash: string): Promise<void> {
    return this.write('markAssetShared', hash);
  }
  comments(): Promise<CommentRow[]> {
    return this.read('comments');
  }
  setComments(chapter: string, rows: readonly CommentRow[]): Promise<void> {
    return this.write('setComments', chapter, rows);
  }
  content(hash: string): Promise<string | null> {
    return this.read('content', hash);
  }
  hasContents(hashes: readonly string[]): Promise<string[]> {
    return this.read('hasContents', hashes);
  }
  addContents(contents: readonly Content[]): Promise<void> {
    return this.write('addContents', contents);
  }
  checkpoints(): Promise<Checkpoint[]> {
    return this.read('checkpoints');
  }
  addCheckpoint(checkpoint: Checkpoint): Promise<void> {
    return this.write('addCheckpoint', checkpoint);
  }
  backup(): Promise<string> {
    return this.write('backup');
  }
  copyTo(target: string): Promise<void> {
    return this.read('copyTo', target);
  }
  mark(): Promise<string> {
    return this.read('mark');
  }

  /** Bounds the size of the file as a full disk would, in pages of 4 KiB; null lifts the bound. For fault tests. */
  limitPages(pages: number | null): Promise<void> {
    return this.core.call('limitPages', pages);
  }

  /** Does all maintenance that is due now; it is done by itself, in small steps, otherwise. */
  async maintain(): Promise<void> {
    while (await this.write('maintain'));
  }

  onDisk(listener: (state: DiskState) => void): () => void {
    this.listeners.add(listener);
    return () => {
      this.listeners.delete(listener);
    };
  }

  close(): Promise<void> {
    this.closed ??= this.end();
    return this.closed;
  }

  private async end(): Promise<void> {
    this.maintenance.stop();
    await this.queue.close();
    await this.core.end();
  }

  private async read<N extends OperationName>(name: N, ...args: Parameters<Operations[N]>): Promise<Answer<N>> {
    try {
      return await this.core.call(name, ...args);
    } catch (error) {
      throw error instanceof Damage ? new Failure('damagedFile', { path: this.path }) : error;
    }
  }

  private async write<N extends OperationName>(name: N, ...args: Parameters<Operations[N]>): Promise<Answer<N>> {
    if (this.readOnly !== null) throw this.refusal();
    try {
      return await this.read(name, ...args);
    } catch (error) {
      if (!(error instanceof DiskTrouble)) throw error;
      this.queue.trouble(error.state);
      throw error.failure();
    }
  }

  private refusal(): Failure {
    return new Failure(this.readOnly === 'newer' ? 'newerFile' : 'noPermissionOnDisk', { path: this.path });
  }
}
