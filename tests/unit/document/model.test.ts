import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { makeBlock, PLAIN, VIRTUAL_ID, type Attributes, type Block, type Run } from '../../../shared/document/block.ts';
import {
  canonicalBlocks,
  countWords,
  deltaOf,
  readBlocks,
  withMarkers,
  writeBlocks,
} from '../../../shared/document/blocks.ts';
import { applyDelta, blocksFromDelta } from '../../../shared/document/delta.ts';
import { diffBlocks, operationsFromMatches } from '../../../shared/document/diff.ts';
import { isSafeLink, normalizeLink } from '../../../shared/document/link.ts';
import { matchBlocks } from '../../../shared/document/match.ts';
import { composeMatches, mapThroughMatches } from '../../../shared/document/matches.ts';
import {
  applyOperations,
  endOfChange,
  mapPosition,
  rebaseOperations,
  type Operation,
} from '../../../shared/document/operations.ts';
import { locate, positionOf } from '../../../shared/document/position.ts';

const paragraph = { kind: 'paragraph', indent: 0 };
const defaults = () => paragraph;
const run = (text: string, attrs: Attributes = PLAIN): Run => ({ text, attrs });
const block = (id: string, text: string, kind = 'paragraph'): Block =>
  makeBlock(id, { kind, indent: 0 }, text === '' ? [] : [run(text)]);
const virtual = (text: string): Block =>
  makeBlock(VIRTUAL_ID, paragraph, text === '' ? [] : [run(text)], { virtual: true });
const texts = (blocks: readonly Block[]) => blocks.map(({ id, text }) => `${id}:${text}`);

/** What the operations do to a document that holds `olds`. */
function after(olds: readonly Block[], operations: readonly Operation[]): string[] {
  const doc = new Y.Doc();
  const [text, map] = [doc.getText('text'), doc.getMap('blocks')];
  applyOperations(text, map, diffBlocks([], olds));
  applyOperations(text, map, operations);
  return texts(readBlocks(doc));
}

describe('changes are as small as they can be', () => {
  it('DM2 a split inserts one marker, a join deletes one, and neither touches a character', () => {
    const whole = [block('a', 'Rathaus')];
    const halves = [block('a', 'Rat'), block('b', 'haus')];
    expect(diffBlocks(whole, halves)).toEqual([
      { type: 'insert', at: 4, pieces: [{ marker: 'b' }], length: 1, left: PLAIN },
    ]);
    expect(diffBlocks(halves, whole)).toEqual([{ type: 'delete', at: 4, length: 1 }]);
  });

  it('DM3 a new kind sets one property, and a join keeps the properties of the marker that goes', () => {
    expect(diffBlocks([block('a', 'x')], [block('a', 'x', 'heading1')])).toEqual([
      { type: 'property', block: 'a', name: 'kind', value: 'heading1' },
    ]);
    expect(diffBlocks([block('a', 'x'), block('b', 'y', 'quote')], [block('a', 'xy')])).toEqual([
      { type: 'delete', at: 2, length: 1 },
    ]);
  });

  it('DM4 the caret tells which of several equal characters was typed', () => {
    const typed = (offset: number) => diffBlocks([block('a', 'nn')], [block('a', 'nnn')], { block: 'a', offset })[0];
    expect(typed(1)).toMatchObject({ type: 'insert', at: 1 });
    expect(typed(2)).toMatchObject({ type: 'insert', at: 2 });
    expect(typed(3)).toMatchObject({ type: 'insert', at: 3 });
  });

  it('DM5 a surrogate pair is never cut', () => {
    const olds = [block('a', 'x🏛y')];
    const news = [block('a', 'x🏚y')]; // shares the high surrogate
    const operations = diffBlocks(olds, news);
    expect(operations).toMatchObject([
      { type: 'insert', at: 2, length: 2 },
      { type: 'delete', at: 2, length: 2 },
    ]);
    expect(after(olds, operations)).toEqual(['a:x🏚y']);
  });

  it('DM6 formats are set on kept characters, each attribute for itself', () => {
    const olds = [makeBlock('a', paragraph, [run('ab', { b: true }), run('cd')])];
    const news = [makeBlock('a', paragraph, [run('a', { b: true }), run('bc', { b: true, i: true }), run('d')])];
    expect(diffBlocks(olds, news)).toEqual([
      { type: 'format', at: 2, length: 1, attributes: { i: true } },
      { type: 'format', at: 3, length: 1, attributes: { b: true, i: true } },
    ]);
  });

  it('DM7 several edits in one block, taken together, retype no character that was kept', () => {
    const states = ['abc', 'aXXbc', 'aXXbYYc', 'aXbYYc'].map((text) => [block('a', text)]);
    let matches = matchBlocks(states[0] ?? [], states[1] ?? [], null);
    for (const step of [1, 2])
      matches = composeMatches(matches, matchBlocks(states[step] ?? [], states[step + 1] ?? [], null));
    const operations = operationsFromMatches(states[0] ?? [], states[3] ?? [], matches);
    expect(operations.every(({ type }) => type === 'insert')).toBe(true);
    expect(after(states[0] ?? [], operations)).toEqual(['a:aXbYYc']);
    expect(mapThroughMatches(3, matches)).toBe(4); // still behind "b"
  });
});

