/** P6: from starting the app to the first letter in the sample project, against an empty Electron window. */
import { _electron, type Page } from '@playwright/test';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { hostEnvironment, runHost } from '../support/host-process.ts';
import { openDisplay } from './display.ts';
import { times, type Bench, type Figure, type Row } from './figure.ts';
import { interleave, median, ratioOf } from './stats.ts';

const rounds = 9;
const projectFile = 'Beispiel.ratschrift';

interface App {
  readonly args: readonly string[];
  /** Waits in the page until there is a text box; puts the caret into it. */
  readonly enter: (page: Page) => Promise<unknown>;
}

/** Resolves in the page with the element, as soon as there is one. */
const enterEmpty = (page: Page): Promise<unknown> =>
  page.evaluate(() => document.querySelector<HTMLElement>('.box')?.focus());

/** Waits for the first chapter's text of the project that the app was started with. Returns the time of each step. */
const enterProject = (page: Page): Promise<Record<string, number>> =>
  page.evaluate(async () => {
    const steps: Record<string, number> = {};
    const appears = async (step: string, find: () => HTMLElement | undefined | null): Promise<HTMLElement> => {
      for (;;) {
        const element = find();
        if (element) {
          steps[step] = Date.now();
          return element;
        }
        await new Promise((resolve) => setTimeout(resolve, 4));
      }
    };
    const box = await appears('text', () =>
      document.querySelector<HTMLElement>('.chapter-text[contenteditable="true"]:has(.block)'),
    );
    box.focus();
    const block = box.querySelector('.block');
    if (block !== null) getSelection()?.collapse(block, 0);
    return steps;
  });

/** Starts the app, types one letter, ends it; milliseconds from the start to the letter in the page, with the steps. */
async function start(
  app: App,
  executablePath: string,
  env: NodeJS.ProcessEnv,
): Promise<{ total: number; steps: object }> {
  const started = Date.now();
  const running = await _electron.launch({ executablePath, args: [...app.args], env: env as Record<string, string> });
  try {
    const page = await running.firstWindow();
    const window = Date.now();
    const steps = await app.enter(page);
    const typed = page.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const look = (): void => {
            if (document.body.textContent.includes('ŵ')) resolve(Date.now());
            else setTimeout(look, 2);
          };
          look();
        }),
    );
    const session = await page.context().newCDPSession(page);
    await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: 'ŵ', text: 'ŵ', unmodifiedText: 'ŵ' });
    const total = (await typed) - started;
    const since: Record<string, number> = { window: window - started };
    for (const [name, at] of Object.entries((steps ?? {}) as Record<string, number>)) since[name] = at - started;
    return { total, steps: { ...since, letter: total } };
  } finally {
    await running.close();
  }
}

async function run(bench: Bench): Promise<Row[]> {
  const { electron, folder, bundles, root } = bench;
  if (electron === null) throw new Error('P6: there is no Electron on this machine');
  const rootArgs = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const env = hostEnvironment(folder);
  const projects = path.join(folder, 'projects');
  mkdirSync(projects);
  const made = await runHost(folder, ['new', path.join(projects, projectFile), '--sample', '--title', 'Beispiel']);
  if (made.code !== 0) throw new Error(`new: ${made.stderr}`);
  const display = await openDisplay();
  try {
    const profile = (name: string): string => `--user-data-dir=${path.join(folder, name)}`;
    const ours: App = {
      args: [...rootArgs, profile('ours'), root, path.join(projects, projectFile)],
      enter: enterProject,
    };
    const empty: App = {
      args: [...rootArgs, profile('empty'), path.join(bundles, 'loaded', 'empty-window.cjs')],
      enter: enterEmpty,
    };
    const environment = { ...env, DISPLAY: display.name };
    const steps: object[] = [];
    const measure = (app: App) => async (): Promise<number> => {
      const result = await start(app, electron, environment);
      if (app === ours) steps.push(result.steps);
      return result.total;
    };
    // The first start of a profile makes the folders and caches that every later one finds.
    await measure(ours)();
    await measure(empty)();
    steps.length = 0;
    const pairs = await interleave(times(bench, rounds), measure(ours), measure(empty));
    const seconds = (values: number[]): string => `${(median(values) / 1_000).toFixed(2)} s`;
    const names = Object.keys(steps[0] ?? {});
    const parts = names.map(
      (name) => `${name} ${seconds(steps.map((step) => (step as Record<string, number>)[name] ?? NaN))}`,
    );
    return [
      {
        figure: 'P6',
        what: 'cold start with a project file to the first letter in it ÷ an empty Electron window',
        ours: seconds(pairs.map((pair) => pair.ours)),
        peer: seconds(pairs.map((pair) => pair.peer)),
        value: ratioOf(pairs),
        goal: { atMost: 1.6 },
        limit: `after the start: ${parts.join(', ')}`,
      },
    ];
  } finally {
    display.close();
  }
}

export const coldStart: Figure = { name: 'P6', title: 'cold start', run };
