/** Real-looking text of any length: the blocks of the sample project, over and over. */
import type { NewBlock } from '../../shared/document/blocks.ts';
import sample from '../../resources/sample/project.json';

interface SampleRun {
  readonly text: string;
  readonly attrs?: Readonly<Record<string, unknown>>;
}

const blocks: readonly NewBlock[] = sample.chapters.flatMap((chapter) =>
  chapter.blocks.map(({ kind, runs, ...rest }) => ({
    kind,
    indent: 'indent' in rest ? rest.indent : 0,
    runs: (runs as readonly SampleRun[]).map(({ text, attrs }) => ({ text, attrs: attrs ?? {} })),
  })),
);

/** Blocks with at least `characters` characters together. */
export function chapterBlocks(characters: number): NewBlock[] {
  const out: NewBlock[] = [];
  for (let have = 0, index = 0; have < characters; index += 1) {
    const block = blocks[index % blocks.length];
    if (block === undefined) break;
    out.push(block);
    have += block.runs.reduce((sum, run) => sum + run.text.length, 0);
  }
  return out;
}
