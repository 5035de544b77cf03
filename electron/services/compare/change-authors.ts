/** Names the people behind the changes of a comparison, out of the logs of the chapters that changed. */
import { isDeepStrictEqual } from 'node:util';
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import type { ChapterChanges } from '../../../shared/document/blame/change-authors.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Comparison, StateChapter } from '../../export/comparison/comparison.ts';
import type { HistoryCore } from '../history/history-core.ts';
import { withKnown, type KnownChanges } from './compared-states.ts';

/** A project's log, wherever it is read. */
export interface ChangeLog extends Pick<HistoryCore, 'changes' | 'standing'> {
  readonly project: string;
}

export interface ChangeSources {
  /** Where the log of each state lies: the same project's, or that of two copies of one. */
  readonly before: ChangeLog;
  readonly after: ChangeLog;
  /** What the host that is followed says of who wrote a chapter; null where none is, or it isn't known. */
  readonly above: (chapter: string) => Promise<Authors | null>;
  readonly nameOf: (person: string) => string;
}

type States = Pick<Comparison, 'before' | 'after'>;

/** The comparison with who made each change; where the log doesn't say so, it stays whoever made the newer state. */
export async function withAuthors(comparison: Comparison, sources: ChangeSources): Promise<Comparison> {
  return withKnown(comparison, await knownChanges(comparison.written, sources));
}

/** `states`: as they are written, with what is suggested in them. */
export async function knownChanges(states: States, sources: ChangeSources): Promise<KnownChanges> {
  const chapters = new Map<string, ChapterChanges>();
  const older = new Map(states.before.paper.chapters.map((chapter) => [chapter.id, chapter]));
  for (const chapter of states.after.paper.chapters) {
    const { id } = chapter;
    if (!isDeepStrictEqual(contentOf(older.get(id)), contentOf(chapter)))
      chapters.set(id, await changesOf(id, states, sources));
    older.delete(id);
  }
  for (const id of older.keys()) chapters.set(id, await changesOf(id, states, sources));
  const blocks = [...chapters.values()].flatMap(({ before, after }) => [...before, ...after]);
  const acts = blocks.flatMap(({ parts, mark }) => [mark, ...parts.map(({ act }) => act)]);
  const people = new Set(acts.flatMap((act) => act?.person ?? []));
  return { chapters, names: new Map([...people].map((person) => [person, sources.nameOf(person)])) };
}

const contentOf = (chapter: StateChapter | undefined) => [chapter?.blocks, chapter?.tables, chapter?.notes];

async function changesOf(chapter: string, { before, after }: States, sources: ChangeSources): Promise<ChapterChanges> {
  const room = ({ project }: ChangeLog, kind: 'chapter' | 'comments'): string =>
    roomName({ project, kind, item: chapter });
  return sources.after.changes(room(sources.after, 'chapter'), {
    before:
      sources.before === sources.after && before.at !== null
        ? before.at
        : await sources.before.standing(room(sources.before, 'chapter'), before.at),
    until: after.at,
    comments: room(sources.after, 'comments'),
    above: (await sources.above(chapter))?.table ?? null,
  });
}
