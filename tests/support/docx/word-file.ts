/** DOCX files written by hand, as Word writes them where LibreOffice doesn't. */
import { makeZip, type ZipPart } from './make-zip.ts';

const spaces = [
  ['w', 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'],
  ['w14', 'http://schemas.microsoft.com/office/word/2010/wordml'],
  ['w15', 'http://schemas.microsoft.com/office/word/2012/wordml'],
  ['r', 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'],
  ['wp', 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing'],
  ['a', 'http://schemas.openxmlformats.org/drawingml/2006/main'],
  ['pic', 'http://schemas.openxmlformats.org/drawingml/2006/picture'],
  ['wps', 'http://schemas.microsoft.com/office/word/2010/wordprocessingShape'],
  ['mc', 'http://schemas.openxmlformats.org/markup-compatibility/2006'],
  ['m', 'http://schemas.openxmlformats.org/officeDocument/2006/math'],
  ['v', 'urn:schemas-microsoft-com:vml'],
  ['o', 'urn:schemas-microsoft-com:office:office'],
]
  .map(([prefix, uri]) => `xmlns:${prefix ?? ''}="${uri ?? ''}"`)
  .join(' ');
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const word = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const contentTypes = `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="png" ContentType="image/png"/><Override PartName="/word/document.xml" ContentType="${word}.document.main+xml"/></Types>`;
export const rootRelationships = relationships([['rId1', 'officeDocument', 'word/document.xml']]);

export function relationships(
  all: readonly (readonly [id: string, type: string, target: string, mode?: string])[],
): string {
  const each = all.map(
    ([id, type, target, mode]) =>
      `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"${mode === undefined ? '' : ` TargetMode="${mode}"`}/>`,
  );
  return `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${each.join('')}</Relationships>`;
}

export const part = (root: string, inner: string): string => `${head}<w:${root} ${spaces}>${inner}</w:${root}>`;
export const body = (inner: string): string =>
  part(
    'document',
    `<w:body>${inner}<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:left="1417" w:right="1417"/></w:sectPr></w:body>`,
  );

/** Paragraph styles as German Word names them. */
export const styles = part(
  'styles',
  `<w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="de-DE" w:bidi="ar-SA"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="Standard"><w:name w:val="Normal"/></w:style>
${[1, 2, 3, 4, 5].map((n) => `<w:style w:type="paragraph" w:styleId="berschrift${n}"><w:name w:val="heading ${n}"/><w:basedOn w:val="Standard"/><w:pPr><w:outlineLvl w:val="${n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>`).join('')}
<w:style w:type="paragraph" w:styleId="Kapitel"><w:name w:val="Kapitel LHH"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Zitat"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="Beschriftung"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Aufzhlungszeichen2"><w:name w:val="List Bullet 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
<w:style w:type="character" w:styleId="Fett"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
<w:style w:type="character" w:styleId="Hyperlink"><w:name w:val="Hyperlink"/><w:rPr><w:u w:val="single"/></w:rPr></w:style>
<w:style w:type="paragraph" w:styleId="Kreis1"><w:name w:val="Kreis 1"/><w:basedOn w:val="Kreis2"/></w:style>
<w:style w:type="paragraph" w:styleId="Kreis2"><w:name w:val="Kreis 2"/><w:basedOn w:val="Kreis1"/></w:style>`,
);

export const numbering = part(
  'numbering',
  `<w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:numStyleLink w:val="Linie"/></w:abstractNum>
<w:abstractNum w:abstractNumId="3"><w:styleLink w:val="Linie"/>${level(0, 'none')}${level(1, 'bullet')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="2"/></w:num>`,
);

function level(number: number, format: string): string {
  return `<w:lvl w:ilvl="${number}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="%${number + 1}."/></w:lvl>`;
}

export interface WordParts {
  /** What stands in the body. */
  readonly body: string;
  readonly footnotes?: string;
  readonly endnotes?: string;
  readonly comments?: string;
  readonly commentsExtended?: string;
  readonly header?: string;
  /** More relationships of the text, and more parts. */
  readonly refers?: Parameters<typeof relationships>[0];
  readonly more?: readonly ZipPart[];
}

export function wordParts(given: WordParts): ZipPart[] {
  const parts: ZipPart[] = [
    { name: '[Content_Types].xml', content: contentTypes },
    { name: '_rels/.rels', content: rootRelationships },
    { name: 'word/document.xml', content: body(given.body) },
    { name: 'word/styles.xml', content: styles },
    { name: 'word/numbering.xml', content: numbering },
  ];
  const refers: [string, string, string, string?][] = [
    ['rIdS', 'styles', 'styles.xml'],
    ['rIdN', 'numbering', 'numbering.xml'],
  ];
  const add = (name: string, root: string, type: string, inner: string | undefined): void => {
    if (inner === undefined) return;
    parts.push({ name: `word/${name}.xml`, content: part(root, inner) });
    refers.push([`rId_${name}`, type, `${name}.xml`]);
  };
  add('footnotes', 'footnotes', 'footnotes', given.footnotes);
  add('endnotes', 'endnotes', 'endnotes', given.endnotes);
  add('comments', 'comments', 'comments', given.comments);
  add('header1', 'hdr', 'header', given.header);
  if (given.commentsExtended !== undefined) {
    const root = `${head}<w15:commentsEx ${spaces}>${given.commentsExtended}</w15:commentsEx>`;
    parts.push({ name: 'word/commentsExtended.xml', content: root });
    refers.push(['rIdCE', 'commentsExtended', 'commentsExtended.xml']);
  }
  parts.push({ name: 'word/_rels/document.xml.rels', content: relationships([...refers, ...(given.refers ?? [])]) });
  return [...parts, ...(given.more ?? [])];
}

export const wordFile = (given: WordParts): Buffer => makeZip(wordParts(given));

/** A paragraph of a style, of words or of runs. */
export const p = (inner: string, properties = ''): string =>
  `<w:p>${properties === '' ? '' : `<w:pPr>${properties}</w:pPr>`}${inner.startsWith('<') || inner === '' ? inner : r(inner)}</w:p>`;
export const r = (words: string, properties = ''): string =>
  `<w:r>${properties === '' ? '' : `<w:rPr>${properties}</w:rPr>`}<w:t xml:space="preserve">${words}</w:t></w:r>`;
export const styled = (style: string): string => `<w:pStyle w:val="${style}"/>`;
export const who = (id: number, author: string, day = '2026-03-02T10:00:00Z'): string =>
  `w:id="${id}" w:author="${author}" w:date="${day}"`;
