/**
 * The record as the host keeps it: appends signed entries where the project's key is (the home host), and takes over
 * entries from an upstream host only after checking their chain and signatures.
 */
import { createHash, createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { Membership } from '../../shared/domain/people.ts';
import {
  canonicalEntry,
  erasedPeople,
  firstPrevious,
  membershipOf,
  titleOf,
  type RecordBody,
  type RecordEntry,
} from '../../shared/domain/record.ts';
import { Failure } from '../../shared/rpc/contract.ts';
import type { ProjectStore } from '../store/project-store.ts';

export interface KeyPair {
  /** DER (SPKI and PKCS #8) in base64. */
  readonly publicKey: string;
  readonly privateKey: string;
}

export function newKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return {
    publicKey: publicKey.export({ format: 'der', type: 'spki' }).toString('base64'),
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
  };
}

/** Chains and signs bodies behind `last` (null: the first entries of a project). */
export function signEntries(
  last: RecordEntry | null,
  by: string,
  bodies: readonly RecordBody[],
  key: KeyPair,
  at: Date,
): RecordEntry[] {
  const privateKey = createPrivateKey({ key: Buffer.from(key.privateKey, 'base64'), format: 'der', type: 'pkcs8' });
  const entries: RecordEntry[] = [];
  let previous = last;
  for (const body of bodies) {
    const content = {
      n: (previous?.n ?? 0) + 1,
      at: at.toISOString(),
      by,
      body,
      previous: previous?.hash ?? firstPrevious,
    };
    const hash = createHash('sha256').update(canonicalEntry(content)).digest('hex');
    const entry = { ...content, hash, signature: sign(null, Buffer.from(hash, 'hex'), privateKey).toString('base64') };
    entries.push(entry);
    previous = entry;
  }
  return entries;
}

/** The number of the first entry that doesn't continue the chain or isn't signed by the key; null when all are good. */
export function firstBadEntry(
  last: RecordEntry | null,
  entries: readonly RecordEntry[],
  publicKey: string,
): number | null {
  const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
  let previous = last;
  for (const entry of entries) {
    const hash = createHash('sha256').update(canonicalEntry(entry)).digest('hex');
    const continues = entry.n === (previous?.n ?? 0) + 1 && entry.previous === (previous?.hash ?? firstPrevious);
    if (!continues || hash !== entry.hash) return entry.n;
    if (!verify(null, Buffer.from(hash, 'hex'), key, Buffer.from(entry.signature, 'base64'))) return entry.n;
    previous = entry;
  }
  return null;
}

export class Ledger {
  private membershipCache: Membership;
  private erasedCache: ReadonlySet<string>;
  private readonly listeners = new Set<() => void>();
  /** Appends run one after the other: each entry needs the hash of the one before. */
  private tail: Promise<unknown> = Promise.resolve();

  private constructor(
    private readonly store: ProjectStore,
    private entries: readonly RecordEntry[],
    private nameOf: ReadonlyMap<string, string>,
    private readonly key: KeyPair | null,
  ) {
    this.erasedCache = erasedPeople(entries);
    this.nameOf = without(nameOf, this.erasedCache);
    this.membershipCache = membershipOf(entries, this.nameOf);
  }

  static async open(store: ProjectStore): Promise<Ledger> {
    return new Ledger(store, await store.record(), await store.names(), await store.projectKey());
  }

  /** True where the project's key is, so that entries can be written. */
  get home(): boolean {
    return this.key !== null;
  }
  get all(): readonly RecordEntry[] {
    return this.entries;
  }
  /** Without those that are erased. */
  get names(): ReadonlyMap<string, string> {
    return this.nameOf;
  }
  /** Whose names are erased for good. */
  get erased(): ReadonlySet<string> {
    return this.erasedCache;
  }
  get membership(): Membership {
    return this.membershipCache;
  }
  get title(): { title: string; owner: string; sample: boolean } {
    return titleOf(this.entries);
  }
  /** The key that the first entry of the project names; null while the record is still empty (a fresh copy). */
  get publicKey(): string | null {
    const first = this.entries[0]?.body;
    return first?.kind === 'project' ? first.publicKey : null;
  }

  /** Called after each change of the record or of a name. */
  onChange(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /**
   * Signs and stores entries. `decide` is asked for them when it is their turn, so that what it checks is still true when they
   * are written; what it throws rejects. Rejects with `needsConnection` on a host without the project's key.
   */
  append(by: string, decide: () => readonly RecordBody[]): Promise<void> {
    const { key } = this;
    if (key === null) return Promise.reject(new Failure('needsConnection'));
    return this.inTurn(async () => {
      const bodies = decide();
      if (bodies.length === 0) return;
      const entries = signEntries(this.entries.at(-1) ?? null, by, bodies, key, new Date());
      await this.store.appendRecord(entries);
      this.take(entries);
    });
  }

  /** Takes over what an upstream host sent; false (and nothing stored) when an entry doesn't verify. */
  adopt(entries: readonly RecordEntry[], trustedKey: string): Promise<boolean> {
    return this.inTurn(async () => {
      const fresh = entries.filter((entry) => entry.n > this.entries.length);
      const known = entries.filter((entry) => entry.n <= this.entries.length);
      if (known.some((entry) => this.entries[entry.n - 1]?.hash !== entry.hash)) return false;
      if (fresh.length === 0) return true;
      if (firstBadEntry(this.entries.at(-1) ?? null, fresh, trustedKey) !== null) return false;
      await this.store.appendRecord(fresh);
      this.take(fresh);
      return true;
    });
  }

  /** Sets or (null) takes away a person's name; the record itself is not touched, and what it says is erased stays so. */
  async setName(person: string, name: string | null): Promise<void> {
    await this.store.setName(person, name);
    const names = new Map(this.nameOf);
    if (name === null) names.delete(person);
    else names.set(person, name);
    this.nameOf = names;
    this.take([]);
  }

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const result = this.tail.then(work);
    this.tail = result.catch(() => undefined);
    return result;
  }

  private take(entries: readonly RecordEntry[]): void {
    this.entries = [...this.entries, ...entries];
    if (entries.length > 0) this.erasedCache = erasedPeople(this.entries);
    this.nameOf = without(this.nameOf, this.erasedCache);
    this.membershipCache = membershipOf(this.entries, this.nameOf);
    for (const listener of this.listeners) listener();
  }
}

const without = (names: ReadonlyMap<string, string>, erased: ReadonlySet<string>): ReadonlyMap<string, string> =>
  new Map([...names].filter(([person]) => !erased.has(person)));
