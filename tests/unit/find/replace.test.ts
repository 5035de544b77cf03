import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import type { Block, Run } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { compileQuery, findIn, type FindQuery } from '../../../shared/document/find.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { replaceOperations, type Replacement } from '../../../shared/document/replace.ts';

const query: FindQuery = { text: '', regex: false, wholeWord: false, matchCase: true, umlauts: false };

function chapter(...texts: readonly (readonly Run[])[]): Y.Doc {
  const doc = new Y.Doc();
  const blocks = texts.map((runs, index) => ({ id: `b${index}`, kind: 'paragraph', runs }));
  writeBlocks(doc, blocks, 'test');
  return doc;
}

function found(blocks: readonly Block[], word: string, by: string): Replacement[] {
  const expression = compileQuery({ ...query, text: word });
  if (typeof expression === 'string') return [];
  return blocks.flatMap((block) =>
    findIn(block.text, expression).map(({ from, to }) => ({ block: block.id, from, to, text: by })),
  );
}

function write(doc: Y.Doc, replacements: readonly Replacement[], whole = false): void {
  const operations = replaceOperations(readBlocks(doc), replacements, whole);
  doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), operations), 'test');
}

const run = (text: string, attrs: Run['attrs'] = {}): Run => ({ text, attrs });
const texts = (doc: Y.Doc): string[] => readBlocks(doc).map(({ text }) => text);

describe('replacing', () => {
  it('FI7 replaced text is what a naive replacement gives, in every block, trimmed or whole', () => {
    const letters = fc.stringMatching(/^[abc ]{0,24}$/);
    const word = fc.stringMatching(/^[abc]{1,3}$/);
    fc.assert(
      fc.property(
        fc.array(letters, { minLength: 1, maxLength: 4 }),
        word,
        fc.stringMatching(/^[abcx]{0,4}$/),
        fc.boolean(),
        (lines, from, to, whole) => {
          const doc = chapter(...lines.map((text) => [run(text)]));
          const before = texts(doc);
          write(doc, found(readBlocks(doc), from, to), whole);
          expect(texts(doc)).toEqual(before.map((text) => text.split(from).join(to)));
        },
      ),
      { seed: 61, numRuns: 500 },
    );
  });

  it('FI8 the new text keeps the format and link of the old', () => {
    const doc = chapter([run('vor '), run('Maßnahme', { b: true, link: 'https://hannover.de' }), run(' nach')]);
    write(doc, [{ block: 'b0', from: 4, to: 12, text: 'Aufgabe' }]);
    expect(readBlocks(doc)[0]?.runs).toEqual([
      run('vor '),
      run('Aufgabe', { b: true, link: 'https://hannover.de' }),
      run(' nach'),
    ]);
  });

  it('FI8 what old and new have in common stays with its authors, and a footnote within stays', () => {
    const doc = chapter([run('Kapitel '), run('3', { i: true }), run(' hier')]);
    const before = Y.encodeStateVector(doc);
    write(doc, [{ block: 'b0', from: 0, to: 9, text: 'Kapitel 4' }]);
    expect(texts(doc)).toEqual(['Kapitel 4 hier']);
    expect(readBlocks(doc)[0]?.runs[1]).toEqual(run('4', { i: true }));
    // One character was typed, not nine.
    expect(Y.encodeStateAsUpdate(doc, before).length).toBeLessThan(90);
    const noted = chapter([run('Wort'), { text: '\uFFFC', attrs: {}, embed: { note: 'n1' } }, run('ende')]);
    write(noted, [{ block: 'b0', from: 0, to: 9, text: 'Neues' }]);
    expect(texts(noted)).toEqual(['Neues\uFFFC']);
  });

  it('FI9 what somebody else typed into a place at the same time is not lost', () => {
    const here = chapter([run('die alte Fassung gilt')]);
    const there = new Y.Doc();
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
    write(here, [{ block: 'b0', from: 4, to: 16, text: 'neue Fassung' }]);
    chapterText(there).insert(1 + 6, 'XX', {});
    Y.applyUpdate(here, Y.encodeStateAsUpdate(there));
    Y.applyUpdate(there, Y.encodeStateAsUpdate(here));
    expect(texts(here)).toEqual(texts(there));
    expect(texts(here)[0]).toContain('XX');
    expect(texts(here)[0]).toContain('Fassung gilt');
  });

  it('FI9 the replacements of a chapter are taken back together, and nothing typed since', () => {
    const doc = chapter([run('a b a')], [run('a')]);
    const origin = { replacing: true };
    const undo = new Y.UndoManager([chapterText(doc), blockProperties(doc)], { trackedOrigins: new Set([origin]) });
    const operations = replaceOperations(readBlocks(doc), found(readBlocks(doc), 'a', 'lang'));
    doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), operations), origin);
    undo.trackedOrigins.delete(origin);
    expect(texts(doc)).toEqual(['lang b lang', 'lang']);
    chapterText(doc).insert(1 + 6, 'neu', {});
    undo.undo();
    expect(texts(doc)).toEqual(['a bneu a', 'a']);
  });
});
