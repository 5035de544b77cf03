/** The prose of a council paper, each text with its place: the subject and every block, also in tables and footnotes. */
import type { Block } from '../../document/block.ts';
import { noteText } from '../../document/embeds.ts';
import type { CouncilPaper } from '../council-paper.ts';
import { fieldPlace, type Place } from './finding.ts';

export interface Passage {
  readonly text: string;
  /** Null for a field. */
  readonly block: Block | null;
  readonly at: (from: number, to: number) => Place;
}

export function passagesOf({ subject, texts }: CouncilPaper): Passage[] {
  const passages: Passage[] = [{ text: subject, block: null, at: (from, to) => fieldPlace('subject', null, from, to) }];
  for (const [section, content] of texts) {
    const add = (nested: string | null, blocks: readonly Block[]): void => {
      for (const block of blocks)
        passages.push({
          text: block.text,
          block,
          at: (from, to) => ({ in: 'section', section, nested, block: block.id, from, to }),
        });
    };
    add(null, content.blocks);
    for (const table of content.tables.values()) for (const [name, blocks] of table.texts) add(name, blocks);
    for (const [id, blocks] of content.notes) add(noteText(id), blocks);
  }
  return passages;
}
