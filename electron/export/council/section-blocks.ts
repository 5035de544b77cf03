/** What was written under the headings of a council paper, as blocks for the template: the same way as a paper's chapters. */
import type { ReferenceWords } from '../../../shared/council/references.ts';
import { sectionSettings as settings } from '../../../shared/council/section-settings.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { compareStates, type Comparison, type PaperState } from '../comparison/comparison.ts';
import type { Pictures } from '../html-image.ts';
import type { PaperComment } from '../paper.ts';
import { chapterData } from '../pdf/chapter-data.ts';
import { openPdfBook } from '../pdf/pdf-book.ts';
import type { Remark, ShownBlock, ShownInline } from '../pdf/shown.ts';

export interface SectionText {
  readonly id: string;
  readonly heading: string;
  readonly content: ChapterContent;
}

export interface SectionBlocks {
  /** By the section's id. */
  readonly blocks: ReadonlyMap<string, readonly ShownBlock[]>;
  /** Comments on its heading, by the section's id. */
  readonly remarks: ReadonlyMap<string, readonly Remark[]>;
  /** Pictures by the names that the blocks give them. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface SectionOptions extends TextOptions {
  /** As of the book. */
  readonly whole?: boolean;
}

export function sectionBlocks(
  sections: readonly SectionText[],
  pictures: Pictures,
  { whole = false, ...options }: SectionOptions = {},
): SectionBlocks {
  const comparison = sectionsOf(sections, pictures, options);
  const chapters = new Map(comparison.after.paper.chapters.map((chapter) => [chapter.id, chapter]));
  const scopes = comparison.chapters.map((compared) => {
    const chapter = chapters.get(compared.id) ?? null;
    return { id: compared.id, before: chapter, after: chapter, compared };
  });
  const book = openPdfBook(comparison, false, scopes, whole);
  const drawn = scopes.map((scope) => [scope.id, chapterData(book, scope, '')] as const);
  return {
    blocks: new Map(drawn.map(([id, { blocks }]) => [id, blocks])),
    remarks: new Map(drawn.map(([id, { title }]) => [id, title.flatMap((each) => remarkIn(each) ?? [])])),
    files: book.files,
  };
}

const remarkIn = (words: ShownInline): Remark | undefined => ('remark' in words ? words.remark : undefined);

interface TextOptions {
  /** To be put into the margin. */
  readonly comments?: readonly PaperComment[];
  /** What references to elsewhere show. */
  readonly references?: ReferenceWords;
  /** Whether tables, figures and footnotes begin anew in each text. */
  readonly apart?: boolean;
}

/** Texts as the chapters of a state that is compared with itself, as the writers of files take it. */
export function sectionsOf(
  sections: readonly SectionText[],
  pictures: Pictures,
  { comments = [], references, apart = false }: TextOptions = {},
): Comparison {
  const chapters = sections.map(({ id, heading, content }, index) => ({
    id,
    number: index + 1,
    title: heading,
    group: null,
    ...content,
  }));
  const state: PaperState = {
    name: '',
    at: null,
    by: null,
    paper: {
      title: '',
      owner: '',
      settings: apart ? { ...settings, noteNumbers: 'chapter' } : settings,
      chapters,
      apart,
    },
    ...(references !== undefined && { references }),
  };
  return compareStates(state, state, { pictures, comments });
}

/** What nobody wrote. */
export const NO_TEXT: ChapterContent = { blocks: [], tables: new Map(), notes: new Map() };
