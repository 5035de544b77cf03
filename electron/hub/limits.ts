/** What one peer may ask of the hub, so that nobody can stall or fill it for the others. */
export interface HubLimits {
  /** Bytes of one update of a person who types. */
  readonly update: number;
  /** Bytes of the answer to the hub's sync step 1, with which a long offline time comes back. */
  readonly firstSync: number;
  /** Bytes of one awareness message, and of one sync step 1. */
  readonly awareness: number;
  readonly stateVector: number;
  /** Structs, and ranges of deleted characters, in one update; ten times as many in a first sync. */
  readonly structs: number;
  readonly deletes: number;
  /** Bytes of the state of a room that may still grow. */
  readonly room: number;
  /** Long-term average and burst of one connection: messages, and bytes that are read or gone through. */
  readonly messagesPerSecond: number;
  readonly messageBurst: number;
  readonly bytesPerSecond: number;
  readonly byteBurst: number;
  /** Bytes that may wait for a peer that doesn't read, beyond the answer to its sync step 1. */
  readonly backlog: number;
  /** Frames and bytes that are kept of a connection while its room is being loaded. */
  readonly waitingFrames: number;
  readonly waitingBytes: number;
  readonly connectionsPerRoom: number;
  /** Of one person in one room: their windows and devices. */
  readonly connectionsPerPerson: number;
  readonly connections: number;
  /** How often a device may send what no honest program sends before it is shut out: long-term average and burst. */
  readonly refusalsPerSecond: number;
  readonly refusalBurst: number;
}

const mebibyte = 1024 * 1024;

export const defaultLimits: HubLimits = {
  update: 4 * mebibyte,
  firstSync: 32 * mebibyte,
  awareness: 16 * 1024,
  stateVector: mebibyte,
  structs: 100_000,
  deletes: 50_000,
  room: 64 * mebibyte,
  messagesPerSecond: 2_000,
  messageBurst: 20_000,
  bytesPerSecond: 8 * mebibyte,
  byteBurst: 128 * mebibyte,
  backlog: 8 * mebibyte,
  waitingFrames: 2_000,
  waitingBytes: 40 * mebibyte,
  connectionsPerRoom: 500,
  connectionsPerPerson: 20,
  connections: 5_000,
  refusalsPerSecond: 0.1,
  refusalBurst: 20,
};

/** A token bucket: `take` says whether so much may still pass. Times in milliseconds. */
export class TokenBucket {
  private level: number;
  private filledAt: number;

  constructor(
    private readonly perSecond: number,
    private readonly burst: number,
    now: number,
  ) {
    this.level = burst;
    this.filledAt = now;
  }

  take(amount: number, now: number): boolean {
    this.fill(now);
    this.level -= amount;
    return this.level >= 0;
  }

  isFull(now: number): boolean {
    this.fill(now);
    return this.level >= this.burst;
  }

  private fill(now: number): void {
    this.level = Math.min(this.burst, this.level + ((now - this.filledAt) * this.perSecond) / 1000);
    this.filledAt = now;
  }
}
