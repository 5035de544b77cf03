/** A chapter cut into what is shown at a time in a meeting. Pure. */
import { headingLevel, type Block } from '../../../shared/document/block.ts';

/** A section begins with each heading of the first two levels and behind each page break; none is empty. */
export function sectionsOf(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const sections: Block[][] = [];
  let open: Block[] = [];
  const close = (): void => {
    if (open.some(({ text, kind }) => text !== '' || kind === 'image' || kind === 'table')) sections.push(open);
    open = [];
  };
  for (const block of blocks) {
    if (block.kind === 'pagebreak') {
      close();
      continue;
    }
    // A heading of the second level right behind one of the first belongs to it.
    const level = headingLevel(block.kind) ?? 9;
    if (level <= 2 && open.some(({ kind }) => headingLevel(kind) === null)) close();
    open.push(block);
  }
  close();
  return sections;
}
