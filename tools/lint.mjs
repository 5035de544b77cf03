/** `npm run lint`: types and rules by layer, layers, form, and one copy of yjs. Each is run, then all are judged. */
import { spawn } from 'node:child_process';
import { globSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../electron/build.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const layers = ['shared', 'electron', 'renderer', 'tests'];
// The longest first, so that no processor waits at the end.
const steps = [
  // Types too: a rule reports what TypeScript finds (tools/types-rule.mjs).
  ...['renderer', 'tests', 'electron', 'shared', 'tools'].map((folder) => [
    `rules: ${folder}`,
    'eslint',
    ['--max-warnings', '0', folder],
  ]),
  ['form', 'prettier', ['--check', ...layers, 'tools', '*.ts', '*.js']],
  ['layers', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'shared', 'electron', 'renderer']],
];

/** Runs every step, as many at once as there are processors; returns one `{ name, ok, output }` each, in their order. */
export async function lint() {
  const results = [];
  const waiting = steps.entries();
  const runner = async () => {
    // All runners take from the same iterator.
    for (const [at, step] of waiting) results[at] = await run(...step);
  };
  await Promise.all(Array.from({ length: availableParallelism() }, runner));
  const copies = globSync('node_modules/**/yjs/package.json', { cwd: root }).filter(
    (file) => !file.includes('yjs/node_modules/.'),
  );
  return [...results, { name: 'lint one copy of yjs', ok: copies.length === 1, output: copies.join('\n') }];
}

function run(name, command, args) {
  return new Promise((resolve) => {
    const child = spawn(bin(command), args, { cwd: root, shell: process.platform === 'win32' });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => (output += text));
    const end = (ok, more = '') => resolve({ name: `lint ${name}`, ok, output: output + more });
    child.once('error', (error) => end(false, error.message));
    child.once('close', (code) => end(code === 0));
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = await lint();
  for (const { name, ok, output } of results) console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : `\n${output}`}`);
  process.exit(results.every(({ ok }) => ok) ? 0 : 1);
}
