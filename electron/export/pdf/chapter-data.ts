/** A chapter: its heading, and its text in order. */
import { headingLevel, makeBlock, type Block } from '../../../shared/document/block.ts';
import { compareBlocks } from '../../../shared/document/compare/compare-blocks.ts';
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import { changeIn } from '../../../shared/document/compare/count.ts';
import { listTargets, type ContentsKind } from '../../../shared/document/contents.ts';
import { imageOf } from '../../../shared/document/images.ts';
import { listCounts } from '../../../shared/document/list-counts.ts';
import { cleanName } from '../clean-text.ts';
import type { Scope } from '../comparison/scope.ts';
import { nested, type Flat } from './nest-lists.ts';
import type { PdfBook } from './pdf-book.ts';
import { pictureOf } from './picture.ts';
import { languageOf, stateOf } from './row-state.ts';
import type { ShownBlock, ShownChapter, ShownInline } from './shown.ts';
import { tableParts } from './table-data.ts';
import { said, wordsOf } from './words.ts';

const LONGEST_RUNNING_HEAD = 56;
/** Characters of a caption and a description that are kept on one page with the picture. */
const LONGEST_CAPTION = 600;

export function chapterData(book: PdfBook, scope: Scope, says: string): ShownChapter {
  const { before, after } = scope;
  const state = after ?? before;
  const number = (after === null ? book.before : book.after).chapter(scope.id);
  const title = wordsOf(
    book,
    scope,
    titleRows(scope).flatMap(({ pieces }) => pieces),
    { plain: true },
  );
  const group = state?.group ?? null;
  const untitled = book.say('common.untitled');
  const plain = cleanName(state?.title ?? '', LONGEST_RUNNING_HEAD, untitled);
  const shownTitle = title.length === 0 ? [said(untitled)] : title;
  const at = book.places.give(scope.id, null) ?? `gone-${scope.id}`;
  const blocks = blocksOf(book, scope);
  const titleWords = book.remarks?.onTitle(scope.id, shownTitle) ?? shownTitle;
  return {
    at,
    ...(number !== null && after !== null && { number }),
    // The number of a chapter that is gone went with it: another one has it now.
    title: [
      ...(number !== null && after === null ? [{ ...said(`${number} `), mark: 'deleted' as const }] : []),
      ...titleWords,
    ],
    plain: number === null ? plain : `${number} ${plain}`,
    ...(group !== null && { group: book.say('people.group', { name: group.name }) }),
    ...(says !== '' && { says }),
    blocks,
  };
}

function titleRows({ before, after }: Scope): ComparedRow[] {
  const title = (each: Scope['before']): Block[] =>
    each === null || each.title === ''
      ? []
      : [makeBlock('title', { kind: 'paragraph', indent: 0 }, [{ text: each.title, attrs: {} }])];
  return compareBlocks(title(before), title(after));
}

function blocksOf(book: PdfBook, scope: Scope): ShownBlock[] {
  const { rows } = scope.compared;
  const counts = new Map([
    ...listCounts(rows.flatMap(({ mark, before }) => (mark === 'inserted' || before === null ? [] : [before]))),
    ...listCounts(rows.flatMap(({ mark, after }) => (mark === 'deleted' || after === null ? [] : [after]))),
  ]);
  const isChanged = book.compares ? changeIn(scope.compared) : () => false;
  return consecutive(
    nested(rows.flatMap((row) => rowData(book, scope, row, { count: counts, changed: isChanged(row) }))),
  );
}

/** Whoever listens to a paper goes by the levels of its headings: none may be left out, whatever they look like. */
function consecutive(blocks: readonly ShownBlock[]): ShownBlock[] {
  let last = 0;
  return blocks.map((block) => {
    if (block.kind !== 'heading') return block;
    last = Math.min(block.look, last + 1);
    return { ...block, level: last };
  });
}

interface RowOptions {
  readonly count: ReadonlyMap<string, number>;
  readonly changed: boolean;
}

/** What is needed of a row by whoever draws its kind. */
interface Drawn {
  readonly row: ComparedRow;
  readonly block: Block;
  readonly about: { at?: string; lang?: string; rtl?: true };
  readonly words: readonly ShownInline[];
}

