/**
 * Pictures that stand as `data:` addresses in HTML. They are taken out before the HTML is parsed, since they are far larger
 * than any text: in their place stays a name, and they become bytes only once they are wanted.
 */
import { imageTypes } from '../../../shared/images/image-header.ts';
import { maxImageBytes } from '../../../shared/images/limits.ts';

/** What one paste may bring. */
const maxPictures = 50;
const maxAllBytes = 60 * 1024 * 1024;
const scheme = 'data:image/';
/** Stands in the HTML for the picture of this number; nothing that a browser would load. */
const placeholder = 'pasted-picture:';

export interface LiftedHtml {
  readonly html: string;
  /** The addresses that were taken out. */
  readonly addresses: readonly string[];
}

/** Takes the addresses out of HTML, in one pass. */
export function liftPictures(html: string): LiftedHtml {
  const addresses: string[] = [];
  const parts: string[] = [];
  let from = 0;
  for (let at = html.indexOf(scheme); at !== -1; at = html.indexOf(scheme, from)) {
    const quote = html.charAt(at - 1);
    const end = html.indexOf(quote === '"' || quote === "'" ? quote : '>', at);
    if (end === -1) break;
    parts.push(html.slice(from, at), `${placeholder}${addresses.length}`);
    addresses.push(html.slice(at, end));
    from = end;
  }
  parts.push(html.slice(from));
  return { html: parts.join(''), addresses };
}

/** Which picture an `src` stands for; null for every other address. */
export function pictureNumber(src: string): number | null {
  const number = src.startsWith(placeholder) ? src.slice(placeholder.length) : '';
  return /^\d{1,6}$/.test(number) ? Number(number) : null;
}

/** Gives pictures as files until one paste has brought enough; null for those that can't be had. */
export function pictureReader(addresses: readonly string[]): (number: number) => Blob | null {
  let count = 0;
  let bytes = 0;
  return (number) => {
    const read = readAddress(addresses[number] ?? '');
    if (read === null || count >= maxPictures || bytes + read.size > maxAllBytes) return null;
    count += 1;
    bytes += read.size;
    return read;
  };
}

function readAddress(address: string): Blob | null {
  const comma = address.indexOf(',');
  const [type = '', ...how] = address.slice('data:'.length, comma).toLowerCase().split(';');
  if (comma === -1 || !(imageTypes as readonly string[]).includes(type) || !how.includes('base64')) return null;
  if (address.length - comma > maxImageBytes * 1.4) return null;
  try {
    const text = atob(
      address
        .slice(comma + 1)
        .replace(/%2b/gi, '+')
        .replace(/%2f/gi, '/')
        .replace(/%3d/gi, '='),
    );
    const bytes = new Uint8Array(text.length);
    for (let index = 0; index < text.length; index += 1) bytes[index] = text.charCodeAt(index);
    return new Blob([bytes], { type });
  } catch {
    return null;
  }
}
