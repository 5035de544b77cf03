/** Hands a kept draft in as suggestions, at their places in the chapter as it stands now. */
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { handIn, type Unplaced } from '../../../shared/document/hand-in.ts';
import type { Draft } from '../../../shared/rpc/schemas.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import type { Session } from '../../app/session.ts';
import { proposeStep } from '../../app/written-step.ts';

export type HandedIn =
  | { readonly how: 'proposed'; readonly unplaced: Unplaced; readonly undo: () => void }
  /** Nothing of it was other than the chapter; its content doesn't come; it can't be read any more. */
  | { readonly how: 'nothing'; readonly unplaced: Unplaced }
  | { readonly how: 'late' }
  | { readonly how: 'unreadable' };

export async function handInDraft(session: Session, draft: Draft): Promise<HandedIn> {
  const chapter = parseRoom(draft.room)?.item ?? null;
  const read = async (of: 'base' | 'draft') => {
    const json = await session.call('drafts.content', { draft: draft.id, of });
    return json === null ? null : readCanonicalChapter(json);
  };
  const [base, written] = [await read('base'), await read('draft')];
  if (chapter === null || base === null || written === null) return { how: 'unreadable' };
  let unplaced: Unplaced = [];
  const step = await proposeStep(session, chapter, (copy) => {
    unplaced = handIn(copy, base, written);
  });
  if (step === 'late') return { how: 'late' };
  return step === null ? { how: 'nothing', unplaced } : { how: 'proposed', unplaced, undo: step.undo };
}
