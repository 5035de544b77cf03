/** Gathers rows of a workbook as sub-budgets, products, lines and amounts, in the order in which they come, bounded. */
import type { BudgetKind } from '../../../shared/council/cost-table.ts';
import {
  sheetCostLimits as limits,
  type SheetAmount,
  type SheetBudget,
  type SheetLine,
  type SheetProduct,
} from '../../../shared/council/sheet-costs.ts';
import type { NamedRow } from './note-book.ts';

export interface BudgetNamed {
  readonly id: string;
  readonly kind: BudgetKind;
  readonly number: string;
  readonly perYear: boolean | null;
}
type ProductNamed = Omit<SheetProduct, 'lines'>;
type LineNamed = Omit<SheetLine, 'amounts'>;

interface Growing<T, C> {
  readonly named: T;
  readonly children: Map<string, C>;
}
type GrowingLine = Growing<LineNamed, SheetAmount>;
type GrowingProduct = Growing<ProductNamed, GrowingLine>;
type GrowingBudget = Growing<BudgetNamed, GrowingProduct>;

export class CostTree {
  private readonly all = new Map<string, GrowingBudget>();
  private products = 0;
  private lines = 0;
  private amounts = 0;

  budgets(): SheetBudget[] {
    return [...new Set(this.all.values())].map(({ named, children }) => ({
      ...named,
      products: [...new Set(children.values())].map((product) => ({
        ...product.named,
        lines: [...new Set(product.children.values())].map((line) => ({
          ...line.named,
          amounts: [...line.children.values()],
        })),
      })),
    }));
  }

  addBudget(budget: BudgetNamed, row: NamedRow): void {
    this.budget(budget, row);
  }

  addProduct(budget: BudgetNamed, product: ProductNamed, row: NamedRow): void {
    this.product(budget, product, row);
  }

  addLine(budget: BudgetNamed, product: ProductNamed, line: LineNamed, row: NamedRow): void {
    this.line(budget, product, line, row);
  }

  /** A second amount of a line and year is noted, not taken; what is no amount may stand beside one. */
  addAmount(budget: BudgetNamed, product: ProductNamed, line: LineNamed, amount: SheetAmount, row: NamedRow): void {
    const found = this.line(budget, product, line, row);
    if (found === null) return;
    const key = String(amount.year);
    const there = found.children.get(key);
    if (there === undefined) {
      if (this.amounts >= limits.amounts) return row.note('rows', 'kind', line.kind);
      this.amounts += 1;
      found.children.set(key, amount);
    } else if (amount.typed !== '' && there.typed === '') found.children.set(key, { ...there, typed: amount.typed });
    else if (amount.cents !== null && there.cents === null) found.children.set(key, { ...amount, typed: there.typed });
    else row.note('again', 'year', `${line.kind} ${key}`.trim());
  }

  private budget(named: BudgetNamed, row: NamedRow): GrowingBudget | null {
    const mayAdd = (): boolean => new Set(this.all.values()).size < limits.budgets;
    return grown(this.all, named, [named.kind, named.number], mayAdd, row);
  }

  private product(budget: BudgetNamed, named: ProductNamed, row: NamedRow): GrowingProduct | null {
    const parent = this.budget(budget, row);
    const mayAdd = (): boolean => this.products < limits.products && ++this.products > 0;
    return parent && grown(parent.children, named, [named.number, named.name], mayAdd, row);
  }

  private line(budget: BudgetNamed, product: ProductNamed, named: LineNamed, row: NamedRow): GrowingLine | null {
    const parent = this.product(budget, product, row);
    const mayAdd = (): boolean => this.lines < limits.lines && ++this.lines > 0;
    return parent && grown(parent.children, named, [named.side, named.kind], mayAdd, row);
  }
}

/** The one of this id, or of this name where a row brings no id; made where there is none and may be one. */
function grown<T extends { readonly id: string }, C>(
  all: Map<string, Growing<T, C>>,
  named: T,
  words: readonly string[],
  mayAdd: () => boolean,
  row: NamedRow,
): Growing<T, C> | null {
  const name = `name ${words.map(sameName).join(' | ')}`;
  const key = named.id === '' ? name : `id ${named.id}`;
  const there = all.get(key);
  if (there !== undefined) return there;
  if (!mayAdd()) {
    row.note('rows', 'kind', words.join(' ').trim());
    return null;
  }
  const made = { named, children: new Map<string, C>() };
  all.set(key, made);
  if (!all.has(name)) all.set(name, made);
  return made;
}

/** Names that people mean to be the same. */
const sameName = (name: string): string => name.toLowerCase().replace(/\s+/gu, ' ').trim();
