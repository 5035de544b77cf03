/** Reads a chapter as it is printed, with its pictures fetched and its comments numbered. */
import { readBlocks } from '../../../shared/document/blocks.ts';
import { tableOf } from '../../../shared/document/table.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { withRoom } from '../../app/chapter-texts.ts';
import { titleOf, type Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { labelsOf, type Labels } from '../../editor/static/labels.tsx';
import { notesOf } from '../../editor/static/notes.tsx';
import { tableContent } from '../../editor/static/table-content.ts';
import { viewed, viewedDoc } from '../../editor/static/suggestion-view.ts';
import { partsOf, type PrintedChapter } from './parts.tsx';
import { commentLines, markNumber, numberThreads, readThreads, withMarks } from './print-comments.ts';
import type { PrintOptions } from './print-options.ts';
import { picturesIn, type PictureProgress, type PrintPictures } from './print-pictures.ts';

interface ReadPrinted {
  readonly session: Session;
  readonly chapter: ChapterView;
  readonly options: Pick<PrintOptions, 'suggestions' | 'comments' | 'resolved'>;
  readonly pictures: PrintPictures;
  readonly onProgress: (progress: PictureProgress) => void;
  readonly t: Translate;
  readonly nameOf: (person: string) => string;
  /** A moment in milliseconds since 1970. */
  readonly date: (at: number) => string;
}

/** Null where its text, or the comments that are wished for, don't come. */
export async function readPrinted(wish: ReadPrinted): Promise<PrintedChapter | null> {
  const { session, chapter, pictures, onProgress, t } = wish;
  const { suggestions: view, comments, resolved } = wish.options;
  await document.fonts.ready;
  const threads = comments ? await readThreads(session, chapter, resolved) : [];
  if (threads === null) return null;
  const read = await withRoom(session, chapter.id, (room) => {
    // With moved rows where they would be, so that comments stand at their words there, too.
    const doc = viewedDoc(room.doc, view);
    const own = readBlocks(doc);
    const numbered = numberThreads(doc, own, threads);
    const dress = withMarks(numbered);
    const blocks = viewed(dress('text', own), view);
    const tables = blocks.filter(({ kind }) => kind === 'table');
    return {
      doc,
      blocks,
      numbered,
      notes: notesOf(doc, blocks, view, dress),
      tables: new Map(tables.map((block) => [tableOf(block), tableContent({ doc, view }, block, dress)])),
    };
  });
  if (read === null) return null;
  const { doc, blocks, tables } = read;
  const here = await pictures.load(blocks, onProgress);
  const { index } = session.paper;
  const paper = index.get();
  const numbers = paper.chapter(chapter.id)?.notes;
  const { id, number, group } = chapter;
  const title = titleOf(chapter, t);
  return {
    id,
    number,
    title,
    parts: partsOf({ kind: 'title', number, title, group }, blocks, read.notes, (note) => numbers?.get(note), {
      title: t('pages.commentsTitle'),
      lines: commentLines(read.numbered, wish),
    }),
    scene: {
      doc,
      index,
      labels: withCommentMarks(labelsOf(index, paper, id), t),
      view,
      pictures: session.pictures,
      still: { tables, paper, pictures: here },
      all: true,
    },
    missingPictures: picturesIn(blocks).filter((hash) => !here.has(hash)).length,
  };
}

function withCommentMarks(labels: Labels, t: Translate): Labels {
  const embed: Labels['embed'] = (value) => {
    const number = markNumber(value);
    if (number === null) return labels.embed(value);
    return <span className="print-comment">{t('pages.commentMark', { number })}</span>;
  };
  return { ...labels, embed };
}
