/**
 * What the rest of the host sees of a project file. SQL and better-sqlite3 stay behind this interface; the file itself
 * lives in a worker thread (store-worker.ts), so that an fsync never delays a keystroke of somebody else.
 */
import type { RecordEntry } from '../../shared/domain/record.ts';
import type { Draft } from '../../shared/rpc/schemas.ts';

/** One update of a room as it goes into the append-only log. */
export interface NewUpdate {
  readonly room: string;
  /** The person id on whose connection it came; `host` for the host itself, `upstream` for what was replicated. */
  readonly actor: string;
  /** A Yjs V1 update. */
  readonly bytes: Uint8Array;
  /** Yjs client ids seen for the first time, leased to a person with this update (same transaction). */
  readonly leases: readonly Lease[];
}

export interface Lease {
  readonly client: number;
  readonly person: string;
}

/** What is needed to open a room: a state (snapshot plus archived updates) and the updates after it, all V1. */
export interface RoomContent {
  /** In the order to apply; empty for a room that nobody has written in. */
  readonly updates: readonly Uint8Array[];
  /** Sequence number of the newest update of the room, 0 when there is none. */
  readonly seq: number;
  /** Sequence number up to which the upstream host has acknowledged this room, 0 without one. */
  readonly shared: number;
  readonly leases: readonly Lease[];
}

/** A device that may connect: its token is stored only as a SHA-256 hash. */
export interface Device {
  readonly id: string;
  readonly person: string;
  readonly name: string;
  readonly tokenHash: string;
  /** True when the device is a host that may relay the edits of other people (a relay grant of the office). */
  readonly relay: boolean;
  readonly createdAt: string;
  readonly withdrawnAt: string | null;
}

/** An invitation; its one-time code is stored only as a SHA-256 hash. */
export interface StoredInvitation {
  readonly id: string;
  readonly codeHash: string;
  /** Who is invited; empty for somebody who is in the record already. */
  readonly name: string;
  /** JSON of the roles that redeeming grants; `[]` for somebody who is in the record already. */
  readonly roles: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  readonly redeemedAt: string | null;
  readonly revokedAt: string | null;
  /** Whose device redeeming makes, when that person is in the record already; null: a new person, with the invitation's id. */
  readonly person: string | null;
}

/** Disk trouble, told at once and again when it is over. */
export type DiskState = 'ok' | 'full' | 'error' | 'readOnly';

/** The Ed25519 key pair of a project, PEM or base64 as the caller gave it; only the home host's file has one. */
export interface ProjectKey {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** One update as the log keeps it, for blame and time travel. */
export interface LoggedUpdate {
  readonly seq: number;
  readonly actor: string;
  /** Milliseconds since 1970, UTC: when it was committed. */
  readonly at: number;
  readonly bytes: Uint8Array;
}

/** How far the log of a room goes. */
export interface RoomExtent {
  readonly room: string;
  /** Sequence number of the newest update. */
  readonly seq: number;
  /** After which updates it was begun anew, oldest first: what came before no longer belonged to it. */
  readonly bases: readonly number[];
}

/** A picture as the store keeps it. */
export interface Asset {
  /** SHA-256 of the bytes, hex. */
  readonly hash: string;
  readonly mime: string;
  /** Pixels as they are stored. */
  readonly width: number;
  readonly height: number;
  /** When it came into this file, ISO 8601. */
  readonly at: string;
  readonly bytes: Uint8Array;
}

/** A comment or a reply as search and exports read it. */
export interface CommentRow {
  readonly chapter: string;
  /** `<person>/<entry id>`, of itself and of the thread it is in. */
  readonly key: string;
  readonly thread: string;
  readonly author: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly edited: number | null;
  /** Of its thread. */
  readonly state: 'open' | 'resolved';
  readonly assigned: string | null;
  /** What the thread is about: `text`, `block`, `chapter` or `suggestion`. */
  readonly about: string;
  readonly block: string | null;
  /** The text of a cell or a footnote that the block is in; not kept in rows. */
  readonly root?: string;
  readonly quote: string;
  /** With mentions as `@{<person>}`; empty when it is deleted or hidden. */
  readonly text: string;
  /** Who said it and when, in the file it was imported from. */
  readonly as: { readonly name: string; readonly at: number | null } | null;
}

/** A text that versions consist of, by the SHA-256 of its UTF-8 bytes. */
export interface Content {
  /** Lower-case hex. */
  readonly hash: string;
  readonly json: string;
}

/** A moment that this host kept by itself: what stood then is what its log says up to it. */
export interface Checkpoint {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly why: string;
}

export interface ProjectStore {
  /** The project's id and whether the file is read-only (newer version, write-protected medium). */
  readonly project: string;
  readonly readOnly: 'newer' | 'medium' | null;
  /** Path of the backup that a damaged file was restored from at this opening; null in the ordinary case. */
  readonly restoredFrom: string | null;
  /** Where the damaged file was moved (or, for a damaged write-ahead log, copied) at this opening; null in the ordinary case. */
  readonly movedAside: string | null;

