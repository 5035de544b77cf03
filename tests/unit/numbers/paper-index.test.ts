import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { makeBlock, type Block, type Run } from '../../../shared/document/block.ts';
import { markOf, marksAlike, marksOf } from '../../../shared/document/chapter-marks.ts';
import { embedRun, readEmbed } from '../../../shared/document/embeds.ts';
import { indexPaper, type ChapterToIndex, type PaperIndex } from '../../../shared/document/paper-index.ts';
import {
  HANNOVER_FORMS,
  isCouncilPaper,
  isForm,
  tidyPaper,
  typedPaper,
} from '../../../shared/document/council-papers.ts';
import {
  DEFAULT_SETTINGS,
  formsFrom,
  readSettings,
  settingsMap,
  writeSettings,
} from '../../../shared/document/paper-settings.ts';
import { describeTarget } from '../../../shared/i18n/describe-target.ts';

const uuid = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
let count = 0;
const block = (kind: string, text = 'Text', notes: readonly string[] = []): Block => {
  const runs: Run[] = text === '' ? [] : [{ text, attrs: {} }];
  for (const note of notes) runs.push(embedRun({ note }));
  return makeBlock(`b${++count}`, { kind, indent: 0 }, runs);
};
const chapter = (n: number, blocks: readonly Block[]): ChapterToIndex => ({
  id: uuid(n),
  number: n,
  title: `Kapitel ${n}`,
  marks: marksOf(blocks),
});
const shown = (index: PaperIndex): string[] =>
  index.chapters.flatMap(({ targets }) => targets.map(({ kind, number }) => `${kind} ${number}`));

describe('the index of a paper', () => {
  it('NU7 headings carry the chapter’s number and theirs, and a level that is skipped leaves no nought', () => {
    const blocks = ['heading2', 'heading1', 'heading2', 'heading4', 'heading3', 'heading1', 'heading1'];
    const index = indexPaper(
      [
        chapter(
          7,
          blocks.map((kind) => block(kind)),
        ),
      ],
      'chapter',
    );
    const numbers = index.chapters[0]?.targets.slice(1).map(({ number, depth }) => `${number}@${depth}`);
    expect(numbers).toEqual(['7.1@1', '7.2@1', '7.2.1@2', '7.2.1.1@3', '7.2.1.2@3', '7.3@1', '7.4@1']);
  });

  it('NU8 tables and figures count through the whole paper, paragraphs and quotations in their chapter', () => {
    const one = chapter(1, [block('paragraph'), block('table'), block('bullet'), block('quote'), block('image')]);
    const two = chapter(2, [block('table', ''), block('rule', ''), block('image'), block('callout')]);
    const decorative = makeBlock('d', { kind: 'image', indent: 0, props: { decorative: true } }, []);
    const three = chapter(3, [decorative, block('image')]);
    expect(shown(indexPaper([one, two, three], 'chapter'))).toEqual([
      ...['chapter 1', 'paragraph 1/1', 'table 1', 'paragraph 1/2', 'figure 1'],
      ...['chapter 2', 'table 2', 'figure 2', 'paragraph 2/1'],
      ...['chapter 3', 'figure 3'],
    ]);
  });

  it('NU9 footnotes count in their chapter or through the paper, a doubled mark once', () => {
    const one = chapter(1, [block('paragraph', 'x', ['n1', 'n2']), block('bullet', '', ['n2', 'n3'])]);
    const two = chapter(2, [block('paragraph', 'x', ['n4'])]);
    const numbers = (where: 'chapter' | 'paper'): number[] =>
      indexPaper([one, two], where).chapters.flatMap(({ notes }) => [...notes.values()]);
    expect(numbers('chapter')).toEqual([1, 2, 3, 1]);
    expect(numbers('paper')).toEqual([1, 2, 3, 4]);
  });

  it('NU10 a chapter that nothing changed for stays the same object, and all of them the same index', () => {
    const [one, two] = [chapter(1, [block('paragraph')]), chapter(2, [block('table')])];
    const first = indexPaper([one, two], 'chapter');
    expect(indexPaper([{ ...one }, { ...two }], 'chapter', first)).toBe(first);
    const more = chapter(1, [block('paragraph'), block('paragraph')]);
    const second = indexPaper([more, two], 'chapter', first);
    expect(second.chapters[1]).toBe(first.chapters[1]);
    const third = indexPaper([chapter(1, [block('table')]), two], 'chapter', second);
    expect(third.chapters[1]?.targets[1]?.number).toBe('2');
  });

  it('NU10 a key behind the words that a mark holds is seen to change nothing without making marks', () => {
    const long = 'Wort '.repeat(60);
    const of = (text: string, kind = 'paragraph', notes: readonly string[] = []): Block => ({
      ...block(kind, text, notes),
      id: 'same',
    });
    expect(marksAlike(of(long), of(`${long}!`))).toBe(true);
    const others = [
      of(`!${long}`),
      of(`${long.slice(0, 150)}!${long}`),
      of(long, 'heading2'),
      of(long, 'paragraph', ['n1']),
      block('paragraph', long),
    ];
    for (const other of others)
      expect([other.text.slice(0, 8), marksAlike(of(long), other)]).toEqual([other.text.slice(0, 8), false]);
    for (let length = 0; length < 250; length += 7) {
      const [short, more] = [of(long.slice(0, length)), of(`${long.slice(0, length)}x`)];
      if (marksAlike(short, more)) expect(markOf(short)).toEqual(markOf(more));
    }
  });

  it('RF1 a reference says what it leads to by its number now, and says plainly when that is gone', () => {
    const blocks = [block('heading1', 'Sprache'), block('paragraph'), block('bullet'), block('table', 'Kosten')];
    const index = indexPaper([chapter(3, blocks)], 'chapter');
    const say = (at: number | null, numbered = true): string =>
      describeTarget('de', at === null ? null : index.target(uuid(3), blocks[at]?.id ?? ''), numbered);
    expect(say(0)).toBe('Abschnitt 3.1');
    expect(say(0, false)).toBe('Abschnitt „Sprache“');
    expect(say(1)).toBe('Absatz 3/1');
    expect(say(2)).toBe('Absatz 3/1');
    expect(say(3)).toBe('Tabelle 1');
    expect(say(null)).toBe('(Ziel fehlt)');
    expect(describeTarget('de', index.target(uuid(3), null), true)).toBe('Kapitel 3');
    expect(index.target(uuid(4), null)).toBeNull();
    expect(index.target(uuid(3), 'gone')).toBeNull();
  });
});

