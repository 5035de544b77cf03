/** Runs a task on whole files in this thread: in the one that is made for it, on the command line, and from sources. */
import type { TellProgress } from '../../../shared/rpc/export-progress.ts';
import { fileTasks, type FileTaskInput, type FileTaskName, type FileTaskOutput } from './file-tasks.ts';

export async function runHere<N extends FileTaskName>(
  name: N,
  input: FileTaskInput<N>,
  tell?: TellProgress,
): Promise<FileTaskOutput<N>> {
  const task = fileTasks[name] as (
    given: FileTaskInput<N>,
    tell?: TellProgress,
  ) => FileTaskOutput<N> | Promise<FileTaskOutput<N>>;
  return task(input, tell);
}
