/** Where entries stand, as far as rights and counts tell them apart: so that thousands of them are counted without a look at each. */
import type { Entry } from '../../../shared/domain/search/entries.ts';

export type Place = Pick<Entry, 'kind' | 'form' | 'chapter'>;

export class Places {
  private readonly all: Place[] = [];
  private readonly numbers = new Map<string, number>();
  /** The place of each row. */
  private readonly ofRow: number[] = [];

  set(row: number, { kind, form, chapter }: Place): void {
    const key = `${kind} ${form} ${chapter}`;
    let number = this.numbers.get(key);
    if (number === undefined) {
      number = this.all.push({ kind, form, chapter }) - 1;
      this.numbers.set(key, number);
    }
    this.ofRow[row] = number;
  }

  /** How many of these rows stand at each place. */
  count(rows: readonly number[]): (readonly [Place, number])[] {
    const counts = new Float64Array(this.all.length);
    for (const row of rows) {
      const place = this.ofRow[row] ?? 0;
      counts[place] = (counts[place] ?? 0) + 1;
    }
    return this.all.flatMap((place, number) => {
      const count = counts[number] ?? 0;
      return count === 0 ? [] : [[place, count] as const];
    });
  }
}
