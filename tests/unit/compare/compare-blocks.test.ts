import { describe, expect, it } from 'vitest';
import { makeBlock, type Block } from '../../../shared/document/block.ts';
import { compareBlocks } from '../../../shared/document/compare/compare-blocks.ts';
import type { ComparedRow } from '../../../shared/document/compare/compared.ts';
import { withMovedWords } from '../../../shared/document/compare/moved-words.ts';
import { blocksFrom } from '../../support/compared.ts';

const block = (id: string, text: string, kind = 'paragraph', attrs = {}): Block =>
  makeBlock(id, { kind, indent: 0 }, text === '' ? [] : [{ text, attrs }]);

/** `¶` same mark, `+¶` and `-¶` come and gone, `>` moved; then `same`, [+come], [-gone], [~formatted]. */
function drawn(rows: readonly ComparedRow[]): string[] {
  const signs = { same: '¶', inserted: '+¶', deleted: '-¶' };
  const words = ({ pieces }: ComparedRow): string =>
    pieces
      .map(({ state, run: { text }, move }) => {
        const moved = move === undefined ? '' : String(move);
        return state === 'same' ? text : `[${{ inserted: '+', deleted: '-', formatted: '~' }[state]}${moved}${text}]`;
      })
      .join('');
  return rows.map((row) => `${signs[row.mark]}${row.moved ? '>' : ''}${row.properties.join(',')} ${words(row)}`.trim());
}

function compared(befores: readonly Block[], afters: readonly Block[]): string[] {
  const rows = compareBlocks(befores, afters);
  for (const [side, blocks] of [
    ['before', befores],
    ['after', afters],
  ] as const)
    expect(blocksFrom(rows, side).map(({ id, text }) => `${id} ${text}`)).toEqual(
      blocks.map(({ id, text }) => `${id} ${text}`),
    );
  return drawn(rows);
}

