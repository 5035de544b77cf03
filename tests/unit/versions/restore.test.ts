import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { planTidying } from '../../../shared/document/copies.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { blockPlaces, blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { comparePapers } from '../../../shared/document/compare/compare-papers.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { noteText } from '../../../shared/document/embeds.ts';
import { readChapter, type ChapterContent } from '../../../shared/document/nested.ts';
import { applyOperations } from '../../../shared/document/operations.ts';
import { withBlock } from '../../../shared/document/restore/block-target.ts';
import { restoreContent } from '../../../shared/document/restore/restore-chapter.ts';
import { suggestContent } from '../../../shared/document/restore/suggest-content.ts';
import { openSuggestions } from '../../../shared/document/suggestion-list.ts';
import { setGone, setWidths } from '../../../shared/document/table-edit.ts';
import { cellText, readTable } from '../../../shared/document/table.ts';
import { WrittenChapter } from '../../support/written-chapter.ts';
import { words, chapterOf, three, texts, said, write, rich } from '../../support/restored-chapters.ts';

const restore = (doc: Y.Doc, then: ChapterContent): boolean => restoreContent(doc, then, 'restore');

describe('restoring one block', () => {
  const block = (doc: Y.Doc, then: ChapterContent, id: string): void => {
    const target = withBlock(readChapter(doc), then, id);
    if (target === null) throw new Error('in neither');
    restore(doc, target);
  };

  it('VR3 a changed block has its old words, and what else changed stays', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 1, 6, 'Anderer');
    blockProperties(doc).set('a:kind', 'quote');
    write(doc, chapterText(doc).length, 0, ' Neu.');
    block(doc, then, 'a');
    expect(texts(doc)).toEqual(['Erster Satz.', 'Zweiter Satz.', 'Dritter Satz. Neu.']);
    expect(readBlocks(doc)[0]?.kind).toBe('paragraph');
  });

  it('VR3 a removed block comes back behind its old neighbour, one that came goes, one that moved goes back', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 13, 14, '');
    doc.transact(() => chapterText(doc).insertEmbed(0, { b: 'new' }), 'typing');
    write(doc, 1, 0, 'Davor.');
    block(doc, then, 'b');
    expect(texts(doc)).toEqual(['Davor.', 'Erster Satz.', 'Zweiter Satz.', 'Dritter Satz.']);
    block(doc, then, 'new');
    expect(texts(doc)).toEqual(['Erster Satz.', 'Zweiter Satz.', 'Dritter Satz.']);
    restore(doc, { ...then, blocks: [...then.blocks].reverse() });
    expect(texts(doc)).toEqual(['Dritter Satz.', 'Zweiter Satz.', 'Erster Satz.']);
    for (const id of ['a', 'b', 'c']) block(doc, then, id);
    expect(said(doc)).toBe(canonicalChapter(then));
    expect(withBlock(readChapter(doc), then, 'nobody')).toBeNull();
  });

  it('VR3 a table comes back with what is in it, and its deleted footnote', () => {
    const doc = rich();
    const then = readChapter(doc);
    const table = readTable(doc, 't');
    setGone(doc, 't', 'row', [table.rows[1]?.id ?? ''], true, 'x');
    setWidths(doc, 't', new Map([[table.columns[0]?.id ?? '', 700]]), 'x');
    doc.getText(noteText('n')).insert(0, 'Andere ');
    block(doc, then, 't');
    expect(canonicalChapter({ ...readChapter(doc), notes: then.notes })).toBe(canonicalChapter(then));
    expect(doc.getText(noteText('n')).toJSON()).toBe('Andere Quelle');
    block(doc, then, 'a');
    expect(said(doc)).toBe(canonicalChapter(then));
  });
});

