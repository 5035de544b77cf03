/** Makes foreign HTML lighter before it is parsed: Word and Excel put style sheets of megabytes around a sentence. Pure. */

/** Below this nothing is taken out: it is parsed in a moment. */
const light = 300_000;
const parts = [
  ['<style', '</style'],
  ['<script', '</script'],
  ['<!--', '-->'],
] as const;

/** The HTML without style sheets, scripts and comments where it is long; in one pass for each. */
export function lighten(html: string): string {
  if (html.length <= light) return html;
  return parts.reduce((text, [start, end]) => without(text, start, end), html);
}

function without(html: string, start: string, end: string): string {
  const lower = html.toLowerCase();
  const kept: string[] = [];
  let from = 0;
  for (let at = lower.indexOf(start); at !== -1; at = lower.indexOf(start, from)) {
    const found = lower.indexOf(end, at + start.length);
    kept.push(html.slice(from, at));
    if (found === -1) return kept.join('');
    // `</style` may be followed by blanks.
    from = end.startsWith('<') ? lower.indexOf('>', found) + 1 : found + end.length;
    if (from === 0) return kept.join('');
  }
  kept.push(html.slice(from));
  return kept.join('');
}
