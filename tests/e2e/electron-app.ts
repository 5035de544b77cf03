/** The real Electron window in a folder of its own. */
import path from 'node:path';
import { _electron, test as base, expect, type ElectronApplication, type Page } from '@playwright/test';
import { root } from '../../electron/build.mjs';
import { hostEnvironment, temporaryFolder } from '../support/host-process.ts';
import { plugInto, type Plug } from '../support/plug.ts';

export interface ElectronApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  close(): Promise<void>;
}

interface Fixtures {
  readonly folder: string;
  /** Starts the app as a laptop of its own: same name, same data as before. */
  readonly start: (laptop?: string, args?: readonly string[]) => Promise<ElectronApp>;
  readonly plug: (port: number) => Promise<Plug>;
}

const program = process.env['RATSCHRIFT_ELECTRON'];
const required = process.env['RATSCHRIFT_REQUIRE_ELECTRON'] === '1';

export const test = base.extend<Fixtures>({
  folder: async ({}, use) => {
    const folder = temporaryFolder();
    await use(folder.path);
    folder.remove();
  },
  start: async ({ folder }, use) => {
    const running: ElectronApp[] = [];
    await use(async (laptop = 'laptop', args = []) => {
      const started = await launch(path.join(folder, laptop), args);
      running.push(started);
      return started;
    });
    for (const started of running) await started.close();
  },
  plug: async ({}, use) => {
    const plugs: Plug[] = [];
    await use(async (port) => {
      const made = await plugInto(port);
      plugs.push(made);
      return made;
    });
    for (const made of plugs) await made.close();
  },
});
test.skip(program === undefined && !required, 'Electron is not on this machine and could not be downloaded');

export { expect };

async function launch(folder: string, more: readonly string[]): Promise<ElectronApp> {
  if (program === undefined) throw new Error('Electron is required here and missing');
  const app = await _electron.launch({
    executablePath: program,
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      `--user-data-dir=${path.join(folder, 'electron')}`,
      root,
      ...more,
    ],
    env: { ...(hostEnvironment(folder) as Record<string, string>) },
  });
  const page = await app.firstWindow();
  let closing: Promise<void> | null = null;
  return { app, page, close: () => (closing ??= app.close()) };
}

/** Process id of the app's host: the utility process that carries our name. */
export function hostPid(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ app: electron }) => {
    const host = electron.getAppMetrics().find((metric) => metric.type === 'Utility' && metric.name === 'Ratschrift');
    return host?.pid ?? -1;
  });
}