describe('changes of others', () => {
  it('DM8 a block that a delta does not touch stays the same object', () => {
    const blocks = [block('a', 'one'), block('b', 'two'), block('c', 'three')];
    const next = applyDelta(blocks, [{ retain: 6 }, { insert: 'X' }], defaults);
    expect(texts(next)).toEqual(['a:one', 'b:tXwo', 'c:three']);
    expect([next[0] === blocks[0], next[1] === blocks[1], next[2] === blocks[2]]).toEqual([true, false, true]);
  });

  it('DM9 a marker that two people brought back is numbered, for everybody alike', () => {
    const delta = [{ insert: { b: 'a' } }, { insert: 'x' }, { insert: { b: 'a' } }, { insert: { b: 'a' } }];
    const blocks = blocksFromDelta(delta, defaults);
    expect(texts(blocks)).toEqual(['a:x', 'a#2:', 'a#3:']);
    expect(texts(applyDelta(blocks, [{ delete: 2 }], defaults))).toEqual(['a:', 'a#2:']);
  });

  it('DM10 a local insertion survives where others deleted, and a local deletion spares what others typed into it', () => {
    const deleted = [{ retain: 2 }, { delete: 4 }];
    expect(
      rebaseOperations([{ type: 'insert', at: 4, pieces: [run('X')], length: 1, left: PLAIN }], [deleted]),
    ).toMatchObject([{ at: 2, length: 1, left: null }]);
    const typed = [{ retain: 3 }, { insert: 'NEW' }];
    expect(rebaseOperations([{ type: 'delete', at: 1, length: 4 }], [typed])).toEqual([
      { type: 'delete', at: 1, length: 2 },
      { type: 'delete', at: 6, length: 2 },
    ]);
  });

  it('DM11 a position sticks to the character on its left', () => {
    expect(mapPosition(3, [{ retain: 3 }, { insert: 'XX' }])).toBe(3);
    expect(mapPosition(3, [{ retain: 2 }, { insert: 'XX' }])).toBe(5);
    expect(mapPosition(5, [{ retain: 2 }, { delete: 9 }])).toBe(2);
    expect(endOfChange([{ retain: 2 }, { insert: 'XX' }, { retain: 9 }])).toBe(4);
  });

  it('DM12 a line break never carries attributes, whatever the text says', () => {
    const [first] = blocksFromDelta([{ insert: { b: 'a' } }, { insert: 'x\ny', attributes: { b: true } }], defaults);
    expect(first?.runs).toEqual([run('x', { b: true }), run('\n'), run('y', { b: true })]);
  });

  it('DM13 kinds, attributes and embeds of a newer version are kept', () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    text.insertEmbed(0, { b: 'a' });
    text.insert(1, 'x', { 'ins:7': { by: 'm' } });
    text.insertEmbed(2, { note: 'n1' });
    doc.getMap('blocks').set('a:kind', 'table');
    expect(readBlocks(doc)).toMatchObject([
      { kind: 'table', runs: [run('x', { 'ins:7': { by: 'm' } }), { embed: { note: 'n1' } }] },
    ]);
    const blocks = readBlocks(doc);
    const typed = blocks.map((old) => makeBlock(old.id, old, [...old.runs, run('!')]));
    applyOperations(text, doc.getMap('blocks'), diffBlocks(blocks, typed));
    expect(text.toDelta()).toEqual([
      { insert: { b: 'a' } },
      { insert: 'x', attributes: { 'ins:7': { by: 'm' } } },
      { insert: { note: 'n1' } },
      { insert: '!' },
    ]);
  });

  it('DM14 what a peer wrote as properties is bounded', () => {
    const doc = new Y.Doc();
    const read = (kind: unknown, indent: unknown) => {
      doc.getText('text').insertEmbed(0, { b: 'a' });
      doc.getMap('blocks').set('a:kind', kind);
      doc.getMap('blocks').set('a:indent', indent);
      const [first] = readBlocks(doc);
      return [first?.kind, first?.indent];
    };
    expect(read(7, 'deep')).toEqual(['paragraph', 0]);
    expect(read('x'.repeat(999), 1e9)).toEqual(['paragraph', 8]);
    expect(read('quote', -2.5)).toEqual(['quote', 0]);
  });
});

