/**
 * A comparison as Word has it. Our paragraph mark stands before its words and belongs to one block; Word's stands behind them, carries
 * the paragraph's form, and a mark that goes lets the words run on into the next paragraph. So rows become paragraphs with the state of
 * the mark at their end, and with a form for each of the two readings. Pure.
 *
 * What comes or goes as a whole takes its own mark along, as far as what is left fits together; else the mark before it.
 */
import { isFrameKind, makeBlock, type Block } from '../../../shared/document/block.ts';
import type { ComparedPiece, ComparedRow } from '../../../shared/document/compare/compared.ts';

export type MarkState = ComparedRow['mark'];

/** Characters with the place where they stand: in the newer block, of deleted ones in the older. */
export interface FlowPiece extends ComparedPiece {
  readonly block: string;
  readonly from: number;
}

export interface FlowParagraph {
  readonly type: 'paragraph';
  /** Where the paragraph moved (`move`) those that are the same went or came with it, the others were changed on the way. */
  readonly pieces: readonly FlowPiece[];
  readonly end: MarkState;
  /** What gives the form when everything is accepted, and when everything is rejected. */
  readonly now: Block;
  readonly was: Block;
  /** The block that begins here, on each side. */
  readonly begins: { readonly before: Block | null; readonly after: Block | null };
  /**
   * The whole paragraph went from here (`end` deleted) or came here (`end` inserted): the id of the older block. The other end may be
   * none of its own; then `plainly` says what it is.
   */
  readonly move: string | null;
}
/** What stands for something else than its words: a table, a picture … */
export interface FlowFrame {
  readonly type: 'frame';
  readonly state: MarkState;
  readonly before: Block | null;
  readonly after: Block | null;
  /** Its caption. */
  readonly pieces: readonly FlowPiece[];
}
export type FlowItem = FlowParagraph | FlowFrame;

interface OpenRow {
  readonly mark: MarkState;
  readonly before: Block | null;
  readonly after: Block | null;
  readonly moved: boolean;
  readonly frame: boolean;
  /** Words may be shared by the paragraphs of one segment alone. */
  readonly segment: number;
  readonly pieces: FlowPiece[];
}

/** `followed`: another paragraph comes behind the text, into which its last one may run on; in cells and footnotes none does. */
export function flowOf(rows: readonly ComparedRow[], followed: boolean): FlowItem[] {
  const open = placed(rows.flatMap(exchanged));
  const items: FlowItem[] = [];
  let stretch: OpenRow[] = [];
  const close = (isLast: boolean): void => {
    if (stretch.length > 0) items.push(...paragraphs(stretch, !isLast || followed));
    stretch = [];
  };
  for (const row of open) {
    if (!row.frame) stretch.push(row);
    else {
      close(false);
      const { mark: state, before, after } = row;
      items.push({ type: 'frame', state, before, after, pieces: row.moved ? plainly(state, row.pieces) : row.pieces });
    }
  }
  close(true);
  return items;
}

/** A block that became something else than words, or another such thing, is one that goes and one that comes. */
function exchanged(row: ComparedRow): ComparedRow[] {
  const { before, after, mark, pieces } = row;
  if (mark !== 'same' || before === null || after === null) return [row];
  const [was, is] = [isFrameKind(before.kind), isFrameKind(after.kind)];
  const sameThing = before.kind === after.kind && before.props['table'] === after.props['table'];
  if ((!was && !is) || sameThing) return [row];
  return [
    {
      ...row,
      mark: 'deleted',
      after: null,
      properties: [],
      pieces: pieces.flatMap((each) => oneSided(each, 'before')),
    },
    {
      ...row,
      mark: 'inserted',
      before: null,
      properties: [],
      pieces: pieces.flatMap((each) => oneSided(each, 'after')),
    },
  ];
}

function oneSided(piece: ComparedPiece, side: 'before' | 'after'): ComparedPiece[] {
  const { state, run, before, move } = piece;
  if (state === (side === 'before' ? 'inserted' : 'deleted')) return [];
  if (state === 'inserted' || state === 'deleted') return [piece];
  const kept = { ...(move !== undefined && { move }) };
  return side === 'before'
    ? [{ state: 'deleted', run: { ...run, attrs: before ?? run.attrs }, ...kept }]
    : [{ state: 'inserted', run, ...kept }];
}

