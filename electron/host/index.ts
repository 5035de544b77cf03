/** Entry of the host bundle: started by Electron as a utility process, or by Node with a command. */
import path from 'node:path';
import type { ParentPort } from '../threads/engine-port.ts';
import { runCli } from './cli.ts';
import { startDesk, type Resumed } from './start-desk.ts';

const parentPort = (process as { parentPort?: ParentPort }).parentPort;

if (parentPort !== undefined) orExit(runForShell(parentPort));
else orExit(runCli(process.argv.slice(2)).then((code) => void (process.exitCode = code)));

/** Tells the shell where the host is; stops when the shell says so. */
async function runForShell(port: ParentPort): Promise<void> {
  const log = (message: string): void => void process.stderr.write(`${message}\n`);
  const { server, desk, deskToken } = await startDesk({
    pages: path.join(__dirname, 'renderer'),
    log,
    resumed: readResumed(process.env['RATSCHRIFT_RESUME']),
  });
  port.on('message', ({ data }) => {
    if (data !== 'stop') return;
    orExit(
      server
        .close()
        .then(() => desk.closeAll())
        .then(() => process.exit(0)),
    );
  });
  port.postMessage({ ws: server.urls.ws, token: deskToken });
  // Opened ahead of the window, which asks for it a moment later and is then told what is wrong with it, if anything.
  const file = process.env['RATSCHRIFT_OPEN'] ?? '';
  if (file !== '') desk.open(file).catch(() => undefined);
}

/** What the shell says of the host that this one takes over from. */
function readResumed(text: string | undefined): Resumed | null {
  const match = /^(\d{1,5}) ([\w-]{20,200})$/.exec(text ?? '');
  return match?.[1] === undefined || match[2] === undefined ? null : { port: Number(match[1]), token: match[2] };
}

/** CommonJS has no top-level await: a failure here ends the process with its reason. */
function orExit(work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(70);
  });
}
