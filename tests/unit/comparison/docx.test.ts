import { describe, expect, it } from 'vitest';
import { compareStates, type ComparisonOptions } from '../../../electron/export/comparison/comparison.ts';
import { comparisonDocx } from '../../../electron/export/docx/comparison-docx.ts';
import type { PaperComment } from '../../../electron/export/paper.ts';
import { picturesOfBoth, richPair } from '../../support/compared-papers.ts';
import { faultsOf } from '../../support/docx/check-word.ts';
import { linesOfState } from '../../support/docx/lines-of-state.ts';
import { parseXml, type Node } from '../../support/docx/parse-xml.ts';
import { readTracked, type Decision, type TrackedLine } from '../../support/docx/read-tracked.ts';
import { unzipSync } from '../../support/docx/unzip.ts';

const { before, after } = richPair;
const write = (options: ComparisonOptions = {}, frontPage = false): Promise<Uint8Array> =>
  comparisonDocx(compareStates(before, after, { pictures: picturesOfBoth, ...options }), { frontPage });

/** Without lists of contents, and without the last paragraph, which belongs to no state. */
const read = (docx: Uint8Array, decision: Decision): TrackedLine[] =>
  readTracked(docx, decision)
    .filter(({ style }) => !style.startsWith('TOC'))
    .slice(0, -1);

const main = (docx: Uint8Array): string => unzipSync(docx).get('word/document.xml') ?? '';
const nodes = (node: Node, name: string): Node[] => [
  ...(node.name === name ? [node] : []),
  ...node.children.flatMap((child) => nodes(child, name)),
];

describe('VX2 every change is a tracked one', () => {
  it('VX2 accepting all gives the newer state, rejecting all the older', async () => {
    const docx = await write();
    expect(faultsOf(docx)).toEqual([]);
    expect(read(docx, 'accept')).toEqual(linesOfState(after));
    expect(read(docx, 'reject')).toEqual(linesOfState(before));
  });

  it('VX2 the other way round', async () => {
    const docx = await comparisonDocx(compareStates(after, before, { pictures: picturesOfBoth }), { frontPage: false });
    expect(faultsOf(docx)).toEqual([]);
    expect(read(docx, 'accept')).toEqual(linesOfState(before));
    expect(read(docx, 'reject')).toEqual(linesOfState(after));
  });

  it('VX2 nothing is tracked where nothing changed', async () => {
    const docx = await comparisonDocx(compareStates(after, after, { pictures: picturesOfBoth }), { frontPage: false });
    expect(main(docx)).not.toMatch(/<w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange|cellIns|cellDel)\b/);
    expect(read(docx, 'accept')).toEqual(linesOfState(after));
  });

  it('VX2 words, marks, moves, formats, kinds and rows are each what Word has for them', async () => {
    const xml = parseXml(main(await write()));
    const count = (name: string): number => nodes(xml, name).length;
    expect(count('w:moveFromRangeStart')).toBeGreaterThan(2);
    expect(count('w:moveFromRangeStart')).toBe(count('w:moveToRangeStart'));
    for (const name of ['w:ins', 'w:del', 'w:rPrChange', 'w:pPrChange']) expect(count(name)).toBeGreaterThan(0);
    const rows = nodes(xml, 'w:trPr').flatMap(({ children }) => children.map(({ name }) => name));
    expect(rows.filter((name) => name === 'w:ins').length).toBeGreaterThan(1);
    expect(rows.filter((name) => name === 'w:del').length).toBeGreaterThan(1);
    expect(nodes(xml, 'w:hyperlink').length).toBe(2);
  });

  it('VX2 a column that came or went is cells that did', async () => {
    const columns = (state: typeof before, keep: readonly number[]): typeof before => {
      const [chapter] = state.paper.chapters.filter(({ tables }) => tables.has('t'));
      const table = chapter?.tables.get('t');
      if (chapter === undefined || table === undefined) throw new Error('no table');
      const kept = {
        ...table,
        columns: keep.flatMap((index) => table.columns[index] ?? []),
        cells: table.cells
          .filter(({ column }) => keep.includes(column))
          .map((cell) => ({ ...cell, column: keep.indexOf(cell.column) })),
      };
      return {
        ...state,
        paper: { ...state.paper, chapters: [{ ...chapter, tables: new Map([...chapter.tables, ['t', kept]]) }] },
      };
    };
    const [was, is] = [columns(before, [0, 1, 2]), columns(before, [0, 2])];
    for (const [older, newer, tag] of [
      [was, is, 'w:cellDel'],
      [is, was, 'w:cellIns'],
    ] as const) {
      const docx = await comparisonDocx(compareStates(older, newer, { pictures: picturesOfBoth }), {
        frontPage: false,
      });
      expect(faultsOf(docx)).toEqual([]);
      expect(nodes(parseXml(main(docx)), tag).length).toBe(4);
      expect(read(docx, 'accept')).toEqual(linesOfState(newer));
      expect(read(docx, 'reject')).toEqual(linesOfState(older));
    }
  });
});

