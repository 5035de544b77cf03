/** Who suggested what in a paper's chapters and when, for files in which suggestions come along. */
import type * as Y from 'yjs';
import { noted, readSuggestion, type Suggestion } from '../../shared/document/suggestions.ts';
import { membershipOf } from '../../shared/domain/record.ts';
import { german } from '../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../shared/i18n/person-name.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { PaperSuggestion } from '../export/paper.ts';
import type { Hub } from '../hub/hub.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import { load } from './read-paper.ts';

type Name = (person: string) => string;

/** Of a file that is not open. Rejects with a Failure when it can't be opened. */
export async function readPaperSuggestions(
  path: string,
  chapters: readonly string[],
  options: StoreOptions,
): Promise<PaperSuggestion[]> {
  const store = await openProject(path, options);
  try {
    const { people } = membershipOf(await store.record(), await store.names());
    const found: PaperSuggestion[] = [];
    for (const chapter of chapters) {
      const doc = await load(store, roomName({ project: store.project, kind: 'chapter', item: chapter }));
      found.push(...described(chapter, notedIn(doc), (person) => nameOfPerson(people, person, german)));
    }
    return found;
  } finally {
    await store.close();
  }
}

/** Of an open project, as its rooms have them right now. */
export async function openSuggestions(
  hub: Pick<Hub, 'open' | 'project'>,
  chapters: readonly string[],
  nameOf: Name,
): Promise<PaperSuggestion[]> {
  const found: PaperSuggestion[] = [];
  for (const chapter of chapters) {
    const room = await hub.open(roomName({ project: hub.project, kind: 'chapter', item: chapter }));
    try {
      found.push(...described(chapter, room.read(notedIn), nameOf));
    } finally {
      room.release();
    }
  }
  return found;
}

const notedIn = (doc: Y.Doc): readonly Suggestion[] => noted(doc).map((id) => readSuggestion(doc, id));

const described = (chapter: string, suggestions: readonly Suggestion[], nameOf: Name): PaperSuggestion[] =>
  suggestions.map(({ id, by, as, at }) => ({
    chapter,
    id,
    name: as === '' ? nameOf(by) : as,
    at: at === 0 ? null : at,
  }));
