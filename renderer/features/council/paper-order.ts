/** The order of the papers in the list: by Alt and the arrow keys, as with chapters, and by dragging. */
import { useState, type DragEvent, type KeyboardEvent } from 'react';
import { movePaper } from '../../../shared/document/council/paper-list.ts';
import type { Session } from '../../app/session.ts';

/** What is dragged: a paper's id, for this list alone. */
const paperType = 'application/x-ratschrift-paper';
const origin = { from: 'paper order' } as const;

/**
 * Behind which paper one stands after `by` places; null: in front of all. Undefined where there is no such place.
 */
export function behindAfterStep(papers: readonly string[], paper: string, by: -1 | 1): string | null | undefined {
  const at = papers.indexOf(paper);
  if (at < 0 || papers[at + by] === undefined) return undefined;
  return by === 1 ? papers[at + 1] : (papers[at - 2] ?? null);
}

/** The same for one that is dropped on another, above or below its middle. Undefined where it stands there already. */
export function behindAfterDrop(
  papers: readonly string[],
  paper: string,
  { on, below }: { readonly on: string; readonly below: boolean },
): string | null | undefined {
  const rest = papers.filter((each) => each !== paper);
  const at = rest.indexOf(on);
  if (at < 0 || !papers.includes(paper)) return undefined;
  const behind = below ? on : (rest[at - 1] ?? null);
  const before = papers.indexOf(paper) - 1;
  return (papers[before] ?? null) === behind ? undefined : behind;
}

interface RowOrder {
  /** Where what is dragged would stand; null where it isn't over this row. */
  readonly over: 'above' | 'below' | null;
  readonly row: {
    readonly onDragOver: (event: DragEvent<HTMLElement>) => void;
    readonly onDragLeave: (event: DragEvent<HTMLElement>) => void;
    readonly onDrop: (event: DragEvent<HTMLElement>) => void;
  };
  readonly handle: {
    readonly draggable: boolean;
    readonly onDragStart: (event: DragEvent<HTMLElement>) => void;
    readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  };
}

const isBelow = ({ clientY, currentTarget }: DragEvent<HTMLElement>): boolean => {
  const { top, height } = currentTarget.getBoundingClientRect();
  return clientY > top + height / 2;
};

/** `onMoved`: to which place, from 1 on. */
export function usePaperOrder(
  { outline, outlineBlocked }: Session,
  papers: readonly string[],
  onMoved: (paper: string, place: number) => void,
): (paper: string) => RowOrder {
  const [over, setOver] = useState<{ readonly on: string; readonly below: boolean } | null>(null);
  const mayMove = outlineBlocked === null;
  const put = (paper: string, behind: string | null | undefined): void => {
    if (behind === undefined || !mayMove) return;
    movePaper(outline, paper, behind, origin);
    const rest = papers.filter((each) => each !== paper);
    onMoved(paper, behind === null ? 1 : rest.indexOf(behind) + 2);
  };
  return (paper) => ({
    over: over?.on === paper ? (over.below ? 'below' : 'above') : null,
    row: {
      onDragOver: (event) => {
        if (!mayMove || !event.dataTransfer.types.includes(paperType)) return;
        event.preventDefault();
        const below = isBelow(event);
        setOver((before) => (before?.on === paper && before.below === below ? before : { on: paper, below }));
      },
      onDragLeave: ({ currentTarget, relatedTarget }) => {
        if (!(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))) setOver(null);
      },
      onDrop: (event) => {
        setOver(null);
        const dragged = event.dataTransfer.getData(paperType);
        if (dragged === '') return;
        event.preventDefault();
        put(dragged, behindAfterDrop(papers, dragged, { on: paper, below: isBelow(event) }));
      },
    },
    handle: {
      draggable: mayMove,
      onDragStart: (event) => {
        event.dataTransfer.setData(paperType, paper);
        event.dataTransfer.effectAllowed = 'move';
      },
      onKeyDown: (event) => {
        if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        put(paper, behindAfterStep(papers, paper, event.key === 'ArrowUp' ? -1 : 1));
      },
    },
  });
}
