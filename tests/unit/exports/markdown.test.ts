/** The paper as Markdown, read again by a reader that knows nothing of us. */
import type { Nodes, Root } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { expect, it } from 'vitest';
import { exportMarkdown } from '../../../electron/export/markdown/paper-markdown.ts';
import type { Paper, PaperChapter } from '../../../electron/export/paper.ts';
import { makeBlock, pushText, type Block, type Run } from '../../../shared/document/block.ts';
import { embedRun } from '../../../shared/document/embeds.ts';
import { cellText, type TableCell } from '../../../shared/document/table.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../../support/fuzz.ts';

const CHAPTER = '00000000-0000-4000-8000-000000000001';
const block = (id: string, kind: string, text: string, more: { indent?: number; props?: Block['props'] } = {}): Block =>
  makeBlock(id, { kind, indent: more.indent ?? 0, props: more.props ?? {} }, [{ text, attrs: {} }]);
const paperOf = (blocks: readonly Block[], more: Partial<PaperChapter> = {}): Paper => ({
  project: 'p',
  title: 'Das Papier',
  owner: 'Stadt',
  sample: false,
  chapters: [
    {
      id: CHAPTER,
      number: 1,
      title: 'Eins',
      group: null,
      stage: 'writing',
      blocks,
      tables: new Map(),
      notes: new Map(),
      contentHash: '',
      ...more,
    },
  ],
});
const read = (markdown: string): Root =>
  fromMarkdown(markdown, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
/** All words below a node; line breaks as such, HTML left out. */
const said = (node: Nodes): string =>
  node.type === 'text'
    ? node.value
    : node.type === 'break'
      ? '\n'
      : 'children' in node
        ? node.children.map((child) => said(child)).join('')
        : '';
const kinds = (root: Root): readonly string[] => root.children.map(({ type }) => type);

it('EX1 is Markdown with headings, nested lists, quotations, footnotes, references and pictures in the one file', () => {
  const image = block('i', 'image', 'Der Saal', { props: { asset: 'hash', alt: 'Stühle [leer]' } });
  const paper = paperOf(
    [
      block('h', 'heading1', 'Ziele'),
      makeBlock('p', { kind: 'paragraph', indent: 0 }, [
        { text: 'Fett', attrs: { b: true } },
        { text: 'druck und ', attrs: {} },
        { text: 'Link', attrs: { link: 'https://www.hannover.de/a_b' } },
        embedRun({ note: 'n' }),
        embedRun({ ref: { chapter: CHAPTER, block: 'h' } }),
      ]),
      block('b1', 'bullet', 'eins'),
      block('b2', 'number', 'darunter', { indent: 1 }),
      block('b3', 'bullet', 'zwei'),
      block('q1', 'quote', 'Zitat'),
      block('q2', 'quote', 'weiter'),
      block('k', 'callout', 'Hinweis'),
      image,
      block('r', 'rule', ''),
    ],
    { notes: new Map([['n', [block('x', 'paragraph', 'Quelle')]]]) },
  );
  const picture = { mime: 'image/png', width: 1, height: 1, bytes: Uint8Array.of(1, 2, 3) };
  const markdown = exportMarkdown(paper, new Map([['hash', picture]]));
  expect(markdown).toContain('# Das Papier\n\nStadt\n\n## 1 Eins\n\n### 1.1 Ziele\n');
  expect(markdown).toContain('**Fett**druck und [Link](https://www.hannover.de/a_b)[^1-1]Abschnitt 1.1\n');
  expect(markdown).toContain('- eins\n  1. darunter\n- zwei\n');
  expect(markdown).toContain('> (1/2) Zitat\n>\n> (1/3) weiter\n');
  expect(markdown).toContain('[bild-1]: data:image/png;base64,AQID');
  const root = read(markdown);
  expect(kinds(root)).toEqual(
    'heading paragraph heading heading paragraph list blockquote blockquote paragraph paragraph thematicBreak footnoteDefinition definition'.split(
      ' ',
    ),
  );
  expect(exportMarkdown(paper, new Map([['hash', picture]]))).toBe(markdown);
});

it('EX2 tables come out as such, with their caption, an empty header where they have none, and merged cells where they begin', () => {
  const names = (row: string): string[] => ['x', 'y'].map((column) => cellText('t', row, column));
  const line = (id: string) => ({ id, order: id, ins: null, del: null, width: null });
  const cell = (row: number, column: number, columnSpan: number, texts: readonly string[]): TableCell => ({
    row,
    column,
    rowSpan: 1,
    columnSpan,
    texts,
  });
  const texts = new Map(
    names('a').map((name, at) => [name, [block(`a${at}`, 'paragraph', 'Maßnahme|Jahr'.split('|')[at] ?? '')]]),
  );
  texts.set(names('b')[0] ?? '', [block('b', 'paragraph', 'a|b'), block('c', 'bullet', 'zwei\nZeilen')]);
  const table = {
    id: 't',
    rows: [line('a'), line('b')],
    columns: [line('x'), line('y')],
    cells: [...names('a').map((name, at) => cell(0, at, 1, [name])), cell(1, 0, 2, names('b'))],
    texts,
  };
  const markdownOf = (props: Block['props']): string =>
    exportMarkdown(paperOf([block('t', 'table', 'Plan', { props })], { tables: new Map([['t', table]]) }));
  const [, , , caption, shown] = read(markdownOf({ headerRow: true })).children;
  expect(caption === undefined ? '' : said(caption)).toBe('Tabelle 1: Plan');
  if (shown?.type !== 'table') throw new Error('no table');
  expect(shown.children.map(({ children }) => children.map((each) => said(each)))).toEqual([
    ['Maßnahme', 'Jahr'],
    ['a|b• zweiZeilen', ''],
  ]);
  const bare = read(markdownOf({})).children.find(({ type }) => type === 'table');
  expect(
    bare?.type === 'table' ? bare.children.map(({ children }) => children.map((each) => said(each)))[0] : [],
  ).toEqual(['', '']);
});

const pieces = [
  '*',
  '_',
  '`',
  '[a](b)',
  '#',
  '>',
  '- ',
  '+',
  '1. ',
  '!',
  '|',
  '~~',
  '<b>',
  '&amp;',
  '\\',
  ' ',
  '\n',
  'a',
  'www.x.de',
  'a@b.de',
  '[^1-1]',
  '---',
  '\u0007',
  '\ud800',
];

it(
  'EX3 whatever characters stand in a text, another reader finds the same words',
  async () => {
    const seeds = seedsToRun(300, []);
    await forEachSeed(seeds, (seed) => {
      const chance = new Chance(seed);
      const blocks = Array.from({ length: 6 }, (_, at) => {
        const runs: Run[] = [];
        pushText(runs, 'x', {});
        for (let count = 1 + chance.below(4); count > 0; count--) {
          const text = Array.from({ length: 1 + chance.below(5) }, () => chance.pick(pieces)).join('');
          pushText(runs, text, chance.pick([{}, {}, { b: true }, { i: true }, { s: true }, { b: true, i: true }]));
        }
        pushText(runs, 'x', {});
        return makeBlock(
          `p${at}`,
          { kind: chance.pick(['paragraph', 'bullet', 'quote', 'heading2']), indent: 0 },
          runs,
        );
      });
      const plain = (text: string): string => text.replace(/[\u0007\ud800]/g, '').replace(/\s+/g, ' ');
      const found = plain(
        read(exportMarkdown(paperOf(blocks)))
          .children.map((each) => said(each))
          .join(' '),
      );
      for (const { text } of blocks) expect(found).toContain(plain(text));
    });
  },
  patience,
);