describe('VX3 who changed it, and when', () => {
  it('VX3 is the maker of the newer state, or whom blame names for just these characters', async () => {
    const plain = parseXml(main(await write()));
    expect(new Set(nodes(plain, 'w:ins').map(({ attributes }) => attributes['w:author']))).toEqual(
      new Set(['Cem Kaya']),
    );
    expect(nodes(plain, 'w:ins')[0]?.attributes['w:date']).toBe('2026-05-17T12:05:00Z');
    const asked: string[] = [];
    const authors = await write({
      authorOf: ({ side, block, from, to }) => {
        if (block !== 'p1') return null;
        const words = (side === 'before' ? before : after).paper.chapters
          .flatMap(({ blocks }) => blocks)
          .find(({ id }) => id === 'p1')?.text;
        if (to > from) asked.push(words?.slice(from, to) ?? '');
        return { name: side === 'before' ? 'Ben\u0000 "B" <Öz>\n' : 'Dana', at: null };
      },
    });
    const found = parseXml(main(authors));
    // Marks are asked for with the words before them.
    expect(new Set(asked)).toEqual(new Set([' & Schule', 'Stärke der Stadt', '<große> Stärke']));
    const names = new Set(nodes(found, 'w:del').map(({ attributes }) => attributes['w:author']));
    expect(names).toContain('Ben "B" <Öz>');
    const dana = nodes(found, 'w:ins').filter(({ attributes }) => attributes['w:author'] === 'Dana');
    expect(dana.length).toBeGreaterThan(0);
    expect(dana[0]?.attributes['w:date']).toBeUndefined();
  });

  it('VX12 what several people wrote or deleted side by side is as many changes, and says the same', async () => {
    const docx = await write({
      cutsOf: ({ from, to }) => (to - from > 4 ? [from + 2, from + 4] : []),
      authorOf: ({ from, to }) => (to - from === 2 ? { name: 'Dana', at: Date.UTC(2026, 4, 5) + from } : null),
    });
    expect(faultsOf(docx)).toEqual([]);
    expect(read(docx, 'accept')).toEqual(linesOfState(after));
    expect(read(docx, 'reject')).toEqual(linesOfState(before));
    const changes = ['w:ins', 'w:del'].flatMap((tag) => nodes(parseXml(main(docx)), tag));
    const dana = changes.filter(({ attributes }) => attributes['w:author'] === 'Dana');
    expect(dana.length).toBeGreaterThan(4);
    expect(dana[0]?.attributes['w:date']).toBe('2026-05-05T00:00:00Z');
    expect(changes.some(({ attributes }) => attributes['w:author'] === 'Cem Kaya')).toBe(true);
  });

  it('VX3 names are bounded, nobody has one, and the file itself says nothing of persons', async () => {
    const docx = await write({ authorOf: () => ({ name: ' \u200b\u0007 ', at: 8e15 }) });
    const names = nodes(parseXml(main(docx)), 'w:ins').map(({ attributes }) => attributes['w:author']);
    expect(new Set(names)).toEqual(new Set(['Unbekannt']));
    const long = await write({ authorOf: () => ({ name: '😀'.repeat(200), at: Number.NaN }) });
    expect(faultsOf(long)).toEqual([]);
    expect(nodes(parseXml(main(long)), 'w:del')[0]?.attributes['w:author']?.length).toBeLessThanOrEqual(120);
    const core = unzipSync(await write()).get('docProps/core.xml') ?? '';
    expect(core).toContain('<dc:creator>Ratschrift</dc:creator>');
    expect(core).not.toContain('Kaya');
  });
});

