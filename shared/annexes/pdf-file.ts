/**
 * Files that are laid beside a council paper as annexes: PDF alone. A bounded look at the ends of the file, and for encryption; nothing
 * of it is unpacked or carried out. Source: ISO 32000-1, 7.5 (file structure) and 7.6 (encryption).
 */

/** Bytes of one annex; a picture may be as large (`shared/images/limits.ts`), so that one door serves both. */
export const maxAnnexBytes = 20 * 1024 * 1024;
/** Files of one paper. */
export const maxAnnexFiles = 40;
export const pdfMime = 'application/pdf';

/** `annexNoPdf`: something else. `annexDamaged`: its end is missing or points nowhere. `annexLocked`: it needs a password, or could. */
export type AnnexFault = 'annexNoPdf' | 'annexDamaged' | 'annexLocked' | 'annexTooLarge';

/** Whether it says that it is a PDF. Only right at its beginning: what begins otherwise could be read as something else. */
export const beginsAsPdf = (bytes: Uint8Array): boolean => /^%PDF-[12]\.\d/.test(textOf(bytes, 0, 8));

/** Behind the end of a PDF, programs leave a few blanks; more is none of it. */
const tail = 2_048;

export function annexFault(bytes: Uint8Array): AnnexFault | null {
  if (bytes.byteLength > maxAnnexBytes) return 'annexTooLarge';
  if (!beginsAsPdf(bytes)) return 'annexNoPdf';
  const ends = [
    ...textOf(bytes, bytes.byteLength - tail, bytes.byteLength).matchAll(/startxref\s+(\d{1,10})\s+%%EOF/g),
  ];
  const at = Number(ends.at(-1)?.[1] ?? Number.NaN);
  // A table of places, or an object that holds one.
  if (!(at > 0 && at < bytes.byteLength) || !/^\s*(?:xref|\d+\s+\d+\s+obj)/.test(textOf(bytes, at, at + 40)))
    return 'annexDamaged';
  return isEncrypted(bytes) ? 'annexLocked' : null;
}

/** What says so stands in plain letters, whatever else of the file is packed. */
function isEncrypted(bytes: Uint8Array): boolean {
  for (let at = bytes.indexOf(SLASH); at >= 0; at = bytes.indexOf(SLASH, at + 1))
    if (bytes[at + 1] === LETTER_E && /^\/Encrypt\s*(?:<<|\d+\s+\d+\s+R)/.test(textOf(bytes, at, at + 60))) return true;
  return false;
}

const [SLASH, LETTER_E] = [0x2f, 0x45];
const textOf = (bytes: Uint8Array, from: number, to: number): string =>
  String.fromCharCode(...bytes.subarray(Math.max(0, from), Math.min(to, bytes.byteLength)));
