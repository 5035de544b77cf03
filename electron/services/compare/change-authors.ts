/** Names the people behind the changes of a comparison, out of the logs of the chapters that changed. */
import type { Authors } from '../../../shared/document/blame/author-table.ts';
import { ChangeIndex, type ChangeAct } from '../../../shared/document/blame/change-index.ts';
import { isChanged } from '../../../shared/document/compare/compared.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Author, ChangedPlace, Comparison, PaperState } from '../../export/comparison/comparison.ts';
import { textsOf, WrittenPlaces } from '../../export/comparison/written-places.ts';
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
  const chapters = new Map<string, ChangedChapter>();
  for (const { id, counts } of comparison.chapters)
    if (isChanged(counts)) chapters.set(id, await changedChapter(id, comparison, sources));
  const told = (place: ChangedPlace): readonly ChangeAct[] => {
    const chapter = chapters.get(place.chapter);
    return chapter === undefined ? [] : actsAt(chapter, place);
  };
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

/** What the log says of a chapter, which is about the texts as they are written. */
interface ChangedChapter {
  readonly changes: ChangeIndex;
  readonly places: Readonly<Record<ChangedPlace['side'], WrittenPlaces>>;
}

function actsAt({ changes, places }: ChangedChapter, place: ChangedPlace): readonly ChangeAct[] {
  return places[place.side].of(place).flatMap(({ from, to, block, at }) => {
    const acts = changes.of({ ...place, block, from: at, to: at + to - from });
    return acts.map((act) => ({ ...act, from: act.from - at + from, to: act.to - at + from }));
  });
}

async function changedChapter(id: string, comparison: Comparison, sources: ChangeSources): Promise<ChangedChapter> {
  const { before, after } = comparison.written;
  const room = ({ project }: ChangeLog, kind: 'chapter' | 'comments'): string => roomName({ project, kind, item: id });
  const changes = await sources.after.changes(room(sources.after, 'chapter'), {
    before:
      sources.before === sources.after && before.at !== null
        ? before.at
        : await sources.before.standing(room(sources.before, 'chapter'), before.at),
    until: after.at,
    comments: room(sources.after, 'comments'),
    above: (await sources.above(id))?.table ?? null,
  });
  const contents = { before: contentIn(before, id), after: contentIn(after, id) };
  const words = { before: wordsIn(contents.before), after: wordsIn(contents.after) };
  return {
    changes: new ChangeIndex(changes, (side, text, block) => words[side].get(`${text} ${block}`) ?? null),
    places: {
      before: new WrittenPlaces(contents.before, false),
      after: new WrittenPlaces(contents.after, false),
    },
  };
}

const contentIn = ({ paper }: PaperState, chapter: string): ChapterContent =>
  paper.chapters.find(({ id }) => id === chapter) ?? { blocks: [], tables: new Map(), notes: new Map() };

/** The words of all blocks of a chapter, by text and block. */
const wordsIn = (content: ChapterContent): ReadonlyMap<string, string> =>
  new Map(textsOf(content).flatMap(([text, blocks]) => blocks.map((block) => [`${text} ${block.id}`, block.text])));
