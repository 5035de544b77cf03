import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { divide } from '../../../electron/import/divide.ts';
import { readDocx } from '../../../electron/import/docx/read-docx.ts';
import type { ImportedBlock, ImportedText } from '../../../electron/import/imported-text.ts';
import { reportOf } from '../../../electron/import/report.ts';
import { paperFodt, smallPng } from '../../support/docx/paper-fodt.ts';
import { p, r, styled, who, wordFile, type WordParts } from '../../support/docx/word-file.ts';
import { convert, installWithin, provideLibreOffice } from '../../support/libreoffice.ts';

const read = (given: WordParts): Promise<ImportedText> => readDocx(wordFile(given));

/** A block in one line: kind, indent, properties and runs with their marks. */
function line({ kind, indent, props, runs, image, table }: ImportedBlock): string {
  const set = Object.entries(props).map(([name, value]) => ` ${name}=${String(value)}`);
  const words = runs.map(({ text, attrs, embed }) => {
    const marks = Object.entries(attrs).map(([key, value]) =>
      value === true ? key : `${key}=${JSON.stringify(value)}`,
    );
    const shown = embed === undefined ? text.replaceAll('\n', '↵').replaceAll('\t', '⇥') : JSON.stringify(embed);
    return marks.length === 0 ? shown : `[${shown}|${marks.join(' ')}]`;
  });
  const inner = table?.rows.map((row) => {
    const cells = row.cells.map(
      (cell) => `${cell.column}+${cell.columns}×${cell.rows} ${cell.blocks.map((each) => line(each)).join(' / ')}`,
    );
    return `\n  ${row.header ? 'head ' : ''}| ${cells.join(' | ')}`;
  });
  return `${kind}${indent > 0 ? `>${indent}` : ''}${set.join('')}${image === undefined ? '' : ` #${image}`}: ${words.join('')}${(inner ?? []).join('')}`;
}
const lines = ({ blocks }: ImportedText): string[] => blocks.map(line);
const left = ({ left: notes }: ImportedText): string[] => notes.map(({ what, words }) => `${what}: ${words}`);

