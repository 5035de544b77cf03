/**
 * The explaining sentences, generated from the cost table, and whether one that was taken into the text still says what the
 * table says. The words are data of the city's template. Source: council-paper.md, point 8.
 */
import type { Amount, Budget, BudgetKind, CostLine, CostTable } from './cost-table.ts';
import { formatInProse } from './money.ts';

/** Placeholders in braces; each list is joined with commas and `and`, years that have several parts with `and also`. */
export interface CostPhrases {
  /** `Von dieser Summe`, where the table has one sum only. */
  readonly ofSum: string;
  /** `Von den ordentlichen Aufwendungen des Teilergebnishaushaltes {number}`. */
  readonly of: Readonly<Record<BudgetKind, Readonly<Record<CostLine['side'], string>>>>;
  /** `{sum} entfallen {years}.` */
  readonly share: string;
  /** `auf das Haushaltsjahr {year} {parts}` */
  readonly inYear: string;
  /** `{kind} von {amount}` */
  readonly plain: string;
  /** `{purpose} {amount}` */
  readonly withPurpose: string;
  /** `{amount} für {year}` */
  readonly amountOfYear: string;
  /** `Die zusätzliche Veranschlagung von {amounts} steht unter dem Vorbehalt {reservation}.` */
  readonly reservation: NumberedPhrase;
  /** `Die zusätzlichen Mittel von {amounts} können durch {cover} gedeckt werden.` */
  readonly cover: NumberedPhrase;
  /** ` und `, ` sowie `, ` und von ` (between amounts): with their blanks. */
  readonly and: string;
  readonly andAlso: string;
  readonly andOf: string;
  /** Adjectives that begin a kind (`Sonstige`, `Ordentliche`): within a sentence they are small. */
  readonly adjectives: readonly string[];
}

export interface NumberedPhrase {
  readonly one: string;
  readonly many: string;
}

/** A sentence, by what it is about, and the figures that it was made from. */
export interface CostSentence {
  readonly id: string;
  readonly text: string;
  readonly fingerprint: string;
}

/** What a text keeps of a sentence that was taken into it. */
export type TakenSentence = Pick<CostSentence, 'id' | 'fingerprint'>;

interface Figure {
  readonly line: CostLine;
  readonly amount: Amount;
}
/** What a sentence says, before its words. */
interface Statement {
  readonly id: string;
  readonly what: 'share' | 'reservation' | 'cover';
  readonly budget: Budget;
  readonly side: CostLine['side'];
  /** Whether the whole table has this one sum. */
  readonly only: boolean;
  /** Reservation or cover, in words. */
  readonly words: string;
  readonly figures: readonly Figure[];
}

/** The sentences of a table in order: how the sums are shared out, then reservations, then cover. Amounts of 0 say nothing. */
export function costSentences(table: CostTable, phrases: CostPhrases): CostSentence[] {
  return statements(table).map((each) => ({
    id: each.id,
    text: each.what === 'share' ? shareText(each, phrases) : conditionText(each, phrases[each.what], phrases),
    fingerprint: fingerprintOf(each),
  }));
}

/** `stale`: the table says something else now; `gone`: it says nothing of that any more. */
export function sentenceState(taken: TakenSentence, table: CostTable): 'current' | 'stale' | 'gone' {
  const now = statements(table).find(({ id }) => id === taken.id);
  if (now === undefined) return 'gone';
  return fingerprintOf(now) === taken.fingerprint ? 'current' : 'stale';
}

function statements(table: CostTable): Statement[] {
  if (table.effects === 'none') return [];
  const groups = table.budgets.flatMap((budget) =>
    (['income', 'expense'] as const).flatMap((side) => {
      const figures = figuresOf(budget, side);
      return figures.length === 0 ? [] : [{ budget, side, figures }];
    }),
  );
  const shares = groups.map((group): Statement => {
    const id = `share ${group.budget.id} ${group.side}`;
    return { ...group, id, what: 'share', only: groups.length === 1, words: '' };
  });
  const conditions = (what: 'reservation' | 'cover'): Statement[] =>
    groups.flatMap(({ budget, side, figures }) =>
      [...byWords(figures, what)].map(([words, those]): Statement => {
        const [first] = those;
        const id = `${what} ${first?.line.id ?? ''} ${first?.amount.year ?? ''}`;
        return { id, what, budget, side, only: false, words, figures: those };
      }),
    );
  const all = [...shares, ...conditions('reservation'), ...conditions('cover')];
  return all.filter(({ figures }) => figures.length <= mostFigures);
}

