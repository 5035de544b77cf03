import { roomAccess } from '../../../shared/domain/permissions.ts';
import type { Session } from '../../app/session.ts';

/** Whether this person may decide on suggestions in a chapter: whoever may write in it. */
export function mayDecideIn(session: Session, id: string): boolean {
  const chapter = session.chapters.find((each) => each.id === id);
  if (chapter === undefined || session.project.readOnly !== null) return false;
  const { group, deleted, locked } = chapter;
  const access = roomAccess(session.me, 'chapter', { group: group?.id ?? null, deleted, locked });
  return access?.right === 'write';
}
