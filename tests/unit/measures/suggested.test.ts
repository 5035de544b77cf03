/** Suggestions in the descriptions of measures, which lie in one document with all others. */
import { beforeAll, expect, it } from 'vitest';
import * as Y from 'yjs';
import { catalogueDocx } from '../../../electron/export/measures/catalogue-docx.ts';
import { catalogueJson } from '../../../electron/export/measures/catalogue-json.ts';
import { catalogueOdt } from '../../../electron/export/measures/catalogue-odt.ts';
import { cataloguePdf } from '../../../electron/export/measures/catalogue-pdf.ts';
import { catalogueSheets } from '../../../electron/export/xlsx/catalogue-sheets.ts';
import { decideInChapter, tookFrom } from '../../../shared/document/decide.ts';
import { conflictsIn } from '../../../shared/document/decisions.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import { readContent } from '../../../shared/document/nested.ts';
import { openSuggestions } from '../../../shared/document/suggestion-list.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { noteSuggestion } from '../../../shared/document/suggestions.ts';
import { unzipSync } from '../../support/docx/unzip.ts';
import { sampleCatalogue } from '../../support/sample-catalogue.ts';
import { providePdfTools, readPdf } from '../../support/pdf-tools.ts';

beforeAll(providePdfTools);

/** Says something, suggests a word to come and one to go. */
function describe(doc: Y.Doc, measure: string): void {
  const text = doc.getText(descriptionText(measure));
  text.applyDelta([
    { insert: { b: `b${measure}` } },
    { insert: 'Steht schon ' },
    { insert: 'nurvorgeschlagen ', attributes: { [`ins:s${measure}`]: true } },
    { insert: 'nochda', attributes: { [`del:t${measure}`]: true } },
  ]);
  noteSuggestion(doc, `t${measure}`, 'chris', 1, seenIn(text, [[text.length - 'nochda'.length, 'nochda'.length]]));
}
const words = (doc: Y.Doc, measure: string): string =>
  readDescription(doc, measure)
    .map(({ text }) => text)
    .join('\n');
const open = (doc: Y.Doc, measure: string): string[] =>
  openSuggestions(readDescription(doc, measure)).map(({ id }) => id);

it('MC64 a suggestion in a description is decided there and nowhere else, and two decisions at once are told of beside it alone', () => {
  const doc = new Y.Doc();
  for (const measure of ['a', 'b']) describe(doc, measure);
  const decide = (of: Y.Doc, id: string, accept: boolean, by: string): boolean =>
    decideInChapter(of, { ids: new Set([id]), accept, by, at: 1, root: descriptionText('a') }, 'test');
  const other = new Y.Doc();
  Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
  expect(decide(doc, 'sa', true, 'anna')).toBe(true);
  expect(words(doc, 'a')).toBe('Steht schon nurvorgeschlagen nochda');
  expect([open(doc, 'a'), open(doc, 'b')]).toEqual([['ta'], ['sb', 'tb']]);
  expect(decide(doc, 'ta', true, 'anna')).toBe(true);
  expect(words(doc, 'a')).toBe('Steht schon nurvorgeschlagen ');
  expect(words(doc, 'b')).toBe('Steht schon nurvorgeschlagen nochda');
  // Somebody else, who had not seen it, keeps the word that went.
  decide(other, 'ta', false, 'bert');
  Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
  const decisions = conflictsIn(doc).contradictions.get('ta') ?? [];
  expect(decisions.map(({ by }) => by).sort()).toEqual(['anna', 'bert']);
  expect([tookFrom(doc, decisions, descriptionText('a')), tookFrom(doc, decisions, descriptionText('b'))]).toEqual([
    true,
    false,
  ]);
});

it('MC65 no export has words that are only suggested, and each still has those that are only suggested to go', async () => {
  const sample = sampleCatalogue();
  const [first] = sample.measures;
  const id = first?.id ?? '';
  const doc = new Y.Doc();
  describe(doc, id);
  const content = readContent(doc, readDescription(doc, id));
  const catalogue = { ...sample, descriptions: new Map([[id, content]]) };
  const files = (bytes: Uint8Array): string => [...unzipSync(bytes).values()].join('\n');
  const exported: Record<string, string> = {
    docx: files(await catalogueDocx(catalogue)),
    odt: files(await catalogueOdt(catalogue)),
    pdf: readPdf((await cataloguePdf(catalogue, new Map(), { standard: null, at: 0 })).bytes).text,
    json: catalogueJson(catalogue),
    xlsx: JSON.stringify(catalogueSheets(catalogue.measures, new Map(), catalogue.descriptions)),
  };
  for (const [format, text] of Object.entries(exported)) {
    expect([format, text.includes('nurvorgeschlagen')]).toEqual([format, false]);
    expect([format, text.includes('Steht schon'), text.includes('nochda')]).toEqual([format, true, true]);
  }
});
