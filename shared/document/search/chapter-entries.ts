/** The entries of a chapter's text: its title, blocks, captions, cells, footnotes; also of a chapter as a version keeps it. */
import { divided, NOWHERE, type Entry, type SearchForm, type SearchKind } from '../../domain/search/entries.ts';
import { CAPTION_KINDS, headingLevel, isFrameKind, type Block } from '../block.ts';
import { notesIn, noteText } from '../embeds.ts';
import type { ChapterContent } from '../nested.ts';
import { tableOf } from '../table.ts';
import { shownText } from './shown-text.ts';

export interface ChapterSource {
  readonly kind: SearchKind & ('text' | 'version');
  readonly chapter: string;
  readonly title: string;
  readonly content: ChapterContent;
  /** When it last changed, where that is known. */
  readonly at: number | null;
}

/** Longest title that is read. */
const LONGEST_TITLE = 500;

export function chapterEntries({ kind, chapter, title, content, at }: ChapterSource): Entry[] {
  const entries: Entry[] = [];
  const base = { kind, chapter, person: null, as: '', at, ref: null, reply: null, part: null, map: null } as const;
  const add = (entry: Entry): void => {
    if (entry.text.trim() !== '') entries.push(...divided(entry));
  };
  add({
    ...base,
    key: 'title',
    form: 'title',
    text: title.slice(0, LONGEST_TITLE),
    block: null,
    holder: null,
    order: -1,
  });
  const seen = new Set<string>();
  const addText = (
    name: string,
    form: SearchForm,
    blocks: readonly Block[] | undefined,
    of: Block,
    order: number,
  ): void => {
    if (blocks === undefined || seen.has(name)) return;
    seen.add(name);
    for (const block of blocks) {
      add({
        ...base,
        ...shownText(block),
        key: `${name} ${block.id}`,
        form,
        block: block.id,
        part: name,
        holder: of.id,
        order,
      });
      for (const note of notesIn(block)) addText(noteText(note), 'note', content.notes.get(note), of, order);
    }
  };
  for (const [order, block] of content.blocks.entries()) {
    const own = { ...base, block: block.id, holder: block.id, order };
    add({ ...own, ...shownText(block), key: `: ${block.id}`, form: formOf(block.kind) });
    const alternative = block.props['alt'];
    if (typeof alternative === 'string')
      add({ ...own, key: `alt ${block.id}`, form: 'alt', text: alternative, map: NOWHERE });
    if (block.kind === 'table') {
      const table = content.tables.get(tableOf(block));
      for (const name of table?.cells.flatMap(({ texts }) => texts) ?? [])
        addText(name, 'cell', table?.texts.get(name), block, order);
    }
    for (const note of notesIn(block)) addText(noteText(note), 'note', content.notes.get(note), block, order);
  }
  return entries;
}

function formOf(kind: string): SearchForm {
  if (headingLevel(kind) !== null) return 'heading';
  return isFrameKind(kind) && CAPTION_KINDS.has(kind) ? 'caption' : 'paragraph';
}