describe('a DOCX that LibreOffice wrote', () => {
  let text: ImportedText;
  beforeAll(async () => {
    await provideLibreOffice();
    const folder = mkdtempSync(path.join(tmpdir(), 'ratschrift-docx-'));
    try {
      const file = path.join(folder, 'Papier.fodt');
      writeFileSync(file, paperFodt);
      text = await readDocx(await convert(file, 'docx'));
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, installWithin);

  it('DX1 is read whole: headings, lists, table, picture, footnote, comments, tracked changes with their authors', async () => {
    const { images, ...rest } = text;
    await expect(`${JSON.stringify({ ...rest, images: images.length }, null, 2)}\n`).toMatchFileSnapshot(
      'golden/libreoffice.json',
    );
    expect(images.map(({ bytes }) => Buffer.from(bytes).toString('base64'))).toEqual([smallPng]);
  });

  it('DX2 becomes chapters at first-level headings, the others one level up, with a report', async () => {
    const divided = divide(text, 'headings', 'Papier');
    const report = reportOf(text, divided, { file: 'Papier.docx', sha256: '0'.repeat(64) });
    await expect(`${JSON.stringify(report, null, 2)}\n`).toMatchFileSnapshot('golden/libreoffice-report.json');
    expect(
      divided.chapters.map(({ blocks }) => blocks.filter(({ kind }) => kind.startsWith('heading')).map(line)),
    ).toEqual([['heading1: Erste Schritte'], ['heading2: Zusammenarbeit']]);
    const one = divide(text, 'one', 'Papier');
    expect(one.chapters).toHaveLength(1);
    expect(one.chapters[0]?.title).toBe('Strategie für Vielfalt');
    expect(one.chapters[0]?.blocks.filter(({ kind }) => kind === 'heading1')).toHaveLength(2);
  });
});

describe('what Word writes', () => {
  it('DX3 headings are known by the style they are based on, lists by numbering.xml', async () => {
    const list = (id: number, depth: number): string =>
      `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${id}"/></w:numPr>`;
    const text = await read({
      body: [
        p('Kapitel nach Hausvorlage', styled('Kapitel')),
        p('Stufe fünf', styled('berschrift5')),
        p('Gliederung am Absatz', '<w:outlineLvl w:val="1"/>'),
        p('Punkt', list(1, 0)),
        p('Unterpunkt', list(1, 1)),
        p('Aus der Vorlage', styled('Aufzhlungszeichen2')),
        p('Erstens', list(2, 0)),
        p('a)', list(2, 1)),
        p('Siebtens', list(3, 0)),
        p('Ohne Zeichen', list(4, 0)),
        p('Mit Zeichen', list(4, 1)),
        p('Ausdrücklich keine', `${styled('Aufzhlungszeichen2')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
        p('Zitat', styled('Zitat')),
        p('Vorlage im Kreis', styled('Kreis1')),
      ].join(''),
    });
    expect(lines(text)).toEqual([
      'heading1: Kapitel nach Hausvorlage',
      'heading5: Stufe fünf',
      'heading2: Gliederung am Absatz',
      'bullet: Punkt',
      'bullet>1: Unterpunkt',
      'bullet>1: Aus der Vorlage',
      'number: Erstens',
      'number>1: a)',
      'number: Siebtens',
      'paragraph: Ohne Zeichen',
      'bullet>1: Mit Zeichen',
      'paragraph: Ausdrücklich keine',
      'quote: Zitat',
      'paragraph: Vorlage im Kreis',
    ]);
    expect(left(text)).toEqual(['listNumber: ', 'listNumber: ']);
  });

  it('DX4 insertions, deletions, formats, kinds and moves are suggestions of their authors; what belongs together is one', async () => {
    const ins = (id: number, by: string, inner: string, day?: string): string =>
      `<w:ins ${who(id, by, day)}>${inner}</w:ins>`;
    const gone = (words: string): string => `<w:r><w:delText xml:space="preserve">${words}</w:delText></w:r>`;
    const text = await read({
      body: [
        // A replacement, cut into pieces by Word.
        p(
          `${r('Die ')}<w:del ${who(1, 'Anna')}>${gone('alte ')}</w:del>${ins(2, 'Anna', r('neue '))}${ins(3, 'Anna', r('und bessere ', '<w:b/>'), '2026-03-02T10:04:00Z')}${r('Fassung. ')}${ins(4, 'Anna', r('Später.'), '2026-03-02T10:05:00Z')}`,
        ),
        // Ben takes back a part of what Anna inserted.
        p(`${r('A ')}${ins(5, 'Anna', `<w:del ${who(6, 'Ben')}>${gone('doppelt')}</w:del>`)}${r(' Z')}`),
        p(r('fett', `<w:b/><w:i/><w:rPrChange ${who(7, 'Ben')}><w:rPr><w:i/></w:rPr></w:rPrChange>`)),
        p('War ein Absatz', `${styled('berschrift2')}<w:pPrChange ${who(8, 'Ben')}><w:pPr/></w:pPrChange>`),
        `<w:moveFromRangeStart w:id="20" w:name="move1" w:author="Anna"/>${p(`<w:moveFrom ${who(21, 'Anna')}>${r('Wandert.')}</w:moveFrom>`, `<w:rPr><w:moveFrom ${who(22, 'Anna')}/></w:rPr>`)}<w:moveFromRangeEnd w:id="20"/>`,
        p('Bleibt.'),
        `<w:moveToRangeStart w:id="23" w:name="move1" w:author="Anna"/>${p(`<w:moveTo ${who(24, 'Anna')}>${r('Wandert.')}</w:moveTo>`, `<w:rPr><w:moveTo ${who(25, 'Anna')}/></w:rPr>`)}<w:moveToRangeEnd w:id="23"/>`,
        // A paragraph cut in two, and two joined into one.
        p('Vorher', `<w:rPr><w:ins ${who(30, 'Cem')}/></w:rPr>`),
        p(' nachher'),
        p('Eins', `<w:rPr><w:del ${who(31, 'Cem', '2026-03-05T10:00:00Z')}/></w:rPr>`),
        p('Zwei'),
      ].join(''),
    });
    expect(lines(text)).toEqual([
      'paragraph: Die [alte |del:word-1][neue |ins:word-1][und bessere |b ins:word-1]Fassung. [Später.|ins:word-2]',
      'paragraph: A [doppelt|ins:word-3 del:word-4] Z',
      'paragraph: [fett|i fmt:word-5={"b":true}]',
      'paragraph kind@word-6=0:heading2: War ein Absatz',
      'paragraph del=word-7: [Wandert.|del:word-7]',
      'paragraph: Bleibt.',
      'paragraph ins=word-7: [Wandert.|ins:word-7]',
      'paragraph: Vorher',
      'paragraph ins=word-8:  nachher',
      'paragraph: Eins',
      'paragraph del=word-9: Zwei',
    ]);
    expect(text.changes.map(({ author }) => author).join(' ')).toBe('Anna Anna Anna Ben Ben Ben Anna Cem Cem');
    expect(text.changes[0]?.at).toBe(Date.parse('2026-03-02T10:00:00Z'));
  });

  it('DX5 comments keep author, time, words, place, answers and state', async () => {
    const comment = (id: number, author: string, paragraph: string, words: string): string =>
      `<w:comment ${who(id, author)} w:initials="X"><w:p w14:paraId="0000AA00">${r('Zuerst.')}</w:p><w:p w14:paraId="${paragraph}"><w:r><w:annotationRef/></w:r>${r(words)}</w:p></w:comment>`;
    const text = await read({
      body: [
        p(`${r('Ein ')}<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${r('wichtiges')}`),
        p(
          `${r('Wort')}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/><w:r><w:commentReference w:id="0"/></w:r>${r(' hier.')}`,
        ),
        p(`${r('Punkt')}<w:r><w:commentReference w:id="2"/></w:r>`),
      ].join(''),
      comments:
        comment(0, 'Anna', '00000001', 'Belegen?') +
        comment(1, 'Ben', '00000002', 'Ja.') +
        comment(2, 'Anna', '00000003', 'Gut.'),
      commentsExtended:
        '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
    });
    expect(
      text.comments.map(({ id, author, parent, resolved, text: words, from, to }) => [
        id,
        author,
        parent,
        resolved,
        words,
        from,
        to,
      ]),
    ).toEqual([
      ['0', 'Anna', null, true, 'Zuerst.\nBelegen?', { block: 0, offset: 4 }, { block: 1, offset: 4 }],
      ['1', 'Ben', '0', false, 'Zuerst.\nJa.', { block: 0, offset: 4 }, { block: 1, offset: 4 }],
      ['2', 'Anna', null, false, 'Zuerst.\nGut.', { block: 2, offset: 5 }, { block: 2, offset: 5 }],
    ]);
  });

  it('DX6 controls, fields, smart tags, alternatives, signs, tabs and hyphens say what they say in Word', async () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const text = await read({
      body: [
        `<w:sdt><w:sdtPr/><w:sdtContent>${p(`<w:sdt><w:sdtContent>${r('Im ')}</w:sdtContent></w:sdt><w:smartTag w:element="x">${r('Steuerelement')}</w:smartTag>`)}</w:sdtContent></w:sdt>`,
        `<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/></w:docPartObj></w:sdtPr><w:sdtContent>${p('Inhalt')}${p(field('TOC \\o "1-3"', r('Eins 3')))}</w:sdtContent></w:sdt>`,
        p(field('TOC \\h \\z \\c "Tabelle"', r('Tabelle 1'))),
        p(`${r('Stand: ')}<w:fldSimple w:instr=" DATE ">${r('2.3.2026')}</w:fldSimple>`),
        p(field('HYPERLINK "https://www.hannover.de/"', r('Stadt', '<w:rStyle w:val="Hyperlink"/>'))),
        p(
          `<w:hyperlink r:id="rIdL">${r('Post', '<w:rStyle w:val="Hyperlink"/>')}</w:hyperlink><w:hyperlink r:id="rIdJ">${r(' böse')}</w:hyperlink>`,
        ),
        p(`${r('siehe ')}${field('REF _Ref1 \\h', r('Tabelle 1'))}`),
        p(
          `<mc:AlternateContent><mc:Choice Requires="neu"><w:r><w:t>Neu</w:t></w:r></mc:Choice><mc:Fallback>${r('Sonst')}</mc:Fallback></mc:AlternateContent>`,
        ),
        p(
          '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/><w:t xml:space="preserve"> </w:t><w:sym w:font="Wingdings" w:char="F001"/></w:r>',
        ),
        p(
          '<w:r><w:t>Donau</w:t><w:softHyphen/><w:t>dampf</w:t><w:noBreakHyphen/><w:t>E</w:t><w:tab/><w:t>T</w:t><w:br/><w:t>Z</w:t></w:r>',
        ),
        p(
          `${r('sichtbar')}${r(' geheim', '<w:vanish/>')}${r(' fett', '<w:rStyle w:val="Fett"/>')}${r(' nicht', '<w:rStyle w:val="Fett"/><w:b w:val="0"/>')}${r(' 2', '<w:vertAlign w:val="superscript"/>')}`,
        ),
        p(r('مرحبا', '<w:rtl/><w:lang w:bidi="ar-SY"/>'), '<w:bidi/>'),
        p(r('English words', '<w:lang w:val="en-GB"/>')),
        p(`${r('vor')}<w:r><w:br w:type="page"/></w:r>${r('nach')}`),
        p('', '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'),
        p(
          'Kasten',
          ['top', 'left', 'bottom', 'right']
            .map((side) => `<w:${side} w:val="single"/>`)
            .join('')
            .replace(/^(.*)$/, '<w:pBdr>$1</w:pBdr>'),
        ),
        p('<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>'),
        p('   '),
      ].join(''),
      refers: [
        ['rIdL', 'hyperlink', 'mailto:gs@hannover.de', 'External'],
        ['rIdJ', 'hyperlink', 'javascript:alert(1)', 'External'],
      ],
      header: p('Entwurf vom März'),
    });
    expect(lines(text)).toEqual([
      'paragraph: Im Steuerelement',
      'contents of=headings: ',
      'contents of=tables: ',
      'paragraph: Stand: 2.3.2026',
      'paragraph: [Stadt|link="https://www.hannover.de/"]',
      'paragraph: [Post|link="mailto:gs@hannover.de"] böse',
      'paragraph: siehe Tabelle 1',
      'paragraph: Sonst',
      'paragraph: → □',
      'paragraph: Donau\u00ADdampf\u2011E⇥T↵Z',
      'paragraph: sichtbar[ fett|b] nicht[ 2|sup]',
      'paragraph lang=ar-SY: مرحبا',
      'paragraph lang=en-GB: English words',
      'paragraph: vor',
      'pagebreak: ',
      'paragraph: nach',
      'rule: ',
      'callout tone=note: Kasten',
      'paragraph: a+b',
    ]);
    expect(left(text)).toEqual([
      'headerFooter: Entwurf vom März',
      'link: javascript:alert(1)',
      'reference: ',
      'symbol: Wingdings F001',
      'hidden: geheim',
      'formula: a+b',
    ]);
  });

  it('DX21 fields that refer to headings, captions and footnotes become references, whichever comes first; others stay as words', async () => {
    const field = (instruction: string, result: string): string =>
      `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> ${instruction} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${result}<w:r><w:fldChar w:fldCharType="end"/></w:r>`;
    const mark = (name: string, inner: string): string =>
      `<w:bookmarkStart w:id="1" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="1"/>`;
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
    const mark = (name: string, inner: string): string =>
      `<w:bookmarkStart w:id="1" w:name="${name}"/>${inner}<w:bookmarkEnd w:id="1"/>`;
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

  it('DX7 footnotes and endnotes, pictures with alternative text, text boxes, captions and tables within tables', async () => {
    const picture = (relationship: string, about: string): string =>
      `<w:r><w:drawing><wp:inline><wp:extent cx="2880000" cy="1"/><wp:docPr id="1" name="x" ${about}/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip ${relationship}/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>`;
    const number = (label: string): string => `<w:fldSimple w:instr=" SEQ ${label} ">${r('4')}</w:fldSimple>`;
    const cell = (inner: string, about = ''): string => `<w:tc><w:tcPr>${about}</w:tcPr>${inner}</w:tc>`;
    const table = (rows: string): string => `<w:tbl><w:tblPr/><w:tblGrid/>${rows}</w:tbl>`;
    const box = `<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wp:docPr id="2" name="Feld"/><a:graphic><a:graphicData uri="s"><wps:wsp><wps:txbx><w:txbxContent>${p('Im Textfeld')}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('Im Textfeld')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>`;
    const text = await read({
      body: [
        p(
          `${r('Satz')}<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r>${r(' mit')}<w:r><w:endnoteReference w:id="1"/></w:r>`,
        ),
        p(picture('r:embed="rIdP"', 'descr="Rathaus"')),
        p(`${r('Abbildung ')}${number('Abbildung')}${r(': Das Rathaus')}`, styled('Beschriftung')),
        p(picture('r:embed="rIdE"', 'descr="Alte Grafik"')),
        p(picture('r:link="rIdW"', 'descr="Von fern"')),
        p(`${r('Vor dem Feld ')}${box}${r('und danach')}`),
        p(`${r('Tabelle ')}${number('Tabelle')}${r(' – Zahlen')}`, styled('Beschriftung')),
        table(
          `<w:tr><w:trPr><w:tblHeader/></w:trPr>${cell(p('A'), '<w:gridSpan w:val="2"/>')}${cell(p('B'))}</w:tr>` +
            `<w:tr>${cell(p('1'), '<w:vMerge w:val="restart"/>')}${cell(table(`<w:tr>${cell(p('x'))}${cell(p('y'))}</w:tr>`) + p(''))}${cell(p('3') + p('4'))}</w:tr>` +
            `<w:tr>${cell(p(''), '<w:vMerge/>')}${cell(p('2') + p(picture('r:embed="rIdP"', '')))}${cell(p('5'))}</w:tr>`,
        ),
        table(`<w:tr>${cell(p('Ein Kasten') + p('mit Text'))}</w:tr>`),
      ].join(''),
      footnotes: `<w:footnote w:type="separator" w:id="0">${p('x')}</w:footnote><w:footnote w:id="2">${p(`<w:r><w:footnoteRef/></w:r>${r(' Quelle: ')}${r('Amt', '<w:i/>')}`)}</w:footnote>`,
      endnotes: `<w:endnote w:id="1">${p('Am Ende')}</w:endnote>`,
      refers: [
        ['rIdP', 'image', 'media/image1.png'],
        ['rIdE', 'image', 'media/image2.emf'],
        ['rIdW', 'image', 'https://example.org/x.png', 'External'],
      ],
      more: [
        { name: 'word/media/image1.png', content: Buffer.from(smallPng, 'base64') },
        { name: 'word/media/image2.emf', content: 'EMF' },
      ],
    });
    expect(lines(text)).toEqual([
      'paragraph: Satz{"note":"word-1"} mit{"note":"word-2"}',
      'image alt=Rathaus width=50 #0: Das Rathaus',
      'paragraph: Vor dem Feld und danach',
      'paragraph: Im Textfeld',
      `table headerRow=true: Zahlen
  head | 0+2×1 paragraph: A | 2+1×1 paragraph: B
  | 0+1×2 paragraph: 1 | 1+1×1 paragraph: x⇥y | 2+1×1 paragraph: 3 / paragraph: 4
  | 1+1×1 paragraph: 2 | 2+1×1 paragraph: 5`,
      'image width=50 #0: ',
      'callout tone=note: Ein Kasten',
      'callout tone=note: mit Text',
    ]);
    expect(text.images).toHaveLength(1);
    expect(text.notes.map(({ id, blocks }) => [id, ...blocks.map(line)])).toEqual([
      ['word-1', 'paragraph: Quelle: [Amt|i]'],
      ['word-2', 'paragraph: Am Ende'],
    ]);
    expect(left(text).sort()).toEqual([
      'endnote: ',
      'linkedPicture: Von fern',
      'nestedTable: x y',
      'picture: image2.emf Alte Grafik',
      'pictureInCell: ',
      'textBox: ',
    ]);
  });

  it('DX8 chapters take their comments along; what stands on a title stands on the chapter', async () => {
    const comment = (id: number, words: string): string => `<w:comment ${who(id, 'Anna')}>${p(words)}</w:comment>`;
    const text = await read({
      body: [
        p('Mein Papier', styled('Titel')),
        p(
          `<w:commentRangeStart w:id="0"/>${r('Eins')}<w:commentRangeEnd w:id="0"/><w:ins ${who(9, 'Ben')}>${r(' neu')}</w:ins>`,
          styled('berschrift1'),
        ),
        p(`${r('Text ')}<w:commentRangeStart w:id="1"/>${r('bis')}`),
        p(`${r('Zwei')}<w:commentRangeEnd w:id="1"/>`, styled('berschrift1')),
        p(`<w:commentRangeStart w:id="2"/>${r('Ende')}<w:commentRangeEnd w:id="2"/>`),
      ].join(''),
      comments: comment(0, 'Zum Titel') + comment(1, 'Über die Grenze') + comment(2, 'Zum Ende'),
    });
    const { chapters, left: notes } = divide(text, 'headings', 'x');
    expect(
      chapters.map(({ title, comments }) => [
        title,
        ...comments.map(({ text: words, from, to }) => [words, from, to?.block]),
      ]),
    ).toEqual([
      ['Eins neu', ['Zum Titel', null, undefined], ['Über die Grenze', { block: 0, offset: 5 }, 0]],
      ['Zwei', ['Zum Ende', { block: 0, offset: 0 }, 0]],
    ]);
    expect(notes.map(({ what, chapter }) => [what, chapter])).toEqual([
      ['paperTitle', null],
      ['titleChange', 0],
      ['commentPlace', 0],
    ]);
    const before = divide(
      await read({ body: p('Vorweg') + p('Eins', styled('berschrift1')) + p('Text') }),
      'headings',
      'Datei',
    );
    expect(before.chapters.map(({ title, blocks }) => [title, blocks.length])).toEqual([
      ['Datei', 1],
      ['Eins', 1],
    ]);
  });
});
