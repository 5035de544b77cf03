import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { changeName, otherChanges, shortWords } from '../../../renderer/features/suggestions/describe.ts';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { noteTurn, turned } from '../../../shared/document/suggesting.ts';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { decideInChapter, rememberRestored, settleContradiction } from '../../../shared/document/decide.ts';
import { openSuggestions, placesIn, snippetOf, suggestionsAt } from '../../../shared/document/suggestion-list.ts';
import { translate, type TextKey } from '../../../shared/i18n/catalogue.ts';
import { readTable, tableMap } from '../../../shared/document/table.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { contradictions } from '../../../shared/document/decisions.ts';
import { noteSuggestion, readSuggestion, suggestionMap } from '../../../shared/document/suggestions.ts';

const blocks: readonly Block[] = [
  makeBlock('a', { kind: 'paragraph', indent: 0, props: { 'kind@s2': '0:heading1' } }, [
    { text: 'Die Stadt ', attrs: {} },
    { text: 'al', attrs: { 'del:s1': true } },
    { text: 't', attrs: { b: true, 'del:s1': true } },
    { text: 'neu', attrs: { 'ins:s1': true, 'del:s3': true } },
    { text: ' und groß', attrs: { 'fmt:s3': { b: true, i: null } } },
  ]),
  makeBlock('b', { kind: 'paragraph', indent: 0, props: { ins: 's1' } }, [{ text: 'mehr', attrs: { 'ins:s1': true } }]),
  makeBlock('c', { kind: 'paragraph', indent: 0 }, [{ text: 'ohne', attrs: {} }]),
];

/** Notes that the author of a suggestion had seen all of the text. */
const sawAll = (doc: Y.Doc, id: string): void =>
  noteSuggestion(doc, id, 'anna', 1, seenIn(chapterText(doc), [[0, chapterText(doc).length]]));

