/** Addresses a link may have. */

const SCHEMES = /^(https?:\/\/|mailto:|tel:)/i;
// Control characters and spaces inside a scheme are ignored by browsers, so they must not reach one.
const UNSAFE_CHARACTERS = /[\p{Cc}\s]/u;
const MAX_LENGTH = 2048;

/** Whether an address may be followed: http, https, mailto or tel, without control characters, at most 2,048 long. */
export function isSafeLink(address: unknown): address is string {
  return typeof address === 'string' && isSafe(address);
}

function isSafe(address: string): boolean {
  return address.length <= MAX_LENGTH && SCHEMES.test(address) && !UNSAFE_CHARACTERS.test(address);
}

/** A typed or pasted address made safe: trimmed, `www.` and bare domains completed; null where it can't be one. */
export function normalizeLink(address: string): string | null {
  const trimmed = address.trim();
  if (isSafe(trimmed)) return trimmed;
  if (/^[^\s@:/]+@[^\s@:/]+\.[^\s@:/]+$/.test(trimmed)) return `mailto:${trimmed}`;
  if (!/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+([/?#:][^\s]*)?$/u.test(trimmed)) return null;
  const completed = `https://${trimmed}`;
  return isSafe(completed) ? completed : null;
}
