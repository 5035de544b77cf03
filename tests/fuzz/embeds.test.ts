import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { makeBlock, sliceRuns, type Block, type Run } from '../../shared/document/block.ts';
import { canonicalBlocks, newBlockId, readBlocks, writeBlocks } from '../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../shared/document/chapter.ts';
import { marksOf } from '../../shared/document/chapter-marks.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import { embedRun, noteText, notesIn, readEmbed, type Embed } from '../../shared/document/embeds.ts';
import { freezeChapter, readFrozen } from '../../shared/document/frozen-numbers.ts';
import { planMove } from '../../shared/document/move.ts';
import { applyOperations } from '../../shared/document/operations.ts';
import { indexPaper } from '../../shared/document/paper-index.ts';
import { describeTarget } from '../../shared/i18n/describe-target.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const chapter = '00000000-0000-4000-8000-000000000001';
const STEPS = 60;
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

/** One of several who write in one chapter, each with a copy that is brought together now and then. */
class Writer {
  readonly doc = new Y.Doc();
  readonly undo: Y.UndoManager;

  constructor(
    number: number,
    start: Uint8Array,
    private readonly chance: Chance,
    private readonly texts: Map<string, string>,
  ) {
    this.doc.clientID = number + 1;
    Y.applyUpdate(this.doc, start, 'network');
    this.undo = new Y.UndoManager([chapterText(this.doc), blockProperties(this.doc)], {
      trackedOrigins: new Set([this]),
      captureTimeout: 0,
    });
  }

  step(): void {
    const { chance } = this;
    const old = readBlocks(this.doc);
    const at = chance.below(old.length);
    const block = old[at];
    if (block === undefined) return;
    const place = chance.below(block.text.length + 1);
    switch (chance.below(9)) {
      case 0:
        return this.note(old, at, place);
      case 1:
        return this.put(old, at, place, embedRun(this.reference(old)));
      case 2:
        return this.put(old, at, place, embedRun({ paper: `${1000 + chance.below(9000)}/2018` }));
      case 3:
        return this.put(old, at, place, { text: 'wort ', attrs: {} });
      case 4:
        return this.write(old, [...old.slice(0, at), cut(block, place, chance.below(5)), ...old.slice(at + 1)]);
      case 5: {
        const tail = makeBlock(newBlockId(), block, sliceRuns(block.runs, place, Infinity));
        const head = makeBlock(block.id, block, sliceRuns(block.runs, 0, place), block);
        return this.write(old, [...old.slice(0, at), head, tail, ...old.slice(at + 1)]);
      }
      case 6: {
        const kind = chance.pick(['paragraph', 'heading1', 'heading2', 'table', 'image', 'bullet', 'quote']);
        const changed = makeBlock(block.id, { kind, indent: 0 }, block.runs, block);
        return this.write(old, [...old.slice(0, at), changed, ...old.slice(at + 1)]);
      }
      case 7: {
        const move = planMove(old, block.id, chance.pick(old).id);
        if (move === null) return;
        return this.doc.transact(
          () => applyOperations(chapterText(this.doc), blockProperties(this.doc), move.operations),
          this,
        );
      }
      default:
        if (chance.once(3)) this.undo.redo();
        else this.undo.undo();
    }
  }

  private note(old: readonly Block[], at: number, place: number): void {
    const note = newBlockId();
    const text = `Fußnote ${this.texts.size}`;
    this.texts.set(note, text);
    this.put(old, at, place, embedRun({ note }));
    this.doc.transact(() => this.doc.getText(noteText(note)).insert(0, text), 'note');
  }

  private reference(blocks: readonly Block[]): Embed {
    return { ref: { chapter, block: this.chance.once(6) ? null : this.chance.pick(blocks).id } };
  }

  private put(old: readonly Block[], at: number, place: number, run: Run): void {
    const block = old[at];
    if (block === undefined) return;
    const runs = [...sliceRuns(block.runs, 0, place), run, ...sliceRuns(block.runs, place, Infinity)];
    this.write(old, [...old.slice(0, at), makeBlock(block.id, block, runs, block), ...old.slice(at + 1)]);
  }

  private write(old: readonly Block[], next: readonly Block[]): void {
    this.doc.transact(
      () => applyOperations(chapterText(this.doc), blockProperties(this.doc), diffBlocks(old, next)),
      this,
    );
  }
}

/** Deletes characters of a block. */
function cut(block: Block, from: number, length: number): Block {
  const runs = [...sliceRuns(block.runs, 0, from), ...sliceRuns(block.runs, from + length, Infinity)];
  return makeBlock(block.id, block, runs, block);
}

function exchange(writers: readonly Writer[]): void {
  for (const one of writers)
    for (const other of writers)
      Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(one.doc, Y.encodeStateVector(other.doc)), 'network');
}

/** What holds of a chapter whenever one looks at it. */
function check(doc: Y.Doc, outline: Y.Doc, texts: ReadonlyMap<string, string>): void {
  const blocks = readBlocks(doc);
  const frozen = readFrozen(outline).get(chapter);
  const source = { id: chapter, number: 3, title: 'Titel', marks: marksOf(blocks), ...(frozen && { frozen }) };
  const index = indexPaper([source], 'chapter');
  const notes = index.chapters[0]?.notes ?? new Map<string, number>();
  expect([...notes.values()]).toEqual(Array.from({ length: notes.size }, (_, at) => at + 1));
  expect([...notes.keys()]).toEqual([...new Set(blocks.flatMap(notesIn))]);
  for (const id of notes.keys()) expect(doc.getText(noteText(id)).toJSON()).toBe(texts.get(id));
  const ids = new Set(blocks.map(({ id }) => id));
  for (const { embed: value } of blocks.flatMap(({ runs }) => runs)) {
    const embed = value === undefined ? null : readEmbed(value);
    if (embed === null || !('ref' in embed)) continue;
    const target = index.target(embed.ref.chapter, embed.ref.block);
    expect(target === null).toBe(embed.ref.block !== null && !ids.has(embed.ref.block));
    expect(describeTarget('de', target, true)).not.toBe('');
  }
}

describe('footnotes, references and citations', () => {
  it(
    'RF8 whatever several people insert, delete, split, move and take back, every footnote has its text once, and every reference leads somewhere or says that it does not',
    async () => {
      const seeds = seedsToRun(50, PINNED);
      let noted = 0;
      await forEachSeed(seeds, (seed) => {
        const chance = new Chance(seed);
        const first = new Y.Doc();
        writeBlocks(first, [{ kind: 'paragraph', runs: [{ text: 'Anfang', attrs: {} }] }], 'seed');
        const texts = new Map<string, string>();
        const start = Y.encodeStateAsUpdate(first);
        const writers = Array.from({ length: 3 }, (_, number) => new Writer(number, start, chance, texts));
        const outline = new Y.Doc();
        for (let step = 0; step < STEPS; step++) {
          const writer = chance.pick(writers);
          writer.step();
          if (chance.once(8)) exchange(writers);
          if (chance.once(15)) freezeChapter(outline, writer.doc, chapter, step, 'office');
          if (chance.once(5)) check(writer.doc, outline, texts);
        }
        exchange(writers);
        for (const { doc } of writers) {
          check(doc, outline, texts);
          expect(canonicalBlocks(readBlocks(doc))).toBe(canonicalBlocks(readBlocks(writers[0]?.doc ?? doc)));
        }
        noted += texts.size;
      });
      console.log(`embeds: ${seeds.length} seeds, ${noted} footnotes, each with its text once`);
      expect(noted).toBeGreaterThan(0);
    },
    patience,
  );
});
