/** The paper in a file that is open for reading: its chapters with their texts. For threads that nobody waits for. */
import * as Y from 'yjs';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { readChapter, type ChapterContent } from '../../../shared/document/nested.ts';
import { readOutline, type ChapterEntry } from '../../../shared/document/outline.ts';
import { titleOf } from '../../../shared/domain/record.ts';
import { roomName, type RoomKind } from '../../../shared/sync/rooms.ts';
import type { ProjectFile } from '../../store/project-file.ts';

export interface FileChapter extends ChapterContent {
  readonly id: string;
  readonly title: string;
  readonly group: string | null;
}

export const roomIn = (file: Pick<ProjectFile, 'project'>, kind: RoomKind, item: string | null = null): string =>
  roomName({ project: file.project, kind, item });

/** A room's document; empty where nobody wrote in it. */
export function docOf(file: Pick<ProjectFile, 'log'>, room: string): Y.Doc {
  const doc = new Y.Doc();
  for (const update of file.log.load(room).updates) Y.applyUpdate(doc, update);
  return doc;
}

export const titleIn = (file: ProjectFile): string => titleOf(file.records.entries()).title;

export function outlineIn(file: ProjectFile): ChapterEntry[] {
  return readOutline(docOf(file, roomIn(file, 'outline'))).filter(({ deleted }) => !deleted);
}

/** One chapter, whether the outline has it or not. */
export function chapterIn(file: ProjectFile, { id, group }: Pick<ChapterEntry, 'id' | 'group'>): FileChapter {
  const doc = docOf(file, roomIn(file, 'chapter', id));
  const chapter = { id, group, title: chapterTitle(doc).toString().slice(0, 500), ...readChapter(doc) };
  doc.destroy();
  return chapter;
}
