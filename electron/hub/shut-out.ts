/**
 * Devices that send what no honest program sends, again and again. To refuse it costs the hub more than to send it does, and
 * everybody in the other rooms would wait.
 */
import { closeCodes } from '../../shared/sync/close-codes.ts';
import type { WebSocket } from 'ws';
import { TokenBucket, type HubLimits } from './limits.ts';

/** Milliseconds that a peer has to take in why it is sent away. */
const farewell = 1_000;

export class ShutOut {
  private readonly buckets = new Map<string, TokenBucket>();

  constructor(
    private readonly limits: Pick<HubLimits, 'refusalsPerSecond' | 'refusalBurst'>,
    private readonly now: () => number,
  ) {}

  /** Something of this device was refused. */
  refused(device: string): void {
    this.forgetRested();
    const { refusalsPerSecond, refusalBurst } = this.limits;
    const bucket = this.buckets.get(device) ?? new TokenBucket(refusalsPerSecond, refusalBurst, this.now());
    this.buckets.set(device, bucket);
    bucket.take(1, this.now());
  }

  /** Whether so much of it was refused that it has to wait. */
  has(device: string): boolean {
    return this.buckets.get(device)?.take(0, this.now()) === false;
  }

  /** Sends a peer away without reading anything of it; it may come back. */
  turnAway(socket: WebSocket): void {
    socket.on('error', () => socket.terminate());
    socket.close(closeCodes.unavailable, 'refused too often');
    socket.pause();
    setTimeout(() => socket.terminate(), farewell).unref();
  }

  private forgetRested(): void {
    for (const [device, bucket] of this.buckets) if (bucket.isFull(this.now())) this.buckets.delete(device);
  }
}
