/** References in the descriptions whose target is gone, looked for a moment after something changed, a few descriptions in each task. */
import { useEffect, useMemo, useSyncExternalStore } from 'react';
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
  /** By which paper targets are there; what was found before stands until that is looked through. */
  readonly lookBy: (index: PaperIndex | null) => void;
}

/** In the order of the measures; none before chapters of the paper are told of (`index` null). */
export function useLostReferences(doc: Y.Doc, index: PaperIndex | null): readonly LostReference[] {
  const store = useMemo(() => lostStore(doc), [doc]);
  useEffect(() => store.lookBy(index), [store, index]);
  return useSyncExternalStore(store.subscribe, store.get);
}

/** Looks while somebody listens. */
function lostStore(doc: Y.Doc): LostStore {
  let lost = none;
  let index: PaperIndex | null = null;
  let changed = (): void => undefined;
  return {
    get: () => lost,
    lookBy: (next) => {
      if (next === index) return;
      index = next;
      changed();
    },
    subscribe: (listener) => {
      let [isOver, isLooking, isChanged] = [false, false, false];
      let timer: ReturnType<typeof setTimeout> | null = null;
      const look = (): void => {
        timer = null;
        isChanged = false;
        if (index === null) return;
        isLooking = true;
        void inSteps(found(doc, index), () => isOver).then((next) => {
          isLooking = false;
          if (isChanged) changed();
          if (JSON.stringify(next) === JSON.stringify(lost)) return;
          lost = next;
          listener();
        }, reportError);
      };
      changed = () => {
        if (isLooking) isChanged = true;
        else timer ??= setTimeout(look, lookAfter);
      };
      const written = (transaction: Y.Transaction): void => {
        if (transaction.changed.size > 0) changed();
      };
      doc.on('afterTransaction', written);
      look();
      return () => {
        isOver = true;
        changed = () => undefined;
        doc.off('afterTransaction', written);
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
