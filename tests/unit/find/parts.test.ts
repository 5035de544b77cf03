import { afterEach, describe, expect, it, vi } from 'vitest';
import * as Y from 'yjs';
import { partsOf, type ChapterPart } from '../../../renderer/app/chapter-texts.ts';
import { Rooms } from '../../../renderer/app/rooms.ts';
import { PaperModel } from '../../../renderer/editor/paper-model.ts';
import type { Session } from '../../../renderer/app/session.ts';
import { Finder } from '../../../renderer/features/find/finder.ts';
import { replaceInChapter, type PartReplacement } from '../../../renderer/features/find/replace-in-chapter.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { decidedBlocks } from '../../../shared/document/decided-blocks.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { createTable } from '../../../shared/document/table-edit.ts';
import { tableTexts } from '../../../shared/document/table.ts';
import { connectedRoom } from '../../support/live-room.ts';

function chapter(): Y.Doc {
  const doc = new Y.Doc();
  writeBlocks(
    doc,
    [
      { id: 'p', kind: 'paragraph', runs: [{ text: 'Text hier', attrs: {} }, embedRun({ note: 'n1' })] },
      { id: 't', kind: 'table', runs: [{ text: 'Tabelle hier', attrs: {} }] },
      { id: 'q', kind: 'paragraph', runs: [{ text: 'Ende', attrs: {} }] },
    ],
    'test',
  );
  doc.transact(() => {
    createTable(doc, 't', 2, 2, 'test');
    doc.getText('note:n1').insert(0, 'Anmerkung hier');
    doc.getText(tableTexts(doc, 't')[3] ?? '').insert(0, 'Zelle hier');
  }, 'test');
  return doc;
}

/** Replaces „hier“ by „dort“ everywhere. */
const plan = (parts: readonly ChapterPart[]): PartReplacement[] =>
  parts.flatMap(({ name, blocks }) =>
    blocks.flatMap(({ id, text }) => {
      const from = text.indexOf('hier');
      return from < 0 ? [] : [{ part: name, block: id, from, to: from + 4, text: 'dort' }];
    }),
  );

function session(doc: Y.Doc, mode: 'write' | 'suggest') {
  const rooms = new Rooms({ connect: () => connectedRoom(doc), onRefused: () => undefined });
  rooms.acquire('room');
  const paper = new PaperModel('me');
  paper.modes.set(mode);
  return { rooms, paper, roomOf: () => 'room', me: { id: 'me', name: 'Ich', roles: [], active: true } };
}

const texts = (doc: Y.Doc): string[] =>
  partsOf(doc, readBlocks(doc)).flatMap(({ blocks }) => blocks.map(({ text }) => text));

afterEach(() => vi.unstubAllGlobals());

describe('the texts of a chapter', () => {
  it('FI17 cells and footnotes are searched where they stand, and empty ones are none', () => {
    const doc = chapter();
    const parts = partsOf(doc, readBlocks(doc));
    expect(parts.map(({ holder, blocks }) => [holder, blocks.map(({ text }) => text).join('|')])).toEqual([
      [-1, 'Text hier\uFFFC|Tabelle hier|Ende'],
      [0, 'Anmerkung hier'],
      [1, 'Zelle hier'],
    ]);
  });

  it('FI17 in a chapter that is not on the page all its texts are replaced, and taken back together', () => {
    const doc = chapter();
    const before = texts(doc);
    const written = replaceInChapter(session(doc, 'write'), 'c', plan);
    expect(written?.count).toBe(4);
    expect(texts(doc)).toEqual(before.map((text) => text.replace('hier', 'dort')));
    written?.undo();
    expect(texts(doc)).toEqual(before);
    written?.release();
  });

  it('FI18 while one suggests, replacements are suggestions, also in chapters that are not on the page', () => {
    const doc = chapter();
    const before = readBlocks(doc).map(({ text }) => text);
    const written = replaceInChapter(session(doc, 'suggest'), 'c', plan);
    expect(written?.count).toBe(4);
    const blocks = readBlocks(doc);
    expect(decidedBlocks(blocks, false).map(({ text }) => text)).toEqual(before);
    expect(decidedBlocks(blocks, true).map(({ text }) => text)).toEqual(
      before.map((text) => text.replace('hier', 'dort')),
    );
    expect(doc.getText('note:n1').toJSON()).toBe('Anmerkung hierdort');
    written?.undo();
    expect(readBlocks(doc).map(({ text }) => text)).toEqual(before);
    written?.release();
  });

  it('FI19 what changes in a cell or a footnote on the page is found without a new search', async () => {
    // On a busy machine the search waits for the page to be idle.
    vi.stubGlobal('requestIdleCallback', (work: () => void) => setTimeout(work, 0));
    const doc = chapter();
    const drawn = new Set<() => void>();
    const editor = {
      chapterId: 'c',
      binding: { blocks: readBlocks(doc), onBlocks: () => () => undefined },
      inner: { whenDrawn: (listener: () => void) => (drawn.add(listener), () => drawn.delete(listener)) },
    };
    const paper = { all: [editor], subscribe: () => () => undefined, session: () => editor };
    const scene = { ...session(doc, 'write'), paper, chapters: [{ id: 'c', summary: null }] };
    const finder = new Finder();
    finder.setSession(scene as unknown as Session);
    finder.setQuery({ text: 'hier', regex: false, wholeWord: false, matchCase: false, umlauts: false });
    await expect.poll(() => finder.get().total).toBe(4);
    doc.getText(tableTexts(doc, 't')[0] ?? '').insert(0, 'Auch hier');
    for (const listener of drawn) listener();
    await expect.poll(() => finder.get().total).toBe(5);
    finder.destroy();
    expect(drawn.size).toBe(0);
  });
});
