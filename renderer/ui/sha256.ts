/** The name of what somebody brings: the SHA-256 of its bytes. */
import { digest } from 'lib0/hash/sha256';

/** Hex. The browser's own where it has one: a page that came unencrypted from another laptop in the room has none. */
export async function sha256Hex(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const { subtle } = globalThis.crypto as { subtle?: SubtleCrypto };
  const hash = subtle === undefined ? digest(bytes) : new Uint8Array(await subtle.digest('SHA-256', bytes));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
