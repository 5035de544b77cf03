/** The dialog to export, without its window: what it offers, where the file comes from, and what becomes of a run. */
import { describe, expect, it } from 'vitest';
import { exportFormats, exportedThings } from '../../../shared/domain/export-formats.ts';
import { phaseOf } from '../../../shared/rpc/export-progress.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import { ExportRunner, fileNamed, nextJob, noJob, type ExportJob } from '../../../renderer/app/export-job.ts';
import type { ExportedFile } from '../../../renderer/app/export-transport.ts';
import {
  fileOf,
  firstChoice,
  mustPass,
  ofWhat,
  pathOf,
  takesNow,
  type FileWords,
} from '../../../renderer/features/exports/choice.ts';

const paper = '11111111-1111-4111-8111-111111111111';
const version = '22222222-2222-4222-8222-222222222222';
const words: FileWords = {
  project: 'LIP 2.0',
  state: null,
  catalogue: 'Maßnahmenkatalog',
  councilPaper: 'Drucksache',
  draft: 'Entwurf',
  number: '0108/2021',
};

describe('what is chosen', () => {
  it('XW1 each format of each thing has its path at the door and a name with its ending; another thing keeps the format where it can', () => {
    for (const what of exportedThings) {
      for (const { format, extension } of exportFormats[what]) {
        const choice = { ...firstChoice({ what: 'paper' }, [paper]), what, format };
        expect(pathOf(choice, 'de')).toMatch(new RegExp(`^${what}\\.${format}\\?`));
        expect(fileOf(choice, words)).toMatch(new RegExp(`\\.${extension}$`));
      }
    }
    const first = firstChoice({ what: 'measures' }, []);
    expect(first.format).toBe('pdf');
    expect(ofWhat({ ...first, format: 'xlsx' }, 'council-paper').format).toBe('xlsx');
    expect(ofWhat({ ...first, format: 'xlsx' }, 'paper').format).toBe('pdf');
  });

  it('XW2 only what a format takes goes to the door: a state, comments of the present one, a standard, one sheet', () => {
    const now = { ...firstChoice({ what: 'paper' }, []), comments: true };
    expect(pathOf(now, 'de')).toBe('paper.pdf?of=now&standard=ua-1&language=de');
    expect(pathOf({ ...now, format: 'docx' }, 'en')).toBe('paper.docx?of=now&comments=1&language=en');
    expect(pathOf({ ...now, suggestions: true }, 'de')).not.toContain('suggestions');
    const then = { ...now, format: 'docx' as const, of: { side: 'version' as const, version } };
    expect(takesNow(then, 'comments')).toBe(false);
    expect(pathOf(then, 'de')).toBe(`paper.docx?of=${version}&language=de`);
    expect(fileOf(then, { ...words, state: 'Beschluss: 1/2' })).toBe('LIP 2.0 – Beschluss 1 2.docx');
    const sheet = firstChoice({ what: 'measures', only: { id: 'm1', name: '2.1 Anlaufstelle' } }, []);
    expect(pathOf({ ...sheet, standard: 'a-2a' }, 'de')).toBe('measures.pdf?standard=a-2a&only=m1&language=de');
    expect(fileOf(sheet, words)).toBe('2.1 Anlaufstelle.pdf');
    expect(pathOf({ ...sheet, alone: false }, 'de')).not.toContain('only');
    expect(pathOf({ ...sheet, format: 'xlsx' }, 'de')).not.toContain('only');
    expect(fileOf({ ...sheet, format: 'xlsx' }, words)).toBe('Maßnahmenkatalog – LIP 2.0.xlsx');
  });

  it('XW3 a council paper is a draft until one says otherwise, and must pass the check as itself; one that is off the list is not meant', () => {
    const draft = firstChoice({ what: 'council-paper', paper }, [paper]);
    expect(mustPass(draft)).toBe(false);
    expect(fileOf(draft, words)).toBe('0108-2021-Entwurf.pdf');
    const final = { ...draft, draft: false };
    expect(mustPass(final)).toBe(true);
    expect(pathOf(final, 'de')).toBe(`council-paper.pdf?paper=${paper}&draft=0&standard=ua-1&language=de`);
    expect(fileOf(final, { ...words, number: ' / ' })).toBe('Drucksache.pdf');
    expect(fileOf({ ...final, format: 'oparl' }, words)).toBe('0108-2021-OParl.json');
    // A table of costs is no paper that is handed out.
    expect(mustPass({ ...final, format: 'xlsx' })).toBe(false);
    expect(firstChoice({ what: 'council-paper', paper }, [version]).paper).toBe(version);
    expect(firstChoice({ what: 'council-paper', paper }, []).what).toBe('paper');
    expect(pathOf({ ...final, paper: null }, 'de')).toBeNull();
  });

  it('XW4 a name of a file is one that every system takes, whatever people call things', () => {
    expect(fileNamed('a/b\\c:*?"<>|\u0000 \ud800 d', 'pdf')).toBe('a b c d.pdf');
    expect(fileNamed('x'.repeat(500), 'docx')).toHaveLength(155);
  });
});

