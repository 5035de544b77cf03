/** A council paper that is open: its room read as plain data, its steps to take back, and what is written into it. */
import type * as Y from 'yjs';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { CostTable } from '../../../shared/council/cost-table.ts';
import { planningCosts, type CostsPlan } from '../../../shared/council/plan-costs.ts';
import type { SheetCosts } from '../../../shared/council/sheet-costs.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import {
  clearAmount,
  concernsWrong,
  typeAmount,
  typeWrong,
  wrongAmounts,
} from '../../../shared/document/council/amount-cells.ts';
import { amountRow, readingLines, setAmount, type KnownLines } from '../../../shared/document/council/cost-rows.ts';
import {
  addPaperRows,
  movePaperRow,
  paperFacts,
  paperRows,
  readPaper,
  removePaperRow,
  setPaperFact,
  setRowField,
  type PaperFact,
} from '../../../shared/document/council/paper-room.ts';
import { addingRows, puttingCosts, writing } from '../../../shared/document/council/put-costs.ts';
import type { Field, FlatRow, NewRow } from '../../../shared/document/flat-rows.ts';
import { RowTree, type RowsOf } from '../../../shared/document/row-tree.ts';
import { afterPaint, notAfterPaint } from '../../ui/after-paint.ts';
import { heldInSteps } from '../../app/held-sending.ts';
import {
  acquireState,
  releaseState,
  type ChapterState,
  type Undone,
  type Way,
} from '../../editor/binding/chapter-state.ts';

/** More writes than that are made in parts. */
const mostAtOnce = 200;

export class PaperForm {
  readonly origin = { from: 'council form' } as const;
  /** One history with the texts of the paper. */
  readonly undo: Y.UndoManager;
  private readonly history: ChapterState;
  private readonly tree: RowTree;
  private readonly lines: KnownLines = new Map();
  private readonly listeners = new Set<() => void>();
  private readonly revealing = new Set<(row: string) => void>();
  /** While many changes come that are one step, nobody is told of each. */
  private quiet = false;
  /** How many steps are being made in parts, and when the last of them is there. */
  private long = 0;
  private written: Promise<void> = Promise.resolve();
  private costs: CostTable | null = null;
  private routing: Kept<CouncilPaper['routing']> | null = null;
  private annexes: Kept<CouncilPaper['annexes']> | null = null;
  private wrong: ReadonlyMap<string, string> | null = null;
  private readonly stop: () => void;

  constructor(
    readonly doc: Y.Doc,
    readonly id: string,
  ) {
    this.history = acquireState(doc);
    this.history.runParts = (parts) => this.takeParts(parts);
    this.undo = this.history.manager;
    this.undo.addToScope([paperFacts(doc), paperRows(doc)]);
    this.undo.addTrackedOrigin(this.origin);
    this.tree = new RowTree(paperRows(doc));
    const maps = [paperFacts(doc), paperRows(doc)];
    const tell = ({ target, keysChanged }: Y.YMapEvent<unknown>, { local }: Y.Transaction): void => {
      if (target === maps[1] && [...keysChanged].some(concernsWrong)) this.wrong = null;
      if (target === maps[1] || keysChanged.has('effects') || keysChanged.has('years')) this.costs = null;
      // What others write in many changes is drawn once.
      if (local) this.tell();
      else afterPaint(this.tellLater);
    };
    for (const map of maps) map.observe(tell);
    this.stop = () => {
      notAfterPaint(this.tellLater);
      for (const map of maps) map.unobserve(tell);
    };
  }

  /** Its lists as they stand. */
  get rows(): RowsOf {
    return this.tree.of;
  }

  /** Facts and lists; texts change without telling here. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  /** Has a row of a table drawn that may be long, before somebody is led there. */
  reveal(row: string): void {
    for (const show of this.revealing) show(row);
  }

  /** For tables: calls with a row that is to be drawn. */
  onReveal(show: (row: string) => void): () => void {
    this.revealing.add(show);
    return () => void this.revealing.delete(show);
  }

  /** Whether a long step is being taken back or done again. */
  get busy(): boolean {
    return this.history.isTaking;
  }

  /** Called when there are other steps to take back or to do again, and when `busy` is another. */
  onSteps(listener: () => void): () => void {
    return this.history.onSteps(listener);
  }

  /** Called after each step that was taken back or done again, in whatever part of the paper. */
  onUndone(listener: (undone: Undone) => void): () => void {
    return this.history.onUndone(listener);
  }

  /** One's own last step in this paper, wherever it was; false where there is none. */
  takeBack(way: Way): boolean {
    if (this.long === 0) return this.history.takeBack(way);
    // Half of a step is none.
    void this.written.catch(() => undefined).then(() => this.history.takeBack(way));
    return true;
  }

  read(): CouncilPaper {
    const paper = readPaper(this.doc, this.id, this.tree.of, this.lines);
    // What didn't change is the same.
    this.routing = kept(this.routing, this.tree.of('stop', ''), paper.routing);
    this.annexes = kept(this.annexes, this.tree.of('annex', ''), paper.annexes);
    this.costs ??= paper.costs;
    return { ...paper, costs: this.costs, routing: this.routing.value, annexes: this.annexes.value };
  }

  /** What was typed into cells of amounts and is none, by the rows of the amounts. The same map until something of it changes. */
  wrongAmounts(): ReadonlyMap<string, string> {
    this.wrong ??= wrongAmounts(this.tree.all());
    return this.wrong;
  }

  set(fact: PaperFact, value: Field): void {
    this.history.begin(fact);
    setPaperFact(this.doc, fact, value, this.origin);
  }

