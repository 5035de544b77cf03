/** The footnotes of a chapter, at its end. */
import type { JSX } from 'react';
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { deltaOf, propertyReader } from '../../../shared/document/blocks.ts';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { blocksFromDelta } from '../../../shared/document/delta.ts';
import { notesIn, noteText } from '../../../shared/document/embeds.ts';
import { notesInCells } from '../../../shared/document/nested.ts';
import { numberWords } from '../numbering/number-words.ts';
import { StaticRuns } from './static-runs.tsx';
import { tableContent, type Dress } from './table-content.ts';
import { viewed, type SuggestionView } from './suggestion-view.ts';

export interface Note {
  readonly id: string;
  readonly blocks: readonly Block[];
}

const asIs: Dress = (_, blocks) => blocks;

/** The footnotes whose marks stand in these blocks and in the cells of their tables, in order, each once. */
export function notesOf(
  doc: Y.Doc,
  blocks: readonly Block[],
  view: SuggestionView,
  dress: Dress = asIs,
): readonly Note[] {
  const properties = propertyReader(blockProperties(doc));
  const ids = new Set(
    blocks.flatMap((block) => [
      ...notesIn(block),
      ...(block.kind === 'table' ? notesInCells(tableContent({ doc, view }, block)) : []),
    ]),
  );
  // Asked for by name, a text that nobody has written would come to be.
  return [...ids]
    .filter((id) => doc.share.has(noteText(id)))
    .map((id) => {
      const written = blocksFromDelta(deltaOf(doc.getText(noteText(id))), properties);
      return { id, blocks: viewed(dress(noteText(id), written), view) };
    });
}

interface StaticNotesProps {
  readonly notes: readonly Note[];
  readonly number: (note: string) => number | undefined;
  readonly label: string;
}

export function StaticNotes({ notes, number, label }: StaticNotesProps): JSX.Element | null {
  if (notes.length === 0) return null;
  return (
    <section className="static-notes" aria-label={label}>
      {notes.map(({ id, blocks }) => (
        <p key={id} className="static-block" data-kind="note">
          <span className="static-mark">{wordsOf(number(id))}</span>
          {blocks.map((block, index) => (
            <span key={block.id}>
              {index > 0 && <br />}
              <StaticRuns runs={block.runs} />
            </span>
          ))}
        </p>
      ))}
    </section>
  );
}

const wordsOf = (number: number | undefined): string => (number === undefined ? '' : numberWords(number));
