/** Paragraphs and tables as blocks of a flow. */
import { newProposal } from '../../../shared/document/proposed.ts';
import type { Context } from './context.ts';
import { Story, type Draft, type Mark, type ParagraphForm } from './draft.ts';
import { meaningOf } from './fields.ts';
import { alternative, commentEdge, RunReader, type RunReading } from './read-runs.ts';
import { bookmarkPlace, isBookmark } from './references.ts';
import { readListPlace } from './styles.ts';
import { TableReader } from './read-table.ts';
import { child, find, valueOf, wholeNumber, type XmlElement } from './xml.ts';

/** Elements around blocks that say nothing of them. */
const transparent = new Set(['w:customXml', 'w:smartTag', 'w:sdtContent', 'w:ins', 'w:del', 'w:moveTo', 'w:moveFrom']);
const moveEdges = /^w:move(From|To)Range(Start|End)$/;

export class BlockReader {
  private readonly runs: RunReader;
  private readonly tables: TableReader;
  private depth = 0;

  constructor(
    private readonly context: Context,
    note: (kind: 'footnote' | 'endnote', id: string) => string | null,
  ) {
    this.runs = new RunReader(context, { note, textBox: (content) => this.story(content.children) });
    this.tables = new TableReader(context, (elements) => this.story(elements));
  }

  /** Reads a flow of its own. */
  story(elements: readonly XmlElement[]): readonly Draft[] {
    const story = new Story(this.context.places);
    this.depth += 1;
    for (const element of elements) this.read(element, story);
    this.depth -= 1;
    story.finish();
    return story.drafts;
  }

  /** Reads one element of a flow into it. */
  read(element: XmlElement, story: Story): void {
    const { name, children } = element;
    if (name === 'w:p') return this.paragraph(element, story);
    if (name === 'w:tbl') {
      for (const draft of this.tables.read(element, this.depth)) story.add(draft);
      return;
    }
    if (name === 'w:sdt') return this.control(element, story);
    if (name === 'w:commentRangeStart' || name === 'w:commentRangeEnd') {
      const { edge, id } = commentEdge(element);
      return story.mark(edge, id);
    }
    if (name === 'w:bookmarkStart') return story.mark('from', bookmarkPlace(element.attributes['w:name'] ?? ''));
    if (moveEdges.test(name)) return this.runs.readMoveEdge(element);
    if (name === 'w:altChunk') return this.context.note('object');
    if (name === 'm:oMathPara' || name === 'm:oMath') return this.bare([element], story);
    const inside = name === 'mc:AlternateContent' ? alternative(element) : transparent.has(name) ? children : [];
    for (const each of inside) this.read(each, story);
  }

