/** The parts of a Word file around its text, and the archive that holds all of them. */
import { zip, type ZipEntry } from '../zip.ts';
import { document, el, join, NOTHING, val, words, type Markup } from './markup.ts';
import { Relations } from './relations.ts';
import { field } from './runs.ts';
import { wordTime } from './revisions.ts';
import { fontTable, styles, type WordLook } from './styles.ts';

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
/** Of the document's root: all that may come in it. */
export const NAMESPACES = {
  'xmlns:w': W,
  'xmlns:r': R,
  'xmlns:wp': 'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing',
} as const;
const TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
const OFFICE_2011 = 'http://schemas.microsoft.com/office/2011/relationships/commentsExtended';

export interface WordParts {
  /** Of the document: `de-DE`. */
  readonly language: string;
  readonly title: string;
  /** When the newer state was made; null where that isn't known. */
  readonly at: number | null;
  readonly chaptersOnPages: boolean;
  /** What stands in the body, without the section's properties. */
  readonly body: readonly Markup[];
  /** Where in it sections begin in which footnotes begin anew; null where they count through. */
  readonly sections: readonly number[] | null;
  readonly relations: Relations;
  readonly numbering: Markup;
  /** The footnotes; empty for none. */
  readonly notes: readonly Markup[];
  readonly noteRelations: Relations;
  readonly comments: { readonly part: Markup; readonly extended: Markup } | null;
  /** Paragraphs at the head and foot of each page. */
  readonly head: readonly Markup[];
  readonly foot: readonly Markup[];
  /** At the head of the first page, where that is another. */
  readonly firstHead?: readonly Markup[];
  readonly look?: WordLook;
  /** Who publishes it, as the file's own facts say; never a person. */
  readonly creator?: string;
  readonly pictures: readonly ZipEntry[];
}

export function wordFile(parts: WordParts): Promise<Uint8Array> {
  const { relations, noteRelations, comments, notes, pictures } = parts;
  const files = new Map<string, Markup>();
  const types: Markup[] = [];
  const add = (name: string, type: string, markup: Markup): string => {
    files.set(`word/${name}.xml`, markup);
    types.push(el('Override', { PartName: `/word/${name}.xml`, ContentType: `${TYPE}.${type}+xml` }));
    return relations.part(name.replace(/\d$/, ''), `${name}.xml`);
  };
  add('styles', 'styles', styles(parts.language, parts.chaptersOnPages, parts.look));
  add('numbering', 'numbering', parts.numbering);
  add('settings', 'settings', settings(parts.language, notes.length > 0, parts.sections !== null));
  add('fontTable', 'fontTable', fontTable(parts.look));
  if (notes.length > 0) add('footnotes', 'footnotes', footnotes(notes));
  if (comments !== null) {
    add('comments', 'comments', comments.part);
    files.set('word/commentsExtended.xml', comments.extended);
    types.push(el('Override', { PartName: '/word/commentsExtended.xml', ContentType: `${TYPE}.commentsExtended+xml` }));
    relations.part(OFFICE_2011, 'commentsExtended.xml');
  }
  const section: Section = {
    head: add('header1', 'header', edge('w:hdr', parts.head)),
    foot: add('footer1', 'footer', edge('w:ftr', parts.foot)),
    firstHead: parts.firstHead === undefined ? null : add('header2', 'header', edge('w:hdr', parts.firstHead)),
    margins: parts.look?.margins,
  };
  const starts = parts.sections ?? [];
  const further = { ...section, firstHead: null, further: true };
  // What a section is like stands at its end, in a paragraph that nobody sees.
  const body = parts.body.flatMap((each, index) => {
    const place = starts.indexOf(index);
    return place < 0 ? [each] : [sectionEnd(sectionMarkup(place === 0 ? section : further)), each];
  });
  const last = sectionMarkup({ ...(starts.length === 0 ? section : further), anew: parts.sections !== null });
  const main = el('w:document', NAMESPACES, el('w:body', {}, ...body, last));
  types.unshift(el('Override', { PartName: '/word/document.xml', ContentType: `${TYPE}.document.main+xml` }));
  const all: [string, Markup][] = [
    ['[Content_Types].xml', contentTypes(types)],
    ['_rels/.rels', packageRelations()],
    ['docProps/core.xml', core(parts)],
    ['docProps/app.xml', app()],
    ['word/document.xml', main],
    ['word/_rels/document.xml.rels', relations.markup()],
    ...files,
    ...(noteRelations.isEmpty || notes.length === 0
      ? []
      : [['word/_rels/footnotes.xml.rels', noteRelations.markup()] as [string, Markup]]),
  ];
  return zip([...all.map(([name, markup]) => ({ name, bytes: document(markup) })), ...pictures]);
}

