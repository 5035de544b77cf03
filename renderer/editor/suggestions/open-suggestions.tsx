/** How many suggestions of a chapter wait for a decision, in its head: those in its cells, lines and footnotes, and proposals, too. */
import { useMemo, useSyncExternalStore, type JSX } from 'react';
import { ChapterSuggestions } from '../../../shared/document/chapter-suggestions.ts';
import type { ChapterSummary } from '../../../shared/rpc/schemas.ts';
import { useText } from '../../ui/text.ts';
import type { EditorSession } from '../editor-session.ts';
import type { PaperModel } from '../paper-model.ts';

/** Milliseconds after a change until the number is counted again: no key press has to wait for it. */
const countAfter = 300;

/** A chapter, or the description of a measure. */
export interface Counted {
  readonly id: string;
  /** What is known of it while it isn't on the page. */
  readonly summary: Pick<ChapterSummary, 'suggestions' | 'proposals'> | null;
}

export function OpenSuggestions({
  model,
  chapter,
}: {
  readonly model: PaperModel;
  readonly chapter: Counted;
}): JSX.Element | null {
  const { t } = useText();
  const count = useSuggestionCount(model, chapter);
  return count === 0 ? null : <span>{t('suggest.open', { count })}</span>;
}

/**
 * The number of open suggestions of a chapter, and of people who propose something in it. While it isn't on the page, and in
 * its first moments there: as the host said last. Renders when the number changes.
 */
export function useSuggestionCount(model: PaperModel, chapter: Counted | null): number {
  const session = useSyncExternalStore(model.subscribe, () => (chapter === null ? null : model.session(chapter.id)));
  const store = useMemo(() => countStore(session), [session]);
  const live = useSyncExternalStore(store.subscribe, store.get);
  const { suggestions = 0, proposals = 0 } = chapter?.summary ?? {};
  // Whoever proposes sees in their copy what they propose.
  const proposing = session?.room.state.access?.right === 'own';
  return (live ?? suggestions) + (proposing ? 0 : proposals);
}

interface CountStore {
  readonly subscribe: (listener: () => void) => () => void;
  /** Null until it was counted. */
  readonly get: () => number | null;
}

function countStore(session: EditorSession | null): CountStore {
  if (session === null) return { subscribe: () => () => undefined, get: () => null };
  const { binding, room } = session;
  let counted: number | null = null;
  return {
    get: () => counted,
    subscribe: (listener) => {
      const reader = new ChapterSuggestions(room.doc);
      let timer: ReturnType<typeof setTimeout> | null = null;
      const recount = (): void => {
        timer = null;
        const next = reader.read(binding.blocks).length;
        if (next === counted) return;
        counted = next;
        listener();
      };
      const later = (): void => {
        timer ??= setTimeout(recount, countAfter);
      };
      const stop = binding.onBlocks(later);
      room.doc.on('update', later);
      later();
      return () => {
        stop();
        room.doc.off('update', later);
        reader.destroy();
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}
