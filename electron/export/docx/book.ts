/** What everybody who writes a part of one Word file shares. */
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import type { Target } from '../../../shared/document/paper-index.ts';
import { translate, type TextKey, type TextValues } from '../../../shared/i18n/catalogue.ts';
import type { Author, Comparison } from '../comparison/comparison.ts';
import type { Scope } from '../comparison/scope.ts';
import { StateNumbers } from '../comparison/numbers.ts';
import { Bookmarks } from './bookmarks.ts';
import { CommentParts } from './comments.ts';
import type { Place } from './forms.ts';
import { Lists } from './lists.ts';
import { PictureParts } from './pictures.ts';
import { Relations } from './relations.ts';
import { Revisions } from './revisions.ts';

/** A text that is written: where its words come from, and where they stand. */
export interface TextScope {
  readonly chapter: Scope;
  /** '' for the chapter's own text, `cell:…`, `note:…`. */
  readonly text: string;
  readonly place: Place;
}

/** A footnote that is written once the text is. */
export interface PendingNote {
  readonly id: number;
  readonly note: string;
  readonly chapter: Scope;
  readonly rows: readonly ComparedRow[];
}

/** A part of the package with relations of its own. */
export interface Book {
  readonly comparison: Comparison;
  readonly before: StateNumbers;
  readonly after: StateNumbers;
  readonly revisions: Revisions;
  readonly lists: Lists;
  readonly bookmarks: Bookmarks;
  readonly linked: boolean;
  /** Of the document's own part; footnotes have theirs. */
  readonly relations: Relations;
  readonly noteRelations: Relations;
  readonly pictures: PictureParts;
  readonly comments: CommentParts;
  readonly notes: PendingNote[];
  /** Names of moves that have both ends in the text, by the number of the words or by chapter and block. */
  readonly moves: ReadonlyMap<string, string>;
  readonly say: (key: TextKey, values?: TextValues) => string;
}

/** `linked`: whether lists of contents lead to what they list; Word can't track that. */
export function openBook(comparison: Comparison, moves: ReadonlyMap<string, string>, linked: boolean): Book {
  const { before, after, language, pictures, comments } = comparison;
  const say = (key: TextKey, values?: TextValues): string => translate(language, key, values);
  const revisions = new Revisions(say('comparison.unknownAuthor'));
  const relations = new Relations();
  const [was, now] = [new StateNumbers(before, language), new StateNumbers(after, language)];
  const listed = linked ? now.index.chapters.flatMap(({ targets }) => targets.filter(isListed)) : [];
  return {
    comparison,
    before: was,
    after: now,
    linked,
    revisions,
    lists: new Lists(),
    bookmarks: new Bookmarks([was, now], revisions, listed),
    relations,
    noteRelations: new Relations(),
    pictures: new PictureParts(pictures, relations, revisions),
    comments: new CommentParts(comments, revisions),
    notes: [],
    moves,
    say,
  };
}

const isListed = ({ kind }: Target): boolean => kind !== 'paragraph';

/** Who changed characters, or (with `to` as `from`) a paragraph mark. */
export function authorOf(
  { comparison }: Book,
  { chapter, text }: TextScope,
  side: 'before' | 'after',
  block: string,
  from: number,
  to: number = from,
): Author {
  return comparison.authorOf({ side, chapter: chapter.id, text, block, from, to });
}
