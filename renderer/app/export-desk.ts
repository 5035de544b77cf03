/** The one export of this window: it goes on while the dialog is closed, and ends with the project. */
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
  { project, rooms }: Session,
  { endpoint }: Pick<ProjectConnection, 'endpoint'>,
  { path, file }: { readonly path: string; readonly file: string },
): void {
  void runner.begin({
    file,
    written: () => writtenDown(rooms),
    make: (signal) => exportedFile(endpoint, project.id, path, signal),
  });
}

export const stopExport = (): void => runner.stop();
export const forgetExport = (): void => runner.forget();
