/** The parts of an OpenDocument text around its content, and the archive that holds all of them. */
import { document, el, NOTHING, words, type Markup } from '../docx/markup.ts';
import { zip, type ZipEntry } from '../zip.ts';
import { NAMESPACES } from './odt-named.ts';
import { odtStyles, type OdtPage } from './odt-styles.ts';

const MIME = 'application/vnd.oasis.opendocument.text';

export interface OdtParts {
  readonly title: string;
  /** When it was made (milliseconds since 1970); null where that isn't known. */
  readonly at: number | null;
  readonly page: OdtPage;
  /** Styles that the text made up. */
  readonly automatic: readonly Markup[];
  readonly body: readonly Markup[];
  readonly pictures: readonly (ZipEntry & { readonly mime: string })[];
}

/** The same parts give the same bytes. Says nothing of persons. */
export function odtFile({ title, at, page, automatic, body, pictures }: OdtParts): Promise<Uint8Array> {
  const content = el(
    'office:document-content',
    NAMESPACES,
    el('office:automatic-styles', {}, ...automatic),
    el('office:body', {}, el('office:text', {}, sequences, ...body)),
  );
  const time = at === null ? null : new Date(at).toISOString().slice(0, 19);
  const meta = el(
    'office:document-meta',
    NAMESPACES,
    el(
      'office:meta',
      {},
      el('meta:generator', {}, words('Ratschrift')),
      el('dc:title', {}, words(title)),
      el('dc:language', {}, words(`${page.lang}-${page.region}`)),
      time === null ? NOTHING : el('meta:creation-date', {}, words(time)),
      time === null ? NOTHING : el('dc:date', {}, words(time)),
    ),
  );
  const parts: readonly (readonly [string, Markup])[] = [
    ['content.xml', content],
    ['styles.xml', odtStyles(page)],
    ['meta.xml', meta],
  ];
  const listed = (name: string, type: string): Markup =>
    el('manifest:file-entry', {
      'manifest:full-path': name,
      'manifest:media-type': type,
      'manifest:version': name === '/' ? '1.3' : undefined,
    });
  const manifest = el(
    'manifest:manifest',
    { 'xmlns:manifest': 'urn:oasis:names:tc:opendocument:xmlns:manifest:1.0', 'manifest:version': '1.3' },
    listed('/', MIME),
    ...parts.map(([name]) => listed(name, 'text/xml')),
    ...pictures.map(({ name, mime }) => listed(name, mime)),
  );
  return zip([
    // Whoever looks at the first bytes of the archive reads there what it is.
    { name: 'mimetype', bytes: Buffer.from(MIME), stored: true },
    ...parts.map(([name, markup]) => ({ name, bytes: document(markup) })),
    ...pictures.map(({ name, bytes }) => ({ name, bytes, stored: true })),
    { name: 'META-INF/manifest.xml', bytes: document(manifest) },
  ]);
}

/** What captions count by. */
export const SEQUENCES = { table: 'Table', figure: 'Figure' } as const;
const sequences = el(
  'text:sequence-decls',
  {},
  ...Object.values(SEQUENCES).map((name) =>
    el('text:sequence-decl', { 'text:display-outline-level': 0, 'text:name': name }),
  ),
);
