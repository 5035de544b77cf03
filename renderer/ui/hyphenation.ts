/**
 * Where long German words may be parted, for titles in narrow places. The browser's own `hyphens: auto` does nothing where it brings no
 * German patterns, as Electron on Windows and Linux. The patterns come when the first word needs them; until then none is parted.
 */

/** At either end of a word this many letters stay together. */
const fewestLetters = 4;
/** Longer than any that means something, letters. */
const longestWord = 200;
const words = /[\p{L}\p{M}]+/gu;
const softHyphen = '\u00AD';

/** Puts soft hyphens into a word. */
export type Hyphenate = (word: string) => string;

let hyphenate: Hyphenate | null = null;
let loading: Promise<void> | null = null;
const listeners = new Set<() => void>();

/** Whether a word is longer than what has room on one line, letters. */
export const hasLongWord = (text: string, room: number): boolean =>
  text.length > room && [...text.matchAll(words)].some(([word]) => word.length > room);

/** Null until the patterns have come. */
export const hyphenation = {
  get: (): Hyphenate | null => hyphenate,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Has the patterns come, once; where they can't be had, words stay whole. */
export function loadHyphenation(): Promise<void> {
  loading ??= load().catch((error: unknown) => {
    loading = null;
    reportError(error);
  });
  return loading;
}

async function load(): Promise<void> {
  const [{ default: createHyphenator }, { default: patterns }] = await Promise.all([
    import('hyphen'),
    import('hyphen/patterns/de-1996.js'),
  ]);
  hyphenate = createHyphenator(patterns, { html: false, minWordLength: 5 });
  for (const listener of listeners) listener();
}

/** The pieces of a text between which a hyphen may end a line, in words of more than `room` letters; put together they are the text. */
export function piecesOf(text: string, room: number, parted: Hyphenate): string[] {
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: word, index } of text.matchAll(words)) {
    if (word.length <= room || word.length > longestWord) continue;
    let at = index;
    for (const length of lengthsOf(word, parted)) {
      at += length;
      pieces.push(text.slice(from, at));
      from = at;
    }
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** Of a word's parts but the last one, UTF-16 units. */
function lengthsOf(word: string, parted: Hyphenate): number[] {
  const parts = parted(word).split(softHyphen);
  if (parts.join('') !== word) return [];
  const lengths: number[] = [];
  let open = 0;
  let rest = word.length;
  for (const part of parts.slice(0, -1)) {
    open += part.length;
    rest -= part.length;
    if (open < fewestLetters || rest < fewestLetters) continue;
    lengths.push(open);
    open = 0;
  }
  return lengths;
}
