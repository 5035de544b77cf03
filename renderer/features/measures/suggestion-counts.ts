/** How many suggestions are open in the description of each measure, counted a moment after something changed. */
import type * as Y from 'yjs';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import { suggestionMap } from '../../../shared/document/suggestions.ts';

export type SuggestionCounts = ReadonlyMap<string, number>;

/** Milliseconds after a change: no key press has to wait for it. */
const countAfter = 300;
const none: SuggestionCounts = new Map();

export interface CountStore {
  readonly subscribe: (listener: () => void) => () => void;
  /** By measure; those without are left out. The same object until a number changes. */
  readonly get: () => SuggestionCounts;
}

/** Counts while somebody listens; a text is read anew only when it, or the properties of blocks, changed. */
export function suggestionCounts(doc: Y.Doc): CountStore {
  let counts = none;
  return {
    get: () => counts,
    subscribe: (listener) => {
      const reader = new ChapterSuggestions(doc);
      const known = new Map<string, number>();
      const texts = new Map<unknown, string>();
      let timer: ReturnType<typeof setTimeout> | null = null;
      const recount = (): void => {
        timer = null;
        const next = new Map<string, number>();
        // Where nobody ever suggested anything there is nothing to read.
        for (const { id } of suggestionMap(doc).size === 0 ? [] : readMeasures(doc)) {
          texts.set(doc.getText(descriptionText(id)), id);
          const count = known.get(id) ?? reader.read(readDescription(doc, id)).length;
          known.set(id, count);
          if (count > 0) next.set(id, count);
        }
        if (next.size === counts.size && [...next].every(([id, count]) => counts.get(id) === count)) return;
        counts = next;
        listener();
      };
      const changed = ({ changed: types }: Y.Transaction): void => {
        for (const type of types.keys()) {
          const id = texts.get(type);
          if (id !== undefined) known.delete(id);
          else if (type === (blockProperties(doc) as unknown) || type === (suggestionMap(doc) as unknown))
            known.clear();
        }
        timer ??= setTimeout(recount, countAfter);
      };
      doc.on('afterTransaction', changed);
      timer = setTimeout(recount, 0);
      return () => {
        doc.off('afterTransaction', changed);
        reader.destroy();
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}
