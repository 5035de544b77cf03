/** A Word file with something of everything that is carried. */
import { smallPng } from './paper-fodt.ts';
import { p, r, styled, who, wordFile } from './word-file.ts';

const picture =
  '<w:r><w:drawing><wp:inline><wp:extent cx="2880000" cy="1"/><wp:docPr id="1" name="x" descr="Das Rathaus"/><a:graphic><a:graphicData uri="p"><pic:pic><pic:blipFill><a:blip r:embed="rIdP"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>';
const cell = (words: string, about = ''): string => `<w:tc><w:tcPr>${about}</w:tcPr>${p(words)}</w:tc>`;
const comment = (id: number, author: string, paragraph: string, words: string): string =>
  `<w:comment ${who(id, author, '2026-01-15T09:00:00Z')}><w:p w14:paraId="${paragraph}">${r(words)}</w:p></w:comment>`;

/** `last`: the last words of its second chapter. */
export const richFile = (last = 'Der letzte Satz.'): Buffer =>
  wordFile({
    body: [
      p('Ankommen', styled('berschrift1')),
      p('Erste Schritte', styled('berschrift2')),
      p(
        `<w:commentRangeStart w:id="0"/><w:commentRangeStart w:id="1"/>${r('Hannover')}<w:commentRangeEnd w:id="0"/><w:commentRangeEnd w:id="1"/>${r(' ist ')}<w:del ${who(1, 'Anna Ahrens')}><w:r><w:delText xml:space="preserve">nur </w:delText></w:r></w:del><w:ins ${who(2, 'Anna Ahrens')}>${r('längst ')}</w:ins>${r('eine Stadt der Vielfalt.')}<w:r><w:footnoteReference w:id="2"/></w:r>`,
      ),
      p('Sprachkurse', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'),
      p('am Abend', '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
      p(
        `${r('Tabelle ')}<w:fldSimple w:instr=" SEQ Tabelle ">${r('1')}</w:fldSimple>${r(': Stunden')}`,
        styled('Beschriftung'),
      ),
      `<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="3000"/><w:gridCol w:w="1000"/></w:tblGrid><w:tr><w:trPr><w:tblHeader/></w:trPr>${cell('Angebot', '<w:gridSpan w:val="2"/>')}</w:tr><w:tr>${cell('Beratung')}${cell('12')}</w:tr><w:tr><w:trPr><w:ins ${who(3, 'Ben Brandt')}/></w:trPr>${cell('Kurse')}${cell('30')}</w:tr></w:tbl>`,
      p('Bleiben', styled('berschrift1')),
      p(picture),
      p(
        `${r('Ein ')}${r('fetter', '<w:b/>')}${r(' Satz mit ')}<w:hyperlink r:id="rIdL">${r('Verweis')}</w:hyperlink>${r('.')}`,
      ),
      p('Geheimes', '').replace('<w:r>', '<w:r><w:rPr><w:vanish/></w:rPr>'),
      p(last),
    ].join(''),
    footnotes: `<w:footnote w:id="2">${p(r(' Statistikstelle, 2025.'))}</w:footnote>`,
    comments:
      comment(0, 'Clara Vogt', '00000001', 'Bitte belegen.') +
      comment(1, 'Ben Brandt', '00000002', 'Steht in der Fußnote.'),
    commentsExtended:
      '<w15:commentEx w15:paraId="00000001" w15:done="1"/><w15:commentEx w15:paraId="00000002" w15:paraIdParent="00000001" w15:done="0"/>',
    refers: [
      ['rIdP', 'image', 'media/image1.png'],
      ['rIdL', 'hyperlink', 'https://www.hannover.de/', 'External'],
    ],
    more: [{ name: 'word/media/image1.png', content: Buffer.from(smallPng, 'base64') }],
  });
