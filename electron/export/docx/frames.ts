/** What stands for something else than its words: tables, pictures, lists of contents, lines and page breaks. */
import type { Block } from '../../../shared/document/block.ts';
import { listTargets, type ContentsKind } from '../../../shared/document/contents.ts';
import { tableOf } from '../../../shared/document/table.ts';
import type { StateNumbers } from '../comparison/numbers.ts';
import { authorOf, type Book, type TextScope } from './book.ts';
import type { PlacedThread } from './comments.ts';
import { contentOf } from './content.ts';
import { contentsParts } from './contents-field.ts';
import type { FlowFrame, MarkState } from './flow.ts';
import { el, join, NOTHING, val, words, type Markup } from './markup.ts';
import { tableOfState } from '../comparison/one-sided.ts';
import { field } from './runs.ts';
import { isOneTable } from '../comparison/table-lines.ts';
import { tableMarkup } from './table.ts';

export function frame(book: Book, scope: TextScope, item: FlowFrame, threads: readonly PlacedThread[]): Markup[] {
  const block = item.after ?? item.before;
  if (block === null) return [];
  switch (block.kind) {
    case 'table':
      return table(book, scope, item, threads);
    case 'image':
      return image(book, scope, item, threads);
    case 'contents':
      return contents(book, scope, item);
    case 'rule':
      return [trackedParagraph(book, scope, item.state, block, [RULE], [])];
    case 'pagebreak':
      return [trackedParagraph(book, scope, item.state, block, [], [el('w:r', {}, el('w:br', { 'w:type': 'page' }))])];
    default:
      return [];
  }
}

const RULE = el('w:pBdr', {}, el('w:bottom', { 'w:val': 'single', 'w:sz': 6, 'w:space': 1, 'w:color': '9AA4AB' }));

/** Whose change it is; null where nothing came or went. */
function change(
  book: Book,
  scope: TextScope,
  state: MarkState,
  block: Block,
): ((tag: string, ...inner: Markup[]) => Markup) | null {
  if (state === 'same') return null;
  const author = authorOf(book, scope, state === 'inserted' ? 'after' : 'before', block.id, 0);
  return (tag, ...inner) => el(tag, book.revisions.attributes(author), ...inner);
}

/** A paragraph of which all came or went. */
function trackedParagraph(
  book: Book,
  scope: TextScope,
  state: MarkState,
  block: Block,
  properties: readonly Markup[],
  content: readonly Markup[],
): Markup {
  const by = change(book, scope, state, block);
  const tag = state === 'inserted' ? 'w:ins' : 'w:del';
  const mark = by === null ? NOTHING : el('w:rPr', {}, by(tag));
  const inner = by === null || content.length === 0 ? join(content) : by(tag, ...content);
  return el('w:p', {}, el('w:pPr', {}, ...properties, mark), inner);
}

function table(book: Book, scope: TextScope, item: FlowFrame, threads: readonly PlacedThread[]): Markup[] {
  const { chapter } = scope;
  const { state } = item;
  const [was, is] = [
    state === 'inserted' || item.before === null ? null : (chapter.before?.tables.get(tableOf(item.before)) ?? null),
    state === 'deleted' || item.after === null ? null : (chapter.after?.tables.get(tableOf(item.after)) ?? null),
  ];
  const block = item.after ?? item.before;
  if (block === null) return [];
  if (was !== null && is !== null && !isOneTable(was, is)) {
    // As a whole: the older one goes with its caption, the newer one comes with its own.
    const [gone, come] = [oneSided(item, 'deleted'), oneSided(item, 'inserted')];
    return [...table(book, scope, gone, []), ...table(book, scope, come, threads)];
  }
  const compared = tableOfState(chapter, tableOf(block), state);
  const input = { chapter, block, before: was, after: is, compared };
  return [caption(book, scope, item, threads), tableMarkup(book, input)].filter((each) => each !== '');
}

