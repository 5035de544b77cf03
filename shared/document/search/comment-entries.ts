/** The entries of a chapter's comments, or of those on the measures: every thread and reply that is neither deleted nor hidden. */
import { measureOf, withNames } from '../../domain/comment-entries.ts';
import type { Comment, Comments, Thread } from '../../domain/comments.ts';
import { NOWHERE, type Entry } from '../../domain/search/entries.ts';
import { measureName, type Measure } from '../../measures/measure.ts';

export function commentEntries(chapter: string, { threads }: Comments, nameOf: (person: string) => string): Entry[] {
  return threads.flatMap((thread, order) =>
    [thread, ...thread.replies].flatMap((comment) =>
      comment.text === '' || comment.deleted || comment.hidden !== null
        ? []
        : [entryOf(chapter, thread, comment, order, nameOf)],
    ),
  );
}

/** On measures that are there; `as` says how the measure is called. */
export function measureCommentEntries(
  measures: readonly Measure[],
  { threads }: Comments,
  nameOf: (person: string) => string,
): Entry[] {
  const names = new Map(measures.map((measure) => [measure.id, measureName(measure)]));
  return threads.flatMap((thread) => {
    const measure = measureOf(thread.anchor) ?? '';
    const as = names.get(measure);
    if (as === undefined) return [];
    return commentEntries(measure, { threads: [thread], proposals: [] }, nameOf).map((entry): Entry => ({
      ...entry,
      ...{ key: `${measure} ${entry.key}`, as: as.slice(0, 300), block: null, part: null, holder: null },
      form: entry.form === 'reply' ? 'measureReply' : 'measureComment',
    }));
  });
}

function entryOf(
  chapter: string,
  { key: ref, anchor }: Thread,
  { key, author, text, at, edited, as }: Comment,
  order: number,
  nameOf: (person: string) => string,
): Entry {
  const block = anchor.on === 'text' || anchor.on === 'block' ? anchor.block : null;
  const part = anchor.on === 'text' && anchor.root !== 'text' ? anchor.root : null;
  return {
    key: `comment ${key}`,
    kind: 'comment',
    form: key === ref ? 'comment' : 'reply',
    chapter,
    text: withNames(text, nameOf),
    map: NOWHERE,
    block,
    part,
    holder: part === null ? block : null,
    order,
    person: author,
    as: as?.name ?? '',
    at: as?.at ?? edited ?? at,
    ref,
    reply: key === ref ? null : key,
  };
}
