/** The inside of a paragraph: runs, links, fields, tracked changes, and what stands among the words. */
import type { Attributes } from '../../../shared/document/block.ts';
import { cleanWords } from './clean-words.ts';
import type { Context } from './context.ts';
import { embedPiece, textPiece, type Draft, type Piece } from './draft.ts';
import { safeAddress, type FieldMeaning } from './fields.ts';
import { readDrawing, readVmlPicture } from './pictures.ts';
import { ObjectReader } from './read-objects.ts';
import { bookmarkPlace } from './references.ts';
import { languageOf, RunAttributes, withoutFormats, type Around } from './run-attributes.ts';
import { symbolText } from './symbols.ts';
import { child, switchOf, valueOf, type XmlElement } from './xml.ts';

/** What a run holds that only who knows the whole file can read. */
export interface RunHelpers {
  /** The blocks of a text box. */
  readonly textBox: (content: XmlElement) => readonly Draft[];
  /** A footnote's or endnote's local id; null where there is none of this number. */
  readonly note: (kind: 'footnote' | 'endnote', id: string) => string | null;
}

export interface RunReading {
  readonly pieces: Piece[];
  /** Characters by language tag, empty for none. */
  readonly languages: Map<string, number>;
}

const transparent = new Set(['w:smartTag', 'w:customXml', 'w:dir', 'w:bdo', 'w:sdtContent', 'w:subDoc', 'w:rt']);
/** Beyond what `mc:Choice` may require that we can read. */
const understood = new Set([
  'wps',
  'wpg',
  'wpc',
  'wp14',
  'w14',
  'w15',
  'w16',
  'w16se',
  'w16cid',
  'w16du',
  'a14',
  'pic14',
  'v',
]);

export class RunReader {
  private readonly attributes: RunAttributes;
  private readonly objects: ObjectReader;

  constructor(
    private readonly context: Context,
    private readonly helpers: RunHelpers,
  ) {
    this.attributes = new RunAttributes(context);
    this.objects = new ObjectReader(context, this.attributes, helpers.textBox);
  }

  /** Reads what stands in a paragraph, a link, a change …, in order. */
  read(elements: readonly XmlElement[], around: Around, to: RunReading): void {
    for (const element of elements) this.readElement(element, around, to);
  }

  private readElement(element: XmlElement, around: Around, to: RunReading): void {
    const { changes, fields, moves } = this.context;
    const { name, attributes, children } = element;
    const within = (more: Around): void => this.read(children, { ...around, ...more }, to);
    switch (name) {
      case 'w:r':
        return this.readRun(element, around, to);
      case 'w:hyperlink':
        return within({ link: this.linkOf(element) });
      case 'w:ins':
        return within({ ins: changes.of(element, 'text') });
      case 'w:del':
        return within({ del: changes.of(element, 'text') });
      case 'w:moveTo':
      case 'w:moveFrom': {
        const part = name === 'w:moveTo' ? 'ins' : 'del';
        const move = moves.get(name);
        return within({ [part]: move === undefined ? changes.of(element, 'text') : changes.ofMove(move, element) });
      }
      case 'w:moveToRangeStart':
      case 'w:moveFromRangeStart':
      case 'w:moveToRangeEnd':
      case 'w:moveFromRangeEnd':
        return this.readMoveEdge(element);
      case 'w:fldSimple':
        fields.begin();
        fields.instruct(attributes['w:instr'] ?? '');
        this.meaning(fields.separate(), to);
        within({});
        return fields.end();
      case 'w:sdt':
        return this.read(child(element, 'w:sdtContent')?.children ?? [], around, to);
      case 'mc:AlternateContent':
        return this.read(alternative(element), around, to);
      case 'm:oMath':
      case 'm:oMathPara':
        return this.objects.readFormula(element, around, to);
      case 'w:commentRangeStart':
      case 'w:commentRangeEnd':
        return void to.pieces.push(commentEdge(element));
      case 'w:bookmarkStart':
        return void to.pieces.push({ type: 'comment', edge: 'from', id: bookmarkPlace(attributes['w:name'] ?? '') });
      default:
        if (transparent.has(name)) within({});
    }
  }

  /** Noted also where it stands between paragraphs. */
  readMoveEdge({ name, attributes }: XmlElement): void {
    const part = name.startsWith('w:moveTo') ? 'w:moveTo' : 'w:moveFrom';
    const move = attributes['w:name'];
    if (name.endsWith('End')) this.context.moves.delete(part);
    else if (move !== undefined) this.context.moves.set(part, move);
  }

  private linkOf({ attributes }: XmlElement): string | null {
    const relationship = this.context.relationships.get(attributes['r:id'] ?? '');
    if (relationship?.address === undefined || relationship.address === null) return null;
    const anchor = attributes['w:anchor'];
    const address = safeAddress(relationship.address + (anchor === undefined ? '' : `#${anchor}`));
    if (address === null) this.context.note('link', relationship.address);
    return address;
  }

