/** Does the tasks of the search thread: reads what the host hands it and keeps the index. Synchronous. */
import * as Y from 'yjs';
import { readCanonicalChapter } from '../../../shared/document/canonical-chapter.ts';
import { chapterTitle } from '../../../shared/document/chapter.ts';
import { readComments } from '../../../shared/document/comment-room.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import { readChapter } from '../../../shared/document/nested.ts';
import { chapterEntries } from '../../../shared/document/search/chapter-entries.ts';
import { commentEntries, measureCommentEntries } from '../../../shared/document/search/comment-entries.ts';
import { measureSuggestionEntries } from '../../../shared/document/search/measure-suggestions.ts';
import { measureEntries, paperEntries } from '../../../shared/document/search/room-entries.ts';
import { proposalEntries, suggestionEntries } from '../../../shared/document/search/suggestion-entries.ts';
import { judgeOf, measureJudge } from '../../../shared/domain/comments.ts';
import type { Person } from '../../../shared/domain/people.ts';
import { NOWHERE, type Entry } from '../../../shared/domain/search/entries.ts';
import { contentKey, SearchIndex, type VersionFacts } from './search-index.ts';
import type { ChapterTask, ContentTask, Done, RoomTask, Task, VersionInfo } from './search-messages.ts';

export class SearchCore {
  readonly index = new SearchIndex();

  /** Throws when what it is handed can't be read; the index then is as before. */
  do(task: Task): Done {
    if ('find' in task) return this.index.find(task.find);
    if ('setChapter' in task) this.index.setChapter(task.setChapter.chapter, entriesOf(task.setChapter));
    else if ('setRoom' in task) this.setRoom(task.setRoom);
    else if ('dropChapter' in task) this.index.setChapter(task.dropChapter, []);
    else if ('setContent' in task) this.setContent(task.setContent);
    else this.index.setVersions(task.setVersions, task.setVersions.map(factsOf));
    return null;
  }

  close(): void {
    this.index.close();
  }

  private setRoom({ paper, bytes, comments, people, at }: RoomTask): void {
    const doc = documentOf(bytes);
    try {
      const entries =
        paper === null
          ? [...measureEntries(doc, at), ...onMeasures(doc, comments, people ?? [])]
          : paperEntries(doc, paper, at);
      this.index.setChapter(paper ?? 'measures', entries);
    } finally {
      doc.destroy();
    }
  }

  private setContent({ hash, chapter, json }: ContentTask): void {
    const content = readCanonicalChapter(json);
    if (content === null) throw new Error(`the content ${hash} can't be read`);
    const entries = chapterEntries({ kind: 'version', chapter, title: '', content, at: null });
    this.index.setContent(contentKey(chapter, hash), entries);
  }
}

/** What is said on measures, suggested in their descriptions and proposed to them. */
function onMeasures(doc: Y.Doc, comments: Uint8Array | undefined, people: readonly Person[]): Entry[] {
  const measures = readMeasures(doc);
  if (comments === undefined) return measureSuggestionEntries(doc, measures, []);
  const room = documentOf(comments);
  try {
    const known = new Map(people.map((person) => [person.id, person]));
    const said = readComments(room, measureJudge(known));
    return [
      ...measureSuggestionEntries(doc, measures, said.proposals),
      ...measureCommentEntries(measures, said, (person) => known.get(person)?.name ?? ''),
    ];
  } finally {
    room.destroy();
  }
}

/** All entries of a chapter as it is now. Throws when an update can't be read. */
export function entriesOf({ chapter, text, comments, at, people, state }: ChapterTask): Entry[] {
  const doc = documentOf(text);
  const suggested = { id: chapter, doc, root: 'text' };
  const room = documentOf(comments);
  try {
    const judge = judgeOf(new Map(people.map((person) => [person.id, person])), state);
    const names = new Map(people.map(({ id, name }) => [id, name]));
    const said = readComments(room, judge);
    return [
      ...chapterEntries({ kind: 'text', chapter, title: chapterTitle(doc).toString(), content: readChapter(doc), at }),
      ...suggestionEntries(suggested),
      ...commentEntries(chapter, said, (person) => names.get(person) ?? ''),
      ...proposalEntries(suggested, said.proposals),
    ];
  } finally {
    doc.destroy();
    room.destroy();
  }
}

function factsOf({ id, name, note, by, at, chapters }: VersionInfo): VersionFacts {
  const base = {
    kind: 'version',
    map: NOWHERE,
    block: null,
    part: null,
    holder: null,
    person: null,
    as: '',
    at: null,
    ref: null,
    reply: null,
  } as const;
  const own: Entry = {
    ...base,
    key: `version ${id}`,
    form: 'version',
    chapter: '',
    text: [name, note].filter((part) => part !== '').join(' · '),
    person: by,
    at,
    order: 0,
  };
  const titles = chapters.map(({ id: chapter, title }): Entry => ({
    ...base,
    key: 'title',
    form: 'title',
    chapter,
    text: title,
    order: -1,
  }));
  return { id, entries: [own, ...titles.filter(({ text }) => text !== '')] };
}

function documentOf(update: Uint8Array): Y.Doc {
  const doc = new Y.Doc();
  Y.applyUpdate(doc, update, 'search');
  return doc;
}
