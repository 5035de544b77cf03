/** Decides on suggestions of a chapter, on the page or not, with a way back that stays right whatever is written after it. */
import * as Y from 'yjs';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { decideInChapter, rememberRestored, textsOf } from '../../../shared/document/decide.ts';
import { tableMap } from '../../../shared/document/table.ts';
import { suggestionMap } from '../../../shared/document/suggestions.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import { notify } from '../../ui/announcer.tsx';

const origin = { from: 'suggestion list' } as const;

/** Accepts or rejects; returns how to take it back, null where there was nothing to decide or the chapter isn't here. */
export function decideOn(
  session: Session,
  chapter: string,
  ids: ReadonlySet<string>,
  accept: boolean,
): (() => void) | null {
  const room = session.rooms.peek(session.roomOf(chapter));
  if (room?.state.synced !== true) return null;
  const editor = session.paper.session(chapter);
  const doc = editor?.room.doc ?? room.doc;
  const binding = editor?.binding;
  binding?.flush();
  return withWayBack(doc, binding ?? origin, () => {
    if (binding === undefined) decideInChapter(doc, { ids, accept, by: session.me.id, at: Date.now() }, origin);
    else binding.decide(ids, accept, session.me.id);
  });
}

/** Decides on one suggestion and offers the way back. */
export function decideAndTell(session: Session, chapter: string, id: string, accept: boolean, t: Translate): void {
  const back = decideOn(session, chapter, new Set([id]), accept);
  if (back === null) return;
  notify({
    text: t(accept ? 'suggest.accepted' : 'suggest.rejected', { count: 1 }),
    action: { label: t('common.undo'), run: back },
  });
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
