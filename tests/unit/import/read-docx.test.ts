import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { divide } from '../../../electron/import/divide.ts';
import { readDocx } from '../../../electron/import/docx/read-docx.ts';
import type { ImportedText } from '../../../electron/import/imported-text.ts';
import { reportOf } from '../../../electron/import/report.ts';
import { left, line, lines, read } from '../../support/docx/imported-lines.ts';
import { paperFodt, smallPng } from '../../support/docx/paper-fodt.ts';
import { p, r, styled, who } from '../../support/docx/word-file.ts';
import { convert, installWithin, provideLibreOffice } from '../../support/libreoffice.ts';

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
