/**
 * Cross-references: fields that show the number, the title, the words or the page of a place that a bookmark names. Where
 * that place has a number of ours (a heading, a table, a picture, a paragraph), the field becomes a reference, whose number is
 * computed. A list item has none: its words stay, with a reference to its paragraph behind them. Words that somebody named to
 * repeat them elsewhere stay words. All of it is decided when the whole file has been read.
 */
import { headingLevel, PLAIN, type Attributes, type Run } from '../../../shared/document/block.ts';
import { hasParagraphNumber } from '../../../shared/document/paper-index.ts';
import { targetRun, targetOf } from '../embeds.ts';
import type { ImportedBlock } from '../imported-text.ts';
import type { Context } from './context.ts';
import type { Draft } from './draft.ts';

/** What a field refers to. */
export interface FieldReference {
  readonly bookmark: string;
  readonly shows: 'place' | 'number' | 'page' | 'note';
}

/** On the words that a field shows, until it is decided what becomes of them. */
const attribute = 'word-ref';
const mostReferences = 20_000;

/** Where a bookmark is, among the places of comments. */
const bookmark = 'bookmark ';
export const bookmarkPlace = (name: string): string => bookmark + name;
export const isBookmark = (place: string): boolean => place.startsWith(bookmark);

/** `REF _Ref12 \r \h`, `PAGEREF …`, `NOTEREF …`; null for other fields, and for those that name no place. */
export function referenceIn(name: string, argument: string, switches: readonly string[]): FieldReference | null {
  const byNumber = switches.some((each) => /^\\[rnw]$/i.test(each));
  // `\p` alone shows „oben“ or „unten“.
  if (name === 'REF' && !byNumber && switches.some((each) => /^\\p$/i.test(each))) return null;
  const ref = byNumber ? 'number' : 'place';
  const shows = name === 'REF' ? ref : name === 'PAGEREF' ? 'page' : name === 'NOTEREF' ? 'note' : null;
  return shows === null || argument === '' || argument.startsWith('\\') ? null : { bookmark: argument, shows };
}

interface Noted {
  readonly id: string;
  readonly reference: FieldReference | null;
  readonly block: number;
}

/** The references of a file, in order. */
export class References {
  private readonly all: Noted[] = [];
  private readonly known = new Map<FieldReference, string>();

  begin(reference: FieldReference | null, block: number): void {
    const id = String(this.all.length);
    this.all.push({ id, reference: this.all.length < mostReferences ? reference : null, block });
    if (reference !== null) this.known.set(reference, id);
  }

  /** The attributes of words that a reference shows. */
  mark(attrs: Attributes, reference: FieldReference | null): Attributes {
    const id = reference === null ? undefined : this.known.get(reference);
    return id === undefined ? attrs : { ...attrs, [attribute]: id };
  }

  get list(): readonly Noted[] {
    return this.all;
  }
}

/** Decides about all references: `blocks` are those of the body, `inner` the blocks of footnotes. */
export function resolveReferences(context: Context, blocks: readonly Draft[], inner: readonly Draft[]): void {
  const { references, places } = context;
  const index = new Map(blocks.map((draft, at) => [draft, at]));
  const found = new Map<string, Aim>();
  for (const { id, reference, block } of references.list) {
    const draft = reference === null ? undefined : places.of(bookmarkPlace(reference.bookmark)).from?.draft;
    const at = draft === undefined ? undefined : index.get(draft);
    const kind = draft === undefined || reference === null ? null : aimOf(draft, reference);
    if (draft === undefined || reference === null || at === undefined || kind === null) {
      context.noteAt('reference', block);
      continue;
    }
    draft.target ??= `word-${at}`;
    found.set(id, { target: draft.target, kind: reference.shows === 'page' ? 'page' : kind });
  }
  if (references.list.length === 0) return;
  for (const draft of [...blocks, ...inner]) {
    const { runs, moved } = resolved(draft.runs, found);
    draft.runs = [...runs];
    if (moved !== null) places.shifted(draft, moved);
    if (draft.table !== undefined) {
      const rows = draft.table.rows.map((row) => ({
        ...row,
        cells: row.cells.map((cell) => ({ ...cell, blocks: cell.blocks.map((each) => resolvedBlock(each, found)) })),
      }));
      draft.table = { ...draft.table, rows };
    }
  }
}

