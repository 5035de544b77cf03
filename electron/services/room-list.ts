/** Every room of a project with kind and title, for `--print-access`. */
import { readPaperList } from '../../shared/document/council/paper-list.ts';
import { readOutline } from '../../shared/document/outline.ts';
import { roomName, type RoomKind } from '../../shared/sync/rooms.ts';
import type { Hub } from '../hub/hub.ts';

export interface ListedRoom {
  readonly room: string;
  readonly kind: RoomKind;
  readonly title: string;
}

const single: readonly RoomKind[] = ['outline', 'consultation', 'measures', 'measureComments', 'record', 'words'];
const ofChapter = ['chapter', 'comments', 'trial'] as const;

/** `titleOf` names a chapter by its id. */
export async function listRooms(
  hub: Hub,
  project: { readonly id: string; readonly title: string },
  titleOf: (chapter: string) => string,
): Promise<ListedRoom[]> {
  const name = (kind: RoomKind, item: string | null): string => roomName({ project: project.id, kind, item });
  const outline = await hub.open(name('outline', null));
  const chapters = outline.read(readOutline).filter((chapter) => !chapter.deleted);
  const papers = outline.read(readPaperList);
  outline.release();
  return [
    ...single.map((kind) => ({ room: name(kind, null), kind, title: project.title })),
    ...ofChapter.flatMap((kind) => chapters.map(({ id }) => ({ room: name(kind, id), kind, title: titleOf(id) }))),
    ...papers.map((id) => ({ room: name('paper', id), kind: 'paper' as const, title: project.title })),
  ];
}
