/** Text as any file format can carry it. */

/** What XML has no character for: controls, halves of surrogate pairs, and the two characters that are none. */
const UNWRITABLE =
  /[\u0000-\u0008\u000b\u000c\u000d-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text without what no file could hold. Line ends are `\n` alone. */
export const cleanText = (text: string): string => text.replace(UNWRITABLE, '');

/** A name for one line: without controls, of at most so many characters, `otherwise` where nothing is left. */
export function cleanName(name: string, most: number, otherwise: string): string {
  const line = cleanText(name)
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const cut = line.length <= most ? line : line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '') + '…';
  return cut === '' ? otherwise : cut;
}
