/** SE: what a search over a paper of 200 pages with twenty versions costs, against a bare query of the same FTS5 table. */
import { contentKey } from '../../electron/store/search/search-index.ts';
import { SearchCore } from '../../electron/store/search/search-core.ts';
import type { VersionInfo, Wanted } from '../../electron/store/search/search-messages.ts';
import { makeBlock, type Block } from '../../shared/document/block.ts';
import { newBlockId } from '../../shared/document/blocks.ts';
import { chapterEntries } from '../../shared/document/search/chapter-entries.ts';
import { expressionOf, readQuery } from '../../shared/domain/search/query.ts';
import { NOWHERE, type Entry } from '../../shared/domain/search/entries.ts';
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
/** As many as are shown of one kind at first. */
const limit = 50;

/** The worst that one can ask for, and what people do. */
const questions: readonly (readonly [what: string, words: string])[] = [
  ['the most frequent word, „und“', 'und'],
  ['one letter, „s“', 's'],
  ['a word, „maßnahme“', 'maßnahme'],
  ['two words and a phrase', 'stadt „in der“ kinder'],
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
  const bare = core.index.db.prepare('SELECT rowid FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?');
  const timed = (work: () => unknown): Promise<number> => {
    const start = performance.now();
    work();
    return Promise.resolve(performance.now() - start);
  };
  const rows: Row[] = [];
  for (const [what, words] of questions) {
    const expression = expressionOf(readQuery(words)) ?? '';
    const find: Wanted = {
      words,
      kind: null,
      chapter: null,
      limit,
      view: { texts: ids, comments: ids, versions: true },
    };
    const pairs = await interleave(
      times(bench, rounds),
      () => timed(() => core.do({ find })),
      () => timed(() => bare.all(expression, limit)),
    );
    const counts = core.index.find(find).counts;
    const found = counts.text + counts.comment + counts.suggestion + counts.version;
    rows.push({
      figure: 'SE',
      what: `searching 200 pages with ${versions} versions for ${what} ÷ a bare query of the same FTS5 table`,
      ours: milliseconds(median(pairs.map(({ ours }) => ours))),
      peer: milliseconds(median(pairs.map(({ peer }) => peer))),
      value: ratioOf(pairs),
      goal: { atMost: 2 },
      limit: `${found} found: all are counted by kind and chapter, up to ${limit} of each kind shown with their words marked; indexing all of it took ${Math.round(indexing)} ms`,
    });
  }
  core.close();
  return rows;
}

export const fullTextSearch: Figure = { name: 'SE', title: 'searching everything', run };
