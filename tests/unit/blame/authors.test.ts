import type * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { importBy } from '../../../shared/document/blame/act.ts';
import { noteOrigin } from '../../../shared/document/blame/origins-map.ts';
import { origins, rememberCopied } from '../../../shared/document/blame/note-origins.ts';
import { readBlocks, writeBlocks } from '../../../shared/document/blocks.ts';
import { blockProperties, chapterText } from '../../../shared/document/chapter.ts';
import { decideInChapter } from '../../../shared/document/decide.ts';
import { diffBlocks } from '../../../shared/document/diff.ts';
import { applyOperations, type Operation } from '../../../shared/document/operations.ts';
import { turned, noteTurn } from '../../../shared/document/suggesting.ts';
import { WrittenChapter } from '../../support/written-chapter.ts';

const sentence = 'Die Stadt pflanzt bis zum Jahr 2030 fünftausend neue Bäume.';

/** Anna wrote a paragraph, Berta a word in it. */
function shared(): WrittenChapter {
  const chapter = new WrittenChapter();
  chapter.step('anna', (doc) =>
    writeBlocks(doc, [{ id: 'a', kind: 'paragraph', runs: [{ text: sentence, attrs: {} }] }], 'x'),
  );
  chapter.step('berta', (doc) => chapterText(doc).insert(1 + 'Die Stadt '.length, 'ganz sicher '));
  return chapter;
}

const insert = (at: number, text: string): Operation => ({
  type: 'insert',
  at,
  pieces: [{ text, attrs: {} }],
  length: text.length,
  left: null,
});

/** Writes as an editor does, which notes where words come from. */
function write(doc: Y.Doc, operations: readonly Operation[]): void {
  const text = chapterText(doc);
  const note = origins(text, operations);
  doc.transact(() => {
    applyOperations(text, blockProperties(doc), operations);
    note?.();
  });
}

function suggest(doc: Y.Doc, person: string, operations: readonly Operation[]): string {
  const turn = turned(doc, person, operations, readBlocks(doc));
  doc.transact(() => {
    applyOperations(chapterText(doc), blockProperties(doc), turn.operations);
    noteTurn(doc, chapterText(doc), turn, { person, at: 1 });
  });
  return turn.id;
}

/** The Yjs ids of a text's characters from one on. */
function idsOf(doc: Y.Doc, words: string): [number, number][] {
  const ids: [number, number][] = [];
  for (let item = chapterText(doc)._start; item !== null; item = item.right)
    if (!item.deleted && item.countable)
      for (let offset = 0; offset < item.length; offset++) ids.push([item.id.client, item.id.clock + offset]);
  const at = chapterText(doc).toString().indexOf(words) + 1;
  return ids.slice(at, at + words.length);
}

type Ids = [number, number, number];

describe('who wrote what', () => {
  it('BM2 each run has its author and time, and a change of kind or a split changes nothing of it', () => {
    const chapter = shared();
    const before = chapter.runs();
    chapter.step('cem', (doc) => {
      blockProperties(doc).set('a:kind', 'quote');
      chapterText(doc).insertEmbed(8, { b: 'b' });
    });
    expect(chapter.said()).toEqual(['anna: Die Stadt ', 'berta: ganz sicher ', `anna: ${sentence.slice(10)}`]);
    expect(chapter.runs().map(({ author }) => author.at)).toEqual([before[0], ...before].map((run) => run?.author.at));
  });

  it('BM3 words that are cut and pasted, or copied, keep their authors, and it says who brought them', () => {
    const chapter = shared();
    const text = chapterText(chapter.doc).toString();
    chapter.step('cem', (doc) => write(doc, [{ type: 'delete', at: 1, length: text.length }]));
    chapter.step('cem', (doc) => write(doc, [insert(1, text)]));
    expect(chapter.said()).toEqual(['anna: Die Stadt ', 'berta: ganz sicher ', `anna: ${sentence.slice(10)}`]);
    expect(chapter.runs()[0]?.author.brought).toEqual({ person: 'cem', at: chapter.at });
    chapter.step('cem', (doc) => {
      rememberCopied(chapterText(doc), 1, 21);
      write(doc, [insert(chapterText(doc).length, text.slice(0, 21))]);
    });
    expect(chapter.said().slice(2)).toEqual([
      `anna: ${sentence.slice(10)}Die Stadt `,
      'berta: ganz sicher'.slice(0, 18),
    ]);
  });

  it('BM4 words that were deleted and are written again in their place are those of who wrote them', () => {
    const chapter = shared();
    const then = readBlocks(chapter.doc);
    chapter.step('cem', (doc) => chapterText(doc).delete(1, chapterText(doc).length - 1));
    chapter.step('cem', (doc) => chapterText(doc).insert(1, '§§§'));
    chapter.step('dora', (doc) =>
      doc.transact(() => applyOperations(chapterText(doc), blockProperties(doc), diffBlocks(readBlocks(doc), then))),
    );
    expect(chapter.said()).toEqual(['anna: Die Stadt ', 'berta: ganz sicher ', `anna: ${sentence.slice(10)}`]);
    expect(chapter.runs()[0]?.author.brought?.person).toBe('dora');
  });

  it('BM5 suggested, accepted and imported text is known for it, with who accepted', () => {
    const chapter = new WrittenChapter();
    chapter.step(importBy('emil'), (doc) =>
      writeBlocks(doc, [{ id: 'a', kind: 'paragraph', runs: [{ text: 'Aus der Datei. ', attrs: {} }] }], 'x'),
    );
    let id = '';
    chapter.step('anna', (doc) => (id = suggest(doc, 'anna', [insert(16, 'Ein Vorschlag.')])));
    expect(chapter.runs().map(({ author }) => [author.person, author.how])).toEqual([
      ['emil', 'imported'],
      ['anna', 'suggested'],
    ]);
    const written = chapter.at;
    chapter.step('berta', (doc) => decideInChapter(doc, { ids: new Set([id]), accept: true, by: 'berta', at: 1 }, 'x'));
    expect(chapter.runs()[1]?.author).toEqual({
      person: 'anna',
      at: written,
      how: 'accepted',
      brought: null,
      accepted: { person: 'berta', at: chapter.at },
    });
  });

  it('BM6 a paragraph was last changed by who wrote, deleted, formatted or moved in it, or made it something else', () => {
    const chapter = shared();
    const last = (): unknown => chapter.authors()[0]?.blocks[0]?.acts[0]?.person;
    expect(last()).toBe('berta');
    chapter.step('cem', (doc) => chapterText(doc).delete(1, 4));
    expect(last()).toBe('cem');
    chapter.step('dora', (doc) => chapterText(doc).format(1, 5, { b: true }));
    expect(last()).toBe('dora');
    chapter.step('emil', (doc) => blockProperties(doc).set('a:kind', 'quote'));
    expect(last()).toBe('emil');
  });
});

