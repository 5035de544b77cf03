/** Pasted and typed addresses: what the model allows (shared/document/link.ts), without tracking and without user names. */
import { isSafeLink, normalizeLink } from '../../../shared/document/link.ts';

const trackers = /^(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_eid|mc_cid|_hsenc|_hsmi|igshid|yclid)$/i;

/** A pasted address as it may be stored, redirects and tracking taken off; null when it can't be a link. Never throws. */
export function pastedLink(address: string): string | null {
  const trimmed = address.trim();
  if (!isSafeLink(trimmed)) return null;
  const url = parse(trimmed);
  if (url === null || url.username !== '' || url.password !== '') return null;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return trimmed;
  const behind = redirectTarget(url);
  if (behind !== null) return pastedLink(behind);
  const tracked = [...url.searchParams.keys()].filter((key) => trackers.test(key));
  for (const key of tracked) url.searchParams.delete(key);
  return tracked.length > 0 ? url.href : trimmed;
}

/** What a person typed into the link field: `www.hannover.de` becomes https; null where it is no address or unencrypted. */
export function typedLink(text: string): string | null {
  const link = normalizeLink(text);
  if (link === null || /^http:/i.test(link)) return null;
  const url = parse(link);
  return url === null || url.username !== '' || url.password !== '' ? null : link;
}

/** Only encrypted pages are handed to the system browser. */
export const mayOpen = (link: string): boolean => isSafeLink(link) && /^https:/i.test(link);

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Google Docs and Outlook wrap addresses into a redirect that reports the click. */
function redirectTarget(url: URL): string | null {
  if (/^(www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url')
    return url.searchParams.get('q') ?? url.searchParams.get('url');
  if (url.hostname.endsWith('.safelinks.protection.outlook.com')) return url.searchParams.get('url');
  return null;
}