const edge = (tag: string, content: readonly Markup[]): Markup => el(tag, { 'xmlns:w': W, 'xmlns:r': R }, ...content);

/** „Seite 3 von 12“ as what stands in a paragraph. */
export const pageOf = (page: string, of: string): readonly Markup[] => {
  const text = (value: string): Markup => el('w:r', {}, el('w:t', { 'xml:space': 'preserve' }, words(value)));
  const number = (name: string): Markup => field(name, '1', NOTHING, false);
  return [text(`${page} `), number('PAGE'), text(` ${of} `), number('NUMPAGES')];
};

/** A paragraph of a style around what stands in it. */
export const styled = (style: string, ...content: readonly Markup[]): Markup =>
  el('w:p', {}, el('w:pPr', {}, val('w:pStyle', style)), ...content);

interface Section {
  /** Ids of the parts. */
  readonly head: string;
  readonly foot: string;
  readonly firstHead: string | null;
  readonly margins: WordLook['margins'];
  /** Footnotes begin anew in it, as the settings say of all; LibreOffice counts them again only when the last section says it. */
  readonly anew?: boolean;
  /** Goes on where another one ends; a heading brings its own page. */
  readonly further?: boolean;
}

const sectionEnd = (section: Markup): Markup =>
  el(
    'w:p',
    {},
    el(
      'w:pPr',
      {},
      el('w:spacing', { 'w:before': 0, 'w:after': 0, 'w:line': 20, 'w:lineRule': 'exact' }),
      el('w:rPr', {}, val('w:sz', 2)),
      section,
    ),
  );

const TWIPS_PER_MM = 1_440 / 25.4;
const twips = (mm: number): number => Math.round(mm * TWIPS_PER_MM);

/** A4, by default with margins for binding and notes. */
function sectionMarkup({ head, foot, firstHead, margins, anew = false, further = false }: Section): Markup {
  const { top, right, bottom, left } =
    margins === undefined
      ? { top: 1_531, right: 1_418, bottom: 1_418, left: 1_418 }
      : {
          top: twips(margins.top),
          right: twips(margins.right),
          bottom: twips(margins.bottom),
          left: twips(margins.left),
        };
  const first = (name: string, id: string): Markup => el(name, { 'w:type': 'first', 'r:id': id });
  return el(
    'w:sectPr',
    {},
    el('w:headerReference', { 'w:type': 'default', 'r:id': head }),
    firstHead === null ? NOTHING : first('w:headerReference', firstHead),
    el('w:footerReference', { 'w:type': 'default', 'r:id': foot }),
    firstHead === null ? NOTHING : first('w:footerReference', foot),

    anew ? el('w:footnotePr', {}, val('w:numRestart', 'eachSect')) : NOTHING,
    further ? val('w:type', 'continuous') : NOTHING,
    el('w:pgSz', { 'w:w': 11_906, 'w:h': 16_838 }),
    el('w:pgMar', {
      'w:top': top,
      'w:right': right,
      'w:bottom': bottom,
      'w:left': left,
      'w:header': 709,
      'w:footer': 709,
      'w:gutter': 0,
    }),
    firstHead === null ? NOTHING : el('w:titlePg'),
  );
}

