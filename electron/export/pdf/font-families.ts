/** The names of families in a font's `name` table. */
import { tableAt } from './font-coverage.ts';

/** The typographic family, and the one that older programs know. */
const FAMILY = new Set([1, 16]);
const WINDOWS = 3;

/** Empty where the font says none in Unicode; throws a RangeError where it is cut off. */
export function familiesOf(font: Uint8Array): string[] {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const table = tableAt(view, 'name');
  if (table === null) return [];
  const count = view.getUint16(table + 2);
  const words = table + view.getUint16(table + 4);
  const families = new Set<string>();
  for (let at = table + 6; at < table + 6 + count * 12; at += 12) {
    if (view.getUint16(at) !== WINDOWS || !FAMILY.has(view.getUint16(at + 6))) continue;
    const [length, start] = [view.getUint16(at + 8), words + view.getUint16(at + 10)];
    let name = '';
    for (let each = start; each < start + length; each += 2) name += String.fromCharCode(view.getUint16(each));
    families.add(name);
  }
  return [...families];
}
