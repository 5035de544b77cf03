import * as Y from 'yjs';
import { expect, it, vi } from 'vitest';
import { canonicalChapter, readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { blocksOf, decideInChapter, textsOf } from '../../shared/document/decide.ts';
import { openSuggestions } from '../../shared/document/suggestion-list.ts';
import { tableSuggestions } from '../../shared/document/table-suggest.ts';
import { cellText } from '../../shared/document/table.ts';
import { bringBack } from '../../shared/document/trials/bring-back.ts';
import { decidedContent, settledContent, suggestContent } from '../../shared/document/restore/suggest-content.ts';
import { copyOf } from '../../shared/document/proposals.ts';
import { readChapter, type ChapterContent } from '../../shared/document/nested.ts';
import { restoreContent } from '../../shared/document/restore/restore-chapter.ts';
import { mergeCells, moveLine, setWidths, splitCell } from '../../shared/document/table-edit.ts';
import { readTable } from '../../shared/document/table.ts';
import { TABLE, type Drafter } from '../support/fuzz-decisions.ts';
import { DecisionWorld } from '../support/fuzz-decision-world.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

// Ids of blocks and suggestions follow from the seed as well.
const ids = vi.hoisted(() => ({ next: (): number => 0 }));
vi.mock('lib0/webcrypto', () => ({ getRandomValues: (bytes: Uint8Array) => bytes.map(() => ids.next()) }));

const OPERATIONS = Number(process.env.OPERATIONS ?? 14);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [416, 1260, 1730, 2000, 2290];

const said = (doc: Y.Doc): string => canonicalChapter(readChapter(doc));

function contentOf(json: string): ChapterContent {
  const content = readCanonicalChapter(json);
  if (content === null) throw new Error('not a chapter');
  return content;
}

/** What nobody suggests: cells that are merged, widths, lines that move at once. */
function layOut({ doc }: Drafter, chance: Chance): void {
  const { rows, columns } = readTable(doc, TABLE);
  const [row, column] = [chance.below(Math.max(1, rows.length)), chance.below(Math.max(1, columns.length))];
  const range = { top: row, left: column, bottom: row + chance.below(2), right: column + chance.below(3) };
  const line = rows[row]?.id;
  const roll = chance.below(4);
  if (roll === 0) mergeCells(doc, TABLE, range, 'layout');
  else if (roll === 1) splitCell(doc, TABLE, row, column, 'layout');
  else if (roll === 2) setWidths(doc, TABLE, new Map([[columns[column]?.id ?? '', chance.below(900)]]), 'layout');
  else if (line !== undefined)
    moveLine(doc, TABLE, 'row', line, rows.filter(({ id }) => id !== line).at(chance.below(3))?.id ?? null, 'layout');
}

it(
  'VR1 whatever was written, suggested and decided in text, tables and footnotes: going back to any earlier or later state gives just that state',
  async () => {
    const seeds = seedsToRun(30, PINNED);
    let restored = 0;
    await forEachSeed(seeds, (seed) => {
      const letters = new Chance(seed);
      ids.next = () => letters.below(256);
      const chance = new Chance(seed + 1);
      const world = new DecisionWorld(new Chance(seed));
      try {
        const versions = new Set<string>();
        for (let step = 0; step < OPERATIONS; step++) {
          world.step();
          if (chance.once(3)) layOut(chance.pick(world.people), chance);
          if (chance.once(2)) versions.add(said(chance.pick(world.people).doc));
        }
        for (const { doc } of world.people) {
          const copy = copyOf(doc);
          for (const version of versions) {
            const same = said(copy) === version;
            expect(restoreContent(copy, contentOf(version), 'restore')).toBe(!same);
            expect(said(copy)).toBe(version);
            restored++;
          }
        }
      } finally {
        world.destroy();
      }
    });
    console.log(`restore: ${seeds.length} seeds, ${restored} states, each just as it was`);
    expect(restored).toBeGreaterThan(0);
  },
  patience,
);

const openIn = (doc: Y.Doc): Set<string> =>
  new Set([
    ...textsOf(doc).flatMap((text) => openSuggestions(blocksOf(doc, text)).map(({ id }) => id)),
    ...tableSuggestions(doc).map(({ id }) => id),
  ]);

/** Those that one sees: what is in cells of rows that are gone is nobody's. */
function shownOpen(doc: Y.Doc): Set<string> {
  const { blocks, tables, notes } = readChapter(doc);
  const lists = [blocks, ...notes.values(), ...[...tables.values()].flatMap(({ texts }) => [...texts.values()])];
  return new Set(lists.flatMap((list) => openSuggestions(list).map(({ id }) => id)));
}

function decideAll(doc: Y.Doc, ids: ReadonlySet<string>, accept: boolean): void {
  for (let rounds = 0; rounds < 20; rounds++) {
    const open = [...openIn(doc)].filter((id) => ids.has(id));
    if (open.length === 0) return;
    decideInChapter(doc, { ids: new Set(open), accept, by: 'office', at: 2 }, 'decided');
  }
}

/** What one reads, without ids: blocks that were moved by a suggestion have new ones. */
function reading({ blocks, tables, notes }: ChapterContent): unknown {
  // Before the first marker there is a block only as long as there is something in it.
  const plain = (list: ChapterContent['blocks']) =>
    list
      .filter(({ virtual, text }) => !virtual || text !== '')
      .map(({ kind, indent, runs }) => [kind, indent, runs.map(({ text, attrs }) => [text, attrs])]);
  return {
    blocks: plain(blocks),
    notes: [...notes].map(([id, note]) => [id, plain(note)]).sort(),
    tables: [...tables.values()].map(({ id, rows, columns, texts }) =>
      rows.map((row) => columns.map((column) => plain(texts.get(cellText(id, row.id, column.id)) ?? []))),
    ),
  };
}

it(
  'VR2 an earlier state as suggestions: rejected leaves the chapter as it is, accepted makes it read as it did, and what others suggest stays open',
  async () => {
    const seeds = seedsToRun(30, PINNED);
    let made = 0;
    await forEachSeed(seeds, (seed) => {
      const letters = new Chance(seed);
      ids.next = () => letters.below(256);
      const chance = new Chance(seed + 1);
      const world = new DecisionWorld(new Chance(seed));
      try {
        const versions = new Set<string>();
        for (let step = 0; step < OPERATIONS; step++) {
          world.step();
          if (chance.once(3)) versions.add(said(chance.pick(world.people).doc));
        }
        const { doc } = chance.pick(world.people);
        for (const version of versions) {
          const then = contentOf(version);
          // Of a block that two people moved at once one goes: it is nobody's wish to have it twice again.
          if (/#\d/.test(version + said(doc))) continue;
          const others = openIn(doc);
          const [rejected, accepted] = [copyOf(doc), copyOf(doc)];
          // Nothing else is open, so that accepting it is all there is.
          decideAll(accepted, others, false);
          decideAll(rejected, chance.once(2) ? others : new Set(), false);
          const before = said(rejected);
          const open = shownOpen(rejected);
          const first = suggestContent(rejected, then, { person: 'p', at: 1 }, 'suggest');
          for (const id of open) expect(openIn(rejected).has(id)).toBe(true);
          decideAll(rejected, new Set(first.made), false);
          expect(said(rejected)).toBe(before);
          const second = suggestContent(accepted, then, { person: 'p', at: 1 }, 'suggest');
          const again = suggestContent(copyOf(accepted), then, { person: 'q', at: 2 }, 'suggest');
          expect(again.made).toEqual([]);
          decideAll(accepted, new Set(second.made), true);
          expect(reading(settledContent(readChapter(accepted)))).toEqual(reading(settledContent(then)));
          made += second.made.length;
        }
      } finally {
        world.destroy();
      }
    });
    console.log(`restore as suggestions: ${seeds.length} seeds, ${made} suggestions`);
    expect(made).toBeGreaterThan(0);
  },
  patience,
);

it(
  'VR10 a trial draft brought back: into a chapter that nobody touched it is the trial once accepted; else the chapter’s own words all stay',
  async () => {
    const seeds = seedsToRun(15, PINNED);
    let brought = 0;
    await forEachSeed(seeds, (seed) => {
      const letters = new Chance(seed);
      ids.next = () => letters.below(256);
      const chance = new Chance(seed + 1);
      const world = new DecisionWorld(new Chance(seed));
      try {
        const states: string[] = [];
        for (let step = 0; step < OPERATIONS; step++) {
          world.step();
          if (chance.once(3)) states.push(said(chance.pick(world.people).doc));
        }
        if (states.length < 3 || /#\d/.test(states.join())) return;
        const [base, now] = [0, 1].map((index) => settledContent(contentOf(states[index] ?? '')));
        if (base === undefined || now === undefined) return;
        const trial = contentOf(states.at(-1) ?? '');
        const untouched = new Y.Doc();
        restoreContent(untouched, base, 'base');
        const { content, both } = bringBack(base, trial, base);
        expect(both).toEqual([]);
        const { made } = suggestContent(untouched, content, { person: 'p', at: 1 }, 'suggest');
        decideAll(untouched, new Set(made), true);
        expect(reading(readChapter(untouched))).toEqual(reading(decidedContent(trial, true)));
        const merged = bringBack(base, trial, now).content;
        const wordsOf = ({ blocks }: ChapterContent): Set<string> => new Set(blocks.map(({ text }) => text).join(''));
        const [was, is, then] = [wordsOf(base), wordsOf(now), wordsOf(merged)];
        // What came into the chapter since the trial began.
        for (const word of is) if (!was.has(word)) expect(then.has(word), word).toBe(true);
        brought += made.length;
      } finally {
        world.destroy();
      }
    });
    console.log(`trial drafts: ${seeds.length} seeds, ${brought} suggestions`);
    expect(brought).toBeGreaterThan(0);
  },
  patience,
);
