/** Which addresses may stand behind a link, and how they are written. */

const trackers = /^(utm_[a-z_]+|fbclid|gclid|dclid|msclkid|mc_eid|mc_cid|_hsenc|_hsmi|igshid|yclid)$/i;
const maxLength = 2000;

/**
 * An address as it may be stored and opened: https, http or mailto, without user names and without tracking; null when
 * it is none of these. Never throws.
 */
export function safeLink(address: string): string | null {
  const url = parse(address.trim());
  if (url === null || address.length > maxLength) return null;
  if (url.protocol === 'mailto:') return /^mailto:[^\s@?]+@[^\s@?]+$/i.test(url.href) ? url.href : null;
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return null;
  if (url.username !== '' || url.password !== '' || url.hostname === '') return null;
  const behind = redirectTarget(url);
  if (behind !== null) return safeLink(behind);
  const tracked = [...url.searchParams.keys()].filter((key) => trackers.test(key));
  for (const key of tracked) url.searchParams.delete(key);
  return url.href;
}

/**
 * The address a person typed into the link field: `www.hannover.de` becomes `https://www.hannover.de`. Null when it can't
 * be a link; http is refused, since links open in the system browser only when encrypted.
 */
export function typedLink(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed === '' || /\s/.test(trimmed)) return null;
  if (/^[^\s@/:]+@[^\s@/:]+\.[^\s@/:]+$/.test(trimmed)) return safeLink(`mailto:${trimmed}`);
  const link = safeLink(/^[a-z][a-z0-9+.-]*:/i.test(trimmed) && !/^[^/]+\.[^/]+:\d+/.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (link === null || link.startsWith('http:')) return null;
  const url = parse(link);
  return url !== null && (url.protocol === 'mailto:' || url.hostname.includes('.')) ? link : null;
}

/** Only encrypted pages are handed to the system browser. */
export const mayOpen = (link: string): boolean => safeLink(link) !== null && link.startsWith('https:');

function parse(address: string): URL | null {
  try {
    return new URL(address);
  } catch {
    return null;
  }
}

/** Google Docs and Outlook wrap addresses into a redirect that reports the click. */
function redirectTarget(url: URL): string | null {
  if (/^(www\.)?google\.[a-z.]+$/.test(url.hostname) && url.pathname === '/url') return url.searchParams.get('q') ?? url.searchParams.get('url');
  if (url.hostname.endsWith('.safelinks.protection.outlook.com')) return url.searchParams.get('url');
  return null;
}
