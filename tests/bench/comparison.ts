/** VC: what comparing two versions of a paper of 200 pages costs, against reading both. */
import { makeBlock, type Block } from '../../shared/document/block.ts';
import { newBlockId } from '../../shared/document/blocks.ts';
import { canonicalChapter, readCanonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { comparePapers, type VersionChapter } from '../../shared/document/compare/compare-papers.ts';
import { isChanged } from '../../shared/document/compare/compared.ts';
import { seeded } from '../support/random.ts';
import { milliseconds, times, type Bench, type Figure, type Row } from './figure.ts';
import { chapterBlocks } from './sample-text.ts';
import { interleave, median, ratioOf } from './stats.ts';

const rounds = 12;
/** 40 chapters of 5 pages. */
const chapters = 40;
const characters = 12_500;

type Kept = readonly { readonly id: string; readonly title: string; readonly json: string }[];

const kept = (content: ReadonlyMap<string, readonly Block[]>): Kept =>
  [...content].map(([id, blocks]) => ({
    id,
    title: id,
    json: canonicalChapter({ blocks, tables: new Map(), notes: new Map() }),
  }));

function read(version: Kept): VersionChapter[] {
  return version.map(({ id, title, json }) => {
    const content = readCanonicalChapter(json);
    if (content === null) throw new Error('a chapter is not read');
    return { id, title, ...content };
  });
}

/** Of every so many paragraphs one is written anew in part, split, moved or taken out, and one comes. */
function edited(blocks: readonly Block[], every: number, random: () => number): Block[] {
  const below = (limit: number): number => Math.floor(random() * limit);
  const result = [...blocks];
  for (let edits = Math.floor(blocks.length / every); edits > 0; edits -= 1) {
    const at = below(result.length);
    const block = result[at];
    const words = block?.text.split(' ') ?? [];
    if (block === undefined || words.length < 4) continue;
    const cut = 1 + below(words.length - 2);
    const made = (id: string, text: string): Block => makeBlock(id, block, [{ text, attrs: {} }]);
    const act = below(5);
    if (act === 0) result.splice(below(result.length), 0, ...result.splice(at, 1));
    else if (act === 1) result.splice(at, 1);
    else if (act === 2)
      result.splice(
        at,
        1,
        made(block.id, words.slice(0, cut).join(' ')),
        made(newBlockId(), words.slice(cut).join(' ')),
      );
    else if (act === 3) result.splice(at, 0, made(newBlockId(), words.toReversed().join(' ')));
    else result.splice(at, 1, made(block.id, words.toSpliced(cut, 2, 'wird', 'neu', 'gefasst').join(' ')));
  }
  return result;
}

async function compare(bench: Bench, what: string, every: number): Promise<Row> {
  const random = seeded(every);
  const before = new Map<string, readonly Block[]>();
  for (let index = 0; index < chapters; index += 1)
    before.set(
      `Kapitel ${index + 1}`,
      chapterBlocks(characters).map(({ kind, indent = 0, runs }) => makeBlock(newBlockId(), { kind, indent }, runs)),
    );
  const after = new Map([...before].map(([id, blocks]) => [id, edited(blocks, every, random)]));
  const [older, newer] = [kept(before), kept(after)];
  const timed = (work: () => unknown): Promise<number> => {
    const start = performance.now();
    work();
    return Promise.resolve(performance.now() - start);
  };
  const pairs = await interleave(
    times(bench, rounds),
    () => {
      const [was, is] = [read(older), read(newer)];
      return timed(() => comparePapers(was, is));
    },
    () => timed(() => [read(older), read(newer)]),
  );
  const found = comparePapers(read(older), read(newer));
  const paragraphs = found.reduce(
    (sum, { counts }) => sum + counts.changed + counts.added + counts.removed + counts.moved,
    0,
  );
  if (!found.every(({ counts }) => isChanged(counts))) throw new Error('a change was not found');
  return {
    figure: 'VC',
    what: `comparing two versions of 200 pages, ${what} ÷ reading both`,
    ours: milliseconds(median(pairs.map(({ ours }) => ours))),
    peer: milliseconds(median(pairs.map(({ peer }) => peer))),
    value: ratioOf(pairs),
    goal: { atMost: 3 },
    limit: `${paragraphs} paragraphs changed, came, went or moved`,
  };
}

async function run(bench: Bench): Promise<Row[]> {
  return [
    await compare(bench, 'a paragraph in twenty edited', 20),
    await compare(bench, 'every second paragraph edited', 2),
  ];
}

export const comparison: Figure = { name: 'VC', title: 'comparing versions', run };
