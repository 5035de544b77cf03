/**
 * What a cost table out of a workbook would change in that of a paper: what is new, and which cells differ. What the workbook doesn't
 * say stays: lines that it hasn't, amounts of cells that are empty there, words whose column it lacks. Pure; amounts are cents.
 */
import type { Amount, Budget, BudgetKind, CostLine, CostTable, Product } from './cost-table.ts';
import type { SheetAmount, SheetBudget, SheetCosts, SheetLine, SheetProduct } from './sheet-costs.ts';

/** A cell that is set: `before` empty where there was nothing. Amounts are cents. */
export interface CostSet {
  readonly row: string;
  readonly field: 'number' | 'name' | 'kind' | 'side' | 'perYear';
  readonly value: string | boolean;
}
export interface AmountSet {
  readonly line: string;
  readonly year: number;
  readonly cents?: number;
  /** What is no amount stays in its cell to be mended. */
  readonly typed?: string;
  readonly words: Partial<Pick<Amount, 'purpose' | 'reservation' | 'cover'>>;
}
export interface PlannedLine {
  readonly isNew: boolean;
  readonly budget: { readonly kind: BudgetKind; readonly number: string };
  readonly product: { readonly number: string; readonly name: string };
  /** Null for a sub-budget or a product itself. */
  readonly line: { readonly kind: string; readonly side: CostLine['side'] } | null;
  readonly amounts: readonly {
    readonly year: number;
    readonly before: number | null;
    readonly after: number | null;
    readonly typed: string;
  }[];
  /** Whether words, a name, a side change too. */
  readonly hasWords: boolean;
}

export interface CostsPlan {
  readonly lines: readonly PlannedLine[];
  /** Lines that are the same already, and lines of the paper that the workbook hasn't. */
  readonly same: number;
  readonly untouched: number;
  readonly budgets: readonly Omit<Budget, 'products'>[];
  readonly products: readonly (Omit<Product, 'lines'> & { readonly budget: string })[];
  readonly newLines: readonly (Omit<CostLine, 'amounts' | 'unread'> & { readonly product: string })[];
  readonly sets: readonly CostSet[];
  readonly amounts: readonly AmountSet[];
}

const plain = (words: string): string => words.toLowerCase().replace(/\s+/gu, ' ').trim();

/** `isUsed`: whether an id was used before, also by a row that is gone: such a one comes under a new id. */
export function planCosts(
  sheet: Pick<SheetCosts, 'budgets'>,
  table: CostTable,
  isUsed: (id: string) => boolean,
  newId: () => string,
): CostsPlan {
  const steps = planningCosts(sheet, table, isUsed, newId);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return step.value;
}

/** The same in steps of some lines, for whoever has other things to do between them. */
export function* planningCosts(
  sheet: Pick<SheetCosts, 'budgets'>,
  table: CostTable,
  isUsed: (id: string) => boolean,
  newId: () => string,
): Generator<undefined, CostsPlan> {
  const plan = new Plan(isUsed, newId);
  const finder = new Finder(table.budgets, budgetNames);
  for (const budget of sheet.budgets) yield* plan.budget(budget, finder.find(budget.id, budgetNames(budget)));
  return plan.done(table);
}

/** Lines of a workbook in one step. */
const atOnce = 100;

const budgetNames = ({ kind, number }: Pick<Budget, 'kind' | 'number'>): string[] => [`${kind} ${number}`];
/** By its number where there is one, else by its name. */
const productNames = ({ number, name }: Pick<Product, 'number' | 'name'>): string[] =>
  number === '' ? [`name ${name}`] : [`number ${number}`, ...(name === '' ? [] : [`name ${name}`])];
const lineNames = ({ side, kind }: Pick<CostLine, 'side' | 'kind'>): string[] => [`${side} ${kind}`];

/** Finds each row of the paper once: by its id, else the first of the same name that no other was found for. */
class Finder<T extends { readonly id: string }> {
  private readonly byId = new Map<string, T>();
  private readonly byName = new Map<string, T[]>();
  private readonly taken = new Set<string>();

  constructor(list: readonly T[], namesOf: (each: T) => readonly string[]) {
    for (const each of list) {
      this.byId.set(each.id, each);
      for (const name of namesOf(each).map(plain)) {
        const list = this.byName.get(name);
        if (list === undefined) this.byName.set(name, [each]);
        else list.push(each);
      }
    }
  }

  find(id: string, names: readonly string[]): T | null {
    const named = (): T | undefined => names.map((name) => this.free(plain(name))).find((each) => each !== undefined);
    const found = this.byId.get(id) ?? named() ?? null;
    if (found !== null) this.taken.add(found.id);
    return found;
  }

  private free(name: string): T | undefined {
    const list = this.byName.get(name);
    while (list?.[0] !== undefined && this.taken.has(list[0].id)) list.shift();
    return list?.[0];
  }
}

class Plan {
  private readonly planned: PlannedLine[] = [];
  private readonly budgets: CostsPlan['budgets'][number][] = [];
  private readonly products: CostsPlan['products'][number][] = [];
  private readonly lines: CostsPlan['newLines'][number][] = [];
  private readonly sets: CostSet[] = [];
  private readonly amounts: AmountSet[] = [];
  private readonly met = new Set<string>();
  private readonly given = new Set<string>();
  private same = 0;

