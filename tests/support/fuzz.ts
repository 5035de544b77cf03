/** What all fuzz tests share: seeded chance, and which seeds to run. */

/** A seeded generator (xorshift): the same seed gives the same run. */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = Math.imul(seed, 2654435761) >>> 0 || 1;
    for (let warm = 0; warm < 4; warm++) this.below(2);
  }

  /** A whole number from 0 to `limit` - 1. */
  below(limit: number): number {
    this.#state = (this.#state ^ (this.#state << 13)) >>> 0;
    this.#state ^= this.#state >>> 17;
    this.#state = (this.#state ^ (this.#state << 5)) >>> 0;
    return this.#state % limit;
  }

  /** True once in `times`. */
  once(times: number): boolean {
    return this.below(times) === 0;
  }

  pick<T>(items: readonly T[]): T {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('nothing to pick from');
    return item;
  }
}

/**
 * The seeds of a run: `SEED=7` runs that one, `SEEDS=2000` the first 2,000 (`FROM=n` starts later), else `standard` of
 * them; the pinned ones (that once found a fault) always come first.
 */
export function seedsToRun(standard: number, pinned: readonly number[]): number[] {
  const { SEED, SEEDS, FROM } = process.env;
  if (SEED !== undefined) return [Number(SEED)];
  const from = Number(FROM ?? 1);
  const count = Number(SEEDS ?? standard);
  return [...new Set([...pinned, ...Array.from({ length: count }, (_, index) => from + index)])];
}

/** How many rounds a fault is tried: `ROUNDS`, else `standard`. */
export const roundsToRun = (standard: number): number => Number(process.env['ROUNDS'] ?? standard);

/** The limit of tests that take as long as `SEEDS` and `ROUNDS` say; a hang within is noticed by what they wait for. */
export const patience = 2 * 60 * 60_000;

/** Runs `check` for every seed; a failure names its seed. */
export async function forEachSeed(
  seeds: readonly number[],
  check: (seed: number) => void | Promise<void>,
): Promise<void> {
  for (const seed of seeds) {
    try {
      await check(seed);
    } catch (error) {
      const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
      throw new Error(`seed ${seed} failed (run again with SEED=${seed}): ${reason}`, { cause: error });
    }
  }
}