describe('CV1 a comparison tells blocks by their ids, then words', () => {
  it('CV1 nothing where nothing changed, and words that came, went and were exchanged', () => {
    const before = [block('a', 'Die Stadt gibt 200.000 € im Jahr.'), block('b', 'Bürger*innen reden mit.')];
    expect(compared(before, before)).toEqual(['¶ Die Stadt gibt 200.000 € im Jahr.', '¶ Bürger*innen reden mit.']);
    expect(
      compared(before, [
        block('a', 'Die Stadt gibt 250.000 € im Jahr.'),
        block('b', 'Einwohner*innen reden früh mit.'),
      ]),
    ).toEqual([
      '¶ Die Stadt gibt [-200.000][+250.000] € im Jahr.',
      '¶ [-Bürger*innen][+Einwohner*innen] reden[+ früh] mit.',
    ]);
  });

  it('CV1 formats and properties apart from words; what is only suggested counts for nothing', () => {
    const before = [block('a', 'Ein Ziel der Stadt'), block('b', 'Bildung')];
    const bold = makeBlock('a', { kind: 'paragraph', indent: 0 }, [
      { text: 'Ein ', attrs: { 'ins:x': true } },
      { text: 'Ziel', attrs: { b: true } },
      { text: ' der Stadt', attrs: {} },
    ]);
    const heading = makeBlock('b', { kind: 'heading2', indent: 0, props: { lang: 'en', ins: 'y' } }, [
      { text: 'Bildung', attrs: {} },
    ]);
    expect(compared(before, [bold, heading])).toEqual(['¶ Ein [~Ziel] der Stadt', '¶kind,lang Bildung']);
  });

  it('CV1 paragraphs that come and go, are split and joined', () => {
    const one = block('a', 'Erster Satz. Zweiter Satz.');
    expect(compared([one], [block('a', 'Erster Satz. '), block('b', 'Zweiter Satz.')])).toEqual([
      '¶ Erster Satz.',
      '+¶ Zweiter Satz.',
    ]);
    expect(compared([block('a', 'Eins '), block('b', 'und zwei')], [block('a', 'Eins und zwei')])).toEqual([
      '¶ Eins',
      '-¶ und zwei',
    ]);
    expect(compared([one, block('c', 'Ende')], [one, block('n', 'Ganz neu hier'), block('c', 'Ende')])).toEqual([
      '¶ Erster Satz. Zweiter Satz.',
      '+¶ [+Ganz neu hier]',
      '¶ Ende',
    ]);
    expect(compared([one, block('c', 'Weg damit'), block('d', 'Ende')], [one, block('d', 'Ende')])).toEqual([
      '¶ Erster Satz. Zweiter Satz.',
      '-¶ [-Weg damit]',
      '¶ Ende',
    ]);
  });

  it('CV1 blocks that moved, with what changed in them, also such with a new id and the same words', () => {
    const [a, b, c] = [
      block('a', 'Der erste Absatz'),
      block('b', 'Der zweite Absatz'),
      block('c', 'Der dritte Absatz'),
    ];
    expect(compared([a, b, c], [b, c, block('a', 'Der allererste Absatz')])).toEqual([
      '-¶> [-Der erste Absatz]',
      '¶ Der zweite Absatz',
      '¶ Der dritte Absatz',
      '+¶> Der [-erste][+allererste] Absatz',
    ]);
    expect(compared([a, b, c], [b, c, block('x', 'Der erste Absatz')]).map((row) => row.slice(0, 3))).toEqual([
      '-¶>',
      '¶ D',
      '¶ D',
      '+¶>',
    ]);
    expect(compared([a, b], [block('x', 'Der erste Absatz'), block('y', 'Der zweite Absatz')])).toEqual([
      '¶ Der erste Absatz',
      '¶ Der zweite Absatz',
    ]);
  });

  it('CV1 a sentence that is written anew is told as that, not as letters in common by chance', () => {
    expect(
      compared(
        [block('a', 'Die Verwaltung prüft in jedem Jahr, wie es weitergeht.')],
        [block('a', 'Der Rat beschließt in diesem Herbst, was zu tun ist.')],
      ),
    ).toEqual([
      '¶ [-Die Verwaltung prüft in jedem Jahr, wie es weitergeht][+Der Rat beschließt in diesem Herbst, was zu tun ist].',
    ]);
  });

  it('CV1 embeds are words of their own', () => {
    const note = (id: string): Block =>
      makeBlock('a', { kind: 'paragraph', indent: 0 }, [
        { text: 'Siehe', attrs: {} },
        { text: '\uFFFC', attrs: {}, embed: { note: id } },
        { text: ' dort', attrs: {} },
      ]);
    expect(compared([note('n1')], [note('n2')])).toEqual(['¶ Siehe[-\uFFFC][+\uFFFC] dort']);
    expect(compared([note('n1')], [note('n1')])).toEqual(['¶ Siehe\uFFFC dort']);
  });
});

describe('CV2 words that moved are told as moved', () => {
  it('CV2 from one text to another, once for each place', () => {
    const words = 'Diese fünf Worte sind umgezogen';
    const first = compareBlocks([block('a', `Vorn. ${words}. Hinten.`)], [block('a', 'Vorn. . Hinten.')]);
    const second = compareBlocks([block('b', 'Da: .')], [block('b', `Da: ${words}.`)]);
    const third = compareBlocks([], [block('c', words)]);
    expect(withMovedWords([first, second, third]).map(drawn)).toEqual([
      [`¶ Vorn. [-1${words}]. Hinten.`],
      [`¶ Da: [+1${words}].`],
      [`+¶ [+${words}]`],
    ]);
  });

  it('CV2 a sentence that goes to the front of its paragraph, whose full stop stays behind', () => {
    const [one, other] = ['Sprachförderung beginnt in der Kita', 'Mehrsprachigkeit ist für alle ein Gewinn'];
    const rows = compareBlocks(
      [block('a', `${one} und hört nie auf. ${other}.`)],
      [block('a', `${other}. ${one} und hört nie auf.`)],
    );
    const [moved] = withMovedWords([rows]);
    expect(moved?.[0]?.pieces.map(({ state, move }) => [state, move])).toEqual([
      ['inserted', 1],
      ['same', undefined],
      ['deleted', 1],
      ['same', undefined],
    ]);
  });
});
