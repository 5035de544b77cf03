/** A council paper that is open: its room read as plain data, its steps to take back, and what is written into it. */
import { uuidv4 } from 'lib0/random';
import type * as Y from 'yjs';
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import { planCosts, type CostsPlan } from '../../../shared/council/plan-costs.ts';
import type { SheetCosts } from '../../../shared/council/sheet-costs.ts';
import { amountRow, setAmount } from '../../../shared/document/council/cost-rows.ts';
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
import { putCosts } from '../../../shared/document/council/put-costs.ts';
import { readRows, type Field, type NewRow } from '../../../shared/document/flat-rows.ts';
import {
  acquireState,
  releaseState,
  type ChapterState,
  type Undone,
  type Way,
} from '../../editor/binding/chapter-state.ts';

export class PaperForm {
  readonly origin = { from: 'council form' } as const;
  /** One history with the texts of the paper. */
  readonly undo: Y.UndoManager;
  private readonly history: ChapterState;

  constructor(
    readonly doc: Y.Doc,
    readonly id: string,
  ) {
    this.history = acquireState(doc);
    this.undo = this.history.manager;
    this.undo.addToScope([paperFacts(doc), paperRows(doc)]);
    this.undo.addTrackedOrigin(this.origin);
  }

  /** Facts and lists; texts change without telling here. */
  subscribe(listener: () => void): () => void {
    const [facts, rows] = [paperFacts(this.doc), paperRows(this.doc)];
    facts.observe(listener);
    rows.observe(listener);
    return () => {
      facts.unobserve(listener);
      rows.unobserve(listener);
    };
  }

  /** Called when there are other steps to take back or to do again. */
  onSteps(listener: () => void): () => void {
    return this.history.onSteps(listener);
  }

  /** Called after each step that was taken back or done again, in whatever part of the paper. */
  onUndone(listener: (undone: Undone) => void): () => void {
    return this.history.onUndone(listener);
  }

  /** One's own last step in this paper, wherever it was; false where there is none. */
  takeBack(way: Way): boolean {
    return this.history.takeBack(way);
  }

  read(): CouncilPaper {
    return readPaper(this.doc, this.id);
  }

  /** What was typed into cells of amounts and is none, by the rows of the amounts. */
  wrongAmounts(): ReadonlyMap<string, string> {
    const found = readRows(paperRows(this.doc), Infinity).flatMap(({ id, list, fields }): [string, string][] => {
      const typed = fields.get('typed');
      return list === 'amount' && typeof typed === 'string' && typed !== '' ? [[id, typed.slice(0, 200)]] : [];
    });
    return new Map(found);
  }

  set(fact: PaperFact, value: Field): void {
    this.history.begin(fact);
    setPaperFact(this.doc, fact, value, this.origin);
  }

  setRow(row: string, field: string, value: Field): void {
    this.history.begin(`${row}:${field}`);
    setRowField(this.doc, row, field, value, this.origin);
  }

  add(rows: readonly NewRow[], after?: string | null): void {
    this.step(() => addPaperRows(this.doc, rows, after, this.origin));
  }

  /** The same within a step. */
  addInStep(rows: readonly NewRow[], after?: string | null): void {
    addPaperRows(this.doc, rows, after, this.origin);
  }

  move(row: string, after: string | null): void {
    this.step(() => movePaperRow(this.doc, row, after, this.origin));
  }

  remove(row: string): void {
    this.step(() => removePaperRow(this.doc, row, this.origin));
  }

  /** An amount that was typed well; what was wrong there before goes. */
  setCents(line: string, year: number, cents: number): void {
    this.write(() => {
      setAmount(paperRows(this.doc), line, year, { cents });
      this.keepTyped(line, year, '');
    });
  }

  /** What was typed and is no amount stays in the cell, for everybody, until somebody mends it. */
  setWrong(line: string, year: number, typed: string): void {
    this.write(() => {
      setAmount(paperRows(this.doc), line, year, {});
      this.keepTyped(line, year, typed.slice(0, 200));
    });
  }

  setWords(line: string, year: number, words: { purpose?: string; reservation?: string; cover?: string }): void {
    this.history.begin(`${amountRow(line, year)}:${Object.keys(words).join()}`);
    this.write(() => setAmount(paperRows(this.doc), line, year, words));
  }

  clearAmount(line: string, year: number): void {
    this.write(() => {
      const rows = paperRows(this.doc);
      const id = amountRow(line, year);
      if (!rows.has(`${id}:list`)) return;
      this.keepTyped(line, year, '');
      rows.set(`${id}:gone`, true);
    });
  }

  /** What a workbook brings, as one step; what it was. */
  takeCosts(sheet: Pick<SheetCosts, 'budgets'>): CostsPlan {
    const rows = paperRows(this.doc);
    const plan = planCosts(sheet, this.read().costs, (id) => rows.has(`${id}:list`), uuidv4);
    this.history.close();
    putCosts(this.doc, plan, this.origin);
    this.history.close();
    return plan;
  }

  /** Everything that is written meanwhile is taken back together. */
  step(work: () => void): void {
    this.history.close();
    this.write(work);
    this.history.close();
  }

  destroy(): void {
    this.undo.removeTrackedOrigin(this.origin);
    releaseState(this.doc);
  }

  private write(work: () => void): void {
    this.doc.transact(work, this.origin);
  }

  private keepTyped(line: string, year: number, typed: string): void {
    const rows = paperRows(this.doc);
    const key = `${amountRow(line, year)}:typed`;
    if (typed !== '') rows.set(key, typed);
    else if (rows.has(key)) rows.delete(key);
  }
}
