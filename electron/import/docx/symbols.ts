/** Signs from symbol fonts, which stand at places of their own and mean nothing in other fonts. */

const wingdings: Readonly<Record<number, string>> = {
  0x22: '✂',
  0x28: '☎',
  0x29: '✆',
  0x2a: '✉',
  0x4a: '☺',
  0x4c: '☹',
  0x6c: '●',
  0x6e: '■',
  0x6f: '□',
  0x71: '❑',
  0x72: '❒',
  0x73: '⬧',
  0x74: '⧫',
  0x75: '◆',
  0x76: '❖',
  0x77: '⬥',
  0x9f: '•',
  0xa7: '▪',
  0xa8: '◻',
  0xd8: '➢',
  0xdf: '←',
  0xe0: '→',
  0xe1: '↑',
  0xe2: '↓',
  0xe8: '➔',
  0xef: '⇦',
  0xf0: '⇨',
  0xf3: '⬄',
  0xfb: '✗',
  0xfc: '✓',
  0xfd: '☒',
  0xfe: '☑',
};
const symbol: Readonly<Record<number, string>> = {
  0x61: 'α',
  0x62: 'β',
  0x67: 'γ',
  0x64: 'δ',
  0x65: 'ε',
  0x6c: 'λ',
  0x6d: 'μ',
  0x70: 'π',
  0x73: 'σ',
  0x53: 'Σ',
  0x44: 'Δ',
  0x57: 'Ω',
  0xa3: '≤',
  0xab: '↔',
  0xac: '←',
  0xad: '↑',
  0xae: '→',
  0xaf: '↓',
  0xb0: '°',
  0xb1: '±',
  0xb3: '≥',
  0xb4: '×',
  0xb7: '•',
  0xb8: '÷',
  0xb9: '≠',
  0xbb: '≈',
  0xbc: '…',
  0xc5: '⊕',
  0xce: '∈',
  0xde: '⇒',
  0xdb: '⇔',
  0xd6: '√',
  0xe5: '∑',
  0xa5: '∞',
};

/** The sign of a font's place; null where we don't know it. */
export function symbolText(font: string, code: string): string | null {
  if (!/^[0-9a-f]{1,5}$/i.test(code)) return null;
  const place = parseInt(code, 16);
  const inFont = place >= 0xf000 && place <= 0xf0ff ? place - 0xf000 : place;
  if (/^wingdings/i.test(font)) return wingdings[inFont] ?? null;
  if (/^symbol$/i.test(font))
    return symbol[inFont] ?? (inFont >= 0x20 && inFont < 0x40 ? String.fromCharCode(inFont) : null);
  const own = place >= 0xe000 && place <= 0xf8ff;
  return own || place < 0x20 || (place >= 0xd800 && place <= 0xdfff) ? null : String.fromCodePoint(place);
}
