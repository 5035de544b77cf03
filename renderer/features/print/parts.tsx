/** The parts of a chapter as they stand on pages, each drawn by itself so that a page can end behind any of them. */
import type { JSX } from 'react';
import { EMBED_CHARACTER, sliceRuns, type Block } from '../../../shared/document/block.ts';
import type { Group } from '../../../shared/domain/people.ts';
import { isItem, listMarks } from '../../editor/static/block-marks.ts';
import type { Note } from '../../editor/static/notes.tsx';
import { StaticBlock } from '../../editor/static/static-block.tsx';
import { staticFrame, type FramePart, type StaticScene } from '../../editor/static/static-frame.tsx';
import { StaticRuns } from '../../editor/static/static-runs.tsx';
import { GroupName } from '../../ui/marks.tsx';
import type { CommentLine } from './print-comments.ts';

export type Part =
  | { readonly kind: 'title'; readonly number: number; readonly title: string; readonly group: Group | null }
  | { readonly kind: 'block'; readonly block: Block; readonly mark: string | undefined; readonly breaks: boolean }
  | { readonly kind: 'note'; readonly number: string; readonly block: Block; readonly first: boolean }
  | { readonly kind: 'comments'; readonly title: string }
  | { readonly kind: 'comment'; readonly mark: string | null; readonly block: Block };

/** A chapter as it is printed. */
export interface PrintedChapter {
  readonly id: string;
  readonly number: number;
  readonly title: string;
  readonly parts: readonly Part[];
  /** What its blocks are drawn from, as it was when the chapter was read. */
  readonly scene: StaticScene;
  /** How many of its pictures could not be had. */
  readonly missingPictures: number;
}

/** Page breaks stand before what follows them. */
export function partsOf(
  head: Extract<Part, { kind: 'title' }>,
  blocks: readonly Block[],
  notes: readonly Note[],
  numberOf: (note: string) => number | undefined,
  comments: { readonly title: string; readonly lines: readonly CommentLine[] },
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
  if (comments.lines.length > 0) parts.push({ kind: 'comments', title: comments.title });
  for (const line of comments.lines) parts.push({ kind: 'comment', ...line });
  return parts;
}

interface PartViewProps {
  readonly part: Part;
  readonly scene: StaticScene;
  readonly numbered: boolean;
  /** Its place among the parts of the chapter, for measuring. */
  readonly index?: number;
  readonly from?: number;
  readonly to?: number;
  /** Of a table or a list of contents, what stands here. */
  readonly stretch?: FramePart | undefined;
}

export function PartView({ part, scene, numbered, index, from = 0, to, stretch }: PartViewProps): JSX.Element {
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
  if (part.kind === 'comments') {
    return (
      <p {...at} data-kind="heading-comments" className="static-block print-comments">
        {part.title}
      </p>
    );
  }
  const { block } = part;
  const { labels } = scene;
  if (part.kind === 'comment') {
    return (
      <p {...at} data-kind="comment" data-reply={part.mark === null || undefined} className="static-block print-said">
        {from === 0 && part.mark !== null && <span className="static-mark">{part.mark}</span>}
        <StaticRuns runs={sliceRuns(block.runs, from, to ?? block.text.length)} />
      </p>
    );
  }
  if (part.kind === 'note') {
    return (
      <p
        {...at}
        data-kind="note"
        data-first={(part.first && from === 0) || undefined}
        className="static-block print-note"
      >
        {from === 0 && <span className="static-mark">{part.number}</span>}
        <StaticRuns runs={sliceRuns(block.runs, from, to ?? block.text.length)} embed={labels.embed} />
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
      {...(stretch === undefined ? {} : { continued: stretch.from > 0 || stretch.skip > 0 })}
      frame={staticFrame(scene, block, stretch)}
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
