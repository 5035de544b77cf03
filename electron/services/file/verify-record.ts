/** Whether the record of a file is what the project's key signed, entry by entry. */
import { createHash, createPrivateKey, createPublicKey, verify, type KeyObject } from 'node:crypto';
import { canonicalEntry, type RecordEntry } from '../../../shared/domain/record.ts';
import type { Found } from '../../../shared/domain/verification.ts';
import type { SalvageReader } from '../../store/salvage-reader.ts';
import { metaKeys } from '../create-project.ts';

/** The entries that are wrong, and how many signatures are good. The chain from hash to hash is the store's to check. */
export function verifyRecord(
  entries: readonly RecordEntry[],
  read: Pick<SalvageReader, 'project' | 'key' | 'meta'>,
): { readonly found: readonly Found[]; readonly good: number } {
  const found: Found[] = [];
  const tell = (what: Found['what'], entry: RecordEntry | null, detail: string): void =>
    void found.push({ what, place: { in: 'record' }, number: entry?.n ?? null, at: entry?.at ?? null, detail });
  const [first = null] = entries;
  if (first === null) {
    // A fresh copy that no record has arrived in yet is whole; a home host's file never is.
    if (read.key !== null) tell('noKey', null, 'the record is empty');
    return { found, good: 0 };
  }
  const named = first.body.kind === 'project' ? first.body : null;
  const key = named === null ? null : publicKeyOf(named.publicKey);
  if (named === null || key === null) {
    tell('noKey', first, 'the first entry names no key');
    return { found, good: 0 };
  }
  if (read.project !== null && named.id !== read.project) tell('otherProject', first, named.id);
  const trusted = read.meta(metaKeys.publicKey);
  if (trusted !== null && trusted !== named.publicKey) tell('otherKey', first, 'the key that this copy trusts');
  if (read.key !== null && publicHalf(read.key.privateKey) !== named.publicKey)
    tell('otherKey', first, 'the private key in this file');
  let good = 0;
  for (const entry of entries) {
    const hash = createHash('sha256').update(canonicalEntry(entry)).digest();
    if (isSigned(hash, entry.signature, key)) good += 1;
    else tell('signature', entry, `${entry.body.kind}, ${entry.hash}`);
  }
  return { found, good };
}

function isSigned(hash: Uint8Array, signature: string, key: KeyObject): boolean {
  try {
    return verify(null, hash, key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
}

function publicKeyOf(text: string): KeyObject | null {
  try {
    return createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
  } catch {
    return null;
  }
}

function publicHalf(privateKey: string): string | null {
  try {
    const key = createPrivateKey({ key: Buffer.from(privateKey, 'base64'), format: 'der', type: 'pkcs8' });
    return createPublicKey(key).export({ format: 'der', type: 'spki' }).toString('base64');
  } catch {
    return null;
  }
}
