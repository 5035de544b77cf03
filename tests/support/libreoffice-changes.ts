/** LibreOffice accepts or rejects every tracked change of a Word file, and says what stands there then. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { installPackages, provideLibreOffice, run } from './libreoffice.ts';

/** Starting it, opening the file twice and writing two texts, ms. */
const within = 90_000;
/** Debian's own, which knows Debian's `uno`. */
const python = '/usr/bin/python3';

const script = `
import sys, time, uno
from com.sun.star.beans import PropertyValue
pipe, source, folder = sys.argv[1:4]
def value(name, content):
    made = PropertyValue()
    made.Name, made.Value = name, content
    return made
local = uno.getComponentContext()
resolver = local.ServiceManager.createInstanceWithContext('com.sun.star.bridge.UnoUrlResolver', local)
while True:
    try:
        context = resolver.resolve('uno:pipe,name=' + pipe + ';urp;StarOffice.ComponentContext')
        break
    except Exception:
        time.sleep(0.1)
make = lambda name: context.ServiceManager.createInstanceWithContext(name, context)
desktop, dispatcher = make('com.sun.star.frame.Desktop'), make('com.sun.star.frame.DispatchHelper')
for command, name in (('AcceptAllTrackedChanges', 'accepted'), ('RejectAllTrackedChanges', 'rejected')):
    document = desktop.loadComponentFromURL(source, '_blank', 0, (value('Hidden', True),))
    dispatcher.executeDispatch(document.CurrentController.Frame, '.uno:' + command, '', 0, ())
    if document.Redlines.hasElements():
        raise SystemExit(command + ' left changes')
    text = (value('FilterName', 'Text (encoded)'), value('FilterOptions', 'UTF8'))
    document.storeToURL(folder + '/' + name + '.txt', text)
    document.close(True)
try:
    desktop.terminate()
except Exception:
    pass
`;

/** Installs what is missing; rejects with a sentence where it can't be had. */
export async function provideChanges(): Promise<void> {
  await provideLibreOffice();
  const isThere = (): Promise<boolean> =>
    existsSync(python)
      ? run(python, ['-c', 'import uno'], 20_000).then(({ code }) => code === 0)
      : Promise.resolve(false);
  if (await isThere()) return;
  await installPackages(['python3-uno']);
  if (!(await isThere()))
    throw new Error('LibreOffice can’t be asked to decide on changes: please install python3-uno.');
}

export interface Decided {
  readonly accepted: string;
  readonly rejected: string;
}

export async function decideAll(docx: Uint8Array): Promise<Decided> {
  const program = await provideLibreOffice();
  const folder = await mkdtemp(path.join(tmpdir(), 'ratschrift-office-'));
  const pipe = `ratschrift-${randomUUID()}`;
  const office = spawn(
    program,
    [
      `-env:UserInstallation=${pathToFileURL(path.join(folder, 'profile')).href}`,
      '--headless',
      '--norestore',
      `--accept=pipe,name=${pipe};urp;`,
    ],
    { stdio: 'ignore', detached: true },
  );
  try {
    const file = path.join(folder, 'file.docx');
    await writeFile(file, docx);
    await writeFile(path.join(folder, 'decide.py'), script);
    const { code, said } = await run(
      python,
      [path.join(folder, 'decide.py'), pipe, pathToFileURL(file).href, pathToFileURL(folder).href],
      within,
    );
    if (code !== 0) throw new Error(`LibreOffice did not decide: ${said.trim()}`);
    const read = (name: string): Promise<string> => readFile(path.join(folder, `${name}.txt`), 'utf8');
    return { accepted: await read('accepted'), rejected: await read('rejected') };
  } finally {
    end(office.pid);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}

/** The group that we started, if it still runs. */
function end(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}
