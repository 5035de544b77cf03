/**
 * Fetches what the first picture needs while the interface is still being drawn: the outline, and the chapter to begin with. The one that
 * was in use last is asked for without waiting for the outline, which then says whether it is still there.
 */
import { readOutline } from '../../shared/document/outline.ts';
import { isUuid } from '../../shared/sync/rooms.ts';
import type { Rooms } from './rooms.ts';
import { chapterRoom, outlineRoom } from './session.ts';

/** By then the page holds the room itself. */
const heldFor = 5_000;

/** `wanted`: the chapter that was in use last, null for the first one. Returns how to let go at once. */
export function warmUp(rooms: Pick<Rooms, 'acquire' | 'release'>, project: string, wanted: string | null): () => void {
  const held: string[] = [];
  const hold = (name: string): ReturnType<Rooms['acquire']> => {
    held.push(name);
    return rooms.acquire(name);
  };
  const outline = hold(outlineRoom(project));
  if (wanted !== null && isUuid(wanted)) hold(chapterRoom(project, wanted));
  const fetchChapter = (): void => {
    if (!outline.state.synced) return;
    stop();
    const chapters = readOutline(outline.doc).filter(({ deleted }) => !deleted);
    const first = chapters.find(({ id }) => id === wanted) ?? chapters[0];
    if (first !== undefined && first.id !== wanted) hold(chapterRoom(project, first.id));
  };
  const stop = outline.subscribe(fetchChapter);
  const letGo = (): void => {
    stop();
    clearTimeout(timer);
    for (const room of held.splice(0)) rooms.release(room);
  };
  const timer = setTimeout(letGo, heldFor);
  fetchChapter();
  return letGo;
}
