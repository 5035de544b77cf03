/** All blocks of a chapter, with list items in lists, as React draws them where nobody writes. */
import { useMemo, type JSX, type ReactNode } from 'react';
import { EMBED_CHARACTER, type Block } from '../../../shared/document/block.ts';
import { isItem, listMarks } from './block-marks.ts';
import type { Labels } from './labels.tsx';
import { StaticBlock } from './static-block.tsx';
import './static-text.css';
import '../forced-colors.css';

interface StaticBlocksProps {
  readonly blocks: readonly Block[];
  readonly labels: Labels;
  /** Whether paragraphs show their numbers. */
  readonly numbered: boolean;
  /** The blocks to draw, where those of the whole chapter are more: lists are counted in the whole chapter. */
  readonly part?: readonly Block[];
  readonly frame?: (block: Block) => ReactNode;
}

export function StaticBlocks({ blocks, labels, numbered, part = blocks, frame }: StaticBlocksProps): JSX.Element {
  const marks = useMemo(() => listMarks(blocks), [blocks]);
  const draw = (block: Block): JSX.Element => (
    <StaticBlock
      key={block.id}
      block={block}
      number={numbered ? labels.number(block) : undefined}
      prefix={labels.prefix(block)}
      mark={marks.get(block.id)}
      frame={frame?.(block)}
      {...(block.text.includes(EMBED_CHARACTER) ? { embed: labels.embed } : {})}
    />
  );
  return (
    <>
      {inLists(part).map((group) =>
        Array.isArray(group) ? (
          <ul key={group[0]?.id ?? ''} className="static-list">
            {group.map(draw)}
          </ul>
        ) : (
          draw(group)
        ),
      )}
    </>
  );
}

/** Neighbouring list items together, everything else by itself. */
function inLists(blocks: readonly Block[]): (Block | Block[])[] {
  const groups: (Block | Block[])[] = [];
  for (const block of blocks) {
    const last = groups[groups.length - 1];
    if (!isItem(block.kind)) groups.push(block);
    else if (Array.isArray(last)) last.push(block);
    else groups.push([block]);
  }
  return groups;
}
