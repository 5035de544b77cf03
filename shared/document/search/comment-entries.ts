/** The entries of a chapter's comments: every thread and reply that is neither deleted nor hidden. */
import { withNames } from '../../domain/comment-entries.ts';
import type { Comment, Comments, Thread } from '../../domain/comments.ts';
import { NOWHERE, type Entry } from '../../domain/search/entries.ts';

export function commentEntries(chapter: string, { threads }: Comments, nameOf: (person: string) => string): Entry[] {
  return threads.flatMap((thread, order) =>
    [thread, ...thread.replies].flatMap((comment) =>
      comment.text === '' || comment.deleted || comment.hidden !== null
        ? []
        : [entryOf(chapter, thread, comment, order, nameOf)],
    ),
  );
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
