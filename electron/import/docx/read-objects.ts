/** What stands among the words and is none: pictures, drawings, text boxes, lines and formulas. */
import type { Context } from './context.ts';
import { textPiece, type Draft, type Piece } from './draft.ts';
import { readVmlPicture, type Drawing } from './pictures.ts';
import { cleanWords } from './clean-words.ts';
import type { Around, RunAttributes } from './run-attributes.ts';
import { find, walk, type XmlElement } from './xml.ts';

export class ObjectReader {
  constructor(
    private readonly context: Context,
    private readonly attributes: RunAttributes,
    /** The blocks of a text box. */
    private readonly textBox: (content: XmlElement) => readonly Draft[],
  ) {}

  readPict(element: XmlElement, to: { readonly pieces: Piece[] }): void {
    const line = find(element, 'v:rect')?.attributes['o:hr'];
    if (line === 't' || line === 'true') {
      return void to.pieces.push({ type: 'blocks', drafts: [{ kind: 'rule', indent: 0, props: {}, runs: [] }] });
    }
    this.readPicture(readVmlPicture(element), element, to);
  }

  readPicture(drawing: Drawing | null, element: XmlElement, to: { readonly pieces: Piece[] }): void {
    if (!this.context.fields.shows) return;
    const boxes: XmlElement[] = [];
    walk(element, (each) => {
      if (each.name !== 'w:txbxContent') return true;
      boxes.push(each);
      return false;
    });
    if (boxes.length > 0) {
      this.context.note('textBox');
      to.pieces.push({ type: 'blocks', drafts: boxes.flatMap((box) => this.textBox(box)) });
    }
    if (drawing === null) {
      if (boxes.length === 0 && element.name !== 'w:object') this.context.note('drawing', altOf(element));
      return;
    }
    const part = this.context.relationships.get(drawing.embedded ?? '')?.part ?? null;
    if (part === null) return this.context.note('linkedPicture', drawing.alt);
    to.pieces.push({ type: 'blocks', drafts: [this.pictureDraft(part, drawing)] });
  }

  private pictureDraft(part: string, { alt, decorative, width }: Drawing): Draft {
    const props = { ...(alt === '' ? {} : { alt }), ...(decorative ? { decorative: true } : {}) };
    const draft: Draft = { kind: 'image', indent: 0, props, runs: [] };
    this.context.pictures.push({ part, draft, width });
    return draft;
  }

  readFormula(element: XmlElement, around: Around, to: { readonly pieces: Piece[] }): void {
    let text = '';
    walk(element, (each) => {
      text += each.name === 'm:t' ? each.text : '';
      return true;
    });
    this.context.note('formula', text);
    const clean = cleanWords(text);
    this.context.count('characters', clean.length);
    if (clean !== '' && this.context.fields.shows)
      to.pieces.push(textPiece(clean, this.attributes.attributesOf(undefined, around)));
  }
}

const altOf = (element: XmlElement): string => find(element, 'wp:docPr')?.attributes['descr'] ?? '';