/** One state of what is in both. */
function oneSided(item: FlowFrame, state: 'inserted' | 'deleted'): FlowFrame {
  const gone = state === 'deleted';
  return {
    ...item,
    state,
    before: gone ? item.before : null,
    after: gone ? null : item.after,
    pieces: item.pieces.flatMap((piece) => {
      if (piece.state === state) return [piece];
      if (piece.state !== 'same' && piece.state !== 'formatted') return [];
      return [{ ...piece, state, run: gone ? { ...piece.run, attrs: piece.before ?? piece.run.attrs } : piece.run }];
    }),
  };
}

/** Label and number as a field that counts, and the words of the caption. */
function caption(book: Book, scope: TextScope, item: FlowFrame, threads: readonly PlacedThread[]): Markup {
  const { chapter } = scope;
  const block = item.after ?? item.before;
  if (block === null) return NOTHING;
  const numbers = item.state === 'deleted' ? book.before : book.after;
  const target = numbers.of(chapter.id, block);
  const lang = languages(item);
  const content = contentOf(book, scope, item.pieces, { lang, moved: null, threads });
  const by = change(book, scope, item.state, block);
  const tag = item.state === 'inserted' ? 'w:ins' : 'w:del';
  const isAway = item.state === 'deleted';
  const tracked = (markup: Markup): Markup => (by === null ? markup : by(tag, markup));
  const label =
    target === null || (target.kind !== 'table' && target.kind !== 'figure')
      ? []
      : [
          ...book.bookmarks.around(
            chapter.id,
            block.id,
            tracked(numberOf(book, `comparison.label_${target.kind}`, target.number, isAway)),
          ),
          ...separator(book, scope, item, block),
        ];
  const keepNext = block.kind === 'table' ? [el('w:keepNext')] : [];
  const mark = by === null ? [] : [el('w:rPr', {}, by(tag))];
  return el('w:p', {}, el('w:pPr', {}, val('w:pStyle', 'Caption'), ...keepNext, ...mark), ...label, ...content);
}

/** What stands between the number and the words of a caption: comes and goes with them. */
function separator(book: Book, scope: TextScope, { pieces, state }: FlowFrame, block: Block): Markup[] {
  const [was, is] = [
    state !== 'inserted' && pieces.some((piece) => piece.state !== 'inserted'),
    state !== 'deleted' && pieces.some((piece) => piece.state !== 'deleted'),
  ];
  if (!was && !is) return [];
  const own: MarkState = was && is ? 'same' : was ? 'deleted' : 'inserted';
  const markup = runOf(': ', own === 'deleted');
  return [change(book, scope, own, block)?.(own === 'deleted' ? 'w:del' : 'w:ins', markup) ?? markup];
}

const runOf = (text: string, deleted: boolean): Markup =>
  el('w:r', {}, el(deleted ? 'w:delText' : 'w:t', { 'xml:space': 'preserve' }, words(text)));

/** `Tabelle 3`, whose number Word counts; in texts by themselves the first begins anew. */
function numberOf(
  book: Book,
  key: 'comparison.label_table' | 'comparison.label_figure',
  number: string,
  deleted: boolean,
): Markup {
  const label = book.say(key);
  const anew = book.after.paper.apart === true && number === '1' ? ' \\r 1' : '';
  return join([runOf(`${label} `, deleted), field(`SEQ ${label} \\* ARABIC${anew}`, number, NOTHING, deleted)]);
}

function languages({ before, after }: FlowFrame): { readonly now: string | null; readonly was: string | null } {
  const of = (block: Block | null): string | null =>
    typeof block?.props['lang'] === 'string' ? block.props['lang'] : null;
  return { now: of(after ?? before), was: of(before ?? after) };
}

