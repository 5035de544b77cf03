/** Names the people behind the changes of a comparison, out of the logs of the chapters that changed. */
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import { ChangeIndex, type ChangeAct } from '../../../shared/document/blame/change-index.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Author, ChangedPlace, Comparison, PaperState } from '../../export/comparison/comparison.ts';
import type { HistoryCore } from '../history/history-core.ts';

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

/** The comparison with who made each change; where the log doesn't say so, it stays whoever made the newer state. */
export async function withAuthors(comparison: Comparison, sources: ChangeSources): Promise<Comparison> {
  const chapters = new Map<string, ChangeIndex>();
  for (const { id, counts } of comparison.chapters)
    if (isChanged(counts)) chapters.set(id, await changesOf(id, comparison, sources));
  const told = (place: ChangedPlace): readonly ChangeAct[] => chapters.get(place.chapter)?.of(place) ?? [];
  return {
    ...comparison,
    authorOf: (place) => {
      const [most = null] = [...told(place)].sort((a, b) => b.to - b.from - (a.to - a.from));
      const person = most?.person ?? null;
      if (most === null || person === null) return comparison.authorOf(place);
      return { name: sources.nameOf(person), at: most.at } satisfies Author;
    },
    cutsOf: (place) => told(place).flatMap(({ from }, index) => (index === 0 ? [] : [from])),
  };
}

async function changesOf(chapter: string, comparison: Comparison, sources: ChangeSources): Promise<ChangeIndex> {
  const { before, after } = comparison;
  const room = ({ project }: ChangeLog, kind: 'chapter' | 'comments'): string =>
    roomName({ project, kind, item: chapter });
  const changes = await sources.after.changes(room(sources.after, 'chapter'), {
    before:
      sources.before === sources.after && before.at !== null
        ? before.at
        : await sources.before.standing(room(sources.before, 'chapter'), before.at),
    until: after.at,
    comments: room(sources.after, 'comments'),
    above: (await sources.above(chapter))?.table ?? null,
  });
  const words = { before: wordsIn(before, chapter), after: wordsIn(after, chapter) };
  return new ChangeIndex(changes, (side, text, block) => words[side].get(`${text} ${block}`) ?? null);
}

/** The words of all blocks of a chapter, by text and block. */
function wordsIn({ paper }: PaperState, chapter: string): ReadonlyMap<string, string> {
  const found = paper.chapters.find(({ id }) => id === chapter);
  const texts = [
    ['', found?.blocks ?? []] as const,
    ...[...(found?.notes ?? [])].map(([id, blocks]) => [`note:${id}`, blocks] as const),
    ...[...(found?.tables.values() ?? [])].flatMap((table) => [...table.texts]),
  ];
  return new Map(texts.flatMap(([text, blocks]) => blocks.map((block) => [`${text} ${block.id}`, block.text])));
}