/** More amounts than one sentence can say: such a table speaks for itself. */
const mostFigures = 200;

const figuresOf = (budget: Budget, side: CostLine['side']): Figure[] =>
  budget.products
    .flatMap(({ lines }) => lines.filter((line) => line.side === side))
    .flatMap((line) => line.amounts.filter(({ cents }) => cents !== 0).map((amount) => ({ line, amount })))
    .sort((a, b) => a.amount.year - b.amount.year);

function byWords(figures: readonly Figure[], what: 'reservation' | 'cover'): Map<string, Figure[]> {
  const groups = new Map<string, Figure[]>();
  for (const figure of figures) {
    const words = figure.amount[what].trim();
    if (words === '') continue;
    const group = groups.get(words);
    if (group === undefined) groups.set(words, [figure]);
    else group.push(figure);
  }
  return groups;
}

function shareText({ budget, side, only, figures }: Statement, phrases: CostPhrases): string {
  const years = new Map<number, string[]>();
  for (const { line, amount } of figures) {
    const parts = years.get(amount.year) ?? [];
    years.set(amount.year, parts);
    const purpose = amount.purpose.trim();
    const values = { purpose, kind: inSentence(line.kind, phrases), amount: formatInProse(amount.cents) };
    parts.push(fill(purpose === '' ? phrases.plain : phrases.withPurpose, values));
  }
  const isNested = [...years.values()].some((parts) => parts.length > 1);
  const told = [...years].map(([year, parts]) =>
    fill(phrases.inYear, { year: String(year), parts: list(parts, phrases.and) }),
  );
  const sum = only ? phrases.ofSum : fill(phrases.of[budget.kind][side], { number: budget.number });
  return fill(phrases.share, { sum, years: list(told, isNested ? phrases.andAlso : phrases.and) });
}

function conditionText({ words, figures }: Statement, phrase: NumberedPhrase, phrases: CostPhrases): string {
  const amounts = figures.map(({ amount }) =>
    fill(phrases.amountOfYear, { amount: formatInProse(amount.cents), year: String(amount.year) }),
  );
  const values = { amounts: list(amounts, phrases.andOf), reservation: words, cover: words };
  return fill(figures.length === 1 ? phrase.one : phrase.many, values);
}

/** `Sonstige ordentliche Aufwendungen` begins small within a sentence, `Personalaufwendungen` doesn't. */
function inSentence(kind: string, { adjectives }: CostPhrases): string {
  const [first = ''] = kind.split(' ', 1);
  return adjectives.includes(first) ? `${first.toLowerCase()}${kind.slice(first.length)}` : kind;
}

function list(parts: readonly string[], last: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')}${last}${parts.at(-1) ?? ''}`;
}

/** In one go, so that braces in what people typed stay as they are. */
const fill = (phrase: string, values: Readonly<Record<string, string>>): string =>
  phrase.replace(/\{(\w+)\}/gu, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? '') : whole));

/** Of all that a sentence says and of no phrase: other words of the template make no sentence stale. */
function fingerprintOf({ what, budget, side, only, words, figures }: Statement): string {
  const said = figures.map(({ line, amount }) =>
    what === 'share' ? [line.kind, amount.year, amount.cents, amount.purpose.trim()] : [amount.year, amount.cents],
  );
  const text = JSON.stringify([what, budget.kind, budget.number, side, only, words, said]);
  return `${hash(text, 0x811c9dc5)}${hash(text, 0x01234567)}`;
}

/** FNV-1a over UTF-16 units, from a given start. */
function hash(text: string, start: number): string {
  let value = start;
  for (let index = 0; index < text.length; index += 1) value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  return (value >>> 0).toString(16).padStart(8, '0');
}
