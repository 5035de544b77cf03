/** An edit of blocks at random, as somebody at the keyboard makes it. Pure. */
import { makeBlock, pushRun, sliceRuns, type Block, type Run } from '../../shared/document/block.ts';
import { newBlockId, withMarkers } from '../../shared/document/blocks.ts';
import { withoutSuggestions } from '../../shared/document/suggest.ts';
import type { Chance } from './fuzz.ts';

const edits = [
  'type',
  'type',
  'type',
  'delete',
  'delete',
  'replace',
  'across',
  'split',
  'join',
  'bold',
  'kind',
  'indent',
] as const;

/** `inserted` stands for what is typed; without `structure` blocks neither come nor go, nor change their kind. */
export function editedBlocks(
  blocks: readonly Block[],
  chance: Chance,
  tokens: () => string,
  structure: boolean,
  inserted?: Run,
): { readonly what: string; readonly edited: readonly Block[] } {
  const index = chance.below(blocks.length);
  const block = blocks[index];
  if (block === undefined) return { what: 'nothing', edited: blocks };
  const from = chance.below(block.text.length + 1);
  const to = Math.min(block.text.length, from + 1 + chance.below(4));
  const head = sliceRuns(block.runs, 0, from);
  const middle = sliceRuns(block.runs, from, to);
  const tail = sliceRuns(block.runs, to, Infinity);
  const typed = (): Run => inserted ?? { text: tokens(), attrs: withoutSuggestions(head.at(-1)?.attrs ?? {}) };
  const what = inserted !== undefined ? 'type' : chance.pick(edits);
  const next = [...blocks];
  const put = (...news: readonly Block[]): void => void next.splice(index, 1, ...news);
  const before = next[index - 1];
  const after = next[index + 1];
  const isText = block.kind !== 'table';
  switch (what) {
    case 'type':
      put(withRuns(block, [...head, typed(), ...middle, ...tail]));
      break;
    case 'delete':
      put(withRuns(block, [...head, ...tail]));
      break;
    case 'replace':
      put(withRuns(block, [...head, typed(), ...tail]));
      break;
    case 'across':
      if (!structure || after === undefined || !isText || after.kind === 'table') break;
      next.splice(index, 2, withRuns(block, [...head, ...sliceRuns(after.runs, 1, Infinity)]));
      break;
    case 'split': {
      if (!structure || !isText) break;
      const id = newBlockId();
      put(withRuns(block, head), makeBlock(id, { kind: block.kind, indent: block.indent }, [...middle, ...tail]));
      break;
    }
    case 'join':
      if (!structure || before === undefined || before.kind === 'table' || !isText) break;
      next.splice(index - 1, 2, withRuns(before, [...before.runs, ...block.runs]));
      break;
    case 'bold':
      put(withRuns(block, [...head, ...middle.map((run) => ({ ...run, attrs: { ...run.attrs, b: true } })), ...tail]));
      break;
    case 'kind':
      if (structure && isText && !block.virtual)
        put(
          makeBlock(block.id, { ...block, kind: chance.pick(['paragraph', 'heading2', 'bullet']) }, block.runs, block),
        );
      break;
    case 'indent':
      if (structure && isText && !block.virtual)
        put(makeBlock(block.id, { ...block, indent: chance.below(3) }, block.runs, block));
  }
  return { what, edited: withMarkers(next) };
}

function withRuns(block: Block, runs: readonly Run[]): Block {
  const own: Run[] = [];
  for (const run of runs) pushRun(own, run);
  return makeBlock(block.id, block, own, block);
}
