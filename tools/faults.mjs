/**
 * `npm run faults`: the fault and fuzz suites, long (ROUNDS and SEEDS can be given); each test prints its figure, and all of them
 * stand together in a table at the end.
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../electron/build.mjs';

const env = { ROUNDS: '200', SEEDS: '2500', NO_COLOR: '1', ...process.env };
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const suites = ['tests/faults', 'tests/fuzz', 'tests/unit/storage', 'tests/contract/store-disk.test.ts'];
const args = ['run', ...suites, ...process.argv.slice(2)];
const child = spawn(process.execPath, [vitest, ...args], { cwd: root, stdio: ['inherit', 'pipe', 'inherit'], env });

const figures = [];
/** The promise whose test is speaking, null when none is. */
let speaking = null;
for await (const line of createInterface({ input: child.stdout })) {
  console.log(line);
  const title = /^stdout \| .*?\.test\.ts > (?:.* > )?([A-Z]{2}\d+) /.exec(line);
  if (title !== null) speaking = title[1];
  else if (line.trim() === '') speaking = null;
  else if (speaking !== null) figures.push([speaking, line.replace(new RegExp(`^${speaking}:? `), '').trim()]);
}
const [status] = child.exitCode === null ? await once(child, 'close') : [child.exitCode];

console.log(`\n${figures.length} figures, ROUNDS=${env.ROUNDS} SEEDS=${env.SEEDS}`);
for (const [number, figure] of figures.sort(([a], [b]) => a.localeCompare(b, 'en', { numeric: true })))
  console.log(`${number.padEnd(5)} ${figure}`);
process.exitCode = status ?? 1;
