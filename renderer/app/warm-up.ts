/** Fetches what the first picture needs while the interface is still being drawn: the outline, then the chapter to begin with. */
import { readOutline } from '../../shared/document/outline.ts';
import type { Rooms } from './rooms.ts';
import { chapterRoom, outlineRoom } from './session.ts';

/** By then the page holds the room itself. */
const heldFor = 5_000;

/** `wanted`: the chapter that was in use last, null for the first one. Returns how to let go at once. */
export function warmUp(rooms: Rooms, project: string, wanted: string | null): () => void {
  const held = [outlineRoom(project)];
  const outline = rooms.acquire(outlineRoom(project));
  const fetchChapter = (): void => {
    if (!outline.state.synced) return;
    stop();
    const chapters = readOutline(outline.doc).filter(({ deleted }) => !deleted);
    const first = chapters.find(({ id }) => id === wanted) ?? chapters[0];
    if (first === undefined) return;
    held.push(chapterRoom(project, first.id));
    rooms.acquire(chapterRoom(project, first.id));
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
