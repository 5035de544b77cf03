/** `npm run package [-- --installers]`: builds what is older than its sources, then lets electron-builder make the app folder (or installers). */
import { build } from 'electron-builder';
import path from 'node:path';
import { buildIfNeeded, root } from '../electron/build.mjs';
import { obtainElectron } from './electron-binary.mjs';

const withInstallers = process.argv.includes('--installers');
const problem = await pack();
if (problem !== null) {
  console.error(problem);
  process.exitCode = 1;
}

/** Null when it is done, else one line: what happened, and what to do. */
async function pack() {
  // Before anything is built; what is already here isn't downloaded a second time.
  if ((await obtainElectron()) === null)
    return 'Es ist kein Paket entstanden: Electron konnte nicht geladen werden. Bitte mit dem Internet verbinden und „npm run package“ noch einmal starten, oder in ELECTRON_OVERRIDE_DIST_PATH den Ordner nennen, in dem Electron schon liegt.';
  await buildIfNeeded();
  const electronDist = process.env.ELECTRON_OVERRIDE_DIST_PATH || path.join(root, 'node_modules', 'electron', 'dist');
  const output = process.env.RATSCHRIFT_RELEASE;
  try {
    await build({
      projectDir: root,
      dir: !withInstallers,
      publish: 'never',
      config: { electronDist, ...(output ? { directories: { output } } : {}) },
    });
    return null;
  } catch (error) {
    if (process.env.DEBUG) throw error;
    const [reason] = String(error instanceof Error ? error.message : error).split('\n');
    const help = withInstallers
      ? ' Für Installationspakete werden Werkzeuge aus dem Internet geladen; ohne Netz geht nur „npm run package“.'
      : '';
    return `Es ist kein Paket entstanden: ${reason}.${help} Alle Einzelheiten zeigt derselbe Aufruf mit DEBUG=electron-builder.`;
  }
}
