/** `ratschrift check FILE`: is it as SQLite and the store wrote it? What it says, `verify` (services) reads besides. */
import { withExaminedCopy } from './examined-copy.ts';
import type { CheckReport } from './inspect.ts';

export type { CheckReport, Finding } from './inspect.ts';

/** Checks a project file and changes nothing. Failure `noFile`, `notAProject`, `fileInUse`, `noPermissionOnDisk`. */
export async function checkProject(given: string): Promise<CheckReport> {
  await Promise.resolve();
  return withExaminedCopy(given, (report) => report);
}