/** Gives each piece its place, and words that two paragraphs share across something else to both of them. */
function placed(rows: readonly ComparedRow[]): OpenRow[] {
  const open: OpenRow[] = [];
  let segment = 0;
  let older: Owner | null = null;
  let newer: Owner | null = null;
  for (const [index, row] of rows.entries()) {
    const frame = isFrameKind((row.after ?? row.before)?.kind ?? '');
    const previous = rows[index - 1];
    const alone = frame || row.moved;
    const afterAlone = open.at(-1)?.frame === true || previous?.moved === true;
    if (alone || afterAlone) segment += 1;
    const made: OpenRow = { ...row, frame, segment, pieces: [] };
    open.push(made);
    if (row.moved) {
      movedPieces(row, made, rows);
      continue;
    }
    if (row.mark !== 'inserted' && row.before !== null) older = { row: made, last: made, id: row.before.id, at: 0 };
    if (row.mark !== 'deleted' && row.after !== null) newer = { row: made, last: made, id: row.after.id, at: 0 };
    for (const piece of row.pieces) {
      const { length } = piece.run.text;
      const [was, is] = [piece.state === 'inserted' ? null : older, piece.state === 'deleted' ? null : newer];
      if (isShared(was, is, segment, piece)) {
        const at = is ?? was;
        made.pieces.push({ ...piece, block: at?.id ?? '', from: at?.at ?? 0 });
        if (was !== null) was.last = made;
        if (is !== null) is.last = made;
      } else {
        for (const [side, owner] of [
          ['before', was],
          ['after', is],
        ] as const)
          for (const half of owner === null ? [] : oneSided(piece, side))
            owner?.last.pieces.push({ ...half, block: owner.id, from: owner.at });
      }
      if (was !== null) was.at += length;
      if (is !== null) is.at += length;
    }
  }
  return open;
}

/** A paragraph of one state to which the words that come belong. */
interface Owner {
  readonly row: OpenRow;
  /** Where the last of its words were put. */
  last: OpenRow;
  readonly id: string;
  at: number;
}

/** Whether words can stay where they are: no sign alone is shared by two paragraphs, and nothing across something else. */
function isShared(was: Owner | null, is: Owner | null, segment: number, { run, state }: ComparedPiece): boolean {
  const isNear = (owner: Owner | null): boolean => owner === null || owner.row.segment === segment;
  const kept = state === 'same' || state === 'formatted';
  const byTwo = kept && was !== null && is !== null && was.row !== is.row;
  return isNear(was) && isNear(is) && !(byTwo && !/[\p{L}\p{N}]/u.test(run.text));
}

/** At the place that it left a paragraph has the words that went along, and those that were taken out of it; at the new one those that came. */
function movedPieces({ mark, before, after, pieces }: ComparedRow, row: OpenRow, rows: readonly ComparedRow[]): void {
  const isAway = mark === 'deleted';
  const id = (isAway ? before : after)?.id ?? '';
  const there = isAway
    ? rows.find((each) => each.moved && each.mark === 'inserted' && each.before?.id === id)
    : undefined;
  // Where nothing says how its words came to the other place, all of them went.
  const own = isAway && !pieces.some(({ state }) => state === 'same') ? null : pieces;
  const known = there?.pieces ?? own;
  let at = 0;
  for (const { state, run, before: attrs } of known ?? pieces) {
    if (state === (isAway ? 'inserted' : 'deleted') && known !== null) continue;
    const changed = known !== null && (state === 'inserted' || state === 'deleted');
    const words = isAway && attrs !== undefined ? { ...run, attrs } : run;
    row.pieces.push({ state: changed ? state : 'same', run: words, block: id, from: at });
    at += run.text.length;
  }
}

/** A paragraph under construction: `lead` is its own mark, `end` the one behind it. */
interface Unit {
  readonly lead: MarkState;
  end: MarkState;
  before: Block | null;
  after: Block | null;
  /** Of one that moved: the id of the older block. */
  origin: string | null;
  pieces: readonly FlowPiece[];
}

/** The paragraphs between two frames. */
function paragraphs(rows: readonly OpenRow[], followed: boolean): FlowParagraph[] {
  const units = rows.map(({ mark, before, after, moved, pieces }): Unit => {
    const [was, is] = [mark === 'inserted' ? null : before, mark === 'deleted' ? null : after];
    return { lead: mark, end: 'same', before: was, after: is, origin: moved ? (before?.id ?? null) : null, pieces };
  });
  const whole = leadingWhole(units, followed);
  const rest = started(units.slice(whole));
  const all = [...units.slice(0, whole), ...rest];
  for (const unit of all.slice(0, whole)) unit.end = unit.lead;
  endMarks(rest, followed);
  const [last] = all.slice(-1);
  if (last !== undefined && !followed) last.end = 'same';
  return all.map((unit, index) => finished(unit, index, all));
}

