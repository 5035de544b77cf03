/** `npm run package [-- --installers]`: builds, then lets electron-builder make the app folder (or installers). */
import { build } from 'electron-builder';
import { buildNode, buildRenderer, root } from '../electron/build.mjs';

await Promise.all([buildNode(), buildRenderer()]);
const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH;
await build({
  projectDir: root,
  dir: !process.argv.includes('--installers'),
  publish: 'never',
  config: electronDist ? { electronDist } : {},
});
