/** Plain text from the clipboard as blocks. */
import { PLAIN } from '../../../shared/document/block.ts';
import { cleanText, pasteCaps, type Pasted, type PastedBlock } from './pasted-block.ts';

/** Each line is a paragraph; empty lines only separate. Nothing in it is read as markup. */
export function readText(text: string): Pasted {
  const clean = cleanText(text.slice(0, pasteCaps.characters));
  const lines = clean.split('\n');
  // A single fragment keeps its blanks: „ und“ pasted into a sentence must stay apart from its neighbours.
  const filled = lines.length === 1 ? lines : lines.map((line) => line.trimEnd());
  const paragraphs = filled.filter((line) => line !== '');
  const blocks = paragraphs
    .slice(0, pasteCaps.blocks)
    .map((line): PastedBlock => ({ kind: 'paragraph', indent: 0, runs: [{ text: line, attrs: PLAIN }] }));
  return { blocks, images: 0, cut: text.length > pasteCaps.characters || paragraphs.length > pasteCaps.blocks };
}
