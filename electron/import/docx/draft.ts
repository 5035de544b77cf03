/** Blocks under construction, and the flow they stand in: the body, a table's cell, a footnote. */
import { EMBED_CHARACTER, pushRun, type Attributes, type Run } from '../../../shared/document/block.ts';
import { mayStand } from '../../../shared/document/places.ts';
import { propertiesOfKind, type Properties } from '../../../shared/document/properties.ts';
import type { ImportedBlock, ImportedTable } from '../imported-text.ts';

export interface Draft {
  kind: string;
  indent: number;
  props: Properties;
  runs: Run[];
  image?: number;
  table?: ImportedTable;
  /** The local name under which cross-references lead here. */
  target?: string;
  /** Of a caption: what it labels, and where its own words begin behind `Table 3:`. */
  caption?: { readonly label: 'table' | 'figure' | null; readonly words: number };
}

/** What a paragraph is made of before it becomes blocks. */
export type Piece =
  | { readonly type: 'run'; readonly run: Run; readonly number: 'table' | 'figure' | null | undefined }
  | { readonly type: 'pageBreak' }
  /** What stands on its own: a picture, a line, the content of a text box. */
  | { readonly type: 'blocks'; readonly drafts: readonly Draft[] }
  | { readonly type: 'comment'; readonly edge: 'from' | 'to'; readonly id: string };

export const textPiece = (text: string, attrs: Attributes, number?: 'table' | 'figure' | null): Piece => ({
  type: 'run',
  run: { text, attrs },
  number,
});
export const embedPiece = (embed: unknown, attrs: Attributes): Piece => ({
  type: 'run',
  run: { text: EMBED_CHARACTER, attrs, embed },
  number: undefined,
});

/** A suggested split or join that the next block's marker carries. */
export interface Mark {
  readonly ins?: string;
  readonly del?: string;
}

/** Where comments begin and end, and where bookmarks stand; a block may still change while they are noted. */
export class Places {
  private readonly found = new Map<string, { from?: Place; to?: Place }>();

  set(comment: string, edge: 'from' | 'to', draft: Draft, offset: number): void {
    const known = this.found.get(comment) ?? {};
    this.found.set(
      comment,
      edge === 'from' && known.from !== undefined ? known : { ...known, [edge]: { draft, offset } },
    );
  }

  of(comment: string): { readonly from?: Place; readonly to?: Place } {
    return this.found.get(comment) ?? {};
  }

  /** Characters of a block were exchanged: `now` gives the present offset of a former one. */
  shifted(draft: Draft, now: (offset: number) => number): void {
    const place = (old: Place | undefined): Place | undefined =>
      old?.draft === draft ? { draft, offset: now(old.offset) } : old;
    this.each(place);
  }

  /** What stood in one block stands in another, `less` characters nearer to its start. */
  moved(from: Draft, to: Draft, less: number): void {
    this.each((old) => (old?.draft === from ? { draft: to, offset: Math.max(0, old.offset - less) } : old));
  }

  private each(place: (old: Place | undefined) => Place | undefined): void {
    for (const [id, { from: start, to: end }] of this.found) {
      const [a, b] = [place(start), place(end)];
      this.found.set(id, { ...(a && { from: a }), ...(b && { to: b }) });
    }
  }
}
export interface Place {
  readonly draft: Draft;
  readonly offset: number;
}

export interface ParagraphForm {
  readonly kind: string;
  readonly indent: number;
  readonly props: Properties;
  /** The change that brought or would take the paragraph's end. */
  readonly end: Mark;
  /** An empty one is a line across the page. */
  readonly ruled: boolean;
}

/** A flow of blocks. */
export class Story {
  readonly drafts: Draft[] = [];
  private pending: Mark = {};
  private floating: { readonly edge: 'from' | 'to'; readonly id: string }[] = [];

  constructor(private readonly places: Places) {}

  add(draft: Draft): void {
    this.drafts.push(draft);
    this.pending = {};
    this.settle(draft);
  }

  /** A comment begins or ends between blocks. */
  mark(edge: 'from' | 'to', id: string): void {
    const last = this.drafts[this.drafts.length - 1];
    if (edge === 'to' && last !== undefined) this.places.set(id, edge, last, lengthOf(last.runs));
    else this.floating.push({ edge, id });
  }

  /** A comment whose block was left out or never came ends where the flow ends. */
  finish(): void {
    const last = this.drafts[this.drafts.length - 1];
    if (last !== undefined)
      for (const { id, edge } of this.floating) this.places.set(id, edge, last, lengthOf(last.runs));
    this.floating = [];
  }