/** The picture, and its caption below. */
function image(book: Book, scope: TextScope, item: FlowFrame, threads: readonly PlacedThread[]): Markup[] {
  const { before, after, state } = item;
  const block = after ?? before;
  if (block === null) return [];
  const shown = (each: Block, deleted: boolean): Markup => {
    const drawing = book.pictures.drawing(each, book.say('comparison.picture'));
    if (drawing !== null) return el('w:r', {}, drawing);
    const { alt } = each.props;
    return runOf(`[${book.say('comparison.pictureMissing')}${typeof alt === 'string' ? `: ${alt}` : ''}]`, deleted);
  };
  const by = (which: 'inserted' | 'deleted', each: Block): Markup => {
    const tag = which === 'inserted' ? 'w:ins' : 'w:del';
    return change(book, scope, which, each)?.(tag, shown(each, which === 'deleted')) ?? NOTHING;
  };
  const replaced = state === 'same' && before !== null && after !== null && !looksTheSame(before, after);
  const content = replaced
    ? [by('deleted', before), by('inserted', after)]
    : [state === 'same' ? shown(block, false) : by(state, block)];
  const tag = state === 'inserted' ? 'w:ins' : 'w:del';
  const mark = change(book, scope, state, block);
  const properties = el(
    'w:pPr',
    {},
    val('w:pStyle', 'Figure'),
    el('w:keepNext'),
    mark === null ? NOTHING : el('w:rPr', {}, mark(tag)),
  );
  const numbers = state === 'deleted' ? book.before : book.after;
  const hasCaption = item.pieces.length + threads.length > 0 || numbers.of(scope.chapter.id, block) !== null;
  return [el('w:p', {}, properties, ...content), ...(hasCaption ? [caption(book, scope, item, threads)] : [])];
}

const looksTheSame = (a: Block, b: Block): boolean =>
  ['asset', 'alt', 'decorative', 'width'].every((name) => a.props[name] === b.props[name]);

/** A field that Word fills; what it shows until then are the entries of the state that it belongs to. */
function contents(book: Book, scope: TextScope, item: FlowFrame): Markup[] {
  const { state, before, after } = item;
  const block = after ?? before;
  if (block === null) return [];
  const replaced = state === 'same' && before !== null && after !== null && before.props['of'] !== after.props['of'];
  if (replaced)
    return [...contents(book, scope, oneSided(item, 'deleted')), ...contents(book, scope, oneSided(item, 'inserted'))];
  const of: ContentsKind =
    block.props['of'] === 'tables' || block.props['of'] === 'figures' ? block.props['of'] : 'headings';
  const isAway = state === 'deleted';
  const entries = entriesOf(book, isAway ? book.before : book.after, of);
  const instruction =
    of === 'headings'
      ? 'TOC \\o "1-5" \\h \\z'
      : `TOC \\h \\z \\c "${book.say(of === 'tables' ? 'comparison.label_table' : 'comparison.label_figure')}"`;
  return contentsParts(instruction, entries, isAway).map((content, index) => {
    const style = of === 'headings' ? `TOC${Math.min(5, (entries[index]?.depth ?? 0) + 1)}` : 'TableofFigures';
    return trackedParagraph(book, scope, state, block, [val('w:pStyle', style)], content);
  });
}

function entriesOf(
  book: Book,
  numbers: StateNumbers,
  of: ContentsKind,
): readonly { readonly depth: number; readonly text: string; readonly place: string | null }[] {
  const entries = listTargets(numbers.index, of).map((target) => {
    const { depth, text, number, kind, chapter, block } = target;
    const hasNumber = kind === 'chapter' || numbers.settings.headingNumbers;
    const before = of === 'headings' ? (hasNumber ? `${number} ` : '') : `${numbers.describe(target)}: `;
    const place = book.linked ? book.bookmarks.name(chapter, block) : null;
    return { depth, place, text: before + (text === '' ? book.say('numbers.contentsNoCaption') : text) };
  });
  return entries.length === 0 ? [{ depth: 0, place: null, text: book.say('numbers.contentsNone') }] : entries;
}