describe('a hostile client', () => {
  it('BM7 can’t have others say what they didn’t: words must be the same, in their order, and claimed for oneself', () => {
    const own = 'Bäume abholzen';
    const claim = (claims: (doc: Y.Doc) => void): string[] => {
      const chapter = shared();
      chapter.step('mallory', (doc) => {
        chapterText(doc).insertEmbed(chapterText(doc).length, { b: 'm' });
        chapterText(doc).insert(chapterText(doc).length, own);
      });
      chapter.step('mallory', claims);
      return chapter.said();
    };
    const honest = [...shared().said(), `mallory: ${own}`];
    // Other words.
    expect(
      claim((doc) => {
        const [as, of] = [idsOf(doc, own), idsOf(doc, sentence.slice(20, 20 + own.length))];
        noteOrigin(
          doc,
          as.map((id) => [...id, 1]),
          of.map((id) => [...id, 1]),
        );
      }),
    ).toEqual(honest);
    // Letter by letter, in one note and in many.
    const letters = (doc: Y.Doc): { as: Ids[]; of: Ids[] } => {
      const as = idsOf(doc, own).map((id): Ids => [...id, 1]);
      const of = Array.from(own, (letter): Ids => [...(idsOf(doc, letter)[0] ?? ([0, 0] as const)), 1]);
      return { as, of };
    };
    const collage = claim((doc) => {
      const { as, of } = letters(doc);
      noteOrigin(doc, as, of);
      as.forEach((id, index) => noteOrigin(doc, [id], [of[index] ?? id]));
    });
    expect(collage).toEqual(honest);
    // Somebody else's words as one's own.
    const chapter = shared();
    chapter.step('mallory', (doc) => {
      chapterText(doc).insert(1, sentence);
      const mine = idsOf(doc, sentence);
      noteOrigin(
        doc,
        idsOf(doc, sentence.slice(10)).map((id) => [...id, 1]),
        mine.slice(10).map((id) => [...id, 1]),
      );
    });
    expect(chapter.said()[1]).toBe('anna: Die Stadt ');
  });

  it('BM8 can’t write under the name of somebody who proposed nothing, nor have accepted what another did', () => {
    const chapter = shared();
    let id = '';
    chapter.step('mallory', (doc) => (id = suggest(doc, 'anna', [insert(1, 'Unsinn. ')])));
    expect(chapter.runs()[0]?.author).toMatchObject({ person: 'mallory', how: 'suggested' });
    chapter.proposals.set('anna', 'Unsinn. ');
    expect(chapter.runs()[0]?.author).toMatchObject({ person: 'anna', how: 'suggested' });
    chapter.step('mallory', (doc) =>
      decideInChapter(doc, { ids: new Set([id]), accept: true, by: 'berta', at: 1 }, 'x'),
    );
    expect(chapter.runs()[0]?.author.accepted).toBeNull();
  });
});
