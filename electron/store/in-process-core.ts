/** A project file in the calling thread: for command-line tools and tests, where nobody minds waiting for an fsync. */
import {
  CoreGone,
  openedOf,
  operationsOf,
  type Answer,
  type Core,
  type OperationName,
  type Operations,
} from './operations.ts';
import type { ProjectFile } from './project-file.ts';
import { translated } from './sqlite.ts';

export function inProcessCore(file: ProjectFile): Core {
  const operations = operationsOf(file);
  let open = true;
  return {
    opened: openedOf(file),
    async call<N extends OperationName>(name: N, ...args: Parameters<Operations[N]>): Promise<Answer<N>> {
      await Promise.resolve();
      if (!open) throw new CoreGone();
      try {
        const run = operations[name] as (...given: Parameters<Operations[N]>) => ReturnType<Operations[N]>;
        return await run(...args);
      } catch (error) {
        throw translated(error, file.path);
      }
    },
    async end() {
      await Promise.resolve();
      if (!open) return;
      open = false;
      file.close();
    },
  };
}
