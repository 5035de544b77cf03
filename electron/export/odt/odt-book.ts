/** What everybody who writes a piece of one OpenDocument text shares. */
import { el, NOTHING, type Markup } from '../docx/markup.ts';
import type { Pictures } from '../html-image.ts';
import type { ShownBlock } from '../pdf/shown.ts';
import type { ZipEntry } from '../zip.ts';
import { encoded } from './odt-named.ts';

/** What a reference or a list of contents leads to, by the name of its place. */
export type Target =
  | { readonly kind: 'heading'; readonly number: string }
  | { readonly kind: 'table' | 'figure'; readonly number: string; readonly sequence: string };

export interface Listed {
  readonly of: 'headings' | 'tables' | 'figures';
  /** 1 for chapters. */
  readonly level: number;
  readonly text: string;
  readonly place: string | null;
}

export interface ParagraphLook {
  readonly lang?: string | undefined;
  readonly rtl?: true | undefined;
  readonly indent?: number | undefined;
  readonly breaks?: boolean;
}

export class OdtBook {
  readonly targets = new Map<string, Target>();
  readonly listed: Listed[] = [];
  readonly #styles = new Map<string, { readonly name: string; readonly markup: Markup }>();
  readonly #pictures = new Map<string, ZipEntry & { readonly mime: string }>();
  readonly #counts = new Map<string, number>();
  /** The next paragraph begins on a page of its own. */
  breaks = false;

  constructor(
    readonly pictures: Pictures,
    readonly files: ReadonlyMap<string, Uint8Array>,
    /** `blocksMarkup`, for what stands in cells and footnotes. */
    private readonly blocks: (book: OdtBook, blocks: readonly ShownBlock[], style: string) => Markup[],
  ) {}

  /** Blocks within something else. Where a page ends is said outside of it. */
  draw(blocks: readonly ShownBlock[], style: string): Markup[] {
    const breaks = this.takeBreak();
    const made = this.blocks(this, blocks, style);
    this.breaks = breaks;
    return made;
  }

  /** 1, 2, 3 … of each kind. */
  next(kind: string): number {
    const count = (this.#counts.get(kind) ?? 0) + 1;
    this.#counts.set(kind, count);
    return count;
  }

  get automatic(): readonly Markup[] {
    return [...this.#styles.values()].map(({ markup }) => markup);
  }

  get entries(): readonly (ZipEntry & { readonly mime: string })[] {
    return [...this.#pictures.values()];
  }

  /** The style of words with these formats; null for plain ones. */
  words(formats: readonly string[]): string | null {
    if (formats.length === 0) return null;
    return this.#style('T', `text ${[...formats].sort().join()}`, (name) =>
      el('style:style', { 'style:name': name, 'style:family': 'text' }, el('style:text-properties', looks(formats))),
    );
  }

  /** The style of a paragraph that is like a named one but for its language, direction, indent or page. */
  paragraph(base: string, { lang, rtl, indent = 0, breaks = this.takeBreak() }: ParagraphLook): string {
    if (lang === undefined && rtl !== true && indent === 0 && !breaks) return encoded(base);
    return this.#style('P', `${base} ${lang ?? ''} ${rtl === true} ${indent} ${breaks}`, (name) =>
      el(
        'style:style',
        { 'style:name': name, 'style:family': 'paragraph', 'style:parent-style-name': encoded(base) },
        el('style:paragraph-properties', {
          'fo:margin-left': indent > 0 ? `${indent * 6.3}mm` : undefined,
          'fo:break-before': breaks ? 'page' : undefined,
          ...(rtl === true && { 'style:writing-mode': 'rl-tb', 'fo:text-align': 'start' }),
        }),
        lang === undefined
          ? NOTHING
          : el('style:text-properties', {
              'fo:language': rtl === true ? undefined : lang,
              'fo:country': rtl === true ? undefined : 'none',
              'style:language-complex': rtl === true ? lang : undefined,
              'style:country-complex': rtl === true ? 'none' : undefined,
            }),
      ),
    );
  }

  takeBreak(): boolean {
    const { breaks } = this;
    this.breaks = false;
    return breaks;
  }

  /** The style of a table this wide (millimetres). */
  table(width: number): string {
    return this.#style('Ta', `table ${width}`, (name) =>
      el(
        'style:style',
        { 'style:name': name, 'style:family': 'table' },
        el('style:table-properties', {
          'style:width': `${width}mm`,
          'table:align': 'left',
          'fo:margin-top': '0mm',
          'fo:margin-bottom': '3mm',
          'table:border-model': 'collapsing',
        }),
      ),
    );
  }

