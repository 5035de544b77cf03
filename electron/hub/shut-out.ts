/**
 * Devices that send what no honest program sends, again and again. To refuse it costs the hub more than to send it does, and
 * everybody in the other rooms would wait.
 */
import { TokenBucket, type HubLimits } from './limits.ts';

export class ShutOut {
  private readonly buckets = new Map<string, TokenBucket>();

  constructor(
    private readonly limits: Pick<HubLimits, 'refusalsPerSecond' | 'refusalBurst'>,
    private readonly now: () => number,
  ) {}

  /** Something of this device was refused that no honest program sends. */
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

  private forgetRested(): void {
    for (const [device, bucket] of this.buckets) if (bucket.isFull(this.now())) this.buckets.delete(device);
  }
}
