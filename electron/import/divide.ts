/** Divides a text that was read into chapters. Pure: the same text gives the same chapters. */
import type { ChapterRule } from '../../shared/domain/import-report.ts';
import { EMBED_CHARACTER } from '../../shared/document/block.ts';
import type { PropertyValue } from '../../shared/document/properties.ts';
import { newProposal, proposedIn } from '../../shared/document/proposed.ts';
import type { ImportedBlock, ImportedComment, ImportedPlace, ImportedText, LeftNote } from './imported-text.ts';

export interface ImportedChapter {
  readonly title: string;
  readonly blocks: readonly ImportedBlock[];
  /** With places in this chapter; without one they stand on the chapter as a whole. */
  readonly comments: readonly ImportedComment[];
  /** The local name under which cross-references lead to the chapter: that of the block which gave its title. */
  readonly target?: string;
}
/** A note with the chapter it belongs to; null for the file as a whole. */
export type PlacedNote = Omit<LeftNote, 'block'> & { readonly chapter: number | null };

export interface DividedText {
  readonly chapters: readonly ImportedChapter[];
  readonly left: readonly PlacedNote[];
}

interface Range {
  /** Index of the block that gives the title; null where none does. */
  readonly head: number | null;
  readonly title: string;
  readonly from: number;
  readonly to: number;
}

/** Titles are as long as the outline can show. */
const longestTitle = 200;
const emptyKinds = new Set(['title', 'contents', 'pagebreak', 'rule']);
/** Our chapters know headings of four levels. */
const deepest = 4;

/** `name`: what a chapter is called whose text has no title, e.g. the file's name. */
export function divide(text: ImportedText, rule: ChapterRule, name: string): DividedText {
  const left: PlacedNote[] = [];
  const ranges = rule === 'one' ? [whole(text.blocks, name)] : rangesOf(text.blocks, name, left);
  const chapterOf = (block: number): number => {
    const found = ranges.findIndex(({ head, from, to }) => block >= (head ?? from) && block < to);
    return found < 0 ? 0 : found;
  };
  const lift = rule === 'headings' || ranges[0]?.head !== null ? 1 : 0;
  const chapters = ranges.map((range, chapter): ImportedChapter => {
    const head = range.head === null ? undefined : text.blocks[range.head];
    const note = (what: LeftNote['what'], words: string): void => void left.push({ what, words, chapter });
    if (head !== undefined) noteTitle(head, range.title, note);
    return {
      title: shorten(range.title),
      ...(head?.target === undefined ? {} : { target: head.target }),
      blocks: text.blocks
        .slice(range.from, range.to)
        .map((block) => level(block, head?.kind === 'title' && rule === 'one' ? 0 : lift, note)),
      comments: commentsOf(text.comments, range, chapterOf, chapter, note),
    };
  });
  for (const { what, words, block } of text.left)
    left.push({ what, words, chapter: block < 0 ? null : chapterOf(block) });
  return { chapters, left };
}

function whole(blocks: readonly ImportedBlock[], name: string): Range {
  const heads = blocks.flatMap(({ kind }, index) => (kind === 'title' ? [index] : []));
  const firsts = blocks.flatMap(({ kind }, index) => (kind === 'heading1' ? [index] : []));
  const [head = firsts.length === 1 && firsts[0] === 0 ? 0 : undefined] = heads[0] === 0 ? heads : [];
  if (head === undefined) return { head: null, title: name, from: 0, to: blocks.length };
  return { head, title: titleOf(blocks[head]), from: head + 1, to: blocks.length };
}

function rangesOf(blocks: readonly ImportedBlock[], name: string, left: PlacedNote[]): Range[] {
  const begins = blocks.some(({ kind }) => kind === 'heading1') ? 'heading1' : 'title';
  const heads = blocks.flatMap(({ kind }, index) => (kind === begins ? [index] : []));
  const ranges = heads.map((head, index): Range => {
    return { head, title: titleOf(blocks[head]), from: head + 1, to: heads[index + 1] ?? blocks.length };
  });
  const [first = blocks.length] = heads;
  const before = blocks.slice(0, first);
  const title = before.findIndex(({ kind }) => kind === 'title');
  if (before.every(({ kind }) => emptyKinds.has(kind)) && ranges.length > 0) {
    for (const block of before) {
      if (block.kind === 'title') left.push({ what: 'paperTitle', words: titleOf(block), chapter: null });
      if (block.kind === 'contents') left.push({ what: 'contents', words: '', chapter: null });
    }
    return ranges;
  }
  // What comes before the first heading is a chapter of its own.
  const head = title === 0 ? 0 : null;
  return [
    { head, title: head === null ? name : titleOf(blocks[0]), from: head === null ? 0 : 1, to: first },
    ...ranges,
  ];
}

