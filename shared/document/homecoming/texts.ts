/** The texts of a chapter by the names of their roots. Pure. */
import type { Block } from '../block.ts';
import { noteText } from '../embeds.ts';
import { nestedTexts, type ChapterContent } from '../nested.ts';

/** The name of a chapter's own text. */
export const CHAPTER_TEXT = 'text';

/** The names of all texts of a chapter, its own first. */
export const textsIn = (content: ChapterContent): string[] => [CHAPTER_TEXT, ...nestedTexts(content)];

/** The blocks of one of them; null where it isn't there or holds nothing. */
export function textIn({ blocks, tables, notes }: ChapterContent, name: string): readonly Block[] | null {
  if (name === CHAPTER_TEXT) return blocks;
  const [type, id = ''] = name.split(':');
  if (type === 'cell') return tables.get(id)?.texts.get(name) ?? null;
  for (const [note, own] of notes) if (noteText(note) === name) return own;
  return null;
}
