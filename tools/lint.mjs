/** `npm run lint`: types by layer, rules, layers, form, and one copy of yjs. Each is run, then all are judged. */
import { spawnSync } from 'node:child_process';
import { globSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../electron/build.mjs';

const bin = (name) => path.join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name);

const steps = [
  ...['shared', 'electron', 'renderer', 'tests'].map((layer) => [`types: ${layer}`, 'tsc', ['-p', layer]]),
  ['rules', 'eslint', ['--max-warnings', '0', 'shared', 'electron', 'renderer', 'tests', 'tools']],
  ['layers', 'depcruise', ['--config', '.dependency-cruiser.cjs', 'shared', 'electron', 'renderer']],
  ['form', 'prettier', ['--check', 'shared', 'electron', 'renderer', 'tests', 'tools', '*.ts', '*.js']],
];

/** Runs every step; returns one `{ name, ok, output }` each. */
export function lint() {
  const results = steps.map(([name, command, args]) => {
    const { status, stdout, stderr } = spawnSync(bin(command), args, {
      cwd: root,
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    return { name: `lint ${name}`, ok: status === 0, output: `${stdout ?? ''}${stderr ?? ''}` };
  });
  const copies = globSync('node_modules/**/yjs/package.json', { cwd: root }).filter(
    (file) => !file.includes('yjs/node_modules/.'),
  );
  results.push({ name: 'lint one copy of yjs', ok: copies.length === 1, output: copies.join('\n') });
  return results;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const results = lint();
  for (const { name, ok, output } of results) console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : `\n${output}`}`);
  process.exit(results.every(({ ok }) => ok) ? 0 : 1);
}
