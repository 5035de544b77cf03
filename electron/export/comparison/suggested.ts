/** A paper without and with what is suggested in it, as a comparison in which each change is whose suggestion it is. */
import { placesIn } from '../../../shared/document/suggestion-list.ts';
import { cellText, tableOf, type TableLine } from '../../../shared/document/table.ts';
import type { PaperSuggestion } from '../paper.ts';
import {
  compareSuggested,
  type Author,
  type ChangedPlace,
  type Comparison,
  type ComparisonOptions,
  type PaperState,
  type StateChapter,
} from './comparison.ts';
import { textsOf, WrittenPlaces } from './written-places.ts';

type Side = ChangedPlace['side'];
/** What of a suggestion changes characters on each side. */
const partsOn = { before: ['del', 'fmt'], after: ['ins', 'fmt'] } as const satisfies Record<Side, readonly string[]>;

export function suggestedPaper(
  state: PaperState,
  suggestions: readonly PaperSuggestion[],
  options: Pick<ComparisonOptions, 'language' | 'pictures' | 'comments'> = {},
): Comparison {
  const authors = new Map(suggestions.map(({ chapter, id, name, at }) => [`${chapter} ${id}`, { name, at }]));
  const chapters = new Map(state.paper.chapters.map((chapter) => [chapter.id, new SuggestedChapter(chapter)]));
  const partsAt = (place: ChangedPlace): readonly AuthoredPart[] => {
    const parts = chapters.get(place.chapter)?.partsAt(place) ?? [];
    return parts.map(({ from, ids }) => ({
      from,
      author: ids.flatMap((id) => authors.get(`${place.chapter} ${id}`) ?? [])[0] ?? null,
    }));
  };
  return compareSuggested(state, {
    ...options,
    authorOf: (place) => partsAt(place).find(({ author }) => author !== null)?.author ?? null,
    cutsOf: (place) => {
      const parts = partsAt(place);
      return parts.flatMap(({ from, author }, index) =>
        index === 0 || author === parts[index - 1]?.author ? [] : [from],
      );
    },
  });
}

interface AuthoredPart {
  readonly from: number;
  readonly author: Author | null;
}

type BySide = Readonly<Record<Side, readonly string[]>>;

/** Which suggestions change what in a chapter. */
class SuggestedChapter {
  readonly #places: Readonly<Record<Side, WrittenPlaces>>;
  /** Those that concern a block besides its words, by text and block. */
  readonly #blocks = new Map<string, BySide>();
  /** Those that bring or take a cell's row or column, by the name of its text. */
  readonly #cells = new Map<string, BySide>();

  constructor(chapter: StateChapter) {
    this.#places = { before: new WrittenPlaces(chapter, false), after: new WrittenPlaces(chapter, true) };
    for (const { id, rows, columns } of chapter.tables.values())
      for (const row of rows)
        for (const column of columns) this.#cells.set(cellText(id, row.id, column.id), suggestedLines([row, column]));
    for (const [text, blocks] of textsOf(chapter))
      for (const block of blocks) {
        const ids = placesIn(block).flatMap(({ id, from, to }) => (from === to ? [id] : []));
        const table = block.kind === 'table' ? chapter.tables.get(tableOf(block)) : undefined;
        const lines = suggestedLines([...(table?.rows ?? []), ...(table?.columns ?? [])]);
        const all = { before: [...ids, ...lines.before], after: [...ids, ...lines.after] };
        if (all.before.length + all.after.length > 0) this.#blocks.set(`${text} ${block.id}`, all);
      }
  }

  /** In order: where other suggestions begin, the nearest first. */
  partsAt(place: ChangedPlace): readonly { readonly from: number; readonly ids: readonly string[] }[] {
    const { side, text, block, from, to } = place;
    const around = (id: string): readonly string[] => this.#blocks.get(`${text} ${id}`)?.[side] ?? [];
    const cell = this.#cells.get(text)?.[side] ?? [];
    if (from === to) return [{ from, ids: [...around(block), ...cell] }];
    return this.#places[side].of(place).map((part) => {
      const own = partsOn[side].flatMap((wanted) =>
        part.suggestions.flatMap(({ part: is, id }) => (is === wanted ? [id] : [])),
      );
      return { from: part.from, ids: [...own, ...around(part.block), ...around(block), ...cell] };
    });
  }
}

/** The suggestions that take lines out of a table, and those that bring them. */
const suggestedLines = (lines: readonly TableLine[]): BySide => ({
  before: lines.flatMap(({ del }) => del ?? []),
  after: lines.flatMap(({ ins }) => ins ?? []),
});