/** `item`: the words stay, and the reference stands behind them. */
type AimKind = 'heading' | 'table' | 'figure' | 'paragraph' | 'item' | 'note' | 'page';
interface Aim {
  readonly target: string;
  readonly kind: AimKind;
}

/** Word's own names for places that somebody referred to; others are given by hand, to words that are to be repeated. */
const madeByWord = /^_Ref\d+$/;

/** What there is to refer to; null where our papers have no number for it. */
function aimOf({ kind, props }: Draft, { shows, bookmark: name }: FieldReference): AimKind | null {
  if (shows === 'note') return kind === 'paragraph' || kind === 'quote' ? 'note' : null;
  if (headingLevel(kind) !== null || /^(title|heading\d)$/.test(kind)) return 'heading';
  if (kind === 'table') return 'table';
  if (kind === 'image') return props['decorative'] === true ? null : 'figure';
  const item = kind === 'bullet' || kind === 'number';
  if (!item && !hasParagraphNumber(kind)) return null;
  if (shows === 'place') return madeByWord.test(name) ? 'item' : null;
  return item ? 'item' : 'paragraph';
}

const resolvedBlock = (block: ImportedBlock, found: ReadonlyMap<string, Aim>): ImportedBlock => ({
  ...block,
  runs: resolved(block.runs, found).runs,
});

/** The word that a reference of ours says itself. */
const saidBefore: Readonly<Record<AimKind, RegExp>> = {
  heading: /(?<!\p{L})(?:Kapitel|Kap\.|Abschnitt|Abschn\.|Ziffer|Punkt|chapter|section)[\s\u00A0]*$/iu,
  table: /(?<!\p{L})(?:Tabelle|Tab\.|table)[\s\u00A0]*$/iu,
  figure: /(?<!\p{L})(?:Abbildung|Abb\.|figure|fig\.)[\s\u00A0]*$/iu,
  paragraph:
    /(?<!\p{L})(?:Absatz|Abs\.|Abschnitt|Randnummer|Rn\.|Ziffer|Punkt|Nummer|Nr\.|paragraph|para\.)[\s\u00A0]*$/iu,
  item: /(?!)/,
  note: /(?<!\p{L})(?:Fußnote|Fußn\.|Fn\.|footnote)[\s\u00A0]*$/iu,
  page: /(?<!\p{L})(?:(?:auf\s+)?(?:der\s+)?(?:Seite|S\.)|(?:on\s+)?(?:page|p\.))[\s\u00A0]*$/iu,
};

interface Resolved {
  readonly runs: readonly Run[];
  /** From an offset before to the one after; null where nothing moved. */
  readonly moved: ((offset: number) => number) | null;
}

/** A run with the characters that it stands for. */
interface Kept {
  readonly run: Run;
  readonly from: number;
  readonly to: number;
}

function resolved(runs: readonly Run[], found: ReadonlyMap<string, Aim>): Resolved {
  if (!runs.some(({ attrs }) => attribute in attrs)) return { runs, moved: null };
  const kept: Kept[] = [];
  let offset = 0;
  for (let at = 0; at < runs.length;) {
    const group = groupAt(runs, at);
    at += group.length;
    const from = offset;
    offset += group.reduce((sum, { text }) => sum + text.length, 0);
    const aim = aimFor(group, found);
    if (aim === null) {
      let start = from;
      for (const run of group) kept.push({ run: withoutMark(run), from: start, to: (start += run.text.length) });
      continue;
    }
    const changes = changesOf(group[0]);
    cutWord(kept, saidBefore[aim.kind], changes);
    // „Abschnitt 3 auf Seite 12“: the page of a place that is referred to already adds nothing.
    if (aim.kind === 'page' && lastTarget(kept) === aim.target) cutBlanks(kept);
    else {
      const words = group.map(({ text }) => text).join('');
      const run = targetRun({ target: aim.target, words }, changes);
      if (aim.kind === 'item') keepWords(kept, group, from, run, changes);
      else kept.push({ run, from, to: offset });
    }
  }
  return { runs: kept.map(({ run }) => run), moved: (place) => movedIn(kept, place) };
}

