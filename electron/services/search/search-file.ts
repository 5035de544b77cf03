/** Searches a project that nobody has open: what the command line does. All that is in the file is found, as in exports. */
import { WebSocket } from 'ws';
import { readFrozen } from '../../../shared/document/frozen-numbers.ts';
import { readOutline } from '../../../shared/document/outline.ts';
import { indexPaper, type PaperIndex } from '../../../shared/document/paper-index.ts';
import { readSettings } from '../../../shared/document/paper-settings.ts';
import { german } from '../../../shared/i18n/catalogue.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import type { SearchAnswer, SearchHit } from '../../../shared/rpc/search-schemas.ts';
import { MOST_HITS } from '../../../shared/rpc/search-schemas.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import { OpenProject } from '../open-project.ts';
import { wholeView } from './search-view.ts';

/** A place that was found, in words. */
export interface FoundPlace extends Omit<SearchHit, 'chapter' | 'person' | 'at' | 'versions'> {
  /** Null for what is about the paper as a whole, or in a chapter that is no longer there. */
  readonly chapter: { readonly id: string; readonly number: number; readonly title: string } | null;
  /** Number of the paragraph, heading, table or figure; null for none. */
  readonly number: string | null;
  readonly person: { readonly id: string; readonly name: string } | null;
  readonly at: string | null;
  readonly versions: readonly { readonly id: string; readonly name: string; readonly at: string }[];
}
export interface FoundInFile extends Pick<SearchAnswer, 'counts' | 'cut' | 'unread'> {
  readonly hits: readonly FoundPlace[];
}

/** Opens the project, reads all of it, searches, closes it. Rejects with a Failure when it can't be opened. */
export async function searchFile(path: string, words: string): Promise<FoundInFile> {
  const project = await OpenProject.open(path, {
    upstreamOf: () => null,
    webSocket: WebSocket,
    log: (message) => void process.stderr.write(`${message}\n`),
  });
  try {
    const wanted = { words, kind: null, chapter: null, limit: MOST_HITS };
    await project.search.readAll();
    const answer = await project.search.find(wanted, wholeView);
    const index = await indexOf(project);
    const { counts, cut, unread } = answer;
    return { hits: answer.hits.map((hit) => placeOf(hit, index, project)), counts, cut, unread };
  } finally {
    await project.close();
  }
}

async function indexOf(project: OpenProject): Promise<PaperIndex> {
  const outline = await project.hub.open(roomName({ project: project.id, kind: 'outline', item: null }));
  try {
    const titles = new Map((await project.chapterSummaries()).map(({ id, title }) => [id, title]));
    const { entries, frozen, settings } = outline.read((doc) => ({
      entries: readOutline(doc).filter(({ deleted }) => !deleted),
      frozen: readFrozen(doc),
      settings: readSettings(doc),
    }));
    const marks = new Map(
      (await project.chapterMarks(entries.map(({ id }) => id))).map((each) => [each.id, each.marks]),
    );
    const chapters = entries.map(({ id }, place) => ({
      id,
      number: place + 1,
      title: titles.get(id) ?? '',
      marks: marks.get(id) ?? [],
      frozen: frozen.get(id),
    }));
    return indexPaper(
      chapters.map(({ frozen: numbers, ...rest }) => (numbers === undefined ? rest : { ...rest, frozen: numbers })),
      settings.noteNumbers,
    );
  } finally {
    outline.release();
  }
}

function placeOf(hit: SearchHit, index: PaperIndex, project: OpenProject): FoundPlace {
  const source = index.chapter(hit.chapter)?.source;
  const chapter = source === undefined ? null : { id: source.id, number: source.number, title: source.title };
  const target = hit.holder === null ? null : index.target(hit.chapter, hit.holder);
  return {
    ...hit,
    chapter,
    number: target === null || target.block === null ? null : target.number,
    person: hit.person === null ? null : { id: hit.person, name: personName(project.person(hit.person), german) },
    at: iso(hit.at),
    versions: hit.versions.map(({ id, name, at }) => ({ id, name, at: iso(at) ?? '' })),
  };
}

function iso(at: number | null): string | null {
  const date = at === null ? null : new Date(at);
  return date === null || Number.isNaN(date.getTime()) ? null : date.toISOString();
}
