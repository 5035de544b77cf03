/** SE: what a search over a paper of 200 pages with twenty versions costs, against bare queries of the same FTS5 tables. */
import type { Statement } from 'better-sqlite3';
import { contentKey } from '../../electron/store/search/search-index.ts';
import { SearchCore } from '../../electron/store/search/search-core.ts';
import type { VersionInfo, Wanted } from '../../electron/store/search/search-messages.ts';
import { makeBlock, type Block } from '../../shared/document/block.ts';
import { newBlockId } from '../../shared/document/blocks.ts';
import { chapterEntries } from '../../shared/document/search/chapter-entries.ts';
import { expressionOf, readQuery } from '../../shared/domain/search/query.ts';
import { NOWHERE, searchKinds, type Entry, type SearchKind } from '../../shared/domain/search/entries.ts';
import { seeded } from '../support/random.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { chapterBlocks } from './sample-text.ts';
import { interleave, median, ratioOf } from './stats.ts';

const rounds = 60;
/** 40 chapters of 5 pages; in each version every twentieth paragraph of the one before is written anew. */
const chapters = 40;
const characters = 12_500;
const versions = 20;
const editedOf = 20;
const comments = 400;
/** As many as the app shows: of each kind while one types, of one kind alone. */
const ofEach = 4;
const ofOne = 50;

/** The worst that one can ask for, and what people do. */
const questions: readonly (readonly [what: string, words: string, kind: SearchKind | null])[] = [
  ['the most frequent word, „und“', 'und', null],
  ['one letter, „s“', 's', null],
  ['a word, „maßnahme“', 'maßnahme', null],
  ['a phrase and a word, „in der“ stadt', '„in der“ stadt', null],
  ['„und“ in the text alone', 'und', 'text'],
];

/** The paper as it is, its versions and its comments, indexed as the host does. */
function paper(): { core: SearchCore; ids: readonly string[]; indexing: number } {
  const core = new SearchCore();
  const random = seeded(7);
  const ids = Array.from({ length: chapters }, (_, index) => `chapter-${index}`);
  const content = new Map<string, readonly Block[]>(
    ids.map((id) => [
      id,
      chapterBlocks(characters).map(({ kind, indent = 0, runs }) => makeBlock(newBlockId(), { kind, indent }, runs)),
    ]),
  );
  const infos: VersionInfo[] = [];
  const entriesOf = (kind: 'text' | 'version', chapter: string): Entry[] =>
    chapterEntries({
      kind,
      chapter,
      title: `Handlungsfeld ${chapter}`,
      content: { blocks: content.get(chapter) ?? [], tables: new Map(), notes: new Map() },
      at: null,
    });
  const begin = performance.now();
  for (let version = 0; version < versions; version += 1) {
    const info = (chapter: string): VersionInfo['chapters'][number] => ({
      id: chapter,
      title: chapter,
      content: `${chapter}-${version}`,
    });
    infos.push({
      id: `v${version}`,
      name: `Fassung ${version}`,
      note: '',
      level: 'named',
      by: 'x',
      at: version,
      chapters: ids.map(info),
    });
    core.do({ setVersions: infos });
    for (const chapter of ids) {
      core.index.setContent(contentKey(chapter, `${chapter}-${version}`), entriesOf('version', chapter));
      content.set(
        chapter,
        (content.get(chapter) ?? []).map((block) =>
          random() * editedOf < 1
            ? makeBlock(block.id, block, [{ text: `${block.text} und neu ${version}`, attrs: {} }])
            : block,
        ),
      );
    }
  }
  for (const [index, chapter] of ids.entries()) {
    const said = Array.from({ length: comments / chapters }, (_, at): Entry => {
      const text = 'Bitte die Zahlen der Stadt prüfen und ergänzen.';
      return { ...emptyComment, key: `comment ${at}`, chapter, text, order: at, at: index };
    });
    core.index.setChapter(chapter, [...entriesOf('text', chapter), ...said]);
  }
  return { core, ids, indexing: performance.now() - begin };
}

const emptyComment = {
  kind: 'comment',
  form: 'comment',
  map: NOWHERE,
  block: null,
  part: null,
  holder: null,
  person: 'x',
  as: '',
  ref: 'x/1',
  reply: null,
} as const;

async function run(bench: Bench): Promise<Row[]> {
  const { core, ids, indexing } = paper();
  const peerOf = (kind: SearchKind): Statement<[string, number]> =>
    core.index.db.prepare(`SELECT rowid FROM ${kind}_words WHERE ${kind}_words MATCH ? ORDER BY rank LIMIT ?`);
  const peers = {
    text: peerOf('text'),
    comment: peerOf('comment'),
    suggestion: peerOf('suggestion'),
    measure: peerOf('measure'),
    council: peerOf('council'),
    version: peerOf('version'),
  };
  const bare = (expression: string, kind: SearchKind | null, limit: number): unknown =>
    searchKinds.filter((each) => kind === null || kind === each).map((each) => peers[each].all(expression, limit));
  // Processor time: nothing here waits for anything, and what else runs on the machine is then no matter.
  const timed = (work: () => unknown): Promise<number> => {
    const start = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(start);
    return Promise.resolve((user + system) / 1_000);
  };
  const rows: Row[] = [];
  for (const [what, words, kind] of questions) {
    const limit = kind === null ? ofEach : ofOne;
    const expression = expressionOf(readQuery(words)) ?? '';
    const find: Wanted = {
      words,
      kind,
      chapter: null,
      limit,
      view: { texts: ids, comments: ids, versions: true, measures: true, measureComments: true, papers: true },
    };
    const pairs = await interleave(
      times(bench, rounds),
      () => timed(() => core.do({ find })),
      () => timed(() => bare(expression, kind, limit)),
    );
    const counts = core.index.find(find).counts;
    const found = counts.text + counts.comment + counts.suggestion + counts.version;
    rows.push({
      figure: 'SE',
      what: `searching 200 pages with ${versions} versions for ${what} ÷ bare queries of the same FTS5 tables`,
      ours: milliseconds(median(pairs.map(({ ours }) => ours))),
      peer: milliseconds(median(pairs.map(({ peer }) => peer))),
      value: ratioOf(pairs),
      goal: { atMost: 2 },
      limit: `${found} found: all are counted by kind and chapter, the best ${limit} of each kind shown with their words marked; indexing all of it took ${Math.round(indexing)} ms`,
    });
  }
  core.close();
  return rows;
}

export const fullTextSearch: Figure = { name: 'SE', title: 'searching everything', run };
