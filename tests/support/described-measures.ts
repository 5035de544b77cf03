/** Two measures in one document, each with words, a table and a footnote in its description, and what was deleted from the second. */
import * as Y from 'yjs';
import { canonicalJson } from '../../shared/domain/canonical-json.ts';
import { blockProperties } from '../../shared/document/chapter.ts';
import { catalogueMap } from '../../shared/document/measures/catalogue-settings.ts';
import { descriptionText, measuresMap } from '../../shared/document/measures/keys.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { readDescription } from '../../shared/document/measures/texts.ts';
import { addMeasure, setMeasureField } from '../../shared/document/measures/write.ts';
import { readContent } from '../../shared/document/nested.ts';
import { tableMap } from '../../shared/document/table.ts';

/** The root text that is proposed to. */
export const own = descriptionText('a');

/** The measures `a` and `b`; ids of blocks, tables and notes end in their letter, of deleted ones of `b` in `gone`. */
export function describedMeasures(): Y.Doc {
  const doc = new Y.Doc();
  for (const id of ['a', 'b']) {
    addMeasure(doc, id, undefined, 'test');
    setMeasureField(doc, id, 'title', `Maßnahme ${id}`, 'test');
    doc
      .getText(descriptionText(id))
      .applyDelta([
        { insert: { b: `p${id}` } },
        { insert: 'Menschen treffen sich' },
        { insert: { note: `n${id}` } },
        { insert: { b: `q${id}` } },
        { insert: 'und reden.' },
        { insert: { b: `t${id}` } },
      ]);
    blockProperties(doc).set(`t${id}:kind`, 'table');
    blockProperties(doc).set(`q${id}:kind`, 'heading2');
    addTable(doc, `t${id}`);
    doc.getText(`note:n${id}`).insert(0, 'Siehe dort.');
  }
  addTable(doc, 'tgone');
  doc.getText('note:ngone').insert(0, 'War einmal.');
  blockProperties(doc).set('pgone:kind', 'heading1');
  return doc;
}

export function addTable(doc: Y.Doc, table: string): void {
  for (const [line, order] of [
    ['r:r1', 'a0'],
    ['r:r2', 'a1'],
    ['c:c1', 'a0'],
  ] as const)
    tableMap(doc).set(`${table}:${line}:order`, order);
  doc.getText(`cell:${table}:r1:c1`).insert(0, 'Zelle');
}

/** All that is not the description of `a`, to be compared: as it is read, and as it lies there. */
export function allElse(doc: Y.Doc): string {
  const isOwn = (name: string): boolean => name === own || name === 'note:na' || name.startsWith('cell:ta:');
  const texts = [...doc.share.keys()]
    .filter((name) => /^(text|cell|note)(:|$)/.test(name) && !isOwn(name) && doc.getText(name).length > 0)
    .filter((name) => /(?::b|nb|gone|tb)(:|$)/.test(name))
    .sort()
    .map((name) => [name, doc.getText(name).toDelta() as unknown]);
  const keys = (map: Y.Map<unknown>): unknown =>
    Object.fromEntries([...map.entries()].filter(([key]) => /^\w(b|gone):/.test(key)));
  const { blocks, tables, notes } = readContent(doc, readDescription(doc, 'b'));
  return canonicalJson([
    texts,
    keys(blockProperties(doc)),
    keys(tableMap(doc)),
    blocks,
    [...tables.values()].map(({ rows, columns, cells, texts: cellTexts }) => [rows, columns, cells, [...cellTexts]]),
    [...notes],
    measuresMap(doc).toJSON(),
    catalogueMap(doc).toJSON(),
    readMeasures(doc).map(({ id, title }) => [id, title]),
    doc.getText('title').toJSON(),
  ]);
}
