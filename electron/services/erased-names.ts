/**
 * Sees to it that a name which the record says is erased is erased from this host's file, at home and on laptops that follow: when
 * the entry comes, and at the next opening where that didn't work out.
 */
import type { ProjectStore } from '../store/project-store.ts';
import type { Ledger } from './ledger.ts';

export interface ErasedNamesOptions {
  readonly store: Pick<ProjectStore, 'readOnly' | 'meta' | 'setMeta' | 'eraseNames'>;
  readonly ledger: Pick<Ledger, 'erased' | 'onChange'>;
  /** For failures in the background that no call reports. */
  readonly log: (message: string) => void;
}

const noteOf = (person: string): string => `name-erased/${person}`;

export class ErasedNames {
  private readonly swept = new Set<string>();
  private tail: Promise<void> = Promise.resolve();
  private stop: () => void = () => undefined;

  constructor(private readonly options: ErasedNamesOptions) {}

  /** Does what was left over; to be awaited before anything of the record is passed on. */
  async open(): Promise<void> {
    const { ledger, log } = this.options;
    const sweep = (): Promise<void> => this.sweep().catch((error: unknown) => log(`erased names: ${String(error)}`));
    await sweep();
    this.stop = ledger.onChange(() => {
      if ([...ledger.erased].some((person) => !this.swept.has(person))) void sweep();
    });
  }

  /** Resolves when every erased name is out of the file. Rejects with what the disk says; it is tried again at the next opening. */
  sweep(): Promise<void> {
    const sweep = this.tail.then(() => this.sweepNow());
    this.tail = sweep.catch(() => undefined);
    return sweep;
  }

  async close(): Promise<void> {
    this.stop();
    await this.tail;
  }

  private async sweepNow(): Promise<void> {
    const { store, ledger } = this.options;
    if (store.readOnly !== null) return;
    const left: string[] = [];
    for (const person of ledger.erased)
      if (!this.swept.has(person) && (await store.meta(noteOf(person))) === null) left.push(person);
      else this.swept.add(person);
    if (left.length === 0) return;
    await store.eraseNames(left);
    for (const person of left) {
      await store.setMeta(noteOf(person), new Date().toISOString());
      this.swept.add(person);
    }
  }
}
