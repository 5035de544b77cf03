/** Figures of indicators as people type them. */

/** `12`, `12,5`, `1.250`, `12.5`; null for nothing, undefined for what is none. */
export function readFigure(typed: string): number | null | undefined {
  const text = typed.replace(/\s/gu, '').replace('%', '');
  if (text === '') return null;
  const plain = /^-?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/.test(text) ? text.replace(/\./g, '') : text;
  if (!/^-?\d{1,15}(?:[.,]\d{1,6})?$/.test(plain)) return undefined;
  return Number(plain.replace(',', '.'));
}
