/** Files that people have given to be taken in, in memory from their choosing to their writing, at most one for each person. */
import { randomUUID } from 'node:crypto';
import { Failure } from '../../../shared/rpc/contract.ts';
import { docxLimits } from '../../import/docx/limits.ts';
import type { ImportedText } from '../../import/imported-text.ts';

/** A file that comes, or has come. */
export interface PendingFile {
  readonly person: string;
  readonly file: string;
  readonly bytes: Uint8Array;
  received: number;
  /** How far the reading is, 0 to 1. */
  progress: number;
  /** Ends the reading. */
  readonly stop: AbortController;
  /** What was read; null before. */
  text: ImportedText | null;
  timer: NodeJS.Timeout;
}

/** How long a file that was read waits for a decision, ms, and how many wait at a time. */
const keptFor = 30 * 60_000;
const mostPending = 8;

export class PendingFiles {
  private readonly files = new Map<string, PendingFile>();

  /** Makes room for a file of this many bytes; what the same person had begun before is dropped. */
  begin(person: string, file: string, bytes: number): string {
    if (bytes > docxLimits.file) throw new Failure('importTooLarge', { name: file });
    for (const [id, each] of this.files) if (each.person === person) this.drop(id);
    if (this.files.size >= mostPending) throw new Failure('tooManyTries');
    const id = randomUUID();
    const timer = setTimeout(() => this.drop(id), keptFor);
    timer.unref();
    this.files.set(id, {
      person,
      file: file.replace(/[\p{Cc}/\\]/gu, '').slice(-255) || 'Word.docx',
      bytes: new Uint8Array(bytes),
      received: 0,
      progress: 0,
      stop: new AbortController(),
      text: null,
      timer,
    });
    return id;
  }

  /** Takes the next bytes of the file, in order. */
  receive(person: string, id: string, part: Uint8Array): void {
    const pending = this.of(person, id);
    if (pending.received + part.byteLength > pending.bytes.byteLength) throw new Failure('badInput');
    pending.bytes.set(part, pending.received);
    pending.received += part.byteLength;
  }

  /** Failure `importGone` where it isn't there, or is somebody else's. */
  of(person: string, id: string): PendingFile {
    const pending = this.files.get(id);
    if (pending?.person !== person) throw new Failure('importGone');
    return pending;
  }

  /** Forgets one's own file and ends its reading. */
  cancel(person: string, id: string): void {
    if (this.files.get(id)?.person === person) this.drop(id);
  }

  drop(id: string): void {
    const pending = this.files.get(id);
    if (pending === undefined) return;
    clearTimeout(pending.timer);
    pending.stop.abort();
    this.files.delete(id);
  }

  close(): void {
    for (const id of [...this.files.keys()]) this.drop(id);
  }
}
