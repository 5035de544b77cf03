/** Plain text from the clipboard as blocks. */
import { cleanText, pasteCaps, plainRun, type Pasted, type PastedBlock } from './pasted-block.ts';

/** Each line is a paragraph; empty lines only separate. Nothing in it is read as markup. */
export function readText(text: string): Pasted {
  const clean = cleanText(text.slice(0, pasteCaps.characters));
  const lines = clean.split('\n').map((line) => line.trimEnd());
  const filled = lines.filter((line) => line !== '');
  const blocks: PastedBlock[] = filled
    .slice(0, pasteCaps.blocks)
    .map((line) => ({ kind: 'paragraph', indent: 0, runs: [plainRun(line)] }));
  // A single fragment keeps its blanks: „ und“ pasted into a sentence must stay apart from its neighbours.
  if (!clean.includes('\n') && clean !== '') return { blocks: [{ kind: 'paragraph', indent: 0, runs: [plainRun(clean)] }], dropped: { images: 0 }, cut: text.length > pasteCaps.characters };
  return { blocks, dropped: { images: 0 }, cut: text.length > pasteCaps.characters || filled.length > pasteCaps.blocks };
}