/** `Punkt 3 (Absatz 1/7)`: the words that a field shows, and a reference behind them. */
function keepWords(kept: Kept[], group: readonly Run[], from: number, reference: Run, changes: Attributes): void {
  let end = from;
  for (const run of group) kept.push({ run: withoutMark(run), from: end, to: (end += run.text.length) });
  for (const run of [{ text: ' (', attrs: changes }, reference, { text: ')', attrs: changes }])
    kept.push({ run, from: end, to: end });
}

/** The runs that one field shows, or a single other run. */
function groupAt(runs: readonly Run[], at: number): readonly Run[] {
  const id = runs[at]?.attrs[attribute];
  if (id === undefined) return runs.slice(at, at + 1);
  let end = at;
  while (end < runs.length && runs[end]?.attrs[attribute] === id) end += 1;
  return runs.slice(at, end);
}

/** Where a field leads that can be taken as a whole: one that somebody changed in part stays as text. */
function aimFor(group: readonly Run[], found: ReadonlyMap<string, Aim>): Aim | null {
  const [first] = group;
  const id = first?.attrs[attribute];
  const aim = typeof id === 'string' ? found.get(id) : undefined;
  const changes = JSON.stringify(changesOf(first));
  if (aim === undefined || group.some((run) => run.embed !== undefined || JSON.stringify(changesOf(run)) !== changes))
    return null;
  return aim;
}

function withoutMark(run: Run): Run {
  if (!(attribute in run.attrs)) return run;
  const attrs = Object.fromEntries(Object.entries(run.attrs).filter(([key]) => key !== attribute));
  return { ...run, attrs: Object.keys(attrs).length === 0 ? PLAIN : attrs };
}

/** Whose suggestion a run is; formats belong to the words. */
function changesOf(run: Run | undefined): Attributes {
  const changes = Object.entries(run?.attrs ?? {}).filter(([key]) => key.startsWith('ins:') || key.startsWith('del:'));
  return changes.length === 0 ? PLAIN : Object.fromEntries(changes);
}

/** Takes the word off that a reference of ours says itself, where the same person wrote it. */
function cutWord(kept: Kept[], word: RegExp, changes: Attributes): void {
  const last = kept.at(-1);
  if (last === undefined || last.run.embed !== undefined) return;
  if (JSON.stringify(changesOf(last.run)) !== JSON.stringify(changes)) return;
  const text = last.run.text.replace(word, '');
  if (text.length === last.run.text.length) return;
  kept.pop();
  if (text !== '') kept.push({ run: { ...last.run, text }, from: last.from, to: last.from + text.length });
}

const isBlank = ({ run }: Kept): boolean => run.embed === undefined && run.text.trim() === '';

/** The target of the reference that nothing but blanks, or a bracket, stands behind. */
function lastTarget(kept: readonly Kept[]): string | null {
  const last = kept.filter((each) => !isBlank(each) && each.run.text !== ')').at(-1);
  return last === undefined ? null : (targetOf(last.run)?.target ?? null);
}

function cutBlanks(kept: Kept[]): void {
  for (let last = kept.at(-1); last !== undefined && isBlank(last); last = kept.at(-1)) kept.pop();
}

function movedIn(kept: readonly Kept[], place: number): number {
  let at = 0;
  for (const [index, { run, from, to }] of kept.entries()) {
    const { length } = run.text;
    const next = kept[index + 1];
    // What was added behind words belongs to them, whatever begins or ends there.
    const added = (from === to && to === place) || (to === place && next?.from === place && next.to === place);
    if (added) {
      at += length;
      continue;
    }
    if (place <= from) return at;
    if (place <= to) return at + (to - from === length ? place - from : length);
    at += length;
  }
  return at;
}
