/** The comments on measures as exports have them: as those on chapters, with the measure in the chapter's place. */
import type { Doc } from 'yjs';
import { readComments } from '../../../shared/document/comment-room.ts';
import { measureOf } from '../../../shared/domain/comment-entries.ts';
import { measureJudge } from '../../../shared/domain/comments.ts';
import type { Person } from '../../../shared/domain/people.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { fieldWords } from '../../../shared/i18n/commented-field.ts';
import type { PaperComment } from '../../export/paper.ts';
import { rowsOf } from '../comment-rows.ts';
import { describeComments } from '../read-comments.ts';

/** By measure and time; the quote of one on a field (`about`: `field`) is what the field is called. */
export function saidOnMeasures(
  doc: Doc,
  people: ReadonlyMap<string, Person>,
  nameOf: (person: string) => string,
  say: Translate,
): PaperComment[] {
  const { threads } = readComments(doc, measureJudge(people));
  const rows = threads.flatMap((thread) => {
    const measure = measureOf(thread.anchor);
    if (measure === null) return [];
    const own = rowsOf(measure, { threads: [thread], proposals: [] });
    const { anchor } = thread;
    return anchor.on === 'field' ? own.map((row) => ({ ...row, quote: fieldWords(anchor, say) })) : own;
  });
  return describeComments(rows, nameOf);
}
