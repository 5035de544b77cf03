/** Project files that the system hands to the app: by a double click, by the command line, by macOS's own event. */
import path from 'node:path';

/** The project file among a program's arguments, as an absolute path; null when there is none. */
export function fileIn(args: readonly string[], folder: string): string | null {
  const file = args.slice(1).find((arg) => !arg.startsWith('-') && arg.endsWith('.ratschrift'));
  return file === undefined ? null : path.resolve(folder, file);
}
