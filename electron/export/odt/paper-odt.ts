/** A paper as an OpenDocument text: real styles, numbers and footnotes. The same input gives the same bytes. */
import { setImmediate as turn } from 'node:timers/promises';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { countedBy, phaseOf, type TellProgress } from '../../../shared/rpc/export-progress.ts';
import { compareStates, type PaperState, type StatePaper } from '../comparison/comparison.ts';
import { join, type Markup } from '../docx/markup.ts';
import type { Pictures } from '../html-image.ts';
import type { PaperComment } from '../paper.ts';
import { paperData } from '../pdf/paper-data.ts';
import type { ShownPaper } from '../pdf/shown.ts';
import { blocksMarkup, headingMarkup } from './odt-blocks.ts';
import { OdtBook } from './odt-book.ts';
import { contentsMarkup } from './odt-contents.ts';
import { odtFile } from './odt-file.ts';
import { bookmark, inlines, plain } from './odt-inline.ts';
import { pageOf, styled } from './odt-named.ts';
import type { OdtLook } from './odt-styles.ts';
import { findTargets } from './odt-targets.ts';

export interface PaperOdtOptions {
  /** Come along with names. */
  readonly comments?: readonly PaperComment[];
  readonly tell?: TellProgress | undefined;
}

/** `at`: when it is made (milliseconds since 1970), as its first page says; null leaves that out. */
export async function paperOdt(
  paper: StatePaper,
  pictures: Pictures = new Map(),
  at: number | null = null,
  { comments = [], tell }: PaperOdtOptions = {},
): Promise<Uint8Array> {
  const state: PaperState = { name: paper.title, at, by: null, paper };
  const { data, files } = await paperData(compareStates(state, state, { pictures, comments }), false, at, {
    whole: true,
  });
  const headingNumbers = paper.settings?.headingNumbers !== false;
  const numbered = (level: number): boolean => level === 1 || (headingNumbers && level <= 5);
  const book = new OdtBook(pictures, files, blocksMarkup);
  findTargets(book, data.chapters, { numbered, caption: captionOf });
  const body: Markup[] = front(book, data);
  const done = countedBy(tell, 'chapters', data.chapters.length);
  for (const [index, { at: place, also = [], number, title, group, blocks }] of data.chapters.entries()) {
    const content = join([...[place, ...also].map(bookmark), inlines(book, title)]);
    body.push(headingMarkup(book, { level: 1, number, content, counted: book.targets.has(place) }));
    if (group !== undefined) body.push(styled('Front note', plain(group)));
    body.push(...blocksMarkup(book, blocks));
    done(index + 1);
    await turn();
  }
  tell?.(phaseOf('packing'));
  const look: OdtLook = {
    ...PAPER_LOOK,
    numbered,
    lineStep: data.lineStep ?? null,
    noteNumbers: paper.settings?.noteNumbers === 'paper' ? 'document' : 'chapter',
  };
  return odtFile({
    title: data.documentTitle,
    at,
    page: {
      lang: data.lang,
      region: data.region,
      look,
      head: [styled('Header', plain(data.head))],
      foot: [styled('Footer', pageOf(data.page, data.of))],
    },
    automatic: book.automatic,
    body,
    pictures: book.entries,
  });
}

export const PAPER_LOOK: Omit<OdtLook, 'numbered' | 'lineStep' | 'noteNumbers'> = {
  text: 'Source Serif 4',
  heads: 'Source Sans 3',
  titleSize: 24,
  headingSizes: [18, 14, 12.5, 11, 10.5],
  margins: { top: 27, bottom: 25, left: 25, right: 25 },
  chaptersOnPages: true,
};

function front(book: OdtBook, { title, owner, stand, contents }: ShownPaper): Markup[] {
  const under = [owner, stand ?? ''].filter((text) => text !== '').join(', ');
  return [
    styled('Title', plain(title)),
    ...(under === '' ? [] : [styled('Subtitle', plain(under))]),
    ...(contents === undefined ? [] : [contentsMarkup(book, { of: 'headings', title: contents })]),
  ];
}

/** How the captions of tables and figures begin. */
export function captionOf(
  kind: 'table' | 'figure',
  number: string,
): { readonly alone: string; readonly before: string } {
  const label = translate('de', kind === 'table' ? 'numbers.refTable' : 'numbers.refFigure', { number });
  return { alone: label, before: `${translate('de', 'numbers.caption', { label })} ` };
}
