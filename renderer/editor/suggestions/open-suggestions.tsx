/** How many suggestions of a chapter wait for a decision, in its head. */
import { useMemo, useSyncExternalStore, type JSX } from 'react';
import { placesIn } from '../../../shared/document/suggestion-list.ts';
import { useText } from '../../ui/text.ts';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';

/** Milliseconds after a change until the number is counted again: no key press has to wait for it. */
const countAfter = 300;

export function OpenSuggestions({
  model,
  chapter,
}: {
  readonly model: PaperModel;
  readonly chapter: string;
}): JSX.Element | null {
  const { t } = useText();
  const count = useSuggestionCount(model, chapter);
  return count === 0 ? null : <span>{t('suggest.open', { count })}</span>;
}

/** The number of open suggestions of a chapter on the page; 0 for one that isn't. Renders when the number changes. */
export function useSuggestionCount(model: PaperModel, chapter: string | null): number {
  const session = useSyncExternalStore(model.subscribe, () => (chapter === null ? null : model.session(chapter)));
  const store = useMemo(() => countStore(session), [session]);
  return useSyncExternalStore(store.subscribe, store.get);
}

interface CountStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => number;
}

function countStore(session: EditorSession | null): CountStore {
  if (session === null) return { subscribe: () => () => undefined, get: () => 0 };
  const { binding } = session;
  let count = countIn(session);
  return {
    get: () => count,
    subscribe: (listener) => {
      let timer: ReturnType<typeof setTimeout> | null = null;
      const recount = (): void => {
        timer = null;
        const next = countIn(session);
        if (next === count) return;
        count = next;
        listener();
      };
      const stop = binding.onBlocks(() => {
        timer ??= setTimeout(recount, countAfter);
      });
      recount();
      return () => {
        stop();
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}

function countIn({ binding }: EditorSession): number {
  const ids = new Set<string>();
  for (const block of binding.blocks) for (const { id } of placesIn(block)) ids.add(id);
  return ids.size;
}
