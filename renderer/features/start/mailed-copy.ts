/** What the host says of a file that was made to be mailed, where its project lies on this machine. */
import { Failure } from '../../../shared/rpc/contract.ts';

export interface MailedCopy {
  /** The file. */
  readonly path: string;
  /** The project's own file, and what it is called. */
  readonly of: string;
  readonly title: string;
  /** When the copy was made, as an ISO time. */
  readonly time: string;
  readonly project: string;
  readonly isOpen: boolean;
}

/** Null for any other failure. */
export function mailedCopyIn(failure: unknown): MailedCopy | null {
  if (!(failure instanceof Failure) || failure.code !== 'mailedCopy') return null;
  const { path, of, title, time, project, open } = failure.details;
  return {
    path: String(path),
    of: String(of),
    title: String(title),
    time: String(time),
    project: String(project),
    isOpen: open === 1,
  };
}
