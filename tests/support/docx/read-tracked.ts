/**
 * A reading of tracked changes of our own: what a Word file says when everything is accepted, or rejected. It knows nothing of the
 * writer; what it knows stands in ECMA-376 part 1, section 17.13.5.
 */
import { unzipSync } from './unzip.ts';
import { parseXml, type Node } from './parse-xml.ts';

export type Decision = 'accept' | 'reject';

/** A paragraph: its style, and its words, with formats as `*b*`; fields show `#`. */
export interface TrackedLine {
  readonly style: string;
  readonly text: string;
}

/** Lines of the body; of a table the cells, row by row. */
export function readTracked(docx: Uint8Array, decision: Decision): TrackedLine[] {
  const parts = unzipSync(docx);
  const notes = new Map<string, Node>();
  const footnotes = parts.get('word/footnotes.xml');
  if (footnotes !== undefined)
    for (const note of parseXml(footnotes).children) notes.set(note.attributes['w:id'] ?? '', note);
  const main = parseXml(parts.get('word/document.xml') ?? '');
  const body = main.children.find(({ name }) => name === 'w:body');
  const reader = new Reader(decision, notes);
  reader.flow(body?.children ?? []);
  return reader.lines;
}

const GONE: Readonly<Record<Decision, readonly string[]>> = {
  accept: ['w:del', 'w:moveFrom', 'w:cellDel'],
  reject: ['w:ins', 'w:moveTo', 'w:cellIns'],
};
const FORMATS: readonly (readonly [string, string])[] = [
  ['w:b', 'b'],
  ['w:i', 'i'],
  ['w:strike', 's'],
  ['w:u', 'u'],
];

class Reader {
  readonly lines: TrackedLine[] = [];
  #carried = '';
  #field: 'none' | 'code' | 'result' = 'none';

  constructor(
    private readonly decision: Decision,
    private readonly notes: ReadonlyMap<string, Node>,
  ) {}

  flow(nodes: readonly Node[]): void {
    for (const node of nodes) {
      if (node.name === 'w:p') this.#paragraph(node);
      else if (node.name === 'w:tbl') this.#table(node);
    }
  }

  /** Words whose mark is gone go on in the next paragraph; the last one's are a line of their own. */
  #paragraph(node: Node): void {
    const properties = child(node, 'w:pPr');
    this.#carried += this.#words(node.children.filter(({ name }) => name !== 'w:pPr'));
    const mark = child(properties, 'w:rPr');
    if (this.#isGone(mark)) return;
    // Where a section ends without words, nobody sees a paragraph.
    if (this.#carried === '' && child(properties, 'w:sectPr') !== undefined) return;
    const change = child(properties, 'w:pPrChange');
    const read = this.decision === 'reject' && change !== undefined ? child(change, 'w:pPr') : properties;
    const style = child(read, 'w:pStyle')?.attributes['w:val'] ?? '';
    const level = child(child(read, 'w:numPr'), 'w:ilvl')?.attributes['w:val'] ?? '';
    this.lines.push({ style: style.startsWith('List') ? `${style}${level}` : style, text: this.#carried });
    this.#carried = '';
  }

  #table(node: Node): void {
    for (const row of node.children.filter(({ name }) => name === 'w:tr')) {
      if (this.#isGone(child(row, 'w:trPr'))) continue;
      for (const cell of row.children.filter(({ name }) => name === 'w:tc'))
        if (!this.#isGone(child(cell, 'w:tcPr')) && !isCovered(cell)) this.flow(cell.children);
    }
  }

  #words(nodes: readonly Node[]): string {
    return nodes.map((node) => this.#word(node)).join('');
  }

  #word(node: Node): string {
    const { name, children } = node;
    if (GONE[this.decision].includes(name)) return '';
    if (name === 'w:r') return this.#run(node);
    return this.#words(children);
  }

  #run(node: Node): string {
    const text = node.children.map((each) => this.#piece(each)).join('');
    const properties = child(node, 'w:rPr');
    const change = child(properties, 'w:rPrChange');
    const read = this.decision === 'reject' && change !== undefined ? child(change, 'w:rPr') : properties;
    if (text === '' || child(read, 'w:rStyle') !== undefined) return text;
    return FORMATS.reduce(
      (words, [tag, mark]) => (child(read, tag) === undefined ? words : `<${mark}>${words}</${mark}>`),
      text,
    );
  }

  #piece({ name, text, attributes, children }: Node): string {
    if (name === 'w:fldChar') {
      const type = attributes['w:fldCharType'];
      this.#field = type === 'begin' ? 'code' : type === 'separate' ? 'result' : 'none';
      return type === 'end' ? '#' : '';
    }
    if (this.#field === 'result') return '';
    if (name === 'w:t' || name === 'w:delText') return text;
    if (name === 'w:br') return attributes['w:type'] === 'page' ? '{page}' : '\n';
    if (name === 'w:tab') return '\t';
    if (name === 'w:drawing') return `{picture ${altOf(children)}}`;
    if (name !== 'w:footnoteReference') return '';
    const note = this.notes.get(attributes['w:id'] ?? '');
    const inside = new Reader(this.decision, new Map());
    inside.flow(note?.children ?? []);
    return `{${inside.lines.map((line) => line.text.trim()).join(' / ')}}`;
  }

  #isGone(properties: Node | undefined): boolean {
    return (properties?.children ?? []).some(({ name }) => GONE[this.decision].includes(name));
  }
}

/** A cell that goes on from the one above. */
const isCovered = (cell: Node): boolean => child(child(cell, 'w:tcPr'), 'w:vMerge')?.attributes['w:val'] === 'continue';

const child = (node: Node | undefined, name: string): Node | undefined =>
  node?.children.find((each) => each.name === name);

function altOf(nodes: readonly Node[]): string {
  for (const node of nodes) {
    if (node.name === 'wp:docPr') return node.attributes['descr'] ?? '';
    const inside = altOf(node.children);
    if (inside !== '') return inside;
  }
  return '';
}
