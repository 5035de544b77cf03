/** `npm run package [-- --installers]`: builds, then lets electron-builder make the app folder (or installers). */
import { build } from 'electron-builder';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { buildNode, buildRenderer, root } from '../electron/build.mjs';

await Promise.all([buildNode(), buildRenderer()]);
// What is already here isn't downloaded a second time.
const installed = path.join(root, 'node_modules', 'electron', 'dist');
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH || (existsSync(installed) ? installed : null);
const output = process.env.RATSCHRIFT_RELEASE;
await build({
  projectDir: root,
  dir: !process.argv.includes('--installers'),
  publish: 'never',
  config: { ...(electronDist ? { electronDist } : {}), ...(output ? { directories: { output } } : {}) },
});
