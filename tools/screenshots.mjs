/** `npm run screenshots`: pictures of the real app for the README, into docs/pictures. Two people, one chapter. */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { buildNode, buildRenderer, root } from '../electron/build.mjs';
import { provideTestTools } from './test-tools.mjs';

await Promise.all([buildNode(), buildRenderer()]);
const { chromium, display, electron, missing } = await provideTestTools();
for (const sentence of missing) console.log(sentence);
const env = {
  ...process.env,
  ...(chromium ? { RATSCHRIFT_CHROMIUM: chromium } : {}),
  ...(electron ? { RATSCHRIFT_ELECTRON: electron } : {}),
};
const cli = path.join(root, 'node_modules', '@playwright', 'test', 'cli.js');
const command = [process.execPath, cli, 'test', '--config', 'tests/pictures/playwright.config.ts', '--reporter=line'];
const [program, ...args] =
  display === 'xvfb' ? ['xvfb-run', '-a', '-s', '-screen 0 1600x1000x24', ...command] : command;
process.exitCode = spawnSync(program, args, { cwd: root, stdio: 'inherit', env }).status ?? 1;