describe('the list of suggestions', () => {
  it('SG2 names every change of every suggestion once, with its words and its place, also where several lie over each other', () => {
    const all = openSuggestions(blocks);
    expect(all.map(({ id }) => id)).toEqual(['s2', 's1', 's3']);
    expect(all[1]?.places.map(({ what, block, from, to, value }) => [what, block, from, to, value])).toEqual([
      ['del', 'a', 10, 13, 'alt'],
      ['ins', 'a', 13, 16, 'neu'],
      ['newBlock', 'b', 0, 0, ''],
      ['ins', 'b', 0, 4, 'mehr'],
    ]);
    expect(all[2]?.places.map(({ what, value }) => [what, value])).toEqual([
      ['del', 'neu'],
      ['fmt', '-i b'],
    ]);
    const [first, , third] = blocks as [Block, Block, Block];
    expect(suggestionsAt(first, 14, 14)).toEqual(['s1', 's3']);
    expect(placesIn(third)).toBe(placesIn(third));
    expect(snippetOf(first, all[1]?.places ?? []).pieces).toEqual([
      { what: 'plain', text: 'Die Stadt ' },
      { what: 'del', text: 'alt' },
      { what: 'ins', text: 'neu' },
      { what: 'plain', text: ' und groß' },
    ]);
  });

  it('SG3 a decision is one step to undo, and leaves nothing behind that a later one could contradict', () => {
    const doc = new Y.Doc();
    writeBlocks(doc, blocks, 'test');
    sawAll(doc, 's1');
    const before = JSON.stringify(readBlocks(doc));
    const origin = {};
    const undo = new Y.UndoManager([chapterText(doc), doc.getMap('blocks'), suggestionMap(doc)], {
      trackedOrigins: new Set([origin]),
    });
    const decide = (accept: boolean, by: string) =>
      decideInChapter(doc, { ids: new Set(['s1']), accept, by, at: 1 }, origin);
    expect(decide(true, 'anna')).toBe(true);
    expect(readBlocks(doc).map(({ text }) => text)).toEqual(['Die Stadt neu und groß', 'mehr', 'ohne']);
    undo.undo();
    rememberRestored(doc);
    expect(JSON.stringify(readBlocks(doc))).toBe(before);
    // Words that undo brought back are still the ones that were struck; what somebody typed between them is not.
    chapterText(doc).insert(12, 'X', { 'del:s1': true, b: null });
    expect(decide(true, 'anna')).toBe(true);
    expect(readBlocks(doc)[0]?.text).toBe('Die Stadt Xneu und groß');
    undo.undo();
    rememberRestored(doc);
    chapterText(doc).delete(12, 1);
    expect(JSON.stringify(readBlocks(doc))).toBe(before);
    expect(decide(false, 'bob')).toBe(true);
    expect(readBlocks(doc).map(({ text }) => text)).toEqual(['Die Stadt alt und groß', 'ohne']);
    expect(contradictions(doc).size).toBe(0);
    expect(decide(false, 'bob')).toBe(false);
  });

  it('SG4 of two contradictory decisions one can be chosen: its words stand again where they stood, plain', () => {
    const anna = new Y.Doc();
    writeBlocks(
      anna,
      [
        makeBlock('a', { kind: 'paragraph', indent: 0 }, [
          { text: 'Die ', attrs: {} },
          { text: 'alte', attrs: { 'del:s1': true } },
          { text: 'neue', attrs: { 'ins:s1': true } },
          { text: ' Stadt', attrs: {} },
        ]),
      ],
      'test',
    );
    sawAll(anna, 's1');
    const bob = new Y.Doc();
    Y.applyUpdate(bob, Y.encodeStateAsUpdate(anna));
    decideInChapter(anna, { ids: new Set(['s1']), accept: true, by: 'anna', at: 1 }, 'list');
    decideInChapter(bob, { ids: new Set(['s1']), accept: false, by: 'bob', at: 2 }, 'list');
    Y.applyUpdate(anna, Y.encodeStateAsUpdate(bob));
    expect(readBlocks(anna)[0]?.text).toBe('Die  Stadt');
    const found = contradictions(anna).get('s1') ?? [];
    const chosen = found.find(({ accepted }) => !accepted);
    expect(chosen?.took).toBe('neue');
    settleContradiction(anna, 's1', chosen ?? null, 'list');
    expect(readBlocks(anna)[0]?.runs).toEqual([{ text: 'Die neue Stadt', attrs: {} }]);
    expect(contradictions(anna).size).toBe(0);
    suggestionMap(anna).set('s2:decided:eve', { accepted: true, at: 1, took: 'x', place: { tname: 5 } });
    suggestionMap(anna).set('s2:decided:mal', { accepted: false, at: 1, took: 'y', place: 'nonsense' });
    for (const decision of contradictions(anna).get('s2') ?? []) settleContradiction(anna, 's2', decision, 'list');
    expect(readBlocks(anna)[0]?.text).toBe('Die neue Stadtxy');
    expect(readSuggestion(anna, 's9')).toMatchObject({ by: '', as: '', why: '' });
  });

  it('SG13 suggested rows and columns of tables are listed at their table and decided with the rest', () => {
    const doc = new Y.Doc();
    writeBlocks(doc, [makeBlock('t', { kind: 'table', indent: 0 }, []), ...blocks.slice(2)], 'test');
    for (const [key, value] of [
      ['t:r:r1:order', 'a0'],
      ['t:c:c1:order', 'a0'],
      ['t:r:r2:order', 'a1'],
      ['t:r:r2:ins', 's1'],
      ['t:c:c1:del', 's2'],
    ] as const)
      tableMap(doc).set(key, value);
    const listed = new ChapterSuggestions(doc).read(readBlocks(doc));
    expect(
      listed.flatMap(({ places }) => places.map(({ id, what, block, value }) => [id, what, block, value])),
    ).toEqual([
      ['s1', 'newLine', 't', 'row'],
      ['s2', 'goneLine', 't', 'column'],
    ]);
    expect(decideInChapter(doc, { ids: new Set(['s1', 's2']), accept: false, by: 'anna', at: 1 }, 'list')).toBe(true);
    expect(readTable(doc, 't').rows.map(({ id }) => id)).toEqual(['r1']);
    expect(readTable(doc, 't').columns.map(({ del }) => del)).toEqual([null]);
  });

  it('SX12 two people propose different kinds for one paragraph: both are listed, and each is decided for itself', () => {
    const doc = new Y.Doc();
    writeBlocks(doc, [makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text: 'Ziele', attrs: {} }])], 'test');
    const propose = (person: string, kind: string): string => {
      const old = readBlocks(doc);
      const operations = [{ type: 'property', block: 'a', name: 'kind', value: kind }] as const;
      const turn = turned(doc, person, operations, old);
      doc.transact(() => {
        applyOperations(chapterText(doc), blockProperties(doc), turn.operations);
        noteTurn(doc, chapterText(doc), turn, { person, at: 1 });
      });
      return turn.id;
    };
    const [anna, bob] = [propose('anna', 'heading1'), propose('bob', 'quote')];
    expect(placesIn(readBlocks(doc)[0] as Block).map(({ id, value }) => [id, value])).toEqual([
      [anna, 'heading1'],
      [bob, 'quote'],
    ]);
    const again = propose('anna', 'heading2');
    expect(placesIn(readBlocks(doc)[0] as Block).map(({ id, value }) => [id, value])).toEqual([
      [bob, 'quote'],
      [again, 'heading2'],
    ]);
    decideInChapter(doc, { ids: new Set([bob]), accept: true, by: 'carl', at: 2 }, 'list');
    expect(readBlocks(doc)[0]).toMatchObject({ kind: 'quote', props: { [`kind@${again}`]: '2:heading2' } });
    decideInChapter(doc, { ids: new Set([again]), accept: false, by: 'carl', at: 3 }, 'list');
    expect(readBlocks(doc)[0]).toMatchObject({ kind: 'quote', props: {} });
    expect(propose('anna', 'quote')).not.toBe('');
    expect(readBlocks(doc)[0]?.props).toEqual({});
  });

  it('SG5 only the part within a selection is decided, the rest stays a suggestion', () => {
    const doc = new Y.Doc();
    writeBlocks(
      doc,
      [makeBlock('a', { kind: 'paragraph', indent: 0 }, [{ text: 'alles', attrs: { 'del:s1': true } }])],
      'test',
    );
    const within = { at: 1, length: 2 };
    sawAll(doc, 's1');
    decideInChapter(doc, { ids: new Set(['s1']), accept: true, by: 'anna', at: 1, within }, 'list');
    expect(readBlocks(doc)[0]?.runs).toEqual([{ text: 'les', attrs: { 'del:s1': true } }]);
  });
});

describe('suggested pictures and tables', () => {
  it('BK7 are listed as what they are, with what the picture shows', () => {
    const t = (key: TextKey): string => translate('de', key);
    const image = makeBlock('i', { kind: 'image', indent: 0, props: { ins: 's1', alt: 'Karte der Stadtteile' } }, []);
    const table = makeBlock('t', { kind: 'table', indent: 0, props: { del: 's2' } }, []);
    expect(changeName(placesIn(image))).toBe('suggest.insert');
    expect(otherChanges(placesIn(image), t)).toEqual(['neues Bild']);
    expect(snippetOf(image, placesIn(image)).pieces).toEqual([{ what: 'plain', text: 'Karte der Stadtteile' }]);
    expect(changeName(placesIn(table))).toBe('suggest.delete');
    expect(shortWords(placesIn(table), t)).toBe('Tabelle entfällt');
  });
});
