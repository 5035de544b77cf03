/** What an imported text says when all its suggestions are accepted, or rejected: kinds and words of its blocks. */
import type { ImportedBlock, ImportedText } from '../../../electron/import/imported-text.ts';
import { proposedIn } from '../../../shared/document/proposed.ts';
import type { Decision } from './read-tracked.ts';

export interface DecidedBlock {
  readonly kind: string;
  readonly text: string;
}

export function decidedBlocks({ blocks, notes }: ImportedText, decision: Decision): DecidedBlock[] {
  const gone = decision === 'accept' ? 'del' : 'ins';
  const found: { kind: string; text: string }[] = [];
  const words = (block: ImportedBlock): string =>
    block.runs
      .filter(({ attrs }) => !Object.keys(attrs).some((key) => key.startsWith(`${gone}:`)))
      .map(({ text, embed }) => (embed === undefined ? text : embedded(embed)))
      .join('');
  const embedded = (embed: unknown): string => {
    const note = notes.find(({ id }) => JSON.stringify(embed).includes(`"${id}"`));
    return note === undefined
      ? '#'
      : `{${decidedBlocks({ ...EMPTY, blocks: note.blocks }, decision)
          .map((each) => each.text)
          .join(' / ')}}`;
  };
  for (const block of blocks) {
    const kind = decision === 'accept' ? kindOf(block) : block.kind;
    const before = found.at(-1);
    if (block.props[gone] !== undefined && before !== undefined) before.text += words(block);
    else if (block.props[gone] === undefined || words(block) !== '') found.push({ kind, text: words(block) });
    for (const row of block.table?.rows ?? []) {
      if (row[gone] !== undefined) continue;
      for (const cell of row.cells) found.push(...decidedBlocks({ ...EMPTY, blocks: cell.blocks }, decision));
    }
  }
  return found;
}

const EMPTY: ImportedText = { blocks: [], images: [], notes: [], comments: [], changes: [], left: [] };

function kindOf(block: ImportedBlock): string {
  const wanted = proposedIn(block).find(({ name }) => name === 'kind')?.value;
  return typeof wanted === 'string' ? wanted : block.kind;
}
