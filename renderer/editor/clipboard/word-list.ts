/**
 * Word puts lists on the clipboard as paragraphs that look like list items: `style="mso-list:l0 level2 lfo1"` and the
 * marker as text in a span with `mso-list:Ignore`.
 */

/** The level of a pseudo list paragraph (0 is the outermost), null when the style names none. */
export function wordListLevel(style: ReadonlyMap<string, string>): number | null {
  const list = style.get('mso-list');
  if (list === undefined || list === 'none' || list.startsWith('ignore') || list.startsWith('skip')) return null;
  const level = /\blevel([1-9])\b/.exec(list)?.[1];
  return level === undefined ? null : Number(level) - 1;
}

/** What a marker's text stands for: `1.`, `a)`, `(iv)`, `2.3.` count; `·`, `o`, `§`, `–` do not. */
export function kindOfMarker(marker: string): 'bullet' | 'number' {
  const text = marker.replace(/[\s\u00A0]+/g, '');
  return /^\(?(\d+|[a-z]|[ivxlcdm]+)([.)]|(\.\d+)+\.?)/i.test(text) || /^\d+$/.test(text) ? 'number' : 'bullet';
}