describe('restoring a chapter', () => {
  it('VR4 what nobody changed since is not written: others’ typing elsewhere stays, and a comparison finds no difference', () => {
    const doc = rich();
    const then = readChapter(doc);
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    write(doc, 9, 4, 'Anderes');
    chapterText(other).insert(1, 'Die ', {});
    expect(restore(doc, then)).toBe(true);
    expect(restore(doc, then)).toBe(false);
    const [compared] = comparePapers([{ id: 'c', title: '', ...then }], [{ id: 'c', title: '', ...readChapter(doc) }]);
    expect(compared === undefined || isChanged(compared.counts)).toBe(false);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(texts(doc)[0]).toBe('Die Haltung');
    expect(texts(doc)[1]).toBe('Satz\uFFFC');
  });

  it('VR4 two people who bring one block back at the same moment have it once', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 13, 14, '');
    const other = new Y.Doc();
    Y.applyUpdate(other, Y.encodeStateAsUpdate(doc));
    for (const each of [doc, other]) restore(each, then);
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(other));
    expect(texts(doc)).toHaveLength(4);
    const tidying = planTidying(chapterText(doc), blockPlaces(doc), readBlocks(doc));
    if (tidying === null) throw new Error('nothing to tidy');
    applyOperations(chapterText(doc), blockProperties(doc), tidying.operations);
    expect(said(doc)).toBe(canonicalChapter(then));
  });

  it('VR5 words that come back are still of who wrote them', () => {
    const chapter = new WrittenChapter();
    const sentence = 'Die Stadt pflanzt bis zum Jahr 2030 fünftausend neue Bäume.';
    chapter.step('anna', (doc) => writeBlocks(doc, [words('Ziele der Stadt', 'h'), words(sentence, 'a')], 'x'));
    chapter.step('berta', (doc) => chapterText(doc).insert(17 + 'Die Stadt '.length, 'ganz sicher '));
    const then = readChapter(chapter.doc);
    const before = chapter.said();
    chapter.step('cem', (doc) => chapterText(doc).delete(16, chapterText(doc).length - 16));
    chapter.step('dora', (doc) => void restore(doc, then));
    expect(chapter.said()).toEqual(before);
    expect(chapter.runs().at(-1)?.author.brought?.person).toBe('dora');
  });
});

describe('as suggestions', () => {
  it('VR6 each place is a suggestion of its own, and what can’t be suggested is named', () => {
    const doc = rich();
    const then = readChapter(doc);
    const { columns } = readTable(doc, 't');
    write(doc, 1, 7, 'Ziele');
    blockProperties(doc).set('t:headerRow', null);
    setWidths(doc, 't', new Map([[columns[0]?.id ?? '', 700]]), 'x');
    doc.getText(noteText('n')).insert(6, ' neu');
    const { made, left } = suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    expect(made).toHaveLength(2);
    expect(left.map(({ what, id }) => `${what} ${id}`).sort()).toEqual(['properties t', 'widths t']);
    expect(openSuggestions(readBlocks(doc)).map(({ id }) => made.includes(id))).toEqual([true]);
  });

  it('VR6 a second time the same is not brought twice', () => {
    const doc = three();
    const then = readChapter(doc);
    write(doc, 13, 14, '');
    suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    const once = said(doc);
    const again = suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    expect(said(doc)).toBe(once);
    expect(again).toEqual({ made: [], left: [], already: true });
  });

  it('VR6 nor are changed words, a moved block, one that goes, cells or lines; what changed since is suggested', () => {
    const doc = rich();
    const then = readChapter(doc);
    const { rows, columns } = readTable(doc, 't');
    write(doc, 1, 7, 'Ziele');
    doc.getText(cellText('t', rows[1]?.id ?? '', columns[1]?.id ?? '')).insert(0, 'rund ');
    doc.getText(noteText('n')).insert(6, ' neu');
    restore(doc, { ...readChapter(doc), blocks: [...readBlocks(doc), ...readBlocks(chapterOf(words('Neu.', 'new')))] });
    const [head, ...rest] = readBlocks(doc);
    if (head === undefined) throw new Error('empty');
    restore(doc, { ...readChapter(doc), blocks: [...rest, head] });
    const first = suggestContent(doc, then, { person: 'p', at: 1 }, 'restore');
    expect(first.made.length).toBeGreaterThan(3);
    expect(first.already).toBe(false);
    const once = said(doc);
    const again = suggestContent(doc, then, { person: 'q', at: 2 }, 'restore');
    expect(again).toEqual({ made: [], left: [], already: true });
    expect(said(doc)).toBe(once);
    doc.getText(noteText('n')).insert(0, 'Später ');
    expect(suggestContent(doc, then, { person: 'q', at: 3 }, 'restore').made).toHaveLength(1);
  });
});