function settings(language: string, hasNotes: boolean, anew: boolean): Markup {
  const setting = (name: string, value: string): Markup =>
    el('w:compatSetting', { 'w:name': name, 'w:uri': 'http://schemas.microsoft.com/office/word', 'w:val': value });
  return el(
    'w:settings',
    { 'xmlns:w': W },
    el('w:zoom', { 'w:percent': 100 }),
    val('w:defaultTabStop', 709),
    el('w:autoHyphenation'),
    val('w:characterSpacingControl', 'doNotCompress'),
    hasNotes
      ? el(
          'w:footnotePr',
          {},
          anew ? val('w:numRestart', 'eachSect') : NOTHING,
          el('w:footnote', { 'w:id': -1 }),
          el('w:footnote', { 'w:id': 0 }),
        )
      : NOTHING,
    el(
      'w:compat',
      {},
      setting('compatibilityMode', '15'),
      setting('overrideTableStyleFontSizeAndJustification', '1'),
      setting('enableOpenTypeFeatures', '1'),
      setting('doNotFlipMirrorIndents', '1'),
    ),
    val('w:themeFontLang', language),
    val('w:decimalSymbol', language.startsWith('de') ? ',' : '.'),
    val('w:listSeparator', language.startsWith('de') ? ';' : ','),
  );
}

function footnotes(notes: readonly Markup[]): Markup {
  const separator = (id: number, type: string, line: string): Markup =>
    el('w:footnote', { 'w:type': type, 'w:id': id }, el('w:p', {}, el('w:r', {}, el(line))));
  return el(
    'w:footnotes',
    { 'xmlns:w': W, 'xmlns:r': R },
    separator(-1, 'separator', 'w:separator'),
    separator(0, 'continuationSeparator', 'w:continuationSeparator'),
    ...notes,
  );
}

function contentTypes(overrides: readonly Markup[]): Markup {
  const ending = (name: string, type: string): Markup => el('Default', { Extension: name, ContentType: type });
  return el(
    'Types',
    { xmlns: 'http://schemas.openxmlformats.org/package/2006/content-types' },
    ending('rels', 'application/vnd.openxmlformats-package.relationships+xml'),
    ending('xml', 'application/xml'),
    ending('png', 'image/png'),
    ending('jpeg', 'image/jpeg'),
    ending('gif', 'image/gif'),
    ending('svg', 'image/svg+xml'),
    ...overrides,
    el('Override', {
      PartName: '/docProps/core.xml',
      ContentType: 'application/vnd.openxmlformats-package.core-properties+xml',
    }),
    el('Override', {
      PartName: '/docProps/app.xml',
      ContentType: 'application/vnd.openxmlformats-officedocument.extended-properties+xml',
    }),
  );
}

function packageRelations(): Markup {
  const relations = new Relations();
  relations.part('officeDocument', 'word/document.xml');
  relations.part(
    'http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties',
    'docProps/core.xml',
  );
  relations.part('extended-properties', 'docProps/app.xml');
  return relations.markup();
}

/** Says nothing of persons. */
function core({ title, language, at, creator = 'Ratschrift' }: WordParts): Markup {
  const time = wordTime(at);
  const stamp = (name: string): Markup =>
    time === undefined ? NOTHING : el(name, { 'xsi:type': 'dcterms:W3CDTF' }, words(time));
  return el(
    'cp:coreProperties',
    {
      'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
      'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
      'xmlns:dcterms': 'http://purl.org/dc/terms/',
      'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    },
    el('dc:title', {}, words(title)),
    el('dc:creator', {}, words(creator)),
    el('dc:language', {}, words(language)),
    join([stamp('dcterms:created'), stamp('dcterms:modified')]),
  );
}

const app = (): Markup =>
  el(
    'Properties',
    { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
    el('Application', {}, words('Ratschrift')),
  );
