/** `npm run ratschrift -- <command>`: the host on Node. Stays out of the way: same input, output, signals and exit code. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { buildIfNeeded, root } from '../electron/build.mjs';

await buildIfNeeded();
const host = spawn(process.execPath, [path.join(root, 'dist', 'host.cjs'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  cwd: process.env.INIT_CWD ?? process.cwd(),
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => host.kill(signal));
host.once('exit', (code) => process.exit(code ?? 1));
