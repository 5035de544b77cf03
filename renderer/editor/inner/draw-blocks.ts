/**
 * Blocks as plain elements, as an editor would draw them: for texts that nobody writes in at the moment (cells, footnotes)
 * and for previews. The same structure and classes as in an editor, so that nothing moves when one takes its place.
 */
import type { Attributes, Block, Run } from '../../../shared/document/block.ts';
import { isSafeLink } from '../../../shared/document/link.ts';
import { directionOf } from '../../../shared/german/languages.ts';
import { drawEmbed } from '../nodes/embed-element.ts';
import { markData, sign, suggestedOf } from '../suggestions/mark-data.ts';
import type { SignedBlock, SignWords } from '../suggestions/marks.ts';

/** The class of a block within another block: in a cell or a footnote. */
export const INNER_BLOCK = 'inner-block';

export interface Drawing {
  /** Class of each block; `INNER_BLOCK` by default. */
  readonly className?: string;
  /** What stands for an inline embed; by default what stands there in an editor. */
  readonly embed?: (embed: unknown) => Node;
  /** What to say at a block that something is suggested of. */
  readonly sign?: SignWords;
}

/** Draws the blocks in `root` in place of what is in it. Its elements carry no ids and listen to nothing. */
export function drawBlocks(root: HTMLElement, blocks: readonly Block[], drawing: Drawing = {}): void {
  root.replaceChildren(...blocks.map((block) => drawBlock(block, drawing)));
}

function drawBlock(block: Block, drawing: Drawing): HTMLElement {
  const element = document.createElement('p');
  element.className = drawing.className ?? INNER_BLOCK;
  element.dataset['kind'] = block.kind;
  element.dataset['indent'] = String(block.indent);
  element.style.setProperty('--indent', String(block.indent));
  const { lang } = block.props;
  if (typeof lang === 'string') {
    element.lang = lang;
    element.dir = directionOf(lang);
  }
  if (suggestedOf(block.kind, block.props).length > 0)
    sign(element, block.kind, block.props, drawing.sign?.(signed(block)) ?? null);
  if (block.kind === 'quote') element.setAttribute('role', 'blockquote');
  for (const run of block.runs) element.append(...drawRun(run, drawing));
  // An empty line has height, and so has a last one.
  if (block.text === '' || block.text.endsWith('\n')) element.append(document.createElement('br'));
  return element;
}

function signed({ kind, props, runs }: Block): SignedBlock {
  const all = (part: 'ins' | 'del'): boolean => {
    const id = props[part];
    return typeof id === 'string' && runs.every(({ attrs }) => attrs[`${part}:${id}`] === true);
  };
  return { kind, props, goes: all('del'), comes: all('ins') };
}

function drawRun(run: Run, drawing: Drawing): Node[] {
  if (run.embed !== undefined) return [dressed(drawing.embed?.(run.embed) ?? drawEmbed(run.embed), run.attrs)];
  return run.text
    .split(/(\n)/)
    .filter((piece) => piece !== '')
    .map((piece) =>
      piece === '\n' ? document.createElement('br') : dressed(document.createTextNode(piece), run.attrs),
    );
}

const tags = [
  ['b', 'strong'],
  ['i', 'em'],
  ['sub', 'sub'],
  ['sup', 'sup'],
] as const;

/** The node with its formats around it. */
function dressed(node: Node, attributes: Attributes): Node {
  const classes = lineClass(attributes);
  let outer = node;
  for (const [attribute, tag] of tags) if (attributes[attribute] === true) outer = wrapped(tag, outer);
  if (!(outer instanceof HTMLElement) || classes !== '') outer = wrapped('span', outer, classes);
  if (outer instanceof HTMLElement) mark(outer, attributes);
  const { link } = attributes;
  if (!isSafeLink(link)) return outer;
  const anchor = wrapped('a', outer, 'link');
  anchor.setAttribute('href', link);
  return anchor;
}

/** As the marks in an editor, so that nothing changes its look when one takes its place. */
function mark(element: HTMLElement, attributes: Attributes): void {
  const { suggested, suggestion, several, role } = markData(attributes);
  if (suggested === '') return;
  Object.assign(element.dataset, { suggested, suggestion, ...(several ? { several: 'true' } : {}) });
  if (role !== null) element.setAttribute('role', role);
}

function lineClass({ u, s }: Attributes): string {
  if (u === true) return s === true ? 'underline-strike' : 'underline';
  return s === true ? 'strike' : '';
}

function wrapped(tag: string, node: Node, className = ''): HTMLElement {
  const element = document.createElement(tag);
  if (className !== '') element.className = className;
  element.append(node);
  return element;
}