  setRow(row: string, field: string, value: Field): void {
    this.history.begin(`${row}:${field}`);
    setRowField(this.doc, row, field, value, this.origin);
  }

  /** Writes again what one had written in a field, as a step. */
  rewrite(key: string, value: Field): void {
    const map = key.includes(':') ? paperRows(this.doc) : paperFacts(this.doc);
    if (map.get(key) !== value) this.step(() => map.set(key, value));
  }

  /** Brings the row of a field back, with those that it belongs to. */
  bringBack(key: string): void {
    const rows = paperRows(this.doc);
    this.step(() => {
      let row: unknown = key.slice(0, key.lastIndexOf(':'));
      // Rows that a peer made belong to each other are followed no further.
      for (let depth = 0; depth < 4 && typeof row === 'string'; depth += 1) {
        if (rows.get(`${row}:gone`) === true) rows.delete(`${row}:gone`);
        row = rows.get(`${row}:parent`);
      }
    });
  }

  add(rows: readonly NewRow[], after?: string | null): void {
    this.step(() => addPaperRows(this.doc, rows, after, this.origin));
  }

  /** The same within a step. */
  addInStep(rows: readonly NewRow[], after?: string | null): void {
    addPaperRows(this.doc, rows, after, this.origin);
  }

  /** A write for each row, which puts it at the end of its list. */
  adding(rows: readonly NewRow[]): readonly (() => void)[] {
    return addingRows(paperRows(this.doc), rows);
  }

  move(row: string, after: string | null): void {
    this.step(() => movePaperRow(this.doc, row, after, this.origin));
  }

  remove(row: string): void {
    this.step(() => removePaperRow(this.doc, row, this.origin));
  }

  /** An amount that was typed well; what was wrong there before goes. */
  setCents(line: string, year: number, cents: number): void {
    this.write(() => typeAmount(paperRows(this.doc), line, year, cents));
  }

  /** What was typed and is no amount stays in the cell, for everybody, until somebody mends it. */
  setWrong(line: string, year: number, typed: string): void {
    this.write(() => typeWrong(paperRows(this.doc), line, year, typed));
  }

  setWords(line: string, year: number, words: { purpose?: string; reservation?: string; cover?: string }): void {
    this.history.begin(`${amountRow(line, year)}:${Object.keys(words).join()}`);
    this.write(() => setAmount(paperRows(this.doc), line, year, words));
  }

  clearAmount(line: string, year: number): void {
    this.write(() => clearAmount(paperRows(this.doc), line, year));
  }

  /** What a workbook would change, made out in steps. */
  planning(sheet: Pick<SheetCosts, 'budgets'>): Generator<undefined, CostsPlan> {
    const rows = paperRows(this.doc);
    return planningCosts(sheet, this.read().costs, (id) => rows.has(`${id}:list`), newBlockId);
  }

  /**
   * What a workbook brings, written in steps that are one for undo, and told when all of it is there. Between the steps nothing else
   * may be written here, and nothing sent.
   */
  *takeCosts(sheet: Pick<SheetCosts, 'budgets'>): Generator<undefined, CostsPlan> {
    const plan = yield* this.planning(sheet);
    yield* this.inParts(puttingCosts(this.doc, plan, this.origin));
    return plan;
  }

  /** Everything that is written meanwhile is taken back together. */
  step(work: () => void): void {
    this.history.close();
    this.write(work);
    this.history.close();
  }

  /**
   * Makes writes as one step: at once, or, where they would hold the window up and be more than a host takes in one change, in parts that
   * leave together. Resolves when all of it is there.
   */
  stepOf(writes: readonly (() => void)[]): Promise<void> {
    if (writes.length <= mostAtOnce) {
      this.step(() => {
        for (const write of writes) write();
      });
      return Promise.resolve();
    }
    this.long += 1;
    // One that failed must not keep the next ones back.
    this.written = this.written
      .catch(() => undefined)
      .then(() => heldInSteps(this.inParts(writing(this.doc, writes, this.origin))))
      .finally(() => (this.long -= 1));
    return this.written;
  }

  private *inParts(parts: Generator<undefined, void>): Generator<undefined, void> {
    const end = this.history.longStep();
    this.quiet = true;
    try {
      yield* parts;
      yield* readingLines(this.tree.of, this.lines);
    } finally {
      this.quiet = false;
      end();
      this.tell();
    }
  }

  destroy(): void {
    this.stop();
    this.tree.destroy();
    this.undo.removeTrackedOrigin(this.origin);
    releaseState(this.doc);
  }

  /** A step of many parts that is taken back or done again: told when all of it is. */
  private async takeParts(parts: Iterator<undefined>): Promise<void> {
    this.quiet = true;
    try {
      await heldInSteps(this.withReading(parts));
    } finally {
      this.quiet = false;
      this.tell();
    }
  }

  private *withReading(parts: Iterator<undefined>): Generator<undefined, void> {
    while (parts.next().done !== true) yield;
    yield* readingLines(this.tree.of, this.lines);
  }

  private readonly tellLater = (): void => this.tell();

  private tell(): void {
    if (!this.quiet) for (const listener of this.listeners) listener();
  }

  private write(work: () => void): void {
    this.doc.transact(work, this.origin);
  }
}

/** What was read of rows, as long as they are the same. */
interface Kept<T> {
  readonly rows: readonly FlatRow[];
  readonly value: T;
}

const kept = <T>(before: Kept<T> | null, rows: readonly FlatRow[], value: T): Kept<T> =>
  before?.rows === rows ? before : { rows, value };
