/** SZ: what a year of writing by 60 people takes on the disk, how it opens, and whether compaction holds anybody up. */
import { copyFileSync, mkdtempSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { openProjectFile } from '../../electron/store/open-project-file.ts';
import { runHost, serveHost } from '../support/host-process.ts';
import { seeded } from '../support/random.ts';
import { until } from '../support/until.ts';
import { YearOfWriting } from '../support/year/year-of-writing.ts';
import { YearSteps, type LeastHistory, type YearStep } from '../support/year/year-steps.ts';
import { typeFor } from './crowd.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { opened, uncompacted, type ChapterFile, type Opened } from './open-chapter.ts';
import { launchBrowser } from './pages.ts';
import { PeerProcess } from './peer-process.ts';
import { median, quantile, ratioOf, sleep, spreadOf } from './stats.ts';
import { Typist } from './typist.ts';

const edits = 1_000_000;
const chapters = 48;
/** So many edits make two chapters of the size that P4 opens: some 50 pages. */
const longChapters = { edits: 340_000, chapters: 2 };
const openings = 5;
const typists = 12;
const typingFor = 15_000;
/** A task that somebody who types would notice. */
const longTask = 50;

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;

/** A year in a file of its own: its chapter with the most text, and what it takes. */
async function writtenYear(
  bench: Bench,
  name: string,
  { edits, chapters }: { readonly edits: number; readonly chapters: number },
): Promise<{ readonly largest: ChapterFile; readonly characters: number; readonly rows: Row[] }> {
  const file = path.join(bench.folder, `${name}.ratschrift`);
  const made = await runHost(bench.folder, ['new', file]);
  if (made.code !== 0) throw new Error(`new: ${made.stderr}`);
  const begun = openProjectFile(file);
  const { project } = begun;
  begun.close();
  // Less of it is the same in fewer chapters: what a room takes in any case must not decide.
  const share = Math.min(1, Math.max(0.02, bench.effort));
  const year = new YearOfWriting(project, Math.round(edits * share), 1, Math.max(2, Math.round(chapters * share)));
  const { count, steps, least } = await written(bench, file, year);
  const bytes = statSync(file).size;
  const length = (at: string): number =>
    at.includes('/chapter/') ? (year.documents.get(at)?.getText('text').length ?? 0) : 0;
  const [room = ''] = [...year.documents.keys()].sort((a, b) => length(b) - length(a));
  const common = { figure: 'SZ', ours: megabytes(bytes), goal: { atMost: 3 } };
  const what = `${count.toLocaleString('en')} edits by 60 people in a year, project file`;
  return {
    largest: { file, project, chapter: room.split('/')[2] ?? '' },
    characters: length(room),
    rows: [
      {
        ...common,
        what: `${what} ÷ all rooms as Yjs encodes them least (V2, with what was deleted) and who wrote when`,
        peer: megabytes(least.encoded),
        value: spreadOf([bytes / least.encoded]),
        limit: `${(bytes / count).toFixed(1)} bytes for each edit, snapshots included`,
      },
      {
        ...common,
        what: `the same ÷ that compressed by brotli, with the moment of each edit, compressed`,
        peer: megabytes(least.compressed),
        value: spreadOf([bytes / least.compressed]),
        // A harder measure than the goal's: it tells how near the file is to what can be compressed at all.
        goal: null,
        limit: 'a snapshot of each room and what SQLite leaves empty in its pages',
      },
      {
        figure: 'SZ',
        what: 'longest step of compaction (processor time), for which a commit waits, ÷ 50 ms',
        ours: milliseconds(Math.max(...steps)),
        peer: `${longTask} ms`,
        value: spreadOf([Math.max(...steps) / longTask]),
        goal: { atMost: 1 },
        limit: `${steps.length.toLocaleString('en')} steps, 99.9 % within ${milliseconds(quantile(steps, 0.999))}`,
      },
    ],
  };
}

/** So many steps are sent at once. */
const together = 500;

/** Writes the year by a process of its own, whose memory holds nothing of the year. */
async function written(
  bench: Bench,
  file: string,
  year: YearOfWriting,
): Promise<{ readonly count: number; readonly steps: readonly number[]; readonly least: LeastHistory }> {
  const writing = new YearSteps(year);
  const store = PeerProcess.start(bench, 'year-file', [file]);
  try {
    let sent: YearStep[] = [];
    for (const step of writing.steps()) {
      if (sent.push(step) < together) continue;
      await store.ask(sent);
      sent = [];
    }
    await store.ask(sent);
    const steps = v.parse(v.array(v.number()), await store.ask(null));
    return { count: writing.edits, steps, least: writing.least() };
  } finally {
    await store.stop();
  }
}

/** A dozen people write while the host folds 10,000 updates and joins archives: what they and its event loop wait for. */
async function whileCompacting(bench: Bench, largest: ChapterFile): Promise<Row[]> {
  const file = path.join(bench.folder, 'busy.ratschrift');
  await uncompacted(largest, file);
  const loop = path.join(bench.folder, 'loop');
  const host = await serveHost(bench.folder, file, [], {
    NODE_OPTIONS: `--require ${path.join(bench.bundles, 'loaded', 'watch-loop.cjs')}`,
    LOOP_FILE: loop,
  });
  const acknowledged: number[] = [];
  const people: Typist[] = [];
  const disk = PeerProcess.start(bench, 'syncs');
  try {
    const rooms = Array.from(
      { length: 6 },
      (_, index) => `00000000-0000-4000-8000-${`${index + 1}`.padStart(12, '0')}`,
    );
    for (const chapter of [largest.chapter, ...rooms].slice(0, 6)) {
      for (let index = 0; index < typists / 6; index += 1) {
        const address = `${host.access.url}/${largest.project}/chapter/${chapter}`;
        const typist = await Typist.connect(address, host.access.token, {
          onAcknowledged: (ms) => void acknowledged.push(ms),
        });
        await until('it is in', () => typist.synced && typist.hasSynced && typist.waiting === 0);
        typist.settle((index + 0.5) / 2);
        people.push(typist);
      }
    }
    await sleep(500);
    acknowledged.length = 0;
    await disk.ask(path.join(bench.folder, 'syncs'));
    const start = Date.now();
    await typeFor(typingFor, people, seeded(6));
    await until('all is on disk', () => people.every(({ waiting }) => waiting === 0));
    const end = Date.now();
    const written = Number(await disk.ask(''));
    const held = readFileSync(loop, 'utf8')
      .split('\n')
      .map((line) => line.split(' ').map(Number))
      .flatMap(([at = 0, ms = 0]) => (at > start + 200 && at < end ? [ms] : []));
    const longest = Math.max(...held);
    const slowest = Math.max(...acknowledged);
    return [
      {
        figure: 'SZ',
        what: `longest task of the host’s main thread while ${typists} people write and 10,000 updates are folded ÷ 50 ms`,
        ours: milliseconds(longest),
        peer: `${longTask} ms`,
        value: spreadOf([longest / longTask]),
        goal: { atMost: 1 },
        limit: 'compaction runs in the store’s thread',
      },
      {
        figure: 'SZ',
        what: 'slowest acknowledgement meanwhile ÷ 50 ms and the slowest page that the disk wrote through meanwhile',
        ours: milliseconds(slowest),
        peer: milliseconds(longTask + written),
        value: spreadOf([slowest / (longTask + written)]),
        goal: { atMost: 1 },
        limit: `the disk took ${milliseconds(written)} once; ${acknowledged.length} of them, median ${milliseconds(median(acknowledged))}, p99 ${milliseconds(quantile(acknowledged, 0.99))}`,
      },
    ];
  } finally {
    for (const typist of people) typist.leave();
    await disk.stop();
    await host.stop();
  }
}

/** From the disk to being able to write, as P4, in the chapter with the most text. */
async function opening(bench: Bench, year: ChapterFile, long: ChapterFile, characters: number): Promise<Row[]> {
  const browser = await launchBrowser();
  try {
    await opened(bench, browser, long);
    const pairs: Opened[] = [];
    for (let round = 0; round < times(bench, openings); round += 1) pairs.push(await opened(bench, browser, long));
    const starts: { ours: number; peer: number }[] = [];
    const empty = path.join(bench.folder, 'empty.ratschrift');
    await runHost(bench.folder, ['new', empty]);
    for (let round = 0; round < times(bench, openings); round += 1)
      starts.push({ ours: await served(bench, year.file), peer: await served(bench, empty) });
    const show = (values: number[]): string => milliseconds(median(values));
    return [
      {
        figure: 'SZ',
        what: `open a chapter of ${characters.toLocaleString('en')} characters, written so by 60 people, to editable ÷ Y.applyUpdate of its state and a bare Lexical render (P4)`,
        ours: show(pairs.map(({ ours }) => ours)),
        peer: show(pairs.map(({ peer }) => peer)),
        value: ratioOf(pairs),
        goal: { atMost: 1.3 },
        limit: 'with the way from the disk, the socket and the page around the text',
      },
      {
        figure: 'SZ',
        what: 'start a host on the file until it listens ÷ on an empty project',
        ours: show(starts.map(({ ours }) => ours)),
        peer: show(starts.map(({ peer }) => peer)),
        value: ratioOf(starts),
        goal: null,
        limit: 'every row is checked against its hash first',
      },
    ];
  } finally {
    await browser.close();
  }
}

async function served(bench: Bench, file: string): Promise<number> {
  // A name of its own: a host that is ended at once leaves its log beside the file.
  const copy = path.join(mkdtempSync(path.join(bench.folder, 'served-')), 'Plan.ratschrift');
  copyFileSync(file, copy);
  const start = performance.now();
  const host = await serveHost(bench.folder, copy);
  const took = performance.now() - start;
  await host.stop();
  return took;
}

async function run(bench: Bench): Promise<Row[]> {
  bench.say('  writing the year …');
  const { largest, rows } = await writtenYear(bench, 'year', { edits, chapters });
  bench.say('  writing while it is compacted …');
  const busy = await whileCompacting(bench, largest);
  bench.say('  opening …');
  const { largest: long, characters } = await writtenYear(bench, 'long', longChapters);
  return [...rows, ...busy, ...(await opening(bench, largest, long, characters))];
}

export const storageGrowth: Figure = { name: 'SZ', title: 'a year of writing', run };
