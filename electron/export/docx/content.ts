/** What stands in a paragraph: words, links, footnotes and references, each as what somebody wrote, took away or moved. */
import type { Attributes, Block } from '../../../shared/document/block.ts';
import { readEmbed, noteText } from '../../../shared/document/embeds.ts';
import { plainText } from '../../../shared/document/blocks.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import type { Author } from '../comparison/comparison.ts';
import { authorOf, type Book, type TextScope } from './book.ts';
import { commentEnd, commentStart, type PlacedThread } from './comments.ts';
import type { FlowPiece } from './flow.ts';
import { el, join, NOTHING, val, type Markup } from './markup.ts';
import { noteRows } from '../comparison/one-sided.ts';
import { authorKey } from './revisions.ts';
import { field, runProperties, sameLook, textRun, type RunLook } from './runs.ts';

/** How words stand in Word. */
type Standing = 'same' | 'inserted' | 'deleted' | 'movedAway' | 'movedHere';

interface Part {
  readonly markup: Markup;
  readonly standing: Standing;
  readonly author: Author | null;
  /** The element that links around it; null for none. */
  readonly link: string | null;
  /** The name of a move that is these words alone. */
  readonly move: string | null;
}

export interface ContentOptions {
  /** Languages of the paragraph's words now and before. */
  readonly lang: { readonly now: string | null; readonly was: string | null };
  /** The whole paragraph moved here or away. */
  readonly moved: 'here' | 'away' | null;
  readonly threads: readonly PlacedThread[];
}

export function contentOf(
  book: Book,
  scope: TextScope,
  given: readonly FlowPiece[],
  options: ContentOptions,
): Markup[] {
  const { threads } = options;
  const pieces = byAuthor(book, scope, withoutLinkChanges(cutAt(given, threads)));
  const whole = threads.filter(({ range }) => range === null).flatMap(({ ids }) => ids);
  const open: PlacedThread[] = [];
  const out: Markup[] = whole.length === 0 ? [] : [commentStart(whole)];
  const waiting = threads.filter(({ range }) => range !== null);
  let parts: Part[] = [];
  const flush = (): void => {
    out.push(...wrapped(book, parts));
    parts = [];
  };
  for (const piece of pieces) {
    const end = piece.from + piece.run.text.length;
    const isHere = piece.state !== 'deleted' && options.moved !== 'away';
    for (const thread of isHere ? [...waiting] : []) {
      if (thread.range === null || thread.range.from > piece.from) continue;
      flush();
      out.push(commentStart(thread.ids));
      open.push(thread);
      waiting.splice(waiting.indexOf(thread), 1);
    }
    parts.push(...partsOf(book, scope, piece, options));
    for (const thread of isHere ? [...open] : []) {
      if (thread.range === null || thread.range.to > end) continue;
      flush();
      out.push(commentEnd(thread.ids));
      open.splice(open.indexOf(thread), 1);
    }
  }
  flush();
  for (const { ids } of open) out.push(commentEnd(ids));
  for (const { ids } of waiting) out.push(commentStart(ids), commentEnd(ids));
  if (whole.length > 0) out.push(commentEnd(whole));
  return out;
}

/** Pieces that begin and end where comments do. */
function cutAt(pieces: readonly FlowPiece[], threads: readonly PlacedThread[]): readonly FlowPiece[] {
  const cuts = threads.flatMap(({ range }) => (range === null ? [] : [range.from, range.to]));
  if (cuts.length === 0) return pieces;
  return pieces.flatMap((piece) => {
    const { from, run, state } = piece;
    const { length } = run.text;
    // Words that moved stay whole: a move has one start and one end.
    if (state === 'deleted' || run.embed !== undefined || piece.move !== undefined) return [piece];
    return cutPiece(
      piece,
      cuts.filter((cut) => cut > from && cut < from + length),
    );
  });
}

/** The parts of a piece between places within it. */
function cutPiece(piece: FlowPiece, cuts: readonly number[]): FlowPiece[] {
  const { from, run } = piece;
  const inside = [...new Set(cuts)].sort((a, b) => a - b);
  return [...inside, from + run.text.length].map((end, index) => {
    const start = inside[index - 1] ?? from;
    return { ...piece, from: start, run: { ...run, text: run.text.slice(start - from, end - from) } };
  });
}

