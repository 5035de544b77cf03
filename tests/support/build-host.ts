/** Runs once before the tests: builds the host, so that tests start the very bundle that ships. */
import { buildNode } from '../../electron/build.mjs';

export default async function setup(): Promise<void> {
  await buildNode();
}