describe('what becomes of a run', () => {
  const file: ExportedFile = { content: new Blob(['%PDF-']), standard: 'ua-1' };

  function scene() {
    const jobs: ExportJob[] = [];
    const saved: string[] = [];
    const runner = new ExportRunner(
      (job) => jobs.push(job),
      (_, name) => saved.push(name),
      () => 1_000,
    );
    return { jobs, saved, runner, states: () => jobs.map(({ at }) => at) };
  }
  const order = (make: (signal: AbortSignal) => Promise<ExportedFile>) => ({
    file: 'a.pdf',
    written: () => null,
    make,
  });

  it('XW5 it is making, then done with what the file is certified as, or failed with why, and is forgotten when that was read', async () => {
    const { jobs, saved, runner, states } = scene();
    await runner.begin(order(() => Promise.resolve(file)));
    expect(jobs).toEqual([
      { at: 'making', run: 1, file: 'a.pdf', since: 1_000, lasted: null, progress: null },
      { at: 'done', run: 1, file: 'a.pdf', standard: 'ua-1' },
    ]);
    expect(saved).toEqual(['a.pdf']);
    const failure = new Failure('exportTooLarge');
    await runner.begin(order(() => Promise.reject(failure)));
    expect(runner.job).toEqual({ at: 'failed', run: 2, file: 'a.pdf', failure });
    runner.forget();
    expect(states()).toEqual(['making', 'done', 'making', 'failed', 'none']);
    expect(saved).toHaveLength(1);
  });

  it('XW6 who stops it gets nothing, however late it comes, and the host is told; there is one at a time', async () => {
    const { saved, runner, states } = scene();
    let give: (made: ExportedFile) => void = () => undefined;
    let signal: AbortSignal | null = null;
    const slow = order((asked) => {
      signal = asked;
      return new Promise((resolve) => {
        give = resolve;
      });
    });
    const first = runner.begin(slow);
    await runner.begin(order(() => Promise.resolve(file)));
    runner.forget();
    expect(states()).toEqual(['making']);
    await Promise.resolve();
    runner.stop();
    expect(signal).toHaveProperty('aborted', true);
    const next = runner.begin(order(() => Promise.resolve(file)));
    give(file);
    await Promise.all([first, next]);
    expect(states()).toEqual(['making', 'stopped', 'making', 'done']);
    expect(saved).toEqual(['a.pdf']);
  });

  it('XW7 stopped before this window’s words were there, the host isn’t asked', async () => {
    const { runner, saved, states } = scene();
    let asked = 0;
    let go: () => void = () => undefined;
    const begun = runner.begin({
      file: 'a.pdf',
      written: () =>
        new Promise((resolve) => {
          go = resolve;
        }),
      make: () => {
        asked += 1;
        return Promise.resolve(file);
      },
    });
    runner.stop();
    go();
    await begun;
    expect([asked, saved, states()]).toEqual([0, [], ['making', 'stopped']]);
  });

  it('XW9 while it is made the host is asked how far it is; what is new is said, what it can’t say, says when it is over or twice, is not', async () => {
    const jobs: ExportJob[] = [];
    const layout = phaseOf('layout');
    const counted = { phase: 'sheets', count: { done: 40, of: 85 }, doing: null } as const;
    const answers = [null, counted, { ...counted }, 'gone', layout] as const;
    let give: (made: ExportedFile) => void = () => undefined;
    let asked = 0;
    const runner = new ExportRunner(
      (job) => jobs.push(job),
      () => undefined,
      () => 1_000,
      () => Promise.resolve(),
    );
    const isMade = runner.begin({
      file: 'a.pdf',
      written: () => null,
      make: () => new Promise((resolve) => (give = resolve)),
      ask: async () => {
        const answer = answers[asked] ?? null;
        asked += 1;
        if (asked === answers.length + 1) {
          give(file);
          await isMade;
          return phaseOf('writing');
        }
        return answer === 'gone' ? Promise.reject(new Failure('hostUnreachable')) : answer;
      },
    });
    await isMade;
    const making = { at: 'making', run: 1, file: 'a.pdf', since: 1_000, lasted: null } as const;
    expect(jobs).toEqual([
      { ...making, progress: null },
      { ...making, progress: counted },
      { ...making, progress: layout },
      { at: 'done', run: 1, file: 'a.pdf', standard: 'ua-1' },
    ]);
    await Promise.resolve();
    expect(asked).toBe(answers.length + 1);
  });

  it('XW18 of the same file as the last one made is said how long that took, of another, a failed or a stopped one nothing', async () => {
    let clock = 0;
    const told: (number | null)[] = [];
    const runner = new ExportRunner(
      (job) => {
        if (job.at === 'making') told.push(job.lasted);
      },
      () => undefined,
      () => clock,
    );
    const run = (same: string | undefined, takes: number, made = Promise.resolve(file)): Promise<void> =>
      runner.begin({
        ...order(() => {
          clock += takes;
          return made;
        }),
        ...(same !== undefined && { same }),
      });
    await run('paper.pdf', 155_000);
    await run('paper.pdf', 1_000, Promise.reject(new Failure('busy')));
    await run('measures.pdf', 20_000);
    await run(undefined, 5_000);
    await run(undefined, 5_000);
    await run('paper.pdf', 90_000);
    await run('paper.pdf', 1);
    expect(told).toEqual([null, 155_000, null, null, null, 155_000, 90_000]);
  });

  it('XW8 what a run says that is over changes nothing', () => {
    const making = nextJob(noJob, { is: 'begun', run: 2, file: 'b.pdf', since: 5 });
    expect(nextJob(making, { is: 'made', run: 1, standard: null })).toBe(making);
    expect(nextJob(making, { is: 'failed', run: 1, failure: null })).toBe(making);
    expect(nextJob(noJob, { is: 'stopped' })).toBe(noJob);
    expect(nextJob(making, { is: 'read' })).toBe(making);
  });
});
