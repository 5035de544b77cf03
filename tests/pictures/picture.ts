/** Where a picture goes. */
import path from 'node:path';
import { root } from '../../electron/build.mjs';

export const picture = (name: string): { path: string } => ({
  path: path.join(root, 'docs', 'pictures', `${name}.png`),
});
