/** Which characters the fonts have. A certified file may hold no other, and no file shall show empty boxes. */

/** One bit for each code point. */
export class FontCoverage {
  readonly #known = new Uint8Array(0x110000 / 8);

  /** A font as TrueType or OpenType; what can't be read of it counts as not there. */
  add(font: Uint8Array): void {
    const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
    const map = tableAt(view, 'cmap');
    if (map === null) return;
    const count = view.getUint16(map + 2);
    for (let index = 0; index < count; index += 1) {
      const table = map + view.getUint32(map + 4 + index * 8 + 4);
      const format = view.getUint16(table);
      if (format === 4) this.#addSegments(view, table);
      if (format === 12) this.#addGroups(view, table);
    }
  }

  has(code: number): boolean {
    return ((this.#known[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
  }

  #mark(code: number): void {
    this.#known[code >> 3] = (this.#known[code >> 3] ?? 0) | (1 << (code & 7));
  }

  #addGroups(view: DataView, table: number): void {
    const groups = view.getUint32(table + 12);
    for (let at = table + 16; at < table + 16 + groups * 12; at += 12)
      for (let code = view.getUint32(at); code <= Math.min(view.getUint32(at + 4), 0x10ffff); code += 1)
        this.#mark(code);
  }

  #addSegments(view: DataView, table: number): void {
    const double = view.getUint16(table + 6);
    const [ends, starts] = [table + 14, table + 16 + double];
    for (let at = 0; at < double; at += 2) {
      const [first, last] = [view.getUint16(starts + at), view.getUint16(ends + at)];
      const delta = view.getUint16(starts + double + at);
      const place = starts + 2 * double + at;
      const offset = view.getUint16(place);
      for (let code = first; code <= last && code !== 0xffff; code += 1) {
        const glyph =
          offset === 0
            ? (code + delta) & 0xffff
            : view.getUint16(Math.min(place + offset + 2 * (code - first), view.byteLength - 2));
        if (glyph !== 0) this.#mark(code);
      }
    }
  }
}

/** Where a table of a font begins; null for one that it doesn't have. */
export function tableAt(view: DataView, name: string): number | null {
  const count = view.getUint16(4);
  for (let at = 12; at < 12 + count * 16; at += 16) {
    const tag = String.fromCharCode(...[0, 1, 2, 3].map((index) => view.getUint8(at + index)));
    if (tag === name) return view.getUint32(at + 8);
  }
  return null;
}

/** What the shaper takes out by itself and some text needs: soft hyphens, joiners, marks of direction, zero-width spaces. */
const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069]/u;
/** Variants that no font of ours has: the character itself stays. */
const VARIANTS = /[\ufe00-\ufe0f\ufeff\u{e0000}-\u{e0fff}]/gu;

export interface Printable {
  readonly text: string;
  /** Each character that was replaced, once. */
  readonly replaced: readonly string[];
}

/** JSON in which every character that no font has is told by its number: `[U+4E2D]`. */
export function printable(json: string, fonts: FontCoverage): Printable {
  const replaced = new Set<string>();
  const text = json
    .normalize('NFC')
    .replace(VARIANTS, '')
    .replace(/[^\u0000-\u007f]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0;
      if (fonts.has(code) || UNSEEN.test(character)) return character;
      replaced.add(character);
      return `[U+${code.toString(16).toUpperCase().padStart(4, '0')}]`;
    });
  return { text, replaced: [...replaced].sort() };
}
