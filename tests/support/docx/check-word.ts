/** What a Word file must keep to, so that Word opens it without a repair: order of elements, pairs, numbers of its own, tables that close. */
import { parseXml, type Node } from './parse-xml.ts';
import { unzipSync } from './unzip.ts';

/** The elements of each parent in the order of ECMA-376, as far as the writer uses them. */
const ORDER: Readonly<Record<string, string>> = {
  'w:pPr':
    'pStyle keepNext keepLines pageBreakBefore numPr pBdr shd tabs bidi spacing ind jc outlineLvl rPr sectPr pPrChange',
  'w:rPr': 'ins del moveFrom moveTo rStyle rFonts b bCs i iCs strike color sz szCs u vertAlign rtl lang rPrChange',
  'w:tblPr': 'tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook tblCaption',
  'w:trPr': 'cantSplit tblHeader ins del trPrChange',
  'w:tcPr': 'tcW gridSpan vMerge tcBorders shd tcMar cellIns cellDel tcPrChange',
  'w:tbl': 'tblPr tblGrid tr',
  'w:tr': 'trPr tc',
  'w:numPr': 'ilvl numId',
  'w:document': 'body',
};

/** What is wrong with it; empty for nothing. */
export function faultsOf(docx: Uint8Array): string[] {
  const parts = unzipSync(docx);
  const faults: string[] = [];
  const trees = new Map<string, Node>();
  for (const [name, xml] of parts) if (/\.(xml|rels)$/.test(name)) trees.set(name, parseXml(xml));
  const story = [trees.get('word/document.xml'), trees.get('word/footnotes.xml')].flatMap((tree) => tree ?? []);
  for (const tree of story) walk(tree, null, faults);
  unique(story, faults);
  pairs(story, faults);
  relations(parts, trees, faults);
  const notes = new Set(trees.get('word/footnotes.xml')?.children.map(({ attributes }) => attributes['w:id']));
  for (const node of all(story, 'w:footnoteReference'))
    if (!notes.has(node.attributes['w:id'])) faults.push(`no footnote ${node.attributes['w:id'] ?? ''}`);
  const body = trees.get('word/document.xml')?.children[0]?.children ?? [];
  if (body.at(-1)?.name !== 'w:sectPr' || body.at(-2)?.name !== 'w:p')
    faults.push('the body does not end in a paragraph');
  return faults;
}

function walk(node: Node, within: 'ins' | 'del' | null, faults: string[]): void {
  const order = ORDER[node.name]?.split(' ').map((name) => `w:${name}`);
  let last = 0;
  for (const child of order === undefined ? [] : node.children) {
    const at = order?.indexOf(child.name) ?? 0;
    if (at < last) faults.push(`${child.name} in ${node.name}`);
    last = Math.max(last, at);
  }
  const inside = ['w:ins', 'w:moveTo'].includes(node.name) ? 'ins' : ['w:del'].includes(node.name) ? 'del' : within;
  if (node.name === 'w:t' && within === 'del') faults.push('w:t within w:del');
  if (node.name === 'w:delText' && within === 'ins') faults.push('w:delText within w:ins');
  if (node.name === 'w:tc' && node.children.at(-1)?.name !== 'w:p') faults.push('a cell without a paragraph');
  if (node.name === 'w:tbl') rectangular(node, faults);
  for (const child of node.children) walk(child, inside, faults);
}

function rectangular(table: Node, faults: string[]): void {
  const columns = table.children.find(({ name }) => name === 'w:tblGrid')?.children.length ?? 0;
  for (const row of table.children.filter(({ name }) => name === 'w:tr')) {
    const cells = row.children.filter(({ name }) => name === 'w:tc');
    const spans = cells.map((cell) =>
      Number(cell.children[0]?.children.find(({ name }) => name === 'w:gridSpan')?.attributes['w:val'] ?? 1),
    );
    const sum = spans.reduce((total, span) => total + span, 0);
    if (sum !== columns) faults.push(`a row of ${sum} columns in a table of ${columns}`);
  }
}

/** Numbers of changes, bookmarks and comments: none twice, a start and its end apart. */
function unique(story: readonly Node[], faults: string[]): void {
  const seen = new Set<string>();
  for (const node of everything(story)) {
    const id = node.attributes['w:id'];
    if (id === undefined || /(End|Reference|w:footnote|Edge)$/.test(node.name)) continue;
    if (seen.has(id)) faults.push(`the number ${id} twice`);
    seen.add(id);
    if (
      /^w:(ins|del|moveFrom|moveTo|rPrChange|pPrChange)$/.test(node.name) &&
      (node.attributes['w:author'] ?? '') === ''
    )
      faults.push(`${node.name} of nobody`);
  }
}

function pairs(story: readonly Node[], faults: string[]): void {
  for (const name of ['bookmark', 'moveFromRange', 'moveToRange', 'commentRange']) {
    const ids = (edge: string): string =>
      all(story, `w:${name}${edge}`)
        .map(({ attributes }) => attributes['w:id'])
        .sort()
        .join();
    if (ids('Start') !== ids('End')) faults.push(`${name} without its other end`);
  }
  const names = (way: string): string =>
    all(story, `w:move${way}RangeStart`)
      .map(({ attributes }) => attributes['w:name'])
      .sort()
      .join();
  if (names('From') !== names('To')) faults.push('a move without its other end');
}

function relations(parts: ReadonlyMap<string, string>, trees: ReadonlyMap<string, Node>, faults: string[]): void {
  const known = new Map<string, string>();
  for (const { attributes } of trees.get('word/_rels/document.xml.rels')?.children ?? []) {
    known.set(attributes['Id'] ?? '', attributes['Target'] ?? '');
    if (attributes['TargetMode'] !== 'External' && !parts.has(`word/${attributes['Target'] ?? ''}`))
      faults.push(`no part ${attributes['Target'] ?? ''}`);
  }
  const main = trees.get('word/document.xml');
  for (const node of main === undefined ? [] : everything([main]))
    for (const name of ['r:id', 'r:embed']) {
      const id = node.attributes[name];
      if (id !== undefined && !known.has(id)) faults.push(`no relation ${id}`);
    }
}

function* everything(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    yield* everything(node.children);
  }
}

const all = (nodes: readonly Node[], name: string): Node[] =>
  [...everything(nodes)].filter((node) => node.name === name);