/** How many at the start come or go as a whole, so that nothing before them has to be what it isn't. */
function leadingWhole(units: readonly Unit[], followed: boolean): number {
  const first = units.findIndex((unit) => !isWhole(unit));
  if (first < 0) return followed ? units.length : 0;
  return units[first]?.lead === 'same' ? first : 0;
}

/** Comes or goes with all its words. */
const isWhole = ({ lead, before, after, origin, pieces }: Unit): boolean =>
  lead !== 'same' &&
  (lead === 'inserted' ? before : after) === null &&
  (origin !== null || pieces.every(({ state }) => state === lead));

/** The first paragraph of either reading has no mark before it: it stands where the stretch begins. */
function started(units: readonly Unit[]): Unit[] {
  const result: Unit[] = [];
  let [older, newer] = [false, false];
  for (const unit of units) {
    const [was, is] = [unit.lead !== 'inserted', unit.lead !== 'deleted'];
    const [hasOld, hasNew] = [was && older, is && newer];
    [older, newer] = [older || was, newer || is];
    const open = result.at(-1);
    if (open !== undefined && !hasOld && !hasNew) {
      open.before ??= unit.before;
      open.after ??= unit.after;
      open.pieces = [...plainOf(open), ...plainOf(unit)];
      open.origin = null;
    } else
      result.push({ ...unit, lead: hasOld && hasNew ? 'same' : hasOld ? 'deleted' : hasNew ? 'inserted' : unit.lead });
  }
  return result;
}

const plainOf = ({ origin, lead, pieces }: Unit): readonly FlowPiece[] =>
  origin === null ? pieces : plainly(lead, pieces);

/** Words of a moved paragraph as ones that came or went. */
export function plainly(lead: MarkState, pieces: readonly FlowPiece[]): readonly FlowPiece[] {
  return pieces.map((piece) => (piece.state === 'same' ? { ...piece, state: lead } : piece));
}

function endMarks(units: readonly Unit[], followed: boolean): void {
  const [older, newer] = [units.some(({ before }) => before !== null), units.some(({ after }) => after !== null)];
  const last: MarkState = older && newer ? 'same' : older ? 'deleted' : 'inserted';
  units.forEach((unit, index) => (unit.end = units[index + 1]?.lead ?? last));
  // From the end, since what a run of whole paragraphs leaves behind is the mark before it.
  for (let to = units.length - 1; to > 0; to -= 1) {
    const next = units[to + 1];
    const fits = next === undefined ? followed && last === 'same' : next.lead === 'same';
    const behind = units[to];
    if (!fits || behind === undefined || !isWhole(behind)) continue;
    let from = to;
    for (let unit = units[from - 1]; from > 1 && unit !== undefined && isWhole(unit); unit = units[from - 1]) from -= 1;
    for (const unit of units.slice(from, to + 1)) unit.end = unit.lead;
    const before = units[from - 1];
    if (before !== undefined) before.end = 'same';
    to = from;
  }
}

const BLANK = makeBlock('', { kind: 'paragraph', indent: 0 }, []);

function finished(unit: Unit, index: number, all: readonly Unit[]): FlowParagraph {
  const form = (side: 'before' | 'after'): Block => {
    const other = side === 'before' ? 'after' : 'before';
    const joined = side === 'before' ? 'inserted' : 'deleted';
    const isThere =
      unit.pieces.some(({ state }) => state !== joined) && !(unit.origin !== null && unit.lead === joined);
    // One that is nowhere in this reading looks as in the other one.
    if (!isThere && unit.end === joined) return unit[side] ?? unit[other] ?? BLANK;
    return chain(index, all, joined).find((each) => each[side] !== null)?.[side] ?? unit[other] ?? BLANK;
  };
  const { before, after, end } = unit;
  const intact = unit.origin !== null && end === unit.lead;
  return {
    type: 'paragraph',
    pieces: intact ? unit.pieces : plainOf(unit),
    end,
    now: form('after'),
    was: form('before'),
    begins: { before, after },
    move: intact ? unit.origin : null,
  };
}

/** The paragraphs that are one with this one when the marks in this state are not there. */
function chain(index: number, all: readonly Unit[], joined: MarkState): readonly Unit[] {
  let from = index;
  while (from > 0 && all[from - 1]?.end === joined) from -= 1;
  let to = index;
  while (to < all.length - 1 && all[to]?.end === joined) to += 1;
  return all.slice(from, to + 1);
}
