/** AU: what it costs to say who wrote a paper of 200 pages, against reading it; and to fold its log, against applying it. */
import * as Y from 'yjs';
import { readAuthors } from '../../shared/document/blame/authors.ts';
import { WrittenLog } from '../../shared/document/blame/written-log.ts';
import { writeBlocks } from '../../shared/document/blocks.ts';
import { chapterText } from '../../shared/document/chapter.ts';
import { readChapter } from '../../shared/document/nested.ts';
import { seeded } from '../support/random.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { chapterBlocks } from './sample-text.ts';
import { interleave, median, ratioOf } from './stats.ts';

const rounds = 12;
/** 40 chapters of 5 pages, each edited so often after it was written. */
const chapters = 40;
const characters = 12_500;
const edits = 1_000;

interface Written {
  readonly doc: Y.Doc;
  readonly log: WrittenLog;
  readonly updates: readonly Uint8Array[];
}

function written(random: () => number): Written {
  const doc = new Y.Doc();
  const log = new WrittenLog();
  const updates: Uint8Array[] = [];
  doc.on('update', (update: Uint8Array) => updates.push(update));
  writeBlocks(doc, chapterBlocks(characters), 'bench');
  const text = chapterText(doc);
  for (let edit = 0; edit < edits; edit += 1) {
    if (edit % 50 === 0) doc.clientID = 1 + Math.floor(random() * 4_000_000_000);
    const at = Math.floor(random() * text.length);
    if (random() < 0.7) text.insert(at, 'e');
    else text.delete(at, 1);
  }
  updates.forEach((bytes, index) => log.add({ actor: 'someone', at: 60_000 * index, bytes }));
  return { doc, log, updates };
}

async function run(bench: Bench): Promise<Row[]> {
  const random = seeded(4);
  const paper = Array.from({ length: chapters }, () => written(random));
  const timed = (work: () => unknown): Promise<number> => {
    const start = performance.now();
    work();
    return Promise.resolve(performance.now() - start);
  };
  const sources = { leaseOf: () => 'someone', proposed: () => false };
  const said = await interleave(
    times(bench, rounds),
    () => timed(() => paper.map(({ doc, log }) => readAuthors(doc, { ...sources, log }))),
    () => timed(() => paper.map(({ doc }) => readChapter(doc))),
  );
  const folded = await interleave(
    times(bench, rounds),
    () =>
      timed(() =>
        paper.forEach(({ updates }) => {
          const log = new WrittenLog();
          for (const bytes of updates) log.add({ actor: 'someone', at: 0, bytes });
        }),
      ),
    () =>
      timed(() =>
        paper.forEach(({ updates }) => {
          const doc = new Y.Doc();
          for (const bytes of updates) Y.applyUpdate(doc, bytes);
        }),
      ),
  );
  const row = (what: string, pairs: typeof said, limit: string): Row => ({
    figure: 'AU',
    what,
    ours: milliseconds(median(pairs.map(({ ours }) => ours))),
    peer: milliseconds(median(pairs.map(({ peer }) => peer))),
    value: ratioOf(pairs),
    goal: null,
    limit,
  });
  return [
    row('saying who wrote 200 pages ÷ reading them', said, `${chapters * edits} edits by many people`),
    row('folding the log of 200 pages ÷ applying it to a document', folded, `${chapters * (edits + 1)} updates`),
  ];
}

export const authorship: Figure = { name: 'AU', title: 'who wrote what', run };