  /** Adds a paragraph as blocks: cut at page breaks, pictures of it before or behind its words. */
  paragraph(form: ParagraphForm, pieces: readonly Piece[]): void {
    const { first, pending } = this.markers(form.end, pieces);
    let segment: Piece[] = [];
    let props: Properties = { ...form.props, ...first };
    const flush = (): void => {
      this.segment({ ...form, props }, segment);
      segment = [];
      props = form.props;
    };
    for (const piece of pieces) {
      if (piece.type !== 'pageBreak') segment.push(piece);
      else {
        if (segment.some((each) => each.type !== 'comment')) flush();
        this.add({ kind: 'pagebreak', indent: 0, props: {}, runs: [] });
      }
    }
    if (segment.length > 0 || !pieces.some((piece) => piece.type === 'pageBreak')) flush();
    this.pending = pending;
  }

  private segment(form: ParagraphForm, pieces: readonly Piece[]): void {
    const before: Draft[] = [];
    const behind: Draft[] = [];
    const runs: Run[] = [];
    const marks: { edge: 'from' | 'to'; id: string; offset: number }[] = [];
    let caption: Draft['caption'];
    let length = 0;
    for (const piece of pieces) {
      if (piece.type === 'run') {
        pushRun(runs, piece.run);
        length += piece.run.text.length;
        if (piece.number !== undefined) caption = { label: piece.number, words: length };
      } else if (piece.type === 'blocks') (length === 0 ? before : behind).push(...piece.drafts);
      else if (piece.type === 'comment') marks.push({ ...piece, offset: length });
    }
    this.drafts.push(...before);
    const { ins, del } = form.props;
    const empty = !runs.some((run) => run.embed !== undefined || run.text.trim() !== '');
    let own: Draft | undefined;
    if (!empty || ins !== undefined || del !== undefined) {
      own = { kind: form.kind, indent: form.indent, props: form.props, runs, ...(caption && { caption }) };
    } else if (form.ruled && before.length === 0) own = { kind: 'rule', indent: 0, props: {}, runs: [] };
    if (own !== undefined) this.drafts.push(own);
    this.drafts.push(...behind);
    const holder = own ?? before[0];
    if (holder === undefined) this.floating.push(...marks);
    else {
      this.settle(holder);
      for (const { id, edge, offset } of marks) this.places.set(id, edge, holder, own === undefined ? 0 : offset);
    }
  }

  private settle(draft: Draft): void {
    for (const { id, edge } of this.floating) this.places.set(id, edge, draft, 0);
    this.floating = [];
  }

  /**
   * Word's mark stands at the end of a paragraph, ours at its start. A paragraph that came or goes as a whole is one whose own
   * marker does; else the end of one paragraph is the start of the next.
   */
  private markers(end: Mark, pieces: readonly Piece[]): { first: Mark; pending: Mark } {
    const first: { ins?: string; del?: string } = { ...this.pending };
    const pending: { ins?: string; del?: string } = {};
    const runs = pieces.flatMap((piece) => (piece.type === 'run' && piece.run.text.trim() !== '' ? [piece.run] : []));
    for (const part of ['ins', 'del'] as const) {
      const id = end[part];
      if (id === undefined) continue;
      const whole = runs.every((run) => Object.keys(run.attrs).some((key) => key.startsWith(`${part}:`)));
      if (whole && first[part] === undefined) first[part] = id;
      else pending[part] = id;
    }
    return { first, pending };
  }
}

export const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.text.length, 0);
export const wordsOf = (runs: readonly Run[]): string =>
  runs.map((run) => (run.embed === undefined ? run.text : '')).join('');

/** A finished block, as it is handed over. */
export const plainBlock = ({ kind, indent, props, runs, image, table, target }: Draft): ImportedBlock => ({
  kind: kind === 'caption' ? 'paragraph' : kind,
  indent,
  props,
  runs,
  ...(image === undefined ? {} : { image }),
  ...(table === undefined ? {} : { table }),
  ...(target === undefined ? {} : { target }),
});

/** A finished block of a cell or a footnote, where only words and lists may stand; a heading there is bold words. */
export function innerBlock(draft: Draft): ImportedBlock {
  const { kind, indent, props, runs } = draft;
  if (mayStand(kind, 'cell')) return { kind, indent, props, runs };
  const kept = propertiesOfKind('paragraph', props);
  const bold = kind.startsWith('heading') || kind === 'title';
  const words = bold ? runs.map((run) => ({ ...run, attrs: { ...run.attrs, b: true } })) : runs;
  return { kind: 'paragraph', indent: 0, props: kept, runs: words };
}