  private readRun(run: XmlElement, around: Around, to: RunReading): void {
    const properties = child(run, 'w:rPr');
    if (switchOf(properties, 'w:vanish') === true) return this.readHidden(run);
    const attrs = this.attributes.attributesOf(properties, around);
    let highlight = ![undefined, 'none'].includes(valueOf(properties, 'w:highlight'));
    const language = languageOf(properties);
    const say = (text: string): void => {
      const clean = cleanWords(text);
      if (clean === '' || !this.context.fields.shows) return;
      this.context.count('characters', clean.length);
      this.attributes.closeChanges(attrs);
      const { numbers, reference } = this.context.fields;
      const marked = this.context.references.mark(attrs, reference);
      to.pieces.push(textPiece(clean, marked, numbers === null ? undefined : numbers.label));
      to.languages.set(language, (to.languages.get(language) ?? 0) + clean.length);
      if (highlight) this.context.note('highlight', clean);
      highlight = false;
    };
    for (const element of run.children) this.readInRun(element, { attrs, around, to, say });
  }

  private readInRun(element: XmlElement, place: InRun): void {
    const { fields } = this.context;
    const { attrs, to, say } = place;
    switch (element.name) {
      case 'w:t':
      case 'w:delText':
        return say(wordsOf(element));
      case 'w:tab':
      case 'w:ptab':
        return say('\t');
      case 'w:br':
        if (element.attributes['w:type'] !== 'page') return say('\n');
        if (fields.shows) to.pieces.push({ type: 'pageBreak' });
        return;
      case 'w:cr':
        return say('\n');
      case 'w:noBreakHyphen':
        return say('\u2011');
      case 'w:softHyphen':
        return say('\u00AD');
      case 'w:sym': {
        const { 'w:font': font = '', 'w:char': code = '' } = element.attributes;
        const text = symbolText(font, code);
        if (text === null) this.context.note('symbol', `${font} ${code}`);
        return say(text ?? '\u25A1');
      }
      case 'w:fldChar': {
        const type = element.attributes['w:fldCharType'];
        if (child(element, 'w:ffData') !== undefined) this.context.note('formField');
        if (type === 'begin') fields.begin();
        else if (type === 'separate') this.meaning(fields.separate(), to);
        else if (type === 'end') fields.end();
        return;
      }
      case 'w:instrText':
      case 'w:delInstrText':
        return fields.instruct(element.text);
      case 'w:footnoteReference':
      case 'w:endnoteReference': {
        if (!fields.shows) return;
        const kind = element.name === 'w:footnoteReference' ? 'footnote' : 'endnote';
        const note = this.helpers.note(kind, element.attributes['w:id'] ?? '');
        // The number's own raised type is not a format of the text.
        if (note !== null) to.pieces.push(embedPiece({ note }, withoutFormats(attrs)));
        return;
      }
      case 'w:commentReference':
        return void to.pieces.push({ ...commentEdge(element), edge: 'from' });
      case 'w:drawing':
        return this.objects.readPicture(readDrawing(element), element, to);
      case 'w:pict':
        return this.objects.readPict(element, to);
      case 'w:object':
        this.context.note('object');
        return this.objects.readPicture(readVmlPicture(element), element, to);
      case 'mc:AlternateContent':
        for (const each of alternative(element)) this.readInRun(each, place);
        return;
      case 'w:ruby':
        return this.read(child(element, 'w:rubyBase')?.children ?? [], place.around, to);
      default:
    }
  }

  private readHidden(run: XmlElement): void {
    const words = run.children.filter(({ name }) => name === 'w:t').map(wordsOf);
    // A list of contents hides the numbers of its pages in the web view's copy.
    if (words.length > 0 && this.context.fields.shows) this.context.note('hidden', words.join(''));
    for (const { name, attributes } of run.children) {
      if (name !== 'w:fldChar') continue;
      if (attributes['w:fldCharType'] === 'begin') this.context.fields.begin();
      else if (attributes['w:fldCharType'] === 'separate') this.context.fields.separate();
      else this.context.fields.end();
    }
  }

  private meaning(meaning: FieldMeaning | null, to: RunReading): void {
    if (meaning?.kind === 'reference') this.context.references.begin(meaning.to, this.context.block);
    else if (meaning?.kind === 'form') this.context.note('formField');
    else if (meaning?.kind === 'link' && meaning.address === null) this.context.note('link');
    else if (meaning?.kind === 'contents') {
      const draft: Draft = { kind: 'contents', indent: 0, props: { of: meaning.of }, runs: [] };
      to.pieces.push({ type: 'blocks', drafts: [draft] });
    }
  }
}

interface InRun {
  readonly attrs: Attributes;
  readonly around: Around;
  readonly to: RunReading;
  readonly say: (text: string) => void;
}

export function commentEdge({ name, attributes }: XmlElement): Extract<Piece, { type: 'comment' }> {
  return { type: 'comment', edge: name === 'w:commentRangeEnd' ? 'to' : 'from', id: attributes['w:id'] ?? '' };
}

/** The branch of several ways to write one thing that we can read. */
export function alternative(element: XmlElement): readonly XmlElement[] {
  const choice = element.children.find(
    ({ name, attributes }) =>
      name === 'mc:Choice' && (attributes['Requires'] ?? '').split(/\s+/).every((each) => understood.has(each)),
  );
  return (choice ?? child(element, 'mc:Fallback'))?.children ?? [];
}

/** The words of an element; at its edges white space counts only where the file says so. */
function wordsOf({ text, attributes }: XmlElement): string {
  const flat = text.replace(/[\r\n]+/g, ' ');
  return attributes['xml:space'] === 'preserve' ? flat : flat.replace(/^[ \t]+|[ \t]+$/g, '');
}
