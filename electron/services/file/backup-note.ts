/** What lies beside a backup and says what is in it, so that a list of them need not open them all. */
import { readFileSync, writeFileSync, renameSync } from 'node:fs';
import * as v from 'valibot';
import { countAllWords } from '../../../shared/document/nested.ts';
import { noteOf } from '../../store/backups.ts';
import { openBackup } from '../../store/open-backup.ts';
import { chapterIn, outlineIn, titleIn } from './file-paper.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.strictObject({
  title: v.pipe(v.string(), v.maxLength(200)),
  chapters: count,
  words: count,
  /** When it was last opened and checked as a whole, ISO 8601. */
  verifiedAt: v.pipe(v.string(), v.isoTimestamp()),
});
export type BackupNote = v.InferOutput<typeof schema>;

/** Null where there is none, or one that nobody of us wrote. */
export function readNote(backup: string): BackupNote | null {
  try {
    const read = v.safeParse(schema, JSON.parse(readFileSync(noteOf(backup), 'utf8')));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
}

/** Opens a backup, checks all of it, and notes what is in it. Failure as `openBackup`. */
export function describeBackup(backup: string): BackupNote {
  const file = openBackup(backup);
  try {
    const chapters = outlineIn(file);
    const words = chapters.reduce((sum, entry) => sum + countAllWords(chapterIn(file, entry)), 0);
    const note = { title: titleIn(file), chapters: chapters.length, words, verifiedAt: new Date().toISOString() };
    writeFileSync(`${noteOf(backup)}.new`, JSON.stringify(note), { mode: 0o600 });
    renameSync(`${noteOf(backup)}.new`, noteOf(backup));
    return note;
  } finally {
    file.close();
  }
}