/** The words as they would be with every change accepted. */
function titleOf(block: ImportedBlock | undefined): string {
  const runs = block?.runs.filter(({ attrs }) => !Object.keys(attrs).some((key) => key.startsWith('del:'))) ?? [];
  const words = runs.map(({ text }) => text).join('');
  return words.replaceAll(EMBED_CHARACTER, '').replace(/\s+/gu, ' ').trim();
}

function noteTitle(block: ImportedBlock, title: string, note: (what: LeftNote['what'], words: string) => void): void {
  const { ins, del } = block.props;
  const changed = block.runs.some(({ attrs }) => Object.keys(attrs).some((key) => /^(ins|del|fmt):/.test(key)));
  if (changed || ins !== undefined || del !== undefined || proposedIn(block).length > 0) note('titleChange', title);
  if (block.runs.some(({ embed }) => embed !== undefined)) note('titleNote', title);
  if (title.length > longestTitle) note('longTitle', title.slice(0, longestTitle));
}

const shorten = (title: string): string =>
  title.length <= longestTitle ? title : `${title.slice(0, longestTitle - 1).trimEnd()}…`;

/** A block of a chapter: headings one level up, for the chapter's title takes the first. */
function level(
  block: ImportedBlock,
  lift: 0 | 1,
  note: (what: LeftNote['what'], words: string) => void,
): ImportedBlock {
  const kind = kindOf(block.kind, lift);
  const depth = /^heading([1-9])$/.exec(block.kind)?.[1];
  if (depth !== undefined && Number(depth) - lift > deepest) note('headingLevel', titleOf(block));
  const raised = proposedIn(block).filter(({ name }) => name === 'kind');
  const keys = new Set(raised.map(({ key }) => key));
  const others = Object.entries(block.props).filter(([key]) => !keys.has(key));
  const lifted = raised.flatMap(({ id, value, key }): [string, PropertyValue][] => {
    const wanted = kindOf(String(value), lift);
    return wanted === kind ? [] : [[key, newProposal('kind', id, wanted).value]];
  });
  const props = raised.length === 0 ? block.props : Object.fromEntries([...others, ...lifted]);
  return { ...block, kind, props };
}

function kindOf(kind: string, lift: 0 | 1): string {
  if (kind === 'title') return 'heading1';
  const depth = /^heading([1-9])$/.exec(kind)?.[1];
  return depth === undefined ? kind : `heading${Math.min(deepest, Math.max(1, Number(depth) - lift))}`;
}

function commentsOf(
  comments: readonly ImportedComment[],
  range: Range,
  chapterOf: (block: number) => number,
  chapter: number,
  note: (what: LeftNote['what'], words: string) => void,
): ImportedComment[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const placeOf = (comment: ImportedComment): ImportedPlace | null => {
    const parent = comment.parent === null ? undefined : byId.get(comment.parent);
    return parent === undefined ? comment.from : placeOf(parent);
  };
  const inChapter = (place: ImportedPlace | null): ImportedPlace | null =>
    place === null || place.block < range.from || place.block >= range.to
      ? null
      : { block: place.block - range.from, offset: place.offset };
  return comments.flatMap((comment): ImportedComment[] => {
    const place = placeOf(comment);
    if ((place === null ? 0 : chapterOf(place.block)) !== chapter) return [];
    if (comment.parent !== null && byId.has(comment.parent)) return [{ ...comment, from: null, to: null }];
    const from = inChapter(comment.from);
    const beyond = comment.to !== null && comment.to.block >= range.to;
    if (comment.from === null || beyond) note('commentPlace', comment.text);
    const end: ImportedPlace = { block: Math.max(0, range.to - range.from - 1), offset: Number.MAX_SAFE_INTEGER };
    return [{ ...comment, from, to: from === null ? null : beyond ? end : (inChapter(comment.to) ?? from) }];
  });
}
