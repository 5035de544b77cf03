/** References in the descriptions whose target is gone, looked for a moment after something changed, a few descriptions in each task. */
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { lostReferences, mayRefer, type LostReference } from '../../../shared/document/measures/lost-references.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { readDescription } from '../../../shared/document/measures/texts.ts';
import { readContent } from '../../../shared/document/nested.ts';
import type { PaperIndex } from '../../../shared/document/paper-index.ts';
import { inSteps } from '../../ui/in-steps.ts';

/** Milliseconds after a change: no key press has to wait for it. */
const lookAfter = 1_000;
const none: readonly LostReference[] = [];

interface LostStore {
  readonly subscribe: (listener: () => void) => () => void;
  readonly get: () => readonly LostReference[];
}
const nothing: LostStore = { subscribe: () => () => undefined, get: () => none };

/** In the order of the measures; none while chapters of the paper are still to be told of (`index` null). */
export function useLostReferences(doc: Y.Doc, index: PaperIndex | null): readonly LostReference[] {
  const store = useMemo(() => (index === null ? nothing : lostStore(doc, index)), [doc, index]);
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Looks while somebody listens. */
function lostStore(doc: Y.Doc, index: PaperIndex): LostStore {
  let lost = none;
  return {
    get: () => lost,
    subscribe: (listener) => {
      let [isOver, isLooking, isChanged] = [false, false, false];
      let timer: ReturnType<typeof setTimeout> | null = null;
      const later = (): void => {
        timer ??= setTimeout(look, lookAfter);
      };
      const look = (): void => {
        timer = null;
        isLooking = true;
        isChanged = false;
        void inSteps(found(doc, index), () => isOver).then((next) => {
          isLooking = false;
          if (isChanged) later();
          if (JSON.stringify(next) === JSON.stringify(lost)) return;
          lost = next;
          listener();
        }, reportError);
      };
      const changed = (transaction: Y.Transaction): void => {
        if (transaction.changed.size === 0) return;
        if (isLooking) isChanged = true;
        else later();
      };
      doc.on('afterTransaction', changed);
      look();
      return () => {
        isOver = true;
        doc.off('afterTransaction', changed);
        if (timer !== null) clearTimeout(timer);
      };
    },
  };
}

function* found(doc: Y.Doc, index: PaperIndex): Generator<undefined, readonly LostReference[]> {
  const lost: LostReference[] = [];
  for (const id of mayRefer(
    doc,
    readMeasures(doc).map((measure) => measure.id),
  )) {
    yield;
    lost.push(...lostReferences(id, readContent(doc, readDescription(doc, id)), index));
  }
  return lost;
}
