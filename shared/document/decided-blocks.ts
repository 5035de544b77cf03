/** Blocks as they would be once every suggestion was decided one way, to read and to print; nothing is written. Pure. */
import { makeBlock, pushRun, type Block, type Run } from './block.ts';
import { isProposal, proposedIn, withoutProposals } from './proposed.ts';
import { withProperty } from './properties.ts';
import { heldBack, isStruck, pendingMoves, standsNow } from './rival-moves.ts';
import { suggestionOf, withoutSuggestions } from './suggest.ts';

/** With all suggestions accepted, or with none; blocks without suggestions stay the same objects. */
export function decidedBlocks(blocks: readonly Block[], accept: boolean): readonly Block[] {
  const out: Block[] = [];
  const twice = standingTwice(blocks, accept);
  for (const block of blocks) {
    if (twice.has(block)) continue;
    const decided = decidedBlock(block, accept);
    const before = out[out.length - 1];
    const { ins, del } = block.props;
    const goes = (typeof ins === 'string' && !accept) || (typeof del === 'string' && accept);
    // Without its marker a block's text belongs to the block before.
    if (goes && before !== undefined) out[out.length - 1] = joined(before, decided.runs);
    else if (!goes) out.push(decided);
    // Words with no mark before them are a paragraph.
    else if (decided.text !== '' || blocks.length === 1)
      out.push(makeBlock(block.id, PLAIN_BLOCK, decided.runs, block));
  }
  return out;
}

const PLAIN_BLOCK = { kind: 'paragraph', indent: 0 } as const;
const none: ReadonlySet<Block> = new Set();

/** Of several moves of one block, the copies that can't be accepted with the others, and where an earlier one brought it. */
export function standingTwice(blocks: readonly Block[], accept: boolean): ReadonlySet<Block> {
  const moves = accept ? pendingMoves(blocks) : [];
  if (moves.length === 0) return none;
  const held = heldBack(blocks, new Set(moves.map(({ id }) => id)));
  return new Set(
    moves.flatMap((move) => {
      if (held.has(move.id)) return [move.block];
      const there = standsNow(blocks, move);
      return there === null || isStruck(there, move.id) ? [] : [there];
    }),
  );
}

function decidedBlock(block: Block, accept: boolean): Block {
  const { ins, del, from, ...others } = block.props;
  const untouched =
    ins === undefined && del === undefined && from === undefined && !Object.keys(others).some(isProposal);
  if (untouched && !block.runs.some(isSuggested)) return block;
  const runs: Run[] = [];
  for (const run of block.runs) {
    const decided = decidedRun(run, accept);
    if (decided !== null) pushRun(runs, decided);
  }
  let { kind, indent } = block;
  let props = withoutProposals(others);
  for (const { name, value } of accept ? proposedIn(block) : []) {
    if (name === 'kind') kind = String(value);
    else if (name === 'indent') indent = Number(value);
    else props = withProperty(props, name, value);
  }
  return makeBlock(block.id, { kind, indent, props }, runs, block);
}

const isSuggested = (run: Run): boolean => withoutSuggestions(run.attrs) !== run.attrs;

function decidedRun(run: Run, accept: boolean): Run | null {
  if (!isSuggested(run)) return run;
  let attrs = { ...withoutSuggestions(run.attrs) };
  for (const [key, value] of Object.entries(run.attrs)) {
    const part = suggestionOf(key)?.part;
    if ((part === 'ins' && !accept) || (part === 'del' && accept)) return null;
    if (part === 'fmt' && accept && typeof value === 'object' && value !== null) attrs = { ...attrs, ...value };
  }
  const set = Object.entries(attrs).filter(([, value]) => value !== null && value !== undefined);
  return { ...run, attrs: Object.fromEntries(set) };
}

function joined(block: Block, runs: readonly Run[]): Block {
  const all = [...block.runs];
  for (const run of runs) pushRun(all, run);
  return makeBlock(block.id, block, all, block);
}
