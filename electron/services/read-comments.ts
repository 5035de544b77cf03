/** Reads the comments of a paper from its file for exports: from the rows, after they were brought up to what the rooms hold. */
import * as Y from 'yjs';
import { withNames } from '../../shared/domain/comment-entries.ts';
import { membershipOf } from '../../shared/domain/record.ts';
import { german } from '../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { parseRoom, roomName } from '../../shared/sync/rooms.ts';
import type { PaperComment } from '../export/paper.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import type { CommentRow, ProjectStore } from '../store/project-store.ts';
import { rowsIn } from './comment-rows.ts';

/** All comments with names in place of ids, by chapter and time. Rejects with a Failure when the file can't be opened. */
export async function readPaperComments(path: string, options: StoreOptions): Promise<PaperComment[]> {
  const store = await openProject(path, options);
  try {
    const { people } = membershipOf(await store.record(), await store.names());
    return describeComments(await currentRows(store, people), (person) => nameOfPerson(people, person, german));
  } finally {
    await store.close();
  }
}

/** By chapter and time, as an export has them. */
export const describeComments = (rows: readonly CommentRow[], nameOf: (person: string) => string): PaperComment[] =>
  [...rows]
    .sort((a, b) => (a.chapter === b.chapter ? a.at - b.at : a.chapter < b.chapter ? -1 : 1))
    .map(({ author, assigned, text, as, ...row }) => ({
      ...row,
      at: new Date(row.at).toISOString(),
      edited: row.edited === null ? null : new Date(row.edited).toISOString(),
      author: { id: author, name: nameOf(author) },
      assigned: assigned === null ? null : { id: assigned, name: nameOf(assigned) },
      text: withNames(text, nameOf),
      ...(as === null
        ? {}
        : { imported: { name: as.name, at: as.at === null ? null : new Date(as.at).toISOString() } }),
    }));

/** The rows as the rooms have them, which a file that can be written gets where it lacks them. */
async function currentRows(store: ProjectStore, people: Parameters<typeof rowsIn>[2]['people']): Promise<CommentRow[]> {
  const outline = await load(store, roomName({ project: store.project, kind: 'outline', item: null }));
  const rows: CommentRow[] = [];
  for (const name of await store.rooms()) {
    const room = parseRoom(name);
    if (room?.kind !== 'comments' || room.item === null) continue;
    const current = rowsIn(room.item, await load(store, name), { people, outline });
    if (store.readOnly === null) await store.setComments(room.item, current);
    rows.push(...current);
  }
  return rows;
}

async function load(store: ProjectStore, room: string): Promise<Y.Doc> {
  const doc = new Y.Doc();
  for (const update of (await store.loadRoom(room)).updates) Y.applyUpdate(doc, update);
  return doc;
}