describe('text without a marker', () => {
  it('DM15 shows as one block and is not written; an empty text shows one empty block', () => {
    expect(blocksFromDelta([], defaults)).toMatchObject([{ id: VIRTUAL_ID, virtual: true, text: '' }]);
    expect(texts(blocksFromDelta([{ insert: 'loose' }, { insert: { b: 'a' } }], defaults))).toEqual([
      `${VIRTUAL_ID}:loose`,
      'a:',
    ]);
    expect(diffBlocks([virtual('')], [virtual('x')])).toMatchObject([{ type: 'insert', at: 0, pieces: [run('x')] }]);
  });

  it('DM16 becomes a real block when it gets properties, is emptied beside others, or is no longer first', () => {
    const stays = [virtual('x'), block('a', '')];
    expect(withMarkers(stays)).toBe(stays);
    expect(withMarkers([{ ...virtual('x'), kind: 'quote' }])[0]).toMatchObject({ virtual: false, kind: 'quote' });
    expect(withMarkers([virtual(''), block('a', 'y')])[0]?.virtual).toBe(false);
    expect(withMarkers([block('a', 'y'), virtual('x')])[1]?.virtual).toBe(false);
  });
});

describe('a chapter as a whole', () => {
  it('DM17 what is written is read again, and a chapter that holds something is not filled', () => {
    const doc = new Y.Doc();
    const blocks = [
      { kind: 'heading1', runs: [run('Beteiligung')] },
      { kind: 'bullet', indent: 2, runs: [run('früh, ', { b: true }), run('offen')] },
    ];
    const origins: unknown[] = [];
    doc.on('afterTransaction', ({ origin }) => origins.push(origin));
    writeBlocks(doc, blocks, 'host');
    expect(origins).toEqual(['host']);
    expect(readBlocks(doc)).toMatchObject(blocks);
    expect(doc.getText('text').toString()).toBe('Beteiligungfrüh, offen');
    expect(() => writeBlocks(doc, blocks, 'host')).toThrow('not empty');
  });

  it('DM18 the canonical text of the blocks does not depend on how they came about', () => {
    const typed = [makeBlock('a', paragraph, [run('ab', { i: true, b: true })])];
    const read = blocksFromDelta(
      [
        { insert: { b: 'a' } },
        { insert: 'a', attributes: { b: true, i: true } },
        { insert: 'b', attributes: { b: true, i: true, u: null } },
      ],
      defaults,
    );
    expect(canonicalBlocks(read)).toBe(canonicalBlocks(typed));
    expect(canonicalBlocks(read)).not.toBe(canonicalBlocks([block('a', 'ab')]));
  });

  it('DM19 words are counted as people count them', () => {
    expect(
      countWords([block('a', 'Die Stadt – gemeinsam gestalten!'), block('b', ''), block('c', '12 Bürger*innen-Räte')]),
    ).toBe(6);
  });

  it('DM20 places and positions are two ways to say the same', () => {
    const blocks = [virtual('ab'), block('a', 'cd'), block('b', '')];
    const positions = [0, 1, 2, 3, 4, 5, 6].map((position) => locate(blocks, position));
    expect(positions.map(({ index, offset }) => positionOf(blocks, index, offset))).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('DM21 a link is http, https, mailto or tel, or none', () => {
    expect(['https://a.de/x', 'HTTP://a.de', 'mailto:a@b.de', 'tel:+49731'].every(isSafeLink)).toBe(true);
    expect(
      [
        'javascript:alert(1)',
        'java\u0000script:x',
        ' https://a.de',
        'data:text/html,x',
        'file:///etc',
        7,
        `https://${'a'.repeat(3000)}`,
      ].some(isSafeLink),
    ).toBe(false);
    expect([' www.ulm.de ', 'amt@ulm.de', 'ulm.de/rat?x=1', 'javascript:x', 'kein Link'].map(normalizeLink)).toEqual([
      'https://www.ulm.de',
      'mailto:amt@ulm.de',
      'https://ulm.de/rat?x=1',
      null,
      null,
    ]);
  });

  it('DM22 an insertion next to formatted text never takes on its format', () => {
    const doc = new Y.Doc();
    const text = doc.getText('text');
    applyOperations(
      text,
      doc.getMap('blocks'),
      diffBlocks([], [makeBlock('a', paragraph, [run('bold', { b: true }), run('x')])]),
    );
    const before = readBlocks(doc);
    const news = [makeBlock('a', paragraph, [run('bold', { b: true }), run('!x')])];
    applyOperations(text, doc.getMap('blocks'), diffBlocks(before, news));
    expect(deltaOf(text).slice(1)).toEqual([{ insert: 'bold', attributes: { b: true } }, { insert: '!x' }]);
  });
});