describe('embeds', () => {
  it('RF2 what a peer wrote as footnote, reference or citation is checked, and anything else is of a newer version', () => {
    for (const good of [
      { note: 'n-1_A' },
      { ref: { chapter: uuid(1), block: 'abc#2' } },
      { ref: { chapter: uuid(1), block: null } },
      { paper: '0108/2021 N1' },
    ])
      expect(readEmbed(good)).toEqual(good);
    for (const bad of [
      null,
      7,
      'note',
      {},
      { note: '' },
      { note: 'a b' },
      { note: 'a'.repeat(65) },
      { note: 'a', more: 1 },
      { ref: { chapter: 'x', block: null } },
      { ref: { chapter: uuid(1) } },
      { paper: '<b>' },
      { paper: '1'.repeat(41) },
      { formula: 'x' },
    ])
      expect(readEmbed(bad), JSON.stringify(bad)).toBeNull();
  });

  it('RF3 the number of a council paper is checked by the forms of the project', () => {
    for (const good of ['2136/2018', '0108/2021 N1', '0108/2021 E2', 'H-0375-2019', '15-1267/2020'])
      expect(isCouncilPaper(good, HANNOVER_FORMS), good).toBe(true);
    for (const bad of ['2136/18', '213/2018', '2136-2018', 'h-0375-2019', '2136/2018 X1', '12136/2018', ''])
      expect(isCouncilPaper(bad, HANNOVER_FORMS), bad).toBe(false);
    expect(isCouncilPaper('VO/2018/12', ['VO/jjjj/nn'])).toBe(true);
    expect(tidyPaper('  Drs.  2136/2018 ')).toBe('2136/2018');
    expect(tidyPaper('Drucksache Nr. 2136/2018')).toBe('2136/2018');
    expect(isForm('nnnn/jjjj')).toBe(true);
    for (const bad of ['', 'abc', '(n+)+', 'n'.repeat(41), ' n']) expect(isForm(bad), bad).toBe(false);
  });

  it('RF4 a council paper is noticed as one types it, and only with the words for it before', () => {
    const at = (before: string): string | null => typedPaper(before, HANNOVER_FORMS)?.paper ?? null;
    expect(at('Siehe Drs. 2136/2018')).toBe('2136/2018');
    expect(at('(Drucksache 15-1267/2020')).toBe('15-1267/2020');
    expect(at('DS 0108/2021 N1')).toBe('0108/2021 N1');
    expect(at('am 2136/2018')).toBeNull();
    expect(at('Drs. 2136/201')).toBeNull();
    expect(at('2136/2018')).toBeNull();
  });
});

describe('settings of the paper', () => {
  it('NU11 what is not set, or not well formed, is as by default', () => {
    const doc = new Y.Doc();
    expect(readSettings(doc)).toEqual(DEFAULT_SETTINGS);
    writeSettings(doc, { headingNumbers: false, lineStep: 1, paperForms: ['nn/jjjj'] }, 'test');
    expect(readSettings(doc)).toEqual({
      ...DEFAULT_SETTINGS,
      headingNumbers: false,
      lineStep: 1,
      paperForms: ['nn/jjjj'],
    });
    settingsMap(doc).set('headingNumbers', 'no');
    settingsMap(doc).set('paperForms', '(((');
    expect(readSettings(doc)).toEqual({ ...DEFAULT_SETTINGS, lineStep: 1 });
    expect(formsFrom('nn\n nn \n(x)\nH-n')).toEqual(['nn', 'H-n']);
  });
});
