/** From an element of the text, or the caret, to the suggestions there and what they would change. */
import type * as Y from 'yjs';
import { ChapterSuggestions } from '../../../../shared/document/chapter-suggestions.ts';
import type { SuggestedPlace } from '../../../../shared/document/suggestion-list.ts';
import { readSuggestion, type Suggestion } from '../../../../shared/document/suggestions.ts';
import type { PaperModel } from '../../../editor/paper-model.ts';

/** So many are told of at one place; the list has them all. */
const most = 3;

export interface SuggestedHere {
  readonly id: string;
  readonly about: Suggestion;
  readonly places: readonly SuggestedPlace[];
}

/** What carries a suggestion: words, a block's sign, a table's line. */
const carriers = '[data-suggestion],tr[data-ins],tr[data-del],td[data-ins],td[data-del],th[data-ins],th[data-del]';

/** The element nearest to one that carries a suggestion; null for none. */
export function carrierOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>(carriers) : null;
}

export function idsOf({ dataset }: HTMLElement): readonly string[] {
  const { suggestion, ins, del } = dataset;
  return [...new Set([...(suggestion?.split(' ') ?? []), ins, del])].filter(
    (id): id is string => id !== undefined && id !== '',
  );
}

/** Reads chapters only when somebody asks, and keeps what it read. */
export class SuggestedReader {
  private readonly readers = new WeakMap<Y.Doc, ChapterSuggestions>();
  private readonly all = new Set<ChapterSuggestions>();

  constructor(private readonly paper: PaperModel) {}

  /** Those of `ids` that are open in a chapter on the page. */
  read(chapter: string, ids: readonly string[]): readonly SuggestedHere[] {
    const session = this.paper.session(chapter);
    if (session === null) return [];
    const { doc } = session.room;
    const reader = this.readers.get(doc) ?? new ChapterSuggestions(doc);
    this.readers.set(doc, reader);
    this.all.add(reader);
    return reader
      .read(session.binding.blocks)
      .filter(({ id }) => ids.includes(id))
      .slice(0, most)
      .map(({ id, places }) => ({ id, places, about: readSuggestion(doc, id) }));
  }

  destroy(): void {
    for (const reader of this.all) reader.destroy();
  }
}
