/** The parts of a chapter as they stand on pages, each drawn by itself so that a page can end behind any of them. */
import type { JSX, ReactNode } from 'react';
import { EMBED_CHARACTER, sliceRuns, type Block } from '../../../shared/document/block.ts';
import type { Group } from '../../../shared/domain/people.ts';
import { isItem, listMarks } from '../../editor/static/block-marks.ts';
import type { Labels } from '../../editor/static/labels.tsx';
import type { Note } from '../../editor/static/notes.tsx';
import { StaticBlock } from '../../editor/static/static-block.tsx';
import { StaticRuns } from '../../editor/static/static-runs.tsx';
import { GroupName } from '../../ui/marks.tsx';

export type Part =
  | { readonly kind: 'title'; readonly number: number; readonly title: string; readonly group: Group | null }
  | { readonly kind: 'block'; readonly block: Block; readonly mark: string | undefined; readonly breaks: boolean }
  | { readonly kind: 'note'; readonly number: string; readonly block: Block; readonly first: boolean };

/** A chapter as it is printed. */
export interface PrintedChapter {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly parts: readonly Part[];
  readonly labels: Labels;
  /** What stands for blocks that aren't their text, as it was when the chapter was read. */
  readonly frames: ReadonlyMap<string, ReactNode>;
}

/** Page breaks stand before what follows them. */
export function partsOf(
  head: Extract<Part, { kind: 'title' }>,
  blocks: readonly Block[],
  notes: readonly Note[],
  numberOf: (note: string) => number | undefined,
): readonly Part[] {
  const marks = listMarks(blocks);
  const parts: Part[] = [head];
  let breaks = false;
  for (const block of blocks) {
    if (block.kind === 'pagebreak') breaks = true;
    else {
      parts.push({ kind: 'block', block, mark: marks.get(block.id), breaks });
      breaks = false;
    }
  }
  for (const { id, blocks: texts } of notes)
    for (const [index, block] of texts.entries()) {
      const number = index === 0 ? String(numberOf(id) ?? '') : '';
      const first = parts[parts.length - 1]?.kind !== 'note';
      parts.push({ kind: 'note', number, block, first });
    }
  return parts;
}

interface PartViewProps {
  readonly part: Part;
  readonly labels: Labels;
  readonly numbered: boolean;
  /** Its place among the parts of the chapter, for measuring. */
  readonly index?: number;
  readonly from?: number;
  readonly to?: number;
  readonly frames: ReadonlyMap<string, ReactNode>;
}

export function PartView({ part, labels, numbered, index, from = 0, to, frames }: PartViewProps): JSX.Element {
  const at = index === undefined ? {} : { 'data-part': index };
  if (part.kind === 'title') {
    return (
      <div {...at} data-kind="title" className="print-title">
        <h2>
          <span>{part.number}</span> {part.title}
        </h2>
        <GroupName group={part.group} />
      </div>
    );
  }
  const { block } = part;
  if (part.kind === 'note') {
    return (
      <p
        {...at}
        data-kind="note"
        data-first={(part.first && from === 0) || undefined}
        className="static-block print-note"
      >
        {from === 0 && <span className="static-mark">{part.number}</span>}
        <StaticRuns runs={sliceRuns(block.runs, from, to ?? block.text.length)} />
      </p>
    );
  }
  return (
    <StaticBlock
      block={block}
      number={numbered ? labels.number(block) : undefined}
      prefix={labels.prefix(block)}
      mark={part.mark}
      from={from}
      to={to ?? block.text.length}
      frame={frames.get(block.id)}
      extra={{ ...at, ...(part.breaks ? { 'data-breaks': '' } : {}) }}
      {...(block.text.includes(EMBED_CHARACTER) ? { embed: labels.embed } : {})}
    />
  );
}

const inList = (part: Part): boolean => part.kind === 'block' && isItem(part.block.kind);

/** Neighbouring parts of lists together, so that those who hear the page hear lists. */
export function grouped<T extends { readonly part: Part }>(parts: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  for (const each of parts) {
    const last = groups[groups.length - 1];
    const before = last?.[0];
    if (last !== undefined && before !== undefined && inList(before.part) && inList(each.part)) last.push(each);
    else groups.push([each]);
  }
  return groups;
}
