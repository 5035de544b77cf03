/** What can be asked of an open project file from another thread: the whole surface, by name. */
import type { RecordEntry } from '../../shared/domain/record.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';
import { compactionNeed } from './compaction.ts';
import { maxProjectImageBytes } from '../../shared/images/limits.ts';
import type { ProjectFile } from './project-file.ts';
import type { Asset, Checkpoint, CommentRow, Content, Device, ProjectKey, StoredInvitation } from './project-store.ts';
import type { LogEntry } from './update-log.ts';

export function operationsOf(file: ProjectFile) {
  const { assets, comments, log, notes, people, records, versions } = file;
  return {
    append: (batch: readonly LogEntry[]) => ({ results: log.append(batch), need: compactionNeed(log.tables) }),
    loadRoom: (room: string) => log.load(room),
    rooms: () => log.names(),
    history: (room: string, after: number, limit: number) => log.history(room, after, limit),
    logPage: (room: string, after: number) => log.page(room, after),
    logExtents: () => log.extents(),
    leases: (room: string) => log.leases(room),
    snapshot: (room: string, seq: number, state: Uint8Array) => log.snapshot(room, seq, state),
    markShared: (room: string, seq: number) => log.markShared(room, seq),
    waiting: () => log.waiting(),
    meta: (key: string) => notes.meta(key),
    setMeta: (key: string, value: string | null) => notes.setMeta(key, value),
    projectKey: () => notes.key(),
    setProjectKey: (key: ProjectKey) => notes.setKey(key),
    record: () => records.entries(),
    appendRecord: (entries: readonly RecordEntry[]) => records.append(entries),
    names: () => people.names(),
    setName: (person: string, name: string | null) => people.setName(person, name),
    eraseNames: (persons: readonly string[]) => file.eraseNames(persons),
    devices: () => people.devices(),
    addDevice: (device: Device) => people.addDevice(device),
    withdrawAccess: (person: string, at: string) => people.withdrawAccess(person, at),
    invitations: () => people.invitations(),
    addInvitation: (invitation: StoredInvitation) => people.addInvitation(invitation),
    revokeInvitation: (id: string, at: string) => people.revokeInvitation(id, at),
    redeemInvitation: (id: string, at: string, device: Device) => people.redeemInvitation(id, at, device),
    drafts: () => notes.drafts(),
    addDraft: (draft: Draft) => notes.addDraft(draft),
    deleteDraft: (id: string) => notes.deleteDraft(id),
    asset: (hash: string) => assets.get(hash),
    addAsset: (asset: Asset, shared: boolean) => assets.add(asset, shared, maxProjectImageBytes),
    unsharedAssets: () => assets.unsharedHashes(),
    markAssetShared: (hash: string) => assets.markShared(hash),
    comments: () => comments.all(),
    setComments: (chapter: string, rows: readonly CommentRow[]) => comments.set(chapter, rows),
    content: (hash: string) => versions.get(hash),
    hasContents: (hashes: readonly string[]) => versions.has(hashes),
    addContents: (contents: readonly Content[]) => versions.add(contents),
    checkpoints: () => versions.checkpoints(),
    addCheckpoint: (checkpoint: Checkpoint) => versions.addCheckpoint(checkpoint),
    backup: () => file.backup(),
    copyTo: (target: string) => file.copyTo(target),
    mark: () => file.mark(),
    maintain: () => file.maintain(),
    probe: () => file.probe(),
    limitPages: (pages: number | null) => file.limitPages(pages),
  };
}

export type Operations = ReturnType<typeof operationsOf>;
export type OperationName = keyof Operations;
/** What an operation answers in the end. */
export type Answer<N extends OperationName> = Awaited<ReturnType<Operations[N]>>;

/** The way to an open file, wherever it runs. Rejects with Failure, DiskTrouble, Damage or CoreGone. */
export interface Core {
  readonly opened: Opened;
  call<N extends OperationName>(name: N, ...args: Parameters<Operations[N]>): Promise<Answer<N>>;
  /** Closes the file. */
  end(): Promise<void>;
}

/** What is known of a file once it is open. */
export interface Opened {
  readonly project: string;
  readonly readOnly: 'newer' | 'medium' | null;
  readonly restoredFrom: string | null;
  readonly movedAside: string | null;
}

/** The thread that held the file is gone, or the file was closed. */
export class CoreGone extends Error {
  constructor() {
    super('the project file is closed');
    this.name = 'CoreGone';
  }
}

export function openedOf({ project, readOnly, restoredFrom, movedAside }: ProjectFile): Opened {
  return { project, readOnly, restoredFrom, movedAside };
}
