import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { equalBlocks } from '../../../shared/document/block.ts';
import { canonicalChapter, readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { noteText } from '../../../shared/document/embeds.ts';
import { readChapter, type ChapterContent } from '../../../shared/document/nested.ts';
import { createTable, mergeCells, setGone, setWidths } from '../../../shared/document/table-edit.ts';
import { cellText } from '../../../shared/document/table.ts';

function scene(): Y.Doc {
  const doc = new Y.Doc();
  chapterText(doc).applyDelta([
    { insert: 'Vor dem ersten Absatz' },
    { insert: { b: 'p' } },
    { insert: 'Satz', attributes: { b: true, link: 'https://example.org/' } },
    { insert: { note: 'n' } },
    { insert: { b: 't' } },
    { insert: 'Kosten' },
  ]);
  blockProperties(doc).set('t:kind', 'table');
  blockProperties(doc).set('t:headerRow', true);
  blockProperties(doc).set('p:lang', 'ar');
  doc.getText(noteText('n')).insert(0, 'Quelle');
  const { rows, columns } = createTable(doc, 't', 3, 3, 'test');
  doc.getText(cellText('t', rows[2] ?? '', columns[2] ?? '')).insert(0, '200.000 €');
  doc.getText(cellText('t', rows[0] ?? '', columns[1] ?? '')).insert(0, 'auch hier');
  mergeCells(doc, 't', { top: 0, left: 0, bottom: 1, right: 1 }, 'test');
  setGone(doc, 't', 'row', [rows[0] ?? ''], true, 'test');
  setWidths(doc, 't', new Map([[columns[0] ?? '', 500]]), 'test');
  return doc;
}

describe('CV7 a chapter’s canonical JSON is read back as the chapter', () => {
  it('CV7 with tables, merged cells, footnotes, formats and properties', () => {
    const content = readChapter(scene());
    const json = canonicalChapter(content);
    const back = readCanonicalChapter(json);
    if (back === null) throw new Error('not read');
    expect(canonicalChapter(back)).toBe(json);
    expect(back.blocks.every((block, index) => equalBlocks(block, content.blocks[index] ?? block))).toBe(true);
    const shape = ({ tables }: ChapterContent) =>
      [...tables.values()].map(({ cells, texts }) => [cells, [...texts.keys()].sort()]);
    expect(shape(back)).toEqual(shape(content));
    const [compared] = comparePapers([{ id: 'c', title: '', ...content }], [{ id: 'c', title: '', ...back }]);
    expect(compared === undefined || isChanged(compared.counts)).toBe(false);
  });

  it('CV7 whoever typed what first: the same content gives the same text', () => {
    const [one, other] = [new Y.Doc(), new Y.Doc()];
    chapterText(one).applyDelta([{ insert: { b: 'p' } }, { insert: 'Satz' }]);
    chapterText(other).applyDelta([{ insert: { b: 'p' } }, { insert: 'z' }]);
    chapterText(other).applyDelta([{ retain: 1 }, { insert: 'Sat' }]);
    expect(canonicalChapter(readChapter(other))).toBe(canonicalChapter(readChapter(one)));
  });

  it('CV7 anything else is refused', () => {
    const bad = [
      '',
      '{',
      'null',
      '7',
      '[{}]',
      '{"blocks":[]}',
      '[{"id":"a","kind":"paragraph","indent":0,"runs":[{"text":7,"attrs":{}}]}]',
    ];
    for (const json of bad) expect(readCanonicalChapter(json), json).toBeNull();
    expect(readCanonicalChapter('[{"id":"a","kind":"paragraph","indent":99,"runs":[]}]')?.blocks[0]?.indent).toBe(8);
  });
});
