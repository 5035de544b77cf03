/** Two states and who changed what between them, as plain data, so that a thread can make their comparison. */
import type { ChapterChanges } from '../../../shared/document/blame/change-authors.ts';
import { ChangeIndex, type ChangeAct } from '../../../shared/document/blame/change-index.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import type { Language } from '../../../shared/i18n/catalogue.ts';
import {
  compareStates,
  type Author,
  type ChangedPlace,
  type Comparison,
  type PaperState,
} from '../../export/comparison/comparison.ts';
import { textsOf, WrittenPlaces } from '../../export/comparison/written-places.ts';
import type { Pictures } from '../../export/html-image.ts';

/** What the logs say of the changes. */
export interface KnownChanges {
  /** Of chapters that aren't the same in both. */
  readonly chapters: ReadonlyMap<string, ChapterChanges>;
  /** What those are called whom the changes name. */
  readonly names: ReadonlyMap<string, string>;
}
export interface ComparedStates {
  readonly language: Language;
  readonly before: PaperState;
  readonly after: PaperState;
  readonly pictures: Pictures;
  readonly known: KnownChanges;
}

export const comparisonOf = ({ before, after, language, pictures, known }: ComparedStates): Comparison =>
  withKnown(compareStates(before, after, { language, pictures }), known);

export function withKnown(comparison: Comparison, { chapters, names }: KnownChanges): Comparison {
  const changed = new Map([...chapters].map(([id, changes]) => [id, changedChapter(id, comparison, changes)]));
  const told = (place: ChangedPlace): readonly ChangeAct[] => {
    const chapter = changed.get(place.chapter);
    return chapter === undefined ? [] : actsAt(chapter, place);
  };
  return {
    ...comparison,
    authorOf: (place) => {
      const [most = null] = [...told(place)].sort((a, b) => b.to - b.from - (a.to - a.from));
      const name = names.get(most?.person ?? '');
      if (most === null || name === undefined) return comparison.authorOf(place);
      return { name, at: most.at } satisfies Author;
    },
    cutsOf: (place) => told(place).flatMap(({ from }, index) => (index === 0 ? [] : [from])),
  };
}

/** What the log says of a chapter, which is about the texts as they are written. */
interface ChangedChapter {
  readonly changes: ChangeIndex;
  readonly places: Readonly<Record<ChangedPlace['side'], WrittenPlaces>>;
}

function changedChapter(id: string, { written }: Comparison, changes: ChapterChanges): ChangedChapter {
  const contents = { before: contentIn(written.before, id), after: contentIn(written.after, id) };
  const words = { before: wordsIn(contents.before), after: wordsIn(contents.after) };
  return {
    changes: new ChangeIndex(changes, (side, text, block) => words[side].get(`${text} ${block}`) ?? null),
    places: {
      before: new WrittenPlaces(contents.before, false),
      after: new WrittenPlaces(contents.after, false),
    },
  };
}

function actsAt({ changes, places }: ChangedChapter, place: ChangedPlace): readonly ChangeAct[] {
  return places[place.side].of(place).flatMap(({ from, to, block, at }) => {
    const acts = changes.of({ ...place, block, from: at, to: at + to - from });
    return acts.map((act) => ({ ...act, from: act.from - at + from, to: act.to - at + from }));
  });
}

const contentIn = ({ paper }: PaperState, chapter: string): ChapterContent =>
  paper.chapters.find(({ id }) => id === chapter) ?? { blocks: [], tables: new Map(), notes: new Map() };

/** The words of all blocks of a chapter, by text and block. */
const wordsIn = (content: ChapterContent): ReadonlyMap<string, string> =>
  new Map(textsOf(content).flatMap(([text, blocks]) => blocks.map((block) => [`${text} ${block.id}`, block.text])));
