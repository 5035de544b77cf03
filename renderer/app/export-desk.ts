/** The one export of this window: it goes on while the dialog is closed, and ends with the project. */
import { uuidv4 } from 'lib0/random';
import { create } from 'zustand';
import { exportedFile } from './export-transport.ts';
import { ExportRunner, noJob, type ExportJob } from './export-job.ts';
import type { ProjectConnection } from './project-connection.ts';
import { saveFile } from './save-file.ts';
import type { Session } from './session.ts';
import { writtenDown } from './written-down.ts';

export const useExportJob = create<ExportJob>(() => noJob);

const runner = new ExportRunner((job) => useExportJob.setState(job, true), saveFile);

/** `path`: behind the project's exports. Nothing while another file is made. */
export function beginExport(
  { project, rooms, call }: Session,
  { endpoint }: Pick<ProjectConnection, 'endpoint'>,
  { path, file }: { readonly path: string; readonly file: string },
): void {
  const run = uuidv4();
  void runner.begin({
    file,
    same: `${project.id} ${path}`,
    written: () => writtenDown(rooms),
    make: (signal) => exportedFile(endpoint, project.id, `${path}${path.includes('?') ? '&' : '?'}run=${run}`, signal),
    ask: async () => (await call('export.progress', { run })).progress,
  });
}

export const stopExport = (): void => runner.stop();
export const forgetExport = (): void => runner.forget();