  constructor(
    private readonly isUsed: (id: string) => boolean,
    private readonly newId: () => string,
  ) {}

  *budget(budget: SheetBudget, there: Budget | null): Generator<undefined, void> {
    const { kind, number, perYear } = budget;
    const at = { kind, number };
    const id = there?.id ?? this.idOf(budget.id);
    if (there === null) this.budgets.push({ id, kind, number, perYear: perYear ?? kind === 'result' });
    const before = this.sets.length;
    if (there !== null && perYear !== null) this.set(id, 'perYear', perYear, there.perYear);
    if (there !== null && budget.id === there.id) this.set(id, 'number', number, there.number);
    const isTold = there === null ? budget.products.length === 0 : this.sets.length > before;
    if (isTold) this.tell(there === null, at, { number: '', name: '' }, null, [], there !== null);
    const finder = new Finder(there?.products ?? [], productNames);
    for (const product of budget.products)
      yield* this.product(product, finder.find(product.id, productNames(product)), id, at);
  }

  private *product(
    product: SheetProduct,
    there: Product | null,
    budget: string,
    at: PlannedLine['budget'],
  ): Generator<undefined, void> {
    const id = there?.id ?? this.idOf(product.id);
    const { number, name } = product;
    if (there === null) this.products.push({ id, number, name, budget });
    const before = this.sets.length;
    if (there !== null && (number !== '' || product.id !== '')) this.set(id, 'number', number, there.number);
    if (there !== null && (name !== '' || product.id !== '')) this.set(id, 'name', name, there.name);
    const isTold = there === null ? product.lines.length === 0 : this.sets.length > before;
    if (isTold) this.tell(there === null, at, product, null, [], there !== null);
    const finder = new Finder(there?.lines ?? [], lineNames);
    for (const [index, line] of product.lines.entries()) {
      this.line(line, finder.find(line.id, lineNames(line)), id, at, product);
      if (index % atOnce === atOnce - 1) yield;
    }
  }

  private line(
    line: SheetLine,
    there: CostLine | null,
    product: string,
    at: PlannedLine['budget'],
    of: SheetProduct,
  ): void {
    const id = there?.id ?? this.idOf(line.id);
    const { side, kind } = line;
    if (there === null) this.lines.push({ id, side, kind, product });
    else this.met.add(there.id);
    const before = this.sets.length;
    if (there !== null && line.id === there.id) {
      this.set(id, 'side', side, there.side);
      this.set(id, 'kind', kind, there.kind);
    }
    const told: PlannedLine['amounts'][number][] = [];
    let hasWords = this.sets.length > before;
    for (const amount of line.amounts) {
      const old = there?.amounts.find(({ year }) => year === amount.year);
      const typed = there?.unread?.find(({ year }) => year === amount.year)?.text ?? '';
      const set = changeOf(id, amount, old, typed);
      if (set === null) continue;
      this.amounts.push(set);
      if (set.cents === undefined && set.typed === undefined) hasWords = true;
      else
        told.push({ year: amount.year, before: old?.cents ?? null, after: set.cents ?? null, typed: set.typed ?? '' });
    }
    if (there === null || told.length > 0 || hasWords) this.tell(there === null, at, of, line, told, hasWords);
    else this.same += 1;
  }

  done({ budgets }: CostTable): CostsPlan {
    const all = budgets.flatMap(({ products }) => products.flatMap(({ lines }) => lines));
    return {
      ...{ lines: this.planned, same: this.same, untouched: all.filter(({ id }) => !this.met.has(id)).length },
      ...{
        budgets: this.budgets,
        products: this.products,
        newLines: this.lines,
        sets: this.sets,
        amounts: this.amounts,
      },
    };
  }

  private tell(
    isNew: boolean,
    { kind, number }: PlannedLine['budget'],
    product: PlannedLine['product'],
    line: PlannedLine['line'],
    amounts: PlannedLine['amounts'],
    hasWords: boolean,
  ): void {
    this.planned.push({
      isNew,
      budget: { kind, number },
      product: { number: product.number, name: product.name },
      line: line && { kind: line.kind, side: line.side },
      amounts,
      hasWords,
    });
  }

  private set(row: string, field: CostSet['field'], value: string | boolean, old: string | boolean): void {
    if (value !== old) this.sets.push({ row, field, value });
  }

  private idOf(brought: string): string {
    const isFree = /^[\w-]{1,80}$/u.test(brought) && !this.isUsed(brought) && !this.given.has(brought);
    const id = isFree ? brought : this.newId();
    this.given.add(id);
    return id;
  }
}

function changeOf(line: string, amount: SheetAmount, old: Amount | undefined, oldTyped: string): AmountSet | null {
  const { year, cents, typed } = amount;
  const words: { purpose?: string; reservation?: string; cover?: string } = {};
  for (const field of ['purpose', 'reservation', 'cover'] as const)
    if (amount[field] !== null && amount[field] !== (old?.[field] ?? '')) words[field] = amount[field];
  const set: AmountSet = {
    line,
    year,
    // An amount in the workbook mends what was typed wrong.
    ...(cents !== null && (cents !== old?.cents || (typed === '' && oldTyped !== '')) && { cents }),
    ...(typed !== '' && typed !== oldTyped && { typed }),
    words,
  };
  return set.cents === undefined && set.typed === undefined && Object.keys(words).length === 0 ? null : set;
}