it('VX4 the same comparison gives the same bytes', async () => {
  const [first, second] = [await write({}, true), await write({}, true)];
  expect(Buffer.compare(first, second)).toBe(0);
});

it('VX5 the first page names both versions and says per chapter what changed and by whom', async () => {
  const docx = await write({}, true);
  expect(faultsOf(docx)).toEqual([]);
  const words = readTracked(docx, 'accept').map(({ text }) => text);
  const start = words.slice(0, words.indexOf('{page}'));
  expect(start).toEqual(
    expect.arrayContaining(['Beteiligung Mai', '3. Mai 2026, 14:05 Uhr, Ada Weber', 'Entwurf für den Rat']),
  );
  const chapter = start.indexOf('2 Bildung und Sprache (bisher „Bildung“)');
  const { counts } =
    compareStates(before, after).chapters.find(({ titleAfter }) => titleAfter === 'Bildung und Sprache') ?? {};
  expect(start.slice(chapter + 1, chapter + 8)).toEqual(
    [
      counts?.changed,
      counts?.added,
      counts?.removed,
      counts?.moved,
      counts?.wordsInserted,
      counts?.wordsDeleted,
      'Cem Kaya',
    ].map(String),
  );
  expect(start).toEqual(expect.arrayContaining(['Wohnen (Kapitel entfallen)', '4 Arbeit (neues Kapitel)']));
  const header = unzipSync(docx).get('word/header1.xml') ?? '';
  expect(header).toContain('Beteiligung Mai → Entwurf für den Rat');
  const same = await comparisonDocx(compareStates(after, after));
  expect(readTracked(same, 'accept').map(({ text }) => text)).toContain('Die beiden Fassungen sind gleich.');
});

it('VX6 comments come along at their words, with replies and what is done', async () => {
  const comment = (key: string, more: Partial<PaperComment>): PaperComment => ({
    chapter: after.paper.chapters[1]?.id ?? '',
    key,
    thread: key,
    author: { id: 'x', name: 'Eva Sommer' },
    at: '2026-05-10T08:00:00.000Z',
    edited: null,
    state: 'open',
    assigned: null,
    about: 'text',
    block: 'p1',
    quote: 'Deutsch',
    text: 'Warum & wie?\n]]> zweite Zeile',
    ...more,
  });
  const docx = await write({
    comments: [
      comment('1', {}),
      comment('2', { thread: '1', text: 'Darum.', author: { id: 'y', name: 'Ben Öz' } }),
      comment('3', { block: 't', quote: '', about: 'block', state: 'resolved' }),
      comment('4', { block: 'gone', quote: 'weg' }),
      comment('5', { block: null, quote: '', about: 'chapter' }),
    ],
  });
  expect(faultsOf(docx)).toEqual([]);
  const parts = unzipSync(docx);
  const comments = parseXml(parts.get('word/comments.xml') ?? '');
  expect(comments.children.map(({ attributes }) => attributes['w:author'])).toEqual(
    expect.arrayContaining(['Eva Sommer', 'Ben Öz']),
  );
  expect(comments.children.length).toBe(5);
  const extended = parseXml(parts.get('word/commentsExtended.xml') ?? '').children.map(({ attributes }) => attributes);
  expect(extended.filter((each) => each['w15:paraIdParent'] !== undefined).length).toBe(1);
  expect(extended.filter((each) => each['w15:done'] === '1').length).toBe(1);
  const text = main(docx);
  expect(text).toMatch(
    /lernen <\/w:t><\/w:r><w:commentRangeStart[^>]*\/><w:commentRangeStart[^>]*\/><w:r><w:t xml:space="preserve">Deutsch<\/w:t>/,
  );
  expect(read(docx, 'accept')).toEqual(linesOfState(after));
});
