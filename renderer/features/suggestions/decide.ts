/** Decides on suggestions of a chapter, on the page or not, with a way back that stays right whatever is written after it. */
import * as Y from 'yjs';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { decideInChapter, heldBackIn, rememberRestored, textsOf } from '../../../shared/document/decide.ts';
import { tableMap } from '../../../shared/document/table.ts';
import { suggestionMap } from '../../../shared/document/suggestions.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { notify } from '../../ui/announcer.tsx';
import type { SuggestionScene } from './suggestion-scene.ts';

const origin = { from: 'suggestion list' } as const;

export interface Decided {
  /** Takes it back; null where there was nothing to decide. */
  readonly back: (() => void) | null;
  /** How many stay open: moves of a block that another one holds for (`rival-moves.ts`). */
  readonly held: number;
}
const undecided: Decided = { back: null, held: 0 };

/** Accepts or rejects; nothing is done where the chapter isn't here. */
export function decideOn(scene: SuggestionScene, chapter: string, ids: ReadonlySet<string>, accept: boolean): Decided {
  const room = scene.rooms.peek(scene.roomOf(chapter));
  if (room?.state.synced !== true) return undecided;
  const editor = scene.paper.session(chapter);
  const doc = editor?.room.doc ?? room.doc;
  const binding = editor?.binding;
  const root = scene.rootOf(chapter);
  binding?.flush();
  const held = accept ? heldBackIn(doc, ids, root).size : 0;
  const back = withWayBack(doc, binding ?? origin, () => {
    if (binding === undefined) decideInChapter(doc, { ids, accept, by: scene.me.id, at: Date.now(), root }, origin);
    else binding.decide(ids, accept, scene.me.id);
  });
  return { back, held };
}

/** Tells what was decided, how to take it back, and what stays open. */
export function tellDecided(all: readonly Decided[], count: number, accept: boolean, t: Translate): void {
  const held = all.reduce((sum, each) => sum + each.held, 0);
  const ways = all.flatMap(({ back }) => back ?? []);
  if (ways.length === 0) {
    if (held > 0) notify({ text: t('decide.alreadyMoved'), stays: true });
    return;
  }
  const done = t(accept ? 'suggest.accepted' : 'suggest.rejected', { count: count - held });
  notify({
    text: held === 0 ? done : `${done} ${t('decide.movesOpen', { count: held })}`,
    action: { label: t('common.undo'), run: () => ways.forEach((back) => back()) },
  });
}

/** Decides on one suggestion and offers the way back. */
export function decideAndTell(
  scene: SuggestionScene,
  chapter: string,
  id: string,
  accept: boolean,
  t: Translate,
): void {
  tellDecided([decideOn(scene, chapter, new Set([id]), accept)], 1, accept, t);
}

/** Runs a change whose transactions carry `by`; returns how to undo just that. */
export function withWayBack(doc: Y.Doc, by: unknown, change: () => void): (() => void) | null {
  const scope = [...textsOf(doc), tableMap(doc), blockProperties(doc), suggestionMap(doc)];
  const manager = new Y.UndoManager(scope, { trackedOrigins: new Set([by]), captureTimeout: 0 });
  change();
  manager.trackedOrigins.delete(by);
  if (manager.undoStack.length === 0) {
    manager.destroy();
    return null;
  }
  return () => {
    manager.undo();
    rememberRestored(doc);
    manager.destroy();
  };
}