  loadRoom(room: string): Promise<RoomContent>;
  /** Names of all rooms that have content. */
  rooms(): Promise<string[]>;
  /**
   * Appends; resolves with the sequence number once the update is committed with `synchronous=FULL`. Calls are committed
   * in groups, in the order they were made. While the disk refuses (see onDisk), an update stays queued in memory and is
   * tried again; its promise is settled only by success or by `close`. Rejects at once with a Failure when the update can
   * never be stored: read-only file, `tooLarge`, `forbidden` (its client id is leased to somebody else), or when the
   * queue is full (`diskFull` or what else the disk says).
   */
  append(update: NewUpdate): Promise<number>;
  /** Updates of a room with seq > `after`, oldest first, at most `limit` (≤ 10,000), archived ones included. */
  history(room: string, after: number, limit: number): Promise<LoggedUpdate[]>;
  /** The page of a room's log after `after` (update-page.ts): in one piece, cheap to hand on to another thread. */
  logPage(room: string, after: number): Promise<Uint8Array>;
  logExtents(): Promise<RoomExtent[]>;
  /** Which Yjs client ids of a room are leased to whom. */
  leases(room: string): Promise<Lease[]>;
  /** Stores a snapshot of a room as of `seq`: a cache for loadRoom. */
  snapshot(room: string, seq: number, state: Uint8Array): Promise<void>;
  /** The upstream host has acknowledged everything of this room up to `seq`. */
  markShared(room: string, seq: number): Promise<void>;
  /** Number of updates that did not come from the upstream host and that it has not acknowledged, over all rooms. */
  waiting(): Promise<number>;
  /**
   * Begins a room anew, when the upstream host refused what was written here: what was appended before this call (queued
   * updates included) no longer belongs to loadRoom nor to waiting, but stays in history. Leases stay.
   */
  resetRoom(room: string): Promise<void>;

  meta(key: string): Promise<string | null>;
  setMeta(key: string, value: string | null): Promise<void>;

  projectKey(): Promise<ProjectKey | null>;
  setProjectKey(key: ProjectKey): Promise<void>;

  record(): Promise<RecordEntry[]>;
  /** Appends entries of the record; refused unless each continues the chain. */
  appendRecord(entries: readonly RecordEntry[]): Promise<void>;

  names(): Promise<ReadonlyMap<string, string>>;
  /** Sets or (null) erases the name of a person. */
  setName(person: string, name: string | null): Promise<void>;
  /**
   * Takes the names of people out of the file for good: also out of what was committed before, out of free pages and the write-ahead
   * log. Rewrites the whole file, which takes a second for a large one.
   */
  eraseNames(people: readonly string[]): Promise<void>;

  devices(): Promise<Device[]>;
  addDevice(device: Device): Promise<void>;
  /** Withdraws the devices of a person and revokes the open invitations for them, in one transaction. */
  withdrawAccess(person: string, at: string): Promise<void>;

  invitations(): Promise<StoredInvitation[]>;
  addInvitation(invitation: StoredInvitation): Promise<void>;
  /** Nothing changes when it was redeemed or revoked before. */
  revokeInvitation(id: string, at: string): Promise<void>;
  /** Marks an invitation as redeemed and adds the device in one transaction; false when it was redeemed before. */
  redeemInvitation(id: string, at: string, device: Device): Promise<boolean>;

  drafts(): Promise<Draft[]>;
  addDraft(draft: Draft): Promise<void>;
  deleteDraft(id: string): Promise<void>;

  /** The picture with this hash, null when it is not in this file. */
  asset(hash: string): Promise<Asset | null>;
  /**
   * Adds a picture; nothing changes when it is there already. `shared`: it came from the upstream host. Failure `imagesFull`
   * when all pictures together would be larger than a project may hold.
   */
  addAsset(asset: Asset, shared: boolean): Promise<void>;
  /** Hashes of the pictures that the upstream host has not confirmed. */
  unsharedAssets(): Promise<string[]>;
  markAssetShared(hash: string): Promise<void>;

  /** All comments and replies, as they were last made from the rooms. */
  comments(): Promise<CommentRow[]>;
  /** Sets those of one chapter. */
  setComments(chapter: string, rows: readonly CommentRow[]): Promise<void>;

  /** The text with this hash, null when it is not in this file; Failure `damagedFile` when it is not what was written. */
  content(hash: string): Promise<string | null>;
  /** Those of the hashes whose texts are in this file. */
  hasContents(hashes: readonly string[]): Promise<string[]>;
  /** Adds texts of versions; those that are there already stay. Each must have been checked against its hash. */
  addContents(contents: readonly Content[]): Promise<void>;
  checkpoints(): Promise<Checkpoint[]>;
  addCheckpoint(checkpoint: Checkpoint): Promise<void>;

  /** Makes a verified backup beside the file now, holding up commits meanwhile, and returns its path. For files that nobody writes in. */
  backup(): Promise<string>;
  /** Copies the file to a place where none is, while others go on writing; what they write meanwhile is in it, too. Not checked. */
  copyTo(target: string): Promise<void>;
  /** The same as long as the content is the same. */
  mark(): Promise<string>;

  /** Called with the state of the disk whenever it changes. */
  onDisk(listener: (state: DiskState) => void): () => void;
  /** Commits what is queued (as far as the disk allows) and closes the file. */
  close(): Promise<void>;
}

/** How a project file is opened. All parts are optional. */
export interface OpenOptions {
  /** The bundled worker script; default `store-worker.cjs` beside the running bundle, or in-process without one. */
  readonly workerFile?: string;
  /** How long an update may wait for others to share its commit, ms; default: half of what a slow commit takes, at most 20. */
  readonly windowMs?: number;
  /** How many bytes of updates may wait in memory while the disk refuses; default 64 MiB. */
  readonly queueBytes?: number;
  /** True runs the file in the calling thread instead of a worker: for command-line tools and tests. */
  readonly inProcess?: boolean;
}
