/** Three people write in rows and columns that are suggested to move, and in their copies, and decide, apart from each other. */
import { expect, it, vi } from 'vitest';
import { LateWorld } from '../support/fuzz-late-words.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const ids = vi.hoisted(() => ({ next: (): number => 0 }));
vi.mock('lib0/webcrypto', () => ({ getRandomValues: (bytes: Uint8Array) => bytes.map(() => ids.next()) }));

const OPERATIONS = Number(process.env.OPERATIONS ?? 20);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [526];

it(
  'SX35 whatever three people write in moved rows and columns and their copies while others accept, reject, take back and do it again without knowing of it: every word is seen once by everybody, but for those that somebody took out (500 seeds)',
  async () => {
    const seeds = seedsToRun(250, PINNED);
    let late = 0;
    await forEachSeed(seeds, (seed) => {
      const letters = new Chance(seed);
      ids.next = () => letters.below(256);
      const world = new LateWorld(new Chance(seed));
      try {
        for (let step = 0; step < OPERATIONS; step++) world.step();
        world.finish();
        late += world.late;
      } catch (error) {
        if (error instanceof Error) error.message += `\n steps: ${world.log.join(', ')}`;
        throw error;
      } finally {
        world.destroy();
      }
    });
    console.log(`late words: ${seeds.length} seeds, ${late} words came late, nothing lost, nothing twice`);
    if (seeds.length > 1) expect(late).toBeGreaterThan(0);
  },
  patience,
);