/** What several people wrote or deleted, one after another, is as many changes. */
function byAuthor({ comparison }: Book, { chapter, text }: TextScope, pieces: readonly FlowPiece[]): FlowPiece[] {
  return pieces.flatMap((piece) => {
    const { state, run, from, block } = piece;
    if ((state !== 'inserted' && state !== 'deleted') || run.embed !== undefined || piece.move !== undefined)
      return [piece];
    const side = state === 'deleted' ? 'before' : 'after';
    return cutPiece(
      piece,
      comparison.cutsOf({ side, chapter: chapter.id, text, block, from, to: from + run.text.length }),
    );
  });
}

/** Word can't track that a link changed: the words go and come with the other one. */
function withoutLinkChanges(pieces: readonly FlowPiece[]): readonly FlowPiece[] {
  return pieces.flatMap((piece) => {
    const { state, before, run, ...rest } = piece;
    if (state !== 'formatted' || before === undefined || linkOf(before) === linkOf(run.attrs)) return [piece];
    return [
      { ...rest, state: 'deleted' as const, run: { ...run, attrs: before } },
      { ...rest, state: 'inserted' as const, run },
    ];
  });
}

const linkOf = (attrs: Attributes): string | null => (isSafeLink(attrs['link']) ? attrs['link'] : null);

function partsOf(book: Book, scope: TextScope, piece: FlowPiece, { lang, moved }: ContentOptions): Part[] {
  const { state, run, before, block, from } = piece;
  const standing = standingOf(state, moved);
  const isAway = standing === 'deleted' || standing === 'movedAway';
  const side = isAway ? 'before' : 'after';
  const move = moved === null && piece.move !== undefined ? (book.moves.get(String(piece.move)) ?? null) : null;
  const look: RunLook = { attrs: run.attrs, lang: isAway ? lang.was : lang.now };
  const old: RunLook = { attrs: before ?? run.attrs, lang: lang.was };
  const changed = standing === 'same' && !sameLook(look, old);
  const author =
    standing === 'same' && !changed ? null : authorOf(book, scope, side, block, from, from + run.text.length);
  const own = (more: { readonly style?: string } = {}): Markup =>
    runProperties(
      { ...look, ...more },
      changed && author !== null ? { look: { ...old, ...more }, change: book.revisions.attributes(author) } : null,
    );
  const made = (markup: Markup, link: string | null): Part => ({
    markup,
    standing: move === null ? standing : standing === 'deleted' ? 'movedAway' : 'movedHere',
    author: standing === 'same' ? null : author,
    link,
    move,
  });
  if (run.embed !== undefined) return embedded(book, scope, piece, { isAway, own, made });
  const address = linkOf(run.attrs);
  const relations = scope.place === 'note' ? book.noteRelations : book.relations;
  if (address === null) return [made(textRun(run.text, own(), isAway), null)];
  return [made(textRun(run.text, own({ style: 'Hyperlink' }), isAway), `r:id ${relations.link(address)}`)];
}

function standingOf(state: FlowPiece['state'], moved: ContentOptions['moved']): Standing {
  const kept = state === 'same' || state === 'formatted';
  if (!kept) return state;
  return moved === null ? 'same' : moved === 'away' ? 'movedAway' : 'movedHere';
}

interface EmbedHelp {
  readonly isAway: boolean;
  readonly own: (more?: { readonly style?: string }) => Markup;
  readonly made: (markup: Markup, link: string | null) => Part;
}

function embedded(book: Book, scope: TextScope, piece: FlowPiece, { isAway, own, made }: EmbedHelp): Part[] {
  const { chapter } = scope;
  const value = readEmbed(piece.run.embed);
  const numbers = isAway ? book.before : book.after;
  if (value !== null && 'note' in value) {
    if (scope.place === 'note') return noteInNote(book, chapter, value.note, piece.state, { isAway, own, made });
    const rows = noteRows(chapter, value.note, isAway ? 'deleted' : piece.state);
    const id = book.notes.length + 1;
    book.notes.push({ id, note: noteText(value.note), chapter, rows });
    const reference = el('w:r', {}, own({ style: 'FootnoteReference' }), el('w:footnoteReference', { 'w:id': id }));
    const said = isAway ? [] : book.comments.onNote(chapter.id, noteText(value.note));
    return [made(said.length === 0 ? reference : join([commentStart(said), reference, commentEnd(said)]), null)];
  }
  const shown = numbers.embed(piece.run.embed) ?? '';
  if (value === null || !('ref' in value)) return [made(textRun(shown, own(), isAway), null)];
  const target = numbers.target(value.ref.chapter, value.ref.block);
  const place = numbers.place(value.ref);
  const name = book.bookmarks.name(place.chapter, place.block);
  if (target === null || name === null) return [made(textRun(shown, own(), isAway), null)];
  if (target.kind === 'table' || target.kind === 'figure')
    return [made(field(`REF ${name} \\h`, shown, own(), isAway), null)];
  const isNumbered = target.kind === 'chapter' || (target.kind === 'heading' && numbers.settings.headingNumbers);
  if (!isNumbered || !shown.endsWith(target.number)) return [made(textRun(shown, own(), isAway), `w:anchor ${name}`)];
  const before = shown.slice(0, -target.number.length);
  const number = field(`REF ${name} \\r \\h`, target.number, own(), isAway);
  return [made(join([textRun(before, own(), isAway), number]), null)];
}

