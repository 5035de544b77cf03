/** Replays an editing trace in a Lexical editor, each patch as one update, as a key or a paste would make it. */
import {
  $createRangeSelection,
  $getRoot,
  $isElementNode,
  $isRangeSelection,
  $setSelection,
  $getSelection,
  type LexicalEditor,
} from 'lexical';
import { $setPoint } from '../../../renderer/editor/binding/points.ts';
import { $isBlockNode, type BlockNode } from '../../../renderer/editor/nodes/block-node.ts';

export interface Replay {
  /** In Unicode code points: `[position, deleted, inserted]`. */
  readonly patches: readonly (readonly [number, number, string])[];
}

export interface Replayed {
  /** Milliseconds for all patches together, painting left out. */
  readonly total: number;
  /** Milliseconds of the slowest twentieth of the patches: where it begins. */
  readonly p95: number;
  /** The text afterwards, one line a block. */
  readonly text: string;
}

/** Patches between two pauses in which the page may paint. */
const stretch = 200;

export async function replayIn(editor: LexicalEditor, { patches }: Replay): Promise<Replayed> {
  const lines = [''];
  const times: number[] = [];
  let total = 0;
  for (const [index, [position, deleted, inserted]] of patches.entries()) {
    const from = placeOf(lines, position);
    const to = deleted === 0 ? from : placeOf(lines, position + deleted);
    const start = performance.now();
    editor.update(() => $patch(from, to, inserted), { discrete: true });
    const took = performance.now() - start;
    times.push(took);
    total += took;
    patchLines(lines, from, to, inserted);
    if (index % stretch === stretch - 1) await new Promise((resolve) => setTimeout(resolve, 0));
  }
  times.sort((a, b) => a - b);
  return { total, p95: times[Math.floor(times.length * 0.95)] ?? 0, text: textOf(editor) };
}

/** A line and an offset in UTF-16 code units. */
interface Place {
  readonly line: number;
  readonly offset: number;
}

function placeOf(lines: readonly string[], position: number): Place {
  let left = position;
  for (const [line, text] of lines.entries()) {
    const points = pointsIn(text);
    if (left <= points) return { line, offset: points === text.length ? left : unitsOf(text, left) };
    left -= points + 1;
  }
  throw new Error(`the trace points behind the text: ${position}`);
}

const outside = /[\ud800-\udfff]/;
const pointsIn = (text: string): number => (outside.test(text) ? Array.from(text).length : text.length);
const unitsOf = (text: string, points: number): number => Array.from(text).slice(0, points).join('').length;

function patchLines(lines: string[], from: Place, to: Place, inserted: string): void {
  const head = (lines[from.line] ?? '').slice(0, from.offset);
  const tail = (lines[to.line] ?? '').slice(to.offset);
  lines.splice(from.line, to.line - from.line + 1, ...`${head}${inserted}${tail}`.split('\n'));
}

function $patch(from: Place, to: Place, inserted: string): void {
  const selection = $createRangeSelection();
  $setPoint(selection.anchor, $line(from.line), from.offset);
  $setPoint(selection.focus, $line(to.line), to.offset);
  $setSelection(selection);
  if (!selection.isCollapsed()) selection.removeText();
  for (const [index, piece] of inserted.split('\n').entries()) {
    const now = $getSelection();
    if (!$isRangeSelection(now)) throw new Error('no selection');
    if (index > 0) now.insertParagraph();
    const then = $getSelection();
    if (piece !== '' && $isRangeSelection(then)) then.insertText(piece);
  }
}

function $line(index: number): BlockNode {
  const node = $getRoot().getChildAtIndex(index);
  if (!$isBlockNode(node)) throw new Error(`no block ${index}`);
  return node;
}

const textOf = (editor: LexicalEditor): string =>
  editor.getEditorState().read(() =>
    $getRoot()
      .getChildren()
      .map((node) => ($isElementNode(node) ? node.getTextContent() : ''))
      .join('\n'),
  );
