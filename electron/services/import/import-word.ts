/** Takes a Word file into a project that nobody has open: what the command line does. */
import { open } from 'node:fs/promises';
import { WebSocket } from 'ws';
import type { ChapterRule } from '../../../shared/domain/import-report.ts';
import { mayDo } from '../../../shared/domain/permissions.ts';
import { Failure } from '../../../shared/rpc/contract.ts';
import type { ImportResult } from '../../../shared/rpc/import-schemas.ts';
import { docxLimits } from '../../import/docx/limits.ts';
import { fileFailure } from '../../store/file-paths.ts';
import { OpenProject } from '../open-project.ts';

export interface WordImport {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly rule: ChapterRule;
  /** Name or id of the group that gets the chapters. */
  readonly group: string | undefined;
}

/** The bytes of a file, where there are not too many. Failure `noFile`, `importTooLarge`. */
export async function readWord(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file, 'r');
    try {
      const { size } = await handle.stat();
      if (size > docxLimits.file) throw new Failure('importTooLarge', { path: file });
      return await handle.readFile();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { code } = error as NodeJS.ErrnoException;
    throw code === 'ENOENT' || code === 'EISDIR' ? new Failure('noFile', { path: file }) : fileFailure(error, file);
  }
}

/** Opens the project, takes the file in under the name of its local person, closes it again. */
export async function importWord(path: string, { name, bytes, rule, group }: WordImport): Promise<ImportResult> {
  const project = await OpenProject.open(path, {
    upstreamOf: () => null,
    webSocket: WebSocket,
    log: (message) => void process.stderr.write(`${message}\n`),
  });
  try {
    const { localPerson } = project;
    if (!mayDo(project.person(localPerson), 'importText')) throw new Failure('forbidden');
    return await project.imports.take(localPerson, name, bytes, { rule, group: groupOf(project, group) });
  } finally {
    await project.close();
  }
}

function groupOf(project: OpenProject, wanted: string | undefined): string | null {
  if (wanted === undefined) return null;
  const found = project
    .peopleList()
    .groups.find(({ id, name }) => id === wanted || name.toLowerCase() === wanted.trim().toLowerCase());
  if (found === undefined) throw new Failure('unknownGroup', { name: wanted });
  return found.id;
}
