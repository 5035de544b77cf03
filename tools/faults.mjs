/** `npm run faults`: the fault and fuzz suites, long (ROUNDS and SEEDS can be given); each test prints its figure. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from '../electron/build.mjs';

const env = { ROUNDS: '500', SEEDS: '2500', ...process.env };
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const args = ['run', 'tests/faults', 'tests/fuzz', ...process.argv.slice(2)];
process.exitCode = spawnSync(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit', env }).status ?? 1;