/** Word has no footnotes within footnotes: such a one is told among the words. */
function noteInNote(
  book: Book,
  { before, after }: TextScope['chapter'],
  note: string,
  state: FlowPiece['state'],
  { isAway, own, made }: EmbedHelp,
): Part[] {
  const told = (blocks: readonly Block[] | undefined): string =>
    book.say('comparison.noteInNote', { text: (blocks ?? []).map(plainText).join(' ') });
  const [was, is] = [told(before?.notes.get(note)), told(after?.notes.get(note))];
  const part = (text: string, deleted: boolean): Part => made(textRun(text, own(), deleted), null);
  if (isAway) return [part(was, true)];
  if (state === 'inserted' || was === is) return [part(is, false)];
  const author = book.comparison.authorOf({
    side: 'after',
    chapter: after?.id ?? '',
    text: noteText(note),
    block: '',
    from: 0,
    to: 0,
  });
  return [
    { ...part(was, true), standing: 'deleted', author },
    { ...part(is, false), standing: 'inserted', author },
  ];
}

/** The parts with what says whose they are; what belongs together is one change. */
function wrapped(book: Book, parts: readonly Part[]): Markup[] {
  const out: Markup[] = [];
  for (let from = 0; from < parts.length;) {
    const first = parts[from];
    if (first === undefined) break;
    let to = from + 1;
    while (to < parts.length && isOne(first, parts[to])) to += 1;
    out.push(...changed(book, first, parts.slice(from, to)));
    from = to;
  }
  return out;
}

const isOne = (a: Part, b: Part | undefined): boolean =>
  b !== undefined &&
  a.standing === b.standing &&
  a.link === b.link &&
  a.move === b.move &&
  (a.author === b.author || (a.author !== null && b.author !== null && authorKey(a.author) === authorKey(b.author)));

const TAGS = { inserted: 'w:ins', deleted: 'w:del', movedAway: 'w:moveFrom', movedHere: 'w:moveTo' } as const;

function changed(book: Book, { standing, author, link, move }: Part, parts: readonly Part[]): Markup[] {
  const inner = join(parts.map(({ markup }) => markup));
  if (inner === '') return [];
  const by = author ?? { name: '', at: null };
  const around = (tag: string, markup: Markup): Markup => el(tag, book.revisions.attributes(by), markup);
  const tracked = standing === 'same' ? inner : around(TAGS[standing], inner);
  const linked = link === null ? tracked : linkAround(link, tracked);
  if (move === null) return [linked];
  const way = standing === 'movedAway' ? 'From' : 'To';
  return [...moveRange(book, way, move, by, linked)];
}

function linkAround(link: string, markup: Markup): Markup {
  const [attribute = '', value = ''] = link.split(' ');
  return el('w:hyperlink', { [attribute]: value, 'w:history': 1 }, markup);
}

/** What moved, between the marks that name the move. */
export function moveRange(book: Book, way: 'From' | 'To', name: string, by: Author, markup: Markup): readonly Markup[] {
  const id = book.revisions.next();
  const about = { 'w:id': id, 'w:name': name, ...book.revisions.by(by) };
  return [el(`w:move${way}RangeStart`, about), markup, el(`w:move${way}RangeEnd`, { 'w:id': id })];
}

/** The properties of a paragraph mark that somebody brought or took away. */
export function markProperties(tag: string | null, attributes: Parameters<typeof el>[1]): Markup {
  return tag === null ? NOTHING : el('w:rPr', {}, el(tag, attributes));
}

/** A run that only shows words of ours. */
export const plainRun = (text: string, style?: string): Markup =>
  textRun(text, style === undefined ? NOTHING : el('w:rPr', {}, val('w:rStyle', style)), false);
