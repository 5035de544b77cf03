/** The paper as one Markdown file (CommonMark with the tables and footnotes of GitHub). The same input gives the same bytes. */
import type { Root, RootContent } from 'mdast';
import { gfmToMarkdown } from 'mdast-util-gfm';
import { toMarkdown } from 'mdast-util-to-markdown';
import { DEFAULT_SETTINGS } from '../../../shared/document/paper-settings.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import type { Pictures } from '../html-image.ts';
import { indexOf } from '../html-references.ts';
import { paperAsItStands, type Paper, type PaperChapter } from '../paper.ts';
import { markdownBlocks, type Around } from './blocks.ts';
import { PictureBook } from './picture-book.ts';
import { noteLabel, words } from './words.ts';

/** `pictures` of its images, as far as they are there; they stand in the file. */
export function exportMarkdown(written: Paper, pictures: Pictures = new Map()): string {
  const paper = paperAsItStands(written);
  const index = indexOf(paper);
  const book = new PictureBook(pictures);
  const { headingNumbers, printParagraphNumbers } = paper.settings ?? DEFAULT_SETTINGS;
  const chapters = paper.chapters.flatMap((chapter) =>
    chapterOf(chapter, {
      index,
      chapter,
      headingNumbers,
      tables: chapter.tables,
      pictures: book,
      paragraphNumbers: printParagraphNumbers,
    }),
  );
  const root: Root = {
    type: 'root',
    children: [
      { type: 'heading', depth: 1, children: words(paper.title.replaceAll('\n', ' ')) },
      ...(paper.owner === '' ? [] : [{ type: 'paragraph' as const, children: words(paper.owner) }]),
      ...chapters,
      ...book.definitions,
    ],
  };
  return toMarkdown(root, {
    bullet: '-',
    rule: '-',
    emphasis: '_',
    extensions: [gfmToMarkdown()],
  });
}

function chapterOf(chapter: PaperChapter, around: Around): RootContent[] {
  const notes = [...(around.index.chapter(chapter.id)?.notes ?? [])];
  const within: Around = { ...around, tables: new Map(), paragraphNumbers: false };
  return [
    { type: 'heading', depth: 2, children: words(`${chapter.number} ${chapter.title.replaceAll('\n', ' ')}`) },
    ...(chapter.group === null
      ? []
      : [
          {
            type: 'paragraph' as const,
            children: words(translate('de', 'people.group', { name: chapter.group.name })),
          },
        ]),
    ...markdownBlocks(chapter.blocks, around),
    ...notes.map(([id, number]): RootContent => {
      const label = noteLabel(chapter.number, number);
      const children = markdownBlocks(chapter.notes.get(id) ?? [], within);
      return { type: 'footnoteDefinition', identifier: label, label, children };
    }),
  ];
}
