/** Whatever three people suggest over each other, what leaves the house says it as it stands, and a Word file says it either way. */
import { expect, it } from 'vitest';
import * as Y from 'yjs';
import type { PaperState } from '../../electron/export/comparison/comparison.ts';
import { exportMarkdown } from '../../electron/export/markdown/paper-markdown.ts';
import type { Paper } from '../../electron/export/paper.ts';
import { paperDocx } from '../../electron/export/docx/paper-docx.ts';
import { decidedContent } from '../../shared/document/decided-content.ts';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { readChapter, type ChapterContent } from '../../shared/document/nested.ts';
import { suggestionOf } from '../../shared/document/suggest.ts';
import { noted, readSuggestion } from '../../shared/document/suggestions.ts';
import { writtenStretches } from '../../shared/document/written-stretches.ts';
import { textsOf } from '../../electron/export/comparison/written-places.ts';
import { faultsOf } from '../support/docx/check-word.ts';
import { parseXml, type Node } from '../support/docx/parse-xml.ts';
import { unzipSync } from '../support/docx/unzip.ts';
import { linesOfState } from '../support/docx/lines-of-state.ts';
import { readTracked, type Decision } from '../support/docx/read-tracked.ts';
import { beginning, decidedView, Drafter, tidyLines } from '../support/fuzz-decisions.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const PINNED: readonly number[] = [];
const CHAPTER = 'c';

it(
  'EX19 whatever is suggested, nothing of it leaves as agreed; as tracked changes the Word file says the text without and with it, each by its author',
  async () => {
    const seeds = seedsToRun(40, PINNED);
    let suggestions = 0;
    await forEachSeed(seeds, async (seed) => {
      const chance = new Chance(seed);
      const doc = suggestedChapter(chance);
      const content = readChapter(doc);
      const state = stateOf(content);
      const authors = noted(doc).map((id) => ({ chapter: CHAPTER, id, name: readSuggestion(doc, id).by, at: 1e12 }));
      suggestions += authors.length;
      const [without, within] = [decidedContent(content, false), decidedContent(content, true)];
      expect(nameless(canonicalChapter(without))).toBe(nameless(decidedView(doc, false)));
      for (const [accept, decided] of [
        [false, without],
        [true, within],
      ] as const)
        expectStretches(content, decided, accept);
      const plain = await paperDocx(state.paper);
      expect(faultsOf(plain)).toEqual([]);
      expect(readWords(plain, 'accept')).toEqual(wordsOf(without));
      expect(exportMarkdown(paperOf(content))).toBe(exportMarkdown(paperOf(without)));
      const tracked = await paperDocx(state.paper, new Map(), null, { suggestions: authors });
      expect(faultsOf(tracked)).toEqual([]);
      expect(readWords(tracked, 'reject')).toEqual(wordsOf(without));
      expect(readWords(tracked, 'accept')).toEqual(wordsOf(within));
      expectAuthors(tracked, content, (id) => readSuggestion(doc, id).by);
    });
    console.log(`suggested Word files: ${seeds.length} seeds, ${suggestions} suggestions, no difference`);
  },
  patience,
);

/** A text that begins without a mark has no name of its own. */
const nameless = (chapter: string): string => chapter.replace(/^(\{"blocks":\[\{"id":")[^"]*/, '$1');

function suggestedChapter(chance: Chance): Y.Doc {
  let token = 0x4e00;
  const tokens = (): string => Array.from({ length: 1 + chance.below(3) }, () => String.fromCharCode(token++)).join('');
  const start = beginning((count) => Array.from({ length: count }, () => String.fromCharCode(token++)).join(''));
  const people = Array.from({ length: 3 }, (_, number) => new Drafter(number, start));
  for (let steps = 4 + chance.below(24); steps > 0; steps--) {
    const person = chance.pick(people);
    person.act(chance, !chance.once(4), tokens);
    for (const other of people) Y.applyUpdate(other.doc, Y.encodeStateAsUpdate(person.doc), 'network');
  }
  const [first] = people;
  if (first === undefined) throw new Error('nobody');
  tidyLines(first.doc);
  return first.doc;
}

const paperOf = (content: ChapterContent): Paper => ({
  project: 'p',
  title: 'Titel',
  owner: '',
  sample: false,
  chapters: [{ id: CHAPTER, number: 1, title: 'Kapitel', group: null, stage: 'writing', contentHash: '', ...content }],
});
const stateOf = (content: ChapterContent): PaperState => ({ name: '', at: null, by: null, paper: paperOf(content) });

/** Behind title and contents, without the paragraph that a tracked file ends with, and the seams between runs of one format. */
function readWords(docx: Uint8Array, decision: Decision): readonly unknown[] {
  const lines = readTracked(docx, decision);
  const from = lines.findIndex(({ style }) => style === 'Heading1');
  return plain(lines.slice(from, lines.at(-1)?.text === ' ' ? -1 : undefined));
}
const wordsOf = (content: ChapterContent): readonly unknown[] => plain(linesOfState(stateOf(content)));
const plain = (lines: readonly { readonly style: string; readonly text: string }[]): readonly unknown[] =>
  lines.map(({ style, text }) => ({ style, text: text.replaceAll(/<\/([bisu])><\1>/g, '') }));

/** The stretches of each text are its words as decided, in order, and stand where they say. */
function expectStretches(written: ChapterContent, decided: ChapterContent, accept: boolean): void {
  const texts = new Map(textsOf(written));
  for (const [text, blocks] of textsOf(decided)) {
    const source = texts.get(text) ?? [];
    const found = writtenStretches(source, accept);
    for (const block of blocks) {
      const stretches = found.get(block.id);
      if (stretches === undefined) expect(source).toContain(block);
      else {
        const words = stretches.map(({ block: id, at, from, to }) => {
          const its = source.find((each) => each.id === id)?.text ?? '';
          return its.slice(at, at + to - from);
        });
        expect(words.join('')).toBe(block.text);
      }
    }
  }
}

/** Words that somebody suggests to insert, or to strike, are theirs in the file. */
function expectAuthors(docx: Uint8Array, content: ChapterContent, authorOf: (id: string) => string): void {
  const parts = unzipSync(docx);
  const nodes = ['word/document.xml', 'word/footnotes.xml'].flatMap((name) => parts.get(name) ?? []).map(parseXml);
  const told = new Map<string, Set<string>>();
  const look = (node: Node, author: string): void => {
    const own = ['w:ins', 'w:del'].includes(node.name)
      ? `${node.name.slice(2)} ${node.attributes['w:author']}`
      : author;
    for (const character of ['w:t', 'w:delText'].includes(node.name) ? node.text : '')
      told.set(character, (told.get(character) ?? new Set()).add(own));
    for (const child of node.children) look(child, own);
  };
  for (const node of nodes) look(node, '');
  const words = textsOf(content).flatMap(([, blocks]) => blocks.map(({ text }) => text));
  const once = (character: string): boolean => words.join('').split(character).length === 2;
  for (const [, blocks] of textsOf(content))
    for (const { runs, props } of blocks)
      for (const { text, attrs } of props['ins'] === undefined && props['del'] === undefined ? runs : []) {
        const [suggested, more] = Object.keys(attrs).flatMap((key) => suggestionOf(key) ?? []);
        if (suggested === undefined || more !== undefined || suggested.part === 'fmt') continue;
        for (const character of text)
          if (once(character) && told.has(character))
            expect([character, ...(told.get(character) ?? [])]).toEqual([
              character,
              `${suggested.part} ${authorOf(suggested.id)}`,
            ]);
      }
}