function rowData(book: PdfBook, scope: Scope, row: ComparedRow, { count, changed }: RowOptions): Flat[] {
  const block = row.mark === 'deleted' ? (row.before ?? row.after) : (row.after ?? row.before);
  if (block === null) return [];
  const state = stateOf(book, row, changed);
  if (row.moved && row.mark === 'deleted') return [{ block: { kind: 'gone', ...state } }];
  const place = row.mark === 'deleted' ? null : book.places.give(scope.id, block.id);
  const about = { ...(place !== null && { at: place }), ...languageOf(block), ...state };
  const { kind, indent } = block;
  const level = headingLevel(kind);
  const drawnWords = wordsOf(book, scope, row.pieces, { plain: level !== null });
  const words = book.remarks?.onBlock(scope.id, { text: '', block: block.id }, drawnWords) ?? drawnWords;
  const drawn: Drawn = { row, block, about, words };
  if (kind === 'bullet' || kind === 'number')
    return [{ item: { ordered: kind === 'number', depth: indent, count: count.get(block.id) ?? 1, words, ...about } }];
  // A heading of nothing but a footnote would be one without a name.
  if (level !== null && words.some((each) => 'text' in each && each.text.trim() !== ''))
    return [{ block: heading(book, scope, level, drawn) }];
  const frame = frameOf(book, scope, drawn);
  if (frame !== undefined) return frame === null ? [] : [{ block: frame }];
  if (words.length === 0 && state.mark === undefined) return [];
  const number = numbersFor(book, row).of(scope.id, block);
  const prints = number?.kind === 'paragraph' && book.after.settings.printParagraphNumbers && words.length > 0;
  const { tone } = block.props;
  return [
    {
      block: {
        kind: kind === 'quote' || kind === 'callout' ? kind : 'paragraph',
        words,
        ...about,
        ...(prints && { number: number.number }),
        ...(indent > 0 && { indent }),
        ...(kind === 'callout' && typeof tone === 'string' && { tone }),
      },
    },
  ];
}

const numbersFor = (book: PdfBook, { mark }: ComparedRow): PdfBook['after'] =>
  mark === 'deleted' ? book.before : book.after;

function heading(book: PdfBook, { id }: Scope, level: number, { row, block, words, about }: Drawn): ShownBlock {
  const numbers = numbersFor(book, row);
  const target = numbers.settings.headingNumbers ? numbers.of(id, block) : null;
  return { kind: 'heading', level, look: level, words, ...about, ...(target !== null && { number: target.number }) };
}

/** What stands for something else than its words; null for nothing to draw, undefined for a paragraph. */
function frameOf(book: PdfBook, scope: Scope, drawn: Drawn): ShownBlock | null | undefined {
  const { row, block, about } = drawn;
  switch (block.kind) {
    case 'table': {
      const caption = captionOf(book, scope, drawn);
      const parts = tableParts(book, scope, row, block);
      if (parts === null) return caption === null ? null : { kind: 'paragraph', words: caption, ...about };
      return { kind: 'table', ...about, ...(caption !== null && { caption }), ...parts };
    }
    case 'image': {
      const image = imageOf(block);
      if (image === null) return null;
      const caption = captionOf(book, scope, drawn);
      const picture = pictureOf(book, image);
      const long = block.text.length + picture.missing.length > LONGEST_CAPTION && { long: true as const };
      return { kind: 'image', ...about, ...(caption !== null && { caption }), ...picture, ...long };
    }
    case 'contents':
      return contents(book, drawn);
    case 'pagebreak':
      // Where changes are read, pages break by themselves.
      if (book.compares)
        return row.mark === 'same'
          ? null
          : {
              ...about,
              kind: 'gone',
              says: frameState(book, row, 'editor.pagebreak'),
            };
      return { kind: 'pagebreak', ...about };
    case 'rule':
      return { kind: 'rule', ...about, ...(row.mark !== 'same' && { says: frameState(book, row, 'editor.rule') }) };
    default:
      return undefined;
  }
}

/** „Trennlinie: entfallen“. */
const frameState = ({ say }: PdfBook, { mark }: ComparedRow, name: 'editor.rule' | 'editor.pagebreak'): string =>
  `${say(name)}: ${say(mark === 'deleted' ? 'versions.lineDeleted' : 'versions.lineInserted')}`;

/** `Tabelle 3: Kosten`. */
function captionOf(book: PdfBook, { id }: Scope, { row, block, words }: Drawn): ShownInline[] | null {
  const target = numbersFor(book, row).of(id, block);
  if (target?.kind !== 'table' && target?.kind !== 'figure') return words.length === 0 ? null : [...words];
  const label = book.say(target.kind === 'table' ? 'numbers.refTable' : 'numbers.refFigure', { number: target.number });
  return words.length === 0 ? [said(label)] : [said(`${book.say('numbers.caption', { label })} `), ...words];
}

const TITLES = {
  headings: 'numbers.contentsHeadings',
  tables: 'numbers.contentsTables',
  figures: 'numbers.contentsFigures',
} as const;

function contents(book: PdfBook, { row, block, about }: Drawn): ShownBlock | null {
  const { of } = block.props;
  const kind: ContentsKind = of === 'tables' || of === 'figures' ? of : 'headings';
  // The pages that a list would name are those of the paper, not of a comparison.
  if (book.compares)
    return row.mark === 'same'
      ? null
      : {
          kind: 'gone',
          ...about,
          says: book.say(row.mark === 'inserted' ? 'numbers.contentsSuggested' : 'numbers.contentsSuggestedAway'),
        };
  const isEmpty = listTargets(book.after.index, kind).length === 0;
  return {
    kind: 'contents',
    of: kind,
    title: book.say(TITLES[kind]),
    ...about,
    ...(isEmpty && { none: book.say('numbers.contentsNone') }),
  };
}
