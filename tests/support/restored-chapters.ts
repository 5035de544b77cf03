/** Chapters that something is brought back in. */
import * as Y from 'yjs';
import { readBlocks, writeBlocks, type NewBlock } from '../../shared/document/blocks.ts';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { chapterText } from '../../shared/document/chapter.ts';
import { embedRun, noteText } from '../../shared/document/embeds.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { createTable } from '../../shared/document/table-edit.ts';
import { cellText } from '../../shared/document/table.ts';

export const words = (text: string, id: string, more: Partial<NewBlock> = {}): NewBlock => ({
  id,
  kind: 'paragraph',
  runs: [{ text, attrs: {} }],
  ...more,
});

export function chapterOf(...blocks: readonly NewBlock[]): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(doc, blocks, 'host');
  return doc;
}

export const three = (): Y.Doc =>
  chapterOf(words('Erster Satz.', 'a'), words('Zweiter Satz.', 'b'), words('Dritter Satz.', 'c'));
export const texts = (doc: Y.Doc): string[] => readBlocks(doc).map(({ text }) => text);
export const said = (doc: Y.Doc): string => canonicalChapter(readChapter(doc));

export function write(doc: Y.Doc, at: number, removed: number, inserted: string): void {
  doc.transact(() => {
    if (removed > 0) chapterText(doc).delete(at, removed);
    if (inserted !== '') chapterText(doc).insert(at, inserted, {});
  }, 'typing');
}

/** With a table, a footnote and a picture. */
export function rich(): Y.Doc {
  const doc = chapterOf(
    words('Haltung', 'h', { kind: 'heading1' }),
    words('Satz', 'a', { runs: [{ text: 'Satz', attrs: { b: true } }, embedRun({ note: 'n' })] }),
    words('Kosten', 't', { kind: 'table', props: { table: 't', headerRow: true } }),
    words('Bild', 'i', { kind: 'image', props: { asset: 'a'.repeat(64), alt: 'Rathaus', width: 50 } }),
  );
  doc.getText(noteText('n')).insert(0, 'Quelle');
  const { rows, columns } = createTable(doc, 't', 2, 2, 'host');
  doc.getText(cellText('t', rows[1] ?? '', columns[1] ?? '')).insert(0, '200.000 €');
  return doc;
}