  column(width: number): string {
    const wide = Math.max(0.1, Math.round(width * 100) / 100);
    return this.#style('Co', `column ${wide}`, (name) =>
      el(
        'style:style',
        { 'style:name': name, 'style:family': 'table-column' },
        el('style:table-column-properties', { 'style:column-width': `${wide}mm` }),
      ),
    );
  }

  cell(properties: Readonly<Record<string, string>>): string {
    return this.#style('Ce', `cell ${JSON.stringify(properties)}`, (name) =>
      el(
        'style:style',
        { 'style:name': name, 'style:family': 'table-cell' },
        el('style:table-cell-properties', properties),
      ),
    );
  }

  /** The one row style: a row stays on one page. */
  row(): string {
    return this.#style('Ro', 'row', (name) =>
      el(
        'style:style',
        { 'style:name': name, 'style:family': 'table-row' },
        el('style:table-row-properties', { 'fo:keep-together': 'always' }),
      ),
    );
  }

  graphic(): string {
    return this.#style('Gr', 'graphic', (name) =>
      el(
        'style:style',
        { 'style:name': name, 'style:family': 'graphic' },
        el('style:graphic-properties', {
          'style:vertical-pos': 'top',
          'style:vertical-rel': 'baseline',
          'fo:border': 'none',
        }),
      ),
    );
  }

  /** The address of a picture in the file, and how high it is for its width; null for one that isn't there. */
  picture(file: string): { readonly href: string; readonly mime: string; readonly ratio: number } | null {
    const bytes = this.files.get(file);
    const picture = this.pictures.get(file.replace(/\.\w+$/, ''));
    if (bytes === undefined || picture === undefined) return null;
    return {
      href: this.keep(file, bytes, picture.mime),
      mime: picture.mime,
      ratio: Math.max(1, picture.height) / Math.max(1, picture.width),
    };
  }

  /** The address of a file that comes along. */
  keep(file: string, bytes: Uint8Array, mime: string): string {
    const href = `Pictures/${file}`;
    this.#pictures.set(href, { name: href, bytes, mime });
    return href;
  }

  #style(prefix: string, key: string, make: (name: string) => Markup): string {
    const known = this.#styles.get(key);
    if (known !== undefined) return known.name;
    const name = `${prefix}${this.next(`style ${prefix}`)}`;
    this.#styles.set(key, { name, markup: make(name) });
    return name;
  }
}

function looks(formats: readonly string[]): Readonly<Record<string, string>> {
  const has = (format: string): boolean => formats.includes(format);
  return {
    ...(has('b') && { 'fo:font-weight': 'bold', 'style:font-weight-complex': 'bold' }),
    ...(has('i') && { 'fo:font-style': 'italic', 'style:font-style-complex': 'italic' }),
    ...(has('u') && {
      'style:text-underline-style': 'solid',
      'style:text-underline-width': 'auto',
      'style:text-underline-color': 'font-color',
    }),
    ...(has('s') && { 'style:text-line-through-style': 'solid' }),
    ...(has('sub') ? { 'style:text-position': 'sub 58%' } : has('sup') ? { 'style:text-position': 'super 58%' } : {}),
  };
}
