import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { blockQuote, findAnchor, findBlock, makeAnchor, textsOf } from '../../../shared/document/anchor.ts';
import { blocksFromDelta } from '../../../shared/document/delta.ts';
import { deltaOf, propertyReader, readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { flatText, piecesOf } from '../../../shared/document/flat-text.ts';
import { findQuote, quoteOf, stillQuoted } from '../../../shared/document/quote-match.ts';
import { anchorSchema, type TextAnchor } from '../../../shared/domain/comment-entries.ts';
import * as v from 'valibot';

const first = 'Alle Einwohner*innen sollen unabhängig von ihrer Herkunft Zugang zu Bildung haben.';
const second = 'Dazu gehören verlässliche Angebote im Stadtteil, gut erreichbare Räume und Menschen, die begleiten.';

function chapter(...texts: string[]): Y.Doc {
  const doc = new Y.Doc();
  const made = texts.map((text, n) => ({ id: `b${n}`, kind: 'paragraph', runs: [{ text, attrs: {} }] }));
  writeBlocks(doc, made, 'test');
  return doc;
}

function on(doc: Y.Doc, words: string): TextAnchor {
  const blocks = readBlocks(doc);
  const block = blocks.find(({ text }) => text.includes(words));
  const at = block?.text.indexOf(words) ?? 0;
  const anchor = makeAnchor(
    doc,
    textsOf(blocks),
    'text',
    { block: block?.id ?? '', offset: at },
    { block: block?.id ?? '', offset: at + words.length },
  );
  if (anchor === null) throw new Error(`no anchor on ${words}`);
  return v.parse(anchorSchema, anchor) as TextAnchor;
}

/** The words that an anchor is on now; null when it is orphaned. */
function words(doc: Y.Doc, anchor: TextAnchor): string | null {
  const blocks = readBlocks(doc);
  const found = findAnchor(doc, textsOf(blocks), anchor);
  if (found === null) return null;
  return found.pieces
    .map(({ block, from, to }) => `${block}:${blocks.find(({ id }) => id === block)?.text.slice(from, to) ?? ''}`)
    .join(' ');
}

const text = (doc: Y.Doc): Y.Text => doc.getText('text');
const at = (doc: Y.Doc, part: string): number => flatText(readBlocks(doc)).text.indexOf(part);
const replace = (doc: Y.Doc, part: string, by: string): void => {
  const from = at(doc, part);
  doc.transact(() => {
    text(doc).delete(from, part.length);
    text(doc).insert(from, by, {});
  }, 'test');
};

describe('anchors', () => {
  it('AN2 follows its words through splits, joins, formats and everything typed around and into them', () => {
    const doc = chapter(first, second);
    const anchor = on(doc, 'unabhängig von ihrer Herkunft');
    expect(anchor).toMatchObject({ root: 'text', block: 'b0', once: true });
    expect(anchor.quote.prefix).toBe('\nAlle Einwohner*innen sollen ');
    text(doc).insert(1, 'Wir sagen: ', {});
    text(doc).format(at(doc, 'von'), 3, { b: true });
    text(doc).insertEmbed(at(doc, 'sollen'), { b: 'new' });
    expect(words(doc, anchor)).toBe('new:unabhängig von ihrer Herkunft');
    text(doc).insert(at(doc, 'Herkunft'), 'sozialen ', {});
    expect(words(doc, anchor)).toBe('new:unabhängig von ihrer sozialen Herkunft');
    text(doc).insert(at(doc, 'Zugang'), 'gleichen ', {});
    text(doc).insertEmbed(at(doc, 'ihrer'), { b: 'split' });
    expect(words(doc, anchor)).toBe('new:unabhängig von  split:ihrer sozialen Herkunft');
    text(doc).delete(at(doc, '\nihrer'), 1);
    replace(doc, 'unabhängig', 'abhängig');
    expect(words(doc, anchor)).toMatch(/von ihrer sozialen Herkunft$/);
  });

  it('AN3 words that were replaced or deleted leave it orphaned; taken back, it is on them again', () => {
    const doc = chapter(first, second);
    const anchor = on(doc, 'unabhängig von ihrer Herkunft');
    const history = new Y.UndoManager(text(doc), { trackedOrigins: new Set(['test']) });
    replace(doc, 'unabhängig von ihrer Herkunft', 'ganz gleich, woher sie kommen,');
    expect(words(doc, anchor)).toBeNull();
    history.undo();
    expect(words(doc, anchor)).toBe('b0:unabhängig von ihrer Herkunft');
    history.redo();
    expect(words(doc, anchor)).toBeNull();
  });

  it('AN4 is found again after cut and paste into another block, also a short one by what stands around it', () => {
    const doc = chapter(first, second);
    const long = on(doc, 'unabhängig von ihrer Herkunft');
    const short = on(doc, 'Herkunft');
    replace(doc, first, '');
    expect(words(doc, long)).toBeNull();
    text(doc).insert(text(doc).length, ` ${first}`, {});
    expect(words(doc, long)).toBe('b1:unabhängig von ihrer Herkunft');
    expect(words(doc, short)).toBe('b1:Herkunft');
  });

  it('AN5 is never taken to other places where the same words stand', () => {
    const doc = chapter(first, 'Auch die Herkunft der Mittel gehört dazu.', 'Ja.', 'Nein.', 'Ja.');
    const one = on(doc, 'Herkunft');
    const yes = on(doc, 'Ja.');
    replace(doc, 'Herkunft Zugang', 'Zugang');
    expect(words(doc, one)).toBeNull();
    text(doc).delete(at(doc, '\nJa.'), 4);
    expect(words(doc, yes)).toBeNull();
    const twice = chapter('Die Stadt fördert Mehrsprachigkeit.', 'x', 'Die Stadt fördert Mehrsprachigkeit.');
    const before = on(twice, 'Die Stadt fördert Mehrsprachigkeit.');
    expect(before.once).toBe(false);
    expect(words(twice, before)).toBe('b0:Die Stadt fördert Mehrsprachigkeit.');
    expect(findQuote('ganz anders', quoteOf('x unabhängig y', { from: 2, to: 12 }), true)).toBeNull();
  });

  it('AN6 goes over several blocks, without the blanks and line breaks at its ends', () => {
    const doc = chapter(first, second);
    const blocks = readBlocks(doc);
    const anchor = makeAnchor(
      doc,
      textsOf(blocks),
      'text',
      { block: 'b1', offset: 5 },
      { block: 'b0', offset: first.indexOf(' haben') },
    );
    if (anchor === null) throw new Error('no anchor');
    expect(anchor.quote.exact).toBe('haben.\nDazu');
    expect(words(doc, anchor)).toBe('b0:haben. b1:Dazu');
    text(doc).insertEmbed(text(doc).length, { b: 'empty' });
    const none = { block: 'b1', offset: second.length };
    const end = { block: 'empty', offset: 0 };
    expect(makeAnchor(doc, textsOf(readBlocks(doc)), 'text', none, end)).toBeNull();
  });

  it('AN7 a long selection is kept by its beginning and end, and found by them', () => {
    const long = Array.from({ length: 300 }, (_, n) => `Satz${n}`).join(' ');
    const doc = chapter('Davor.', long, 'Danach.');
    const anchor = on(doc, long);
    expect(anchor.quote.exact.length).toBeLessThan(1_000);
    replace(doc, 'Satz150', 'anders');
    expect(words(doc, anchor)).toContain('anders');
    const moved = chapter('Danach.', long);
    expect(words(moved, anchor)).toBe(`b1:${long}`);
  });

  it('AN8 whatever a peer wrote as positions, it is found by its words or orphaned', () => {
    const doc = chapter(first, second);
    const anchor = on(doc, 'unabhängig von ihrer Herkunft');
    for (const start of ['', 'x', '####', 'AAAA', anchor.end]) {
      expect(words(doc, { ...anchor, start })).toBe('b0:unabhängig von ihrer Herkunft');
      expect(words(doc, { ...anchor, start, quote: { exact: 'nie da', prefix: '', suffix: '' } })).toBeNull();
    }
  });

  it('AN9 lies in a cell or a footnote as in the text, and is found where its words went from there', () => {
    const doc = chapter(first);
    const cell = doc.getText('cell:t1:r1:c1');
    cell.insert(0, 'Kosten im ersten Jahr der Förderung');
    const read = (root: string) => blocksFromDelta(deltaOf(doc.getText(root)), propertyReader(doc.getMap('blocks')));
    const texts = () => new Map(['text', 'cell:t1:r1:c1'].map((root) => [root, flatText(read(root))]));
    const [block] = read('cell:t1:r1:c1');
    const id = block?.id ?? '';
    const anchor = makeAnchor(doc, texts(), 'cell:t1:r1:c1', { block: id, offset: 10 }, { block: id, offset: 35 });
    if (anchor === null) throw new Error('no anchor');
    cell.insert(0, 'Alle ');
    expect(findAnchor(doc, texts(), anchor)).toEqual({
      root: 'cell:t1:r1:c1',
      pieces: [{ block: id, from: 15, to: 40 }],
    });
    text(doc).insert(text(doc).length, ' Kosten im ersten Jahr der Förderung', {});
    // The table is gone from the page: its texts are no longer among those that are shown.
    const left = new Map([...texts()].filter(([root]) => root === 'text'));
    expect(findAnchor(doc, left, anchor)).toMatchObject({ root: 'text', pieces: [{ block: 'b0' }] });
  });

  it('AN10 a comment on a block goes with the block, and with its words into a new one', () => {
    const doc = chapter(first, second);
    const [block] = readBlocks(doc);
    if (block === undefined) throw new Error('no block');
    const anchor = { block: block.id, quote: blockQuote(block) };
    text(doc).insert(1, 'x', {});
    expect(findBlock(textsOf(readBlocks(doc)), anchor)).toEqual({ root: 'text', block: 'b0' });
    text(doc).delete(0, first.length + 2);
    expect(findBlock(textsOf(readBlocks(doc)), anchor)).toBeNull();
    text(doc).insertEmbed(text(doc).length, { b: 'pasted' });
    text(doc).insert(text(doc).length, first, {});
    expect(findBlock(textsOf(readBlocks(doc)), anchor)).toEqual({ root: 'text', block: 'pasted' });
  });

  it('AN11 says how much of a quote has to be left', () => {
    expect(stillQuoted('unabhängig von ihrer Herkunft', 'unabhängig von ihrer sozialen Herkunft')).toBe(true);
    expect(stillQuoted('unabhängig von ihrer Herkunft', 'von ihrer Herkunft')).toBe(true);
    expect(stillQuoted('unabhängig von ihrer Herkunft', 'ganz gleich, woher sie kommen')).toBe(false);
    expect(stillQuoted('Herkunft', 'Herkünfte')).toBe(true);
    expect(stillQuoted('EU', 'E-U')).toBe(true);
    expect(stillQuoted('EU', 'Bund')).toBe(false);
    expect(stillQuoted('EU', '')).toBe(false);
    expect(stillQuoted('kurz', `kurz${' und noch viel mehr'.repeat(10)}`)).toBe(false);
  });

  it('AN12 positions of a flat text and characters of blocks are two ways to say the same', () => {
    const flat = flatText(readBlocks(chapter('ab', '', 'cde')));
    expect(flat.text).toBe('\nab\n\ncde');
    expect(piecesOf(flat, 2, 6)).toEqual([
      { block: 'b0', from: 1, to: 2 },
      { block: 'b2', from: 0, to: 1 },
    ]);
    expect(piecesOf(flat, 3, 5)).toEqual([]);
  });
});
