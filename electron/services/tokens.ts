/** Secrets that open doors: random, shown once, stored only as hashes. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';

/** A device token: 256 bits, base64url, fit for a WebSocket subprotocol. */
export function newToken(): string {
  return randomBytes(32).toString('base64url');
}

const codeAlphabet = 'abcdefghjkmnpqrstuvwxyz23456789';

/** An invitation code: 20 characters without look-alikes (about 98 bits), in groups of five. */
export function newCode(): string {
  let letters = '';
  while (letters.length < 20) {
    for (const byte of randomBytes(32)) {
      // 248 is the largest multiple of the alphabet's 31 letters below 256: every letter is equally likely.
      if (byte < 248 && letters.length < 20) letters += codeAlphabet.charAt(byte % codeAlphabet.length);
    }
  }
  return letters.replace(/(.{5})(?=.)/g, '$1-');
}

/** SHA-256 in lower-case hex. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Compares two hashes without telling by its time where they differ. */
export function sameHash(a: string, b: string): boolean {
  const left = Buffer.from(a);
  const right = Buffer.from(b);
  return left.length === right.length && timingSafeEqual(left, right);
}
