import { describe, expect, it } from 'vitest';
import { divide } from '../../../electron/import/divide.ts';
import { left, line, lines, read } from '../../support/docx/imported-lines.ts';
import { p, r, styled, who } from '../../support/docx/word-file.ts';

/** A bookmark, which fields name. */
const mark = (name: string, inner: string): string =>
  `<w:bookmarkStart w:id="1" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="1"/>`;

describe('references in Word', () => {
  it('DX21 fields that refer to headings, captions and footnotes become references, whichever comes first; others stay as words', async () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const cell = (inner: string): string => `<w:tc><w:tcPr/>${p(inner)}</w:tc>`;
    const text = await read({
      body: [
        p(mark('_RefA', r('Ankommen')), styled('berschrift1')),
        p(
          `${r('Mehr in Abschnitt ')}${field('REF _RefB \\r \\h', r('1.1', '<w:b/>'))}${r(' auf Seite ')}${field('PAGEREF _RefB \\h', r('7'))}${r(', in ')}${field('REF _RefT \\h', r('Tabelle 3'))}${r(' und in Fußnote ')}${field('NOTEREF _RefN \\h', r('1'))}<w:commentRangeStart w:id="0"/>${r(' hier')}<w:commentRangeEnd w:id="0"/>${r('.')}`,
        ),
        p(mark('_RefB', r('Erste Schritte')), styled('berschrift2')),
        p(`${r('Satz mit Fußnote')}${mark('_RefN', '<w:r><w:footnoteReference w:id="2"/></w:r>')}`),
        p(
          mark('_RefT', `${r('Tabelle ')}<w:fldSimple w:instr=" SEQ Tabelle ">${r('3')}</w:fldSimple>`) +
            r(': Stunden'),
          styled('Beschriftung'),
        ),
        `<w:tbl><w:tblPr/><w:tblGrid/><w:tr>${cell(`${r('siehe Kap. ')}${field('REF _RefA \\n', r('1'))}`)}${cell('x')}</w:tr></w:tbl>`,
        p(
          `${r('Name: ')}${field('REF Vorhaben', r('LIP'))}${r(', ')}${field('REF Fehlt \\h', r('Fehler! Verweisquelle'))}${r(', ')}<w:ins ${who(5, 'Anna Ahrens')}>${field('REF _RefB \\h', r('Erste'))}</w:ins>`,
        ),
        p(mark('Vorhaben', r('Der LIP'))),
      ].join(''),
      footnotes: `<w:footnote w:id="2">${p(`${r(' Vgl. ')}${field('PAGEREF _RefA', r('1'))}`)}</w:footnote>`,
      comments: `<w:comment ${who(0, 'Clara')}>${p('Wo?')}</w:comment>`,
    });
    const to = (block: number, words: string): string => JSON.stringify({ target: `word-${block}`, words });
    expect(lines(text)).toEqual([
      'heading1: Ankommen',
      `paragraph: Mehr in ${to(2, '1.1')}, in ${to(4, 'Tabelle 3')} und in ${to(3, '1')} hier.`,
      'heading2: Erste Schritte',
      'paragraph: Satz mit Fußnote{"note":"word-1"}',
      `table: Stunden\n  | 0+1×1 paragraph: siehe ${to(0, '1')} | 1+1×1 paragraph: x`,
      `paragraph: Name: LIP, Fehler! Verweisquelle, [${to(2, 'Erste')}|ins:word-5]`.replace(
        'ins:word-5',
        'ins:' + (text.changes[0]?.id ?? ''),
      ),
      'paragraph: Der LIP',
    ]);
    expect(text.notes.map(({ blocks }) => blocks.map(line))).toEqual([[`paragraph: Vgl. ${to(0, '1')}`]]);
    expect(text.blocks.map(({ target }) => target)).toEqual([
      'word-0',
      undefined,
      'word-2',
      'word-3',
      'word-4',
      undefined,
      undefined,
    ]);
    // What stands behind the shortened words is still what the comment is on.
    const words = text.blocks[1]?.runs.map(({ text: each }) => each).join('') ?? '';
    const [comment] = text.comments;
    expect(words.slice(comment?.from?.offset, comment?.to?.offset)).toBe(' hier');
    expect(left(text)).toEqual(['reference: ', 'reference: ']);
    expect(divide(text, 'headings', 'x').chapters[0]?.target).toBe('word-0');
  });

  it('DX26 fields that refer to list items and paragraphs lead there, whose words stay; words that were named to be repeated stay words', async () => {
    const field = (instruction: string, result: string): string =>
      `<w:fldSimple w:instr=" ${instruction} ">${r(result)}</w:fldSimple>`;
    const item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="2"/></w:numPr>';
    const text = await read({
      body: [
        p(
          `${r('Siehe Punkt ')}${field('REF _Ref12 \\r \\h', '2')}${r(' auf Seite ')}${field('PAGEREF _Ref12 \\h', '4')}${r(' und ')}${field('REF _Ref12 \\h', 'Beratung')}<w:commentRangeStart w:id="0"/>${r(' hier')}<w:commentRangeEnd w:id="0"/>${r('.')}`,
        ),
        p(
          `${r('Mehr in Absatz ')}${field('REF _Ref7 \\n \\h', '7')}${r(', Seite ')}${field('PAGEREF Vorhaben', '9')}${r('.')}`,
        ),
        p(`${field('REF Vorhaben \\h', 'LIP')}${r(' steht ')}${field('REF _Ref7 \\p \\h', 'unten')}${r('.')}`),
        p(r('Wir tun:')),
        p(r('Sprachkurse'), item),
        p(mark('_Ref12', r('Beratung')), item),
        p(`${mark('_Ref7', '')}${mark('Vorhaben', r('LIP'))}${r(' heißt es.')}`),
      ].join(''),
      comments: `<w:comment ${who(0, 'Clara')}>${p('Wo?')}</w:comment>`,
    });
    const to = (block: number, words: string): string => JSON.stringify({ target: `word-${block}`, words });
    expect(lines(text)).toEqual([
      `paragraph: Siehe Punkt 2 (${to(5, '2')}) und Beratung (${to(5, 'Beratung')}) hier.`,
      `paragraph: Mehr in ${to(6, '7')}, ${to(6, '9')}.`,
      'paragraph: LIP steht unten.',
      'paragraph: Wir tun:',
      'number: Sprachkurse',
      'number: Beratung',
      'paragraph: LIP heißt es.',
    ]);
    const words = text.blocks[0]?.runs.map(({ text: each }) => each).join('') ?? '';
    const [comment] = text.comments;
    expect(words.slice(comment?.from?.offset, comment?.to?.offset)).toBe(' hier');
    expect(left(text)).toEqual(['reference: ', 'reference: ']);
  });
});
