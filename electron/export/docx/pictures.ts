/** Pictures as Word has them. */
import { imageOf } from '../../../shared/document/images.ts';
import type { Block } from '../../../shared/document/block.ts';
import type { Picture, Pictures } from '../html-image.ts';
import type { ZipEntry } from '../zip.ts';
import { el, NOTHING, words, type Markup } from './markup.ts';
import type { Relations } from './relations.ts';
import type { Revisions } from './revisions.ts';

const EMU_PER_PIXEL = 9525;
/** Of the page between its margins: 16 × 22 cm. */
const MOST_WIDTH = 5_760_000;
const MOST_HEIGHT = 7_920_000;
const [DRAWING, PICTURE] = [
  'http://schemas.openxmlformats.org/drawingml/2006/main',
  'http://schemas.openxmlformats.org/drawingml/2006/picture',
];
/** Word shows these; what it can't show (WebP) is named by its description. */
const ENDINGS: Readonly<Record<string, string>> = { 'image/png': 'png', 'image/jpeg': 'jpeg', 'image/gif': 'gif' };

/** English Metric Units. */
type Size = Readonly<Record<'cx' | 'cy', number>>;
interface Shown {
  readonly name: string;
  readonly alt: string | null;
  readonly size: Size;
}

export class PictureParts {
  readonly #files = new Map<string, ZipEntry>();

  constructor(
    private readonly pictures: Pictures,
    private readonly relations: Relations,
    private readonly revisions: Revisions,
  ) {}

  /** The drawing of an image block; null for a picture that isn't there, or that Word can't show. */
  drawing(block: Block, name: string): Markup | null {
    const image = imageOf(block);
    const picture = this.pictures.get(image?.asset ?? '');
    const ending = ENDINGS[picture?.mime ?? ''];
    if (image === null || picture === undefined || ending === undefined) return null;
    const file = `media/${image.asset ?? ''}.${ending}`;
    this.#files.set(file, { name: `word/${file}`, bytes: picture.bytes, stored: true });
    const blip = el('a:blip', { 'r:embed': this.relations.part('image', file) });
    return this.inline(blip, { name, alt: image.alt, size: sizeOf(picture, image.width) });
  }

  /** The relation of a file that comes along. */
  keep(file: string, bytes: Uint8Array): string {
    this.#files.set(`media/${file}`, { name: `word/media/${file}`, bytes, stored: true });
    return this.relations.part('image', `media/${file}`);
  }

  /** `alt` null: nobody has said what it shows; empty: nothing that the text doesn't say. */
  inline(blip: Markup, { name, alt, size }: Shown): Markup {
    const id = this.revisions.next();
    return el(
      'w:drawing',
      {},
      el(
        'wp:inline',
        { distT: 0, distB: 0, distL: 0, distR: 0 },
        el('wp:extent', size),
        el('wp:docPr', { id, name: `${name} ${id}`, descr: alt ?? undefined }, alt === '' ? decorative : NOTHING),
        el('wp:cNvGraphicFramePr', {}, el('a:graphicFrameLocks', { 'xmlns:a': DRAWING, noChangeAspect: 1 })),
        el(
          'a:graphic',
          { 'xmlns:a': DRAWING },
          el('a:graphicData', { uri: PICTURE }, this.#picture(blip, `${name} ${id}`, size)),
        ),
      ),
    );
  }

  get entries(): readonly ZipEntry[] {
    return [...this.#files.values()];
  }

  #picture(blip: Markup, name: string, size: Size): Markup {
    return el(
      'pic:pic',
      { 'xmlns:pic': PICTURE },
      el('pic:nvPicPr', {}, el('pic:cNvPr', { id: 0, name }), el('pic:cNvPicPr')),
      el('pic:blipFill', {}, blip, el('a:stretch', {}, el('a:fillRect'))),
      el(
        'pic:spPr',
        {},
        el('a:xfrm', {}, el('a:off', { x: 0, y: 0 }), el('a:ext', size)),
        el('a:prstGeom', { prst: 'rect' }, el('a:avLst')),
      ),
    );
  }
}

/** Says nothing that the text doesn't say: screen readers pass it over. */
const decorative = el(
  'a:extLst',
  { 'xmlns:a': DRAWING },
  el(
    'a:ext',
    { uri: '{C183D7F6-B498-43B3-948B-1728B52AA6E4}' },
    el(
      'adec:decorative',
      { 'xmlns:adec': 'http://schemas.microsoft.com/office/drawing/2017/decorative', val: 1 },
      words(''),
    ),
  ),
);

function sizeOf({ width, height }: Picture, percent: number | null): Size {
  const [w, h] = [Math.max(1, width), Math.max(1, height)];
  const wanted = percent === null ? Math.min(w * EMU_PER_PIXEL, MOST_WIDTH) : (MOST_WIDTH * percent) / 100;
  const scale = Math.min(wanted / w, MOST_HEIGHT / h);
  return { cx: Math.max(1, Math.round(w * scale)), cy: Math.max(1, Math.round(h * scale)) };
}
