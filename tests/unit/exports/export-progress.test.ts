/** How far a file is that leaves the house: said by whoever makes it, never guessed. */
import * as v from 'valibot';
import { expect, it } from 'vitest';
import { RunningExports } from '../../../electron/host/running-exports.ts';
import { compilePdf } from '../../../electron/export/pdf/compile-pdf.ts';
import { paperPdf } from '../../../electron/export/pdf/paper-pdf.ts';
import { runFileTask } from '../../../electron/services/file/file-thread.ts';
import { translate } from '../../../shared/i18n/catalogue.ts';
import { describeProgress } from '../../../shared/i18n/describe-progress.ts';
import {
  countedBy,
  exportPhases,
  exportProgress,
  phaseOf,
  type ExportProgress,
} from '../../../shared/rpc/export-progress.ts';
import { picturesOfBoth, richPair } from '../../support/compared-papers.ts';
import { sampleCatalogue } from '../../support/sample-catalogue.ts';

/** Phases in the order in which they were told, each once. */
const phasesOf = (told: readonly ExportProgress[]): string[] =>
  told.map(({ phase }) => phase).filter((phase, at, all) => phase !== all[at - 1]);

it('XW13 what is counted is told from none to all in at most some 200 steps, and each step has words in both languages', () => {
  for (const of of [0, 1, 7, 200, 100_000]) {
    const told: ExportProgress[] = [];
    const done = countedBy((progress) => told.push(progress), 'sheets', of);
    for (let count = 1; count <= of; count += 1) done(count);
    expect(told[0]?.count).toEqual({ done: 0, of });
    expect(told.at(-1)?.count).toEqual({ done: of, of });
    expect(told.length).toBeLessThanOrEqual(201);
    for (const each of told) expect(v.is(exportProgress, each)).toBe(true);
  }
  for (const language of ['de', 'en'] as const)
    for (const phase of exportPhases)
      expect(describeProgress((key, values) => translate(language, key, values), phaseOf(phase))).toMatch(
        /^\p{Lu}\P{C}+$/u,
      );
  const annexes: ExportProgress = { phase: 'annexes', count: { done: 1, of: 3 }, doing: 'layout' };
  expect(describeProgress((key, values) => translate('de', key, values), annexes)).toBe(
    'Die Anlagen werden erstellt: 1 von 3. Die Seiten werden gesetzt',
  );
  for (const not of [{ ...annexes, phase: 'almost' }, { ...annexes, count: { done: -1, of: 3 } }, { phase: 'layout' }])
    expect(v.is(exportProgress, not)).toBe(false);
});

it('XW14 a PDF says that fonts are loaded, pages are laid out and the file is written, or certified; chapters and sheets are counted', async () => {
  const told: ExportProgress[] = [];
  const tell = (progress: ExportProgress): void => void told.push(progress);
  const { standard } = await paperPdf(richPair.after.paper, picturesOfBoth, { standard: 'ua-1', at: 0, tell });
  expect(phasesOf(told)).toEqual(['chapters', 'preparing', 'layout', ...(standard === null ? [] : ['certifying'])]);
  const chapters = richPair.after.paper.chapters.length;
  expect(told.filter(({ phase }) => phase === 'chapters').at(-1)?.count).toEqual({ done: chapters, of: chapters });
  told.splice(0);
  // WebAssembly lays out and writes in one step, and says so.
  await compilePdf({ template: 'measures', data: {} }, { engine: 'wasm', tell }).catch(() => undefined);
  expect(phasesOf(told)).toEqual(['preparing', 'layoutWriting']);

  const catalogue = sampleCatalogue();
  const sheets = catalogue.measures.length;
  for (const format of ['docx', 'odt'] as const) {
    told.splice(0);
    const given = { format, catalogue, pictures: new Map(), only: null, comments: null, at: 0 };
    const plain = await runFileTask('writeMeasures', given);
    // Who is told gets the same bytes.
    expect(Buffer.compare(plain, await runFileTask('writeMeasures', given, { tell }))).toBe(0);
    expect(phasesOf(told)).toEqual(['composing', 'sheets', 'packing']);
    expect(told.flatMap(({ count }) => count?.done ?? [])).toEqual(Array.from({ length: sheets + 1 }, (_, at) => at));
  }
});

it('XW15 the host tells how far a run is to whoever began it, while it runs, and to nobody else', () => {
  const runs = new RunningExports();
  const mine = runs.begin('project', 'run', 'me');
  expect(runs.progressOf('project', 'run', 'me')).toBeNull();
  mine.tell(phaseOf('layout'));
  // A number that is taken stays with whom it was given.
  const other = runs.begin('project', 'run', 'you');
  other.tell(phaseOf('reading'));
  other.end();
  expect(runs.progressOf('project', 'run', 'me')).toEqual(phaseOf('layout'));
  for (const [project, run, person] of [
    ['project', 'run', 'you'],
    ['project', 'other', 'me'],
    ['another', 'run', 'me'],
  ] as const)
    expect(runs.progressOf(project, run, person)).toBeNull();
  mine.end();
  mine.tell(phaseOf('writing'));
  expect(runs.progressOf('project', 'run', 'me')).toBeNull();
  runs.begin('project', null, 'me').tell(phaseOf('writing'));
  expect(runs.progressOf('project', '', 'me')).toBeNull();
});
