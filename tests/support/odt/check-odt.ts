/** What an OpenDocument text must keep to, so that it opens without a repair: parts, styles and places that are there. */
import { parseXml, type Node } from '../docx/parse-xml.ts';
import { unzipSync } from '../docx/unzip.ts';

/** All elements of a part, in their order. */
export const nodesOf = (odt: Uint8Array, part: string): Node[] => [
  ...everything(parseXml(unzipSync(odt).get(part) ?? '')),
];

/** What is wrong with it; empty for nothing. */
export function faultsOfOdt(odt: Uint8Array): string[] {
  const parts = unzipSync(odt);
  const faults: string[] = [];
  const [first] = parts.keys();
  if (first !== 'mimetype') faults.push(`${first ?? 'nothing'} comes first`);
  const [content, styles] = [nodesOf(odt, 'content.xml'), nodesOf(odt, 'styles.xml')];
  const listed = nodesOf(odt, 'META-INF/manifest.xml').flatMap(
    ({ attributes }) => attributes['manifest:full-path'] ?? [],
  );
  for (const name of parts.keys())
    if (name !== 'mimetype' && !name.startsWith('META-INF/') && !listed.includes(name))
      faults.push(`${name} is not listed`);
  for (const name of listed) if (name !== '/' && !parts.has(name)) faults.push(`no part ${name}`);
  const known = new Set([...content, ...styles].flatMap(({ attributes }) => attributes['style:name'] ?? []));
  const places = new Map<string, number>();
  for (const { name, attributes } of content) {
    if (name !== 'text:bookmark') continue;
    const place = attributes['text:name'] ?? '';
    places.set(place, (places.get(place) ?? 0) + 1);
  }
  for (const [place, count] of places) if (count > 1) faults.push(`the place ${place} ${count} times`);
  const sequences = new Set(
    content.flatMap(({ name, attributes }) => (name === 'text:sequence' ? (attributes['text:ref-name'] ?? []) : [])),
  );
  for (const node of [...content, ...styles]) {
    const { name, attributes } = node;
    for (const key of [
      'text:style-name',
      'table:style-name',
      'draw:style-name',
      'style:parent-style-name',
      'style:next-style-name',
    ]) {
      const style = attributes[key];
      if (style !== undefined && !known.has(style)) faults.push(`no style ${style}`);
    }
    const href = attributes['xlink:href'];
    if (href?.startsWith('#') === true && !places.has(href.slice(1))) faults.push(`no place ${href}`);
    if (href?.startsWith('Pictures/') === true && !parts.has(href)) faults.push(`no picture ${href}`);
    const ref = attributes['text:ref-name'];
    if (name === 'text:bookmark-ref' && !places.has(ref ?? '')) faults.push(`no place ${ref ?? ''}`);
    if (name === 'text:sequence-ref' && !sequences.has(ref ?? '')) faults.push(`no sequence ${ref ?? ''}`);
    if (name === 'table:table') rectangular(node, faults);
  }
  return faults;
}

function rectangular(table: Node, faults: string[]): void {
  const columns = table.children.filter(({ name }) => name === 'table:table-column').length;
  const rows = table.children.flatMap((child) => (child.name === 'table:table-header-rows' ? child.children : [child]));
  for (const row of rows.filter(({ name }) => name === 'table:table-row'))
    if (row.children.length !== columns) faults.push(`a row of ${row.children.length} cells in a table of ${columns}`);
}

function* everything(node: Node): Generator<Node> {
  yield node;
  for (const child of node.children) yield* everything(child);
}