  /** A content control; the table of contents is one. */
  private control(element: XmlElement, story: Story): void {
    const content = child(element, 'w:sdtContent');
    const gallery = valueOf(child(child(element, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
    if (content === undefined) return;
    if (gallery !== undefined && /table of contents/i.test(gallery)) {
      const instruction = find(content, 'w:instrText')?.text ?? '';
      const meaning = meaningOf(instruction);
      const of = meaning.kind === 'contents' ? meaning.of : 'headings';
      return story.add({ kind: 'contents', indent: 0, props: { of }, runs: [] });
    }
    for (const each of content.children) this.read(each, story);
  }

  private paragraph(paragraph: XmlElement, story: Story): void {
    const { context } = this;
    context.count('paragraphs', 1);
    const properties = child(paragraph, 'w:pPr');
    const reading: RunReading = { pieces: [], languages: new Map() };
    const wasInContents = context.fields.inContents;
    this.runs.read(
      paragraph.children.filter(({ name }) => name !== 'w:pPr'),
      {},
      reading,
    );
    const end = this.endOf(properties);
    if (end.ins === undefined && end.del === undefined) context.changes.close('text');
    const shown = this.shape(properties);
    const shownPieces = reading.pieces.filter((piece) => piece.type !== 'comment' || !isBookmark(piece.id));
    // The title over a table of contents belongs to it; so do its lines, where they stand without a field.
    if (shown.kind === 'contents' || (wasInContents && shownPieces.length === 0)) return;
    const blocks = shownPieces.length === 1 ? shownPieces[0] : undefined;
    if (blocks?.type === 'blocks' && blocks.drafts[0]?.kind === 'contents') return story.add(blocks.drafts[0]);
    story.paragraph({ ...this.form(properties, shown, reading), end }, reading.pieces);
  }

  private bare(elements: readonly XmlElement[], story: Story): void {
    const reading: RunReading = { pieces: [], languages: new Map() };
    this.runs.read(elements, {}, reading);
    story.paragraph({ kind: 'paragraph', indent: 0, props: {}, end: {}, ruled: false }, reading.pieces);
  }

  private form(properties: XmlElement | undefined, now: Shape, { languages }: RunReading): Omit<ParagraphForm, 'end'> {
    const { changes } = this.context;
    const change = child(properties, 'w:pPrChange');
    const before = change === undefined ? now : this.shape(child(change, 'w:pPr'));
    const props: Record<string, string> = {};
    const lang = this.languageOf(languages);
    if (lang !== null) props['lang'] = lang;
    if (now.kind === 'callout') props['tone'] = 'note';
    if (change === undefined) changes.close('block');
    else if (before.kind === now.kind && before.indent === now.indent) this.context.note('layoutChange');
    else {
      const id = changes.of(change, 'block');
      const propose = (name: 'kind' | 'indent', wanted: string | number): void => {
        const { key, value } = newProposal(name, id, wanted);
        props[key] = value;
      };
      if (before.kind !== now.kind) propose('kind', now.kind);
      if (before.indent !== now.indent) propose('indent', now.indent);
    }
    return { kind: before.kind, indent: before.indent, props, ruled: isRuled(properties) };
  }

  private endOf(properties: XmlElement | undefined): Mark {
    const end = child(properties, 'w:rPr');
    const { changes, moves } = this.context;
    const idOf = (plain: string, moved: string): string | undefined => {
      const change = child(end, plain);
      if (change !== undefined) return changes.of(change, 'text');
      const move = child(end, moved);
      if (move === undefined) return undefined;
      const name = moves.get(moved);
      return name === undefined ? changes.of(move, 'text') : changes.ofMove(name, move);
    };
    const ins = idOf('w:ins', 'w:moveTo');
    const del = idOf('w:del', 'w:moveFrom');
    return { ...(ins === undefined ? {} : { ins }), ...(del === undefined ? {} : { del }) };
  }

  private shape(properties: XmlElement | undefined): Shape {
    const { styles, lists } = this.context.reading;
    const style = styles.paragraph(valueOf(properties, 'w:pStyle'));
    const outline = wholeNumber(valueOf(properties, 'w:outlineLvl'), 0, 8);
    const kind = style.kind === 'paragraph' && outline !== undefined ? `heading${outline + 1}` : style.kind;
    if (kind !== 'paragraph') return { kind: kind === 'subtitle' ? 'paragraph' : kind, indent: 0 };
    const { list = '0', level = 0 } = { ...style.list, ...readListPlace(properties) };
    if (list === '0') return { kind: isBoxed(properties) ? 'callout' : 'paragraph', indent: 0 };
    const found = lists(list, level);
    if (found.kind === 'none') return { kind: 'paragraph', indent: 0 };
    if (!found.plain) this.context.noteList(list);
    return { kind: found.kind, indent: Math.min(8, level + style.indent) };
  }

  /** The language of most of the words, where it is neither German nor what the file takes for granted. */
  private languageOf(languages: ReadonlyMap<string, number>): string | null {
    const standard = primary(this.context.reading.styles.language ?? '');
    let most: [string, number] = ['', 0];
    for (const [tag, characters] of languages) if (characters > most[1]) most = [tag, characters];
    const [tag] = most;
    if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(tag) || /^(x-none|zxx)/i.test(tag)) return null;
    if (primary(tag) === 'de' || primary(tag) === standard) return null;
    return primary(tag) + tag.slice(primary(tag).length);
  }
}

interface Shape {
  readonly kind: string;
  readonly indent: number;
}

const primary = (tag: string): string => (tag.split('-')[0] ?? '').toLowerCase();

const drawn = (borders: XmlElement | undefined, side: string): boolean =>
  ![undefined, 'none', 'nil'].includes(valueOf(borders, `w:${side}`));

function isBoxed(properties: XmlElement | undefined): boolean {
  const borders = child(properties, 'w:pBdr');
  return ['top', 'bottom'].every((side) => drawn(borders, side)) && (drawn(borders, 'left') || drawn(borders, 'start'));
}

function isRuled(properties: XmlElement | undefined): boolean {
  const borders = child(properties, 'w:pBdr');
  return drawn(borders, 'bottom') !== drawn(borders, 'top');
}
