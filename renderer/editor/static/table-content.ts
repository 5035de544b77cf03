/** What a table holds for whoever only looks at it. */
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { decidedTable } from '../../../shared/document/decided-table.ts';
import { contentOf, type TableContent } from '../../../shared/document/nested.ts';
import { readTable, tableOf } from '../../../shared/document/table.ts';
import { viewedDoc, type SuggestionView } from './suggestion-view.ts';

/** Adds to the blocks of a text within the chapter, by its name. */
export type Dress = (text: string, blocks: readonly Block[]) => readonly Block[];

/** What a table holds, with its suggestions as they are to be seen. */
export function tableContent(
  { doc, view }: { readonly doc: Y.Doc; readonly view: SuggestionView },
  block: Block,
  dress?: Dress,
): TableContent {
  const read = readContent(viewedDoc(doc, view), tableOf(block), dress);
  return view === 'marked' ? read : decidedTable(read, view === 'accepted');
}

function readContent(doc: Y.Doc, table: string, dress: Dress | undefined): TableContent {
  const plain = contentOf(doc, readTable(doc, table));
  if (dress === undefined) return plain;
  return { ...plain, texts: new Map([...plain.texts].map(([name, blocks]) => [name, dress(name, blocks)])) };
}
