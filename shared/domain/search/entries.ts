/** What can be found: one entry for each block, comment, suggestion and state of a version. Plain data. */

export const searchKinds = ['text', 'comment', 'suggestion', 'measure', 'council', 'version'] as const;
export type SearchKind = (typeof searchKinds)[number];

/** What an entry is in the paper. */
export const searchForms = [
  'title',
  'heading',
  'paragraph',
  'caption',
  'alt',
  'cell',
  'note',
  'comment',
  'reply',
  'suggestion',
  'proposal',
  'measureComment',
  'measureReply',
  'measureSuggestion',
  'measureProposal',
  'measureTitle',
  'measureFacts',
  'step',
  'report',
  'subject',
  'paperFacts',
  'version',
] as const;
export type SearchForm = (typeof searchForms)[number];

/**
 * Where the characters of an entry's text stand in its block, piece by piece: [in the text, in the block, characters there].
 * Null where they are the same; `whole` where all of the text is about the same characters.
 */
export type TextMap =
  | readonly (readonly [at: number, source: number, length: number])[]
  | { readonly whole: readonly [from: number, to: number] }
  | null;

export interface Entry {
  /** Unique within what it was read from. */
  readonly key: string;
  readonly kind: SearchKind;
  readonly form: SearchForm;
  /** Empty for what is about the paper as a whole; of a measure, of what is said on one or suggested in it, and of a council paper its id. */
  readonly chapter: string;
  readonly text: string;
  readonly map: TextMap;
  /** Null for what is about the chapter as a whole. */
  readonly block: string | null;
  /** The name of the cell or footnote that the block is in, null for the chapter's own text. */
  readonly part: string | null;
  /** The block of the chapter that a cell or footnote hangs on; else the block itself. */
  readonly holder: string | null;
  /** Place in the chapter. */
  readonly order: number;
  /**
   * Whose words they are, where that is known; `as`: the name that an imported file gives, of a measure, of what is said on one or suggested in it, and of a council paper how that is called; else
   * empty.
   */
  readonly person: string | null;
  readonly as: string;
  /** Milliseconds since 1970. */
  readonly at: number | null;
  /** Of a comment the key of its thread, of a suggestion its id. */
  readonly ref: string | null;
  /** Of a reply its key. */
  readonly reply: string | null;
}

/** Of words that don't stand in the text. */
export const NOWHERE: TextMap = { whole: [0, 0] };

/** What is said on a measure or suggested in its description: the words of one person, by whom and when. */
export const isAboutMeasure = ({ form }: Pick<Entry, 'form'>): boolean =>
  form === 'measureComment' || form === 'measureReply' || form === 'measureSuggestion' || form === 'measureProposal';

/** Headings and titles count more than what stands below them. */
export const isTitle = ({ form }: Pick<Entry, 'form'>): boolean =>
  ['title', 'heading', 'measureTitle', 'subject', 'version'].includes(form);

/** Longest text of one entry; what is longer becomes several. */
export const LONGEST_ENTRY = 20_000;

/** Where characters of an entry's text stand in its block. */
export function spanOf(map: TextMap, from: number, to: number): { readonly from: number; readonly to: number } {
  if (map === null) return { from, to };
  if ('whole' in map) return { from: map.whole[0], to: map.whole[1] };
  const sourceOf = (at: number, isEnd: boolean): number => {
    // What ends where a piece ends does not reach to the next one, which may begin further on.
    const [text, source, length] = map.filter((piece) => (isEnd ? piece[0] < at : piece[0] <= at)).at(-1) ?? [0, 0, 0];
    return source + Math.min(at - text, length);
  };
  const start = sourceOf(from, false);
  return { from: start, to: to > from ? Math.max(start, sourceOf(to, true)) : start };
}

/** An entry, or several where its text is too long for one; each knows where it stands. */
export function divided(entry: Entry): Entry[] {
  const { text, map, key } = entry;
  if (text.length <= LONGEST_ENTRY) return [entry];
  const parts: Entry[] = [];
  for (let from = 0; from < text.length;) {
    const end = Math.min(text.length, from + LONGEST_ENTRY);
    const space = end === text.length ? -1 : text.lastIndexOf(' ', end);
    const to = space > from ? space + 1 : end;
    parts.push({
      ...entry,
      key: from === 0 ? key : `${key} ${from}`,
      text: text.slice(from, to),
      map: moved(map, from),
    });
    from = to;
  }
  return parts;
}

/** The map of what begins at `from`. */
function moved(map: TextMap, from: number): TextMap {
  if (map === null) return [[0, from, Infinity]];
  if ('whole' in map) return map;
  const later = map.filter(([at]) => at > from).map(([at, source, length]) => [at - from, source, length] as const);
  const last = map.filter(([at]) => at <= from).at(-1) ?? ([0, 0, 0] as const);
  const skipped = Math.min(from - last[0], last[2]);
  return [[0, last[1] + skipped, last[2] - skipped], ...later];
}
