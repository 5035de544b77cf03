/** What a Word file of one state of a paper must say, paragraph by paragraph: what `readTracked` is held against. */
import type { PaperState, StateChapter } from '../../../electron/export/comparison/comparison.ts';
import { headingLevel, type Attributes, type Block, type Run } from '../../../shared/document/block.ts';
import { plainText } from '../../../shared/document/blocks.ts';
import { readEmbed } from '../../../shared/document/embeds.ts';
import { cleanText } from '../../../electron/export/clean-text.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { tableOf } from '../../../shared/document/table.ts';
import type { TrackedLine } from './read-tracked.ts';

/** Lists of contents are left out: what they show is a field's result. */
export function linesOfState({ paper }: PaperState): TrackedLine[] {
  return paper.chapters.flatMap((chapter) => [
    { style: 'Heading1', text: cleanText(chapter.title) },
    ...chapter.blocks.flatMap((block) => linesOf(chapter, block, paper.chapters)),
  ]);
}

const STYLES: ReadonlyMap<string, string> = new Map([
  ['quote', 'Quote'],
  ['callout', 'Callout'],
]);

function styleOf({ kind, indent }: Block, plain: string): string {
  const level = headingLevel(kind);
  if (level !== null) return `Heading${level + 1}`;
  if (kind === 'bullet' || kind === 'number') return `${kind === 'bullet' ? 'ListBullet' : 'ListNumber'}${indent}`;
  return STYLES.get(kind) ?? plain;
}

function linesOf(chapter: StateChapter, block: Block, chapters: readonly StateChapter[]): TrackedLine[] {
  const text = block.runs.map((run) => wordsOf(run, chapter, chapters)).join('');
  const caption = (label: string): TrackedLine => ({
    style: 'Caption',
    text: text === '' ? `${label} #` : `${label} #: ${text}`,
  });
  switch (block.kind) {
    case 'contents':
      return [];
    case 'rule':
      return [{ style: '', text: '' }];
    case 'pagebreak':
      return [{ style: '', text: '{page}' }];
    case 'image': {
      const { alt } = block.props;
      return [{ style: 'Figure', text: `{picture ${typeof alt === 'string' ? alt : ''}}` }, caption('Abbildung')];
    }
    case 'table': {
      const table = chapter.tables.get(tableOf(block));
      const cells = (table?.cells ?? []).flatMap((cell): TrackedLine[] => {
        const isHead = block.props['headerRow'] === true && cell.row === 0;
        const blocks = cell.texts.flatMap((name) => table?.texts.get(name) ?? []);
        if (blocks.length === 0) return [{ style: isHead ? 'TableHead' : 'TableText', text: '' }];
        return blocks.map((each) => ({
          style: styleOf(each, isHead ? 'TableHead' : 'TableText'),
          text: each.runs.map((run) => wordsOf(run, chapter, chapters)).join(''),
        }));
      });
      return [caption('Tabelle'), ...cells];
    }
    default:
      return [{ style: styleOf(block, ''), text }];
  }
}

function wordsOf(
  { text, attrs, embed }: Run,
  chapter: StateChapter,
  chapters: readonly StateChapter[],
  inNote = false,
): string {
  if (embed === undefined) return isSafeLink(attrs['link']) ? cleanText(text) : formatted(cleanText(text), attrs);
  const value = readEmbed(embed);
  if (value === null) return formatted('[Inhalt einer neueren Fassung des Programms]', attrs);
  if ('paper' in value) return formatted(value.paper, attrs);
  if ('note' in value) {
    const blocks = chapter.notes.get(value.note) ?? [];
    if (inNote) return formatted(`[Fußnote: ${blocks.map(plainText).join(' ')}]`, attrs);
    return `{${blocks
      .map((block) =>
        block.runs
          .map((run) => wordsOf(run, chapter, chapters, true))
          .join('')
          .trim(),
      )
      .join(' / ')}}`;
  }
  const target = chapters.find(({ id }) => id === value.ref.chapter);
  const block = target?.blocks.find(({ id }) => id === value.ref.block);
  if (target === undefined) return formatted('(Ziel fehlt)', attrs);
  if (block?.kind === 'table' || block?.kind === 'image') return '#';
  return `${formatted(value.ref.block === null ? 'Kapitel ' : 'Abschnitt ', attrs)}#`;
}

/** Innermost first, in the order in which the reader looks. */
function formatted(text: string, attrs: Attributes): string {
  if (text === '') return '';
  return ['b', 'i', 's', 'u'].reduce(
    (words, mark) => (attrs[mark] === true ? `<${mark}>${words}</${mark}>` : words),
    text,
  );
}
