/** `npm test`: lint, unit, contract, fuzz, faults, and the app in Chromium and in Electron; one plain line at the end. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildNode, buildRenderer, root } from '../electron/build.mjs';
import { lint } from './lint.mjs';
import { provideTestTools } from './test-tools.mjs';

const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const playwright = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const totals = { passed: 0, failed: 0, skipped: 0 };
/** Told again before the last line: of a long run, often only the end is kept. */
const failures = [];
const reports = mkdtempSync(path.join(tmpdir(), 'ratschrift-tests-'));
// Hundreds of hosts start in a run: the first compiles the bundle for all.
process.env.NODE_COMPILE_CACHE = path.join(reports, 'compiled');

try {
  // Types, rules and bundles need one processor each.
  const [found] = await Promise.all([lint(), buildNode(), buildRenderer()]);
  for (const { name, ok, output } of found) {
    console.log(`${ok ? 'ok  ' : 'FAIL'} ${name}${ok ? '' : `\n${output}`}`);
    totals[ok ? 'passed' : 'failed'] += 1;
    if (!ok) failures.push(name);
  }
  // What is missing comes over the network while Vitest needs the processors.
  const [, tools] = await Promise.all([runVitest(), provideTestTools()]);
  for (const sentence of tools.missing) console.log(sentence);
  runPlaywright(tools);
} catch (error) {
  console.error(error);
  totals.failed += 1;
} finally {
  rmSync(reports, { recursive: true, force: true });
}
for (const failure of failures) console.log(`failed: ${failure}`);
console.log(`${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;

async function runVitest() {
  const out = path.join(reports, 'vitest.json');
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${out}`];
  const child = spawn(process.execPath, [vitest, ...args], { cwd: root, stdio: 'inherit' });
  const [status] = await once(child, 'close');
  const report = readReport(out);
  add(report?.numPassedTests, report?.numFailedTests, (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0));
  for (const { assertionResults } of report?.testResults ?? [])
    for (const { status, fullName, failureMessages } of assertionResults)
      if (status === 'failed') failures.push(`${fullName}\n${failureMessages.join('\n').slice(0, 2_000)}`);
  // A file that can't even be loaded is a failed suite without failed tests.
  if (status !== 0 && !(report?.numFailedTests > 0)) totals.failed += 1;
}

function runPlaywright(tools) {
  const out = path.join(reports, 'playwright.json');
  const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_NAME: out };
  if (tools.chromium !== null) env.RATSCHRIFT_CHROMIUM = tools.chromium;
  if (tools.electron !== null) env.RATSCHRIFT_ELECTRON = tools.electron;
  const command = [
    process.execPath,
    playwright,
    'test',
    '--config',
    'tests/e2e/playwright.config.ts',
    '--reporter=list,json',
  ];
  const [program, ...args] =
    tools.display === 'xvfb' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command] : command;
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit', env });
  const report = readReport(out);
  const stats = report?.stats;
  const suites = report?.suites ?? [];
  for (const title of titlesOf(suites, 'flaky')) console.log(`passed at the second try only: ${title}`);
  failures.push(...titlesOf(suites, 'unexpected'));
  add((stats?.expected ?? 0) + (stats?.flaky ?? 0), stats?.unexpected, stats?.skipped);
  if (status !== 0 && !(stats?.unexpected > 0)) totals.failed += 1;
}

/** Titles of the browser tests that ended so: `flaky` (failed once) or `unexpected`. */
function titlesOf(suites, end) {
  return suites.flatMap((suite) => [
    ...(suite.specs ?? []).filter(({ tests }) => tests.some(({ status }) => status === end)).map(({ title }) => title),
    ...titlesOf(suite.suites ?? [], end),
  ]);
}

function add(passed = 0, failed = 0, skipped = 0) {
  totals.passed += passed;
  totals.failed += failed;
  totals.skipped += skipped;
}

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}
