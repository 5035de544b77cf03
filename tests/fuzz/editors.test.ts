import { describe, expect, it } from 'vitest';
import { World } from '../support/fuzz-editors.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 120);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [51, 158, 416, 630];

describe('editors over one text', () => {
  it(
    'BI1 two to six editors show the same after any mix of edits, undo, partitions and compositions, and no token is lost or doubled',
    async () => {
      const seeds = seedsToRun(50, PINNED);
      let steps = 0;
      let refused = 0;
      await forEachSeed(seeds, async (seed) => {
        const world = new World(new Chance(seed));
        try {
          for (let step = 0; step < OPERATIONS; step++, steps++) await world.step();
          await world.settle();
          world.verify();
        } catch (error) {
          if (error instanceof Error) error.message += `\n last: ${world.log.slice(-6).join(' ')}`;
          throw error;
        } finally {
          refused += world.refused;
          world.destroy();
        }
      });
      console.log(
        `editors: ${seeds.length} seeds, ${steps} operations, no difference (${refused} updates refused by Lexical's development build)`,
      );
      expect(steps).toBe(seeds.length * OPERATIONS);
    },
    patience,
  );

  it(
    'BI28 a block that several editors move at the same time, parted or not, is there once for everybody',
    async () => {
      const seeds = seedsToRun(50, PINNED);
      let steps = 0;
      await forEachSeed(seeds, async (seed) => {
        const world = new World(new Chance(seed), { moving: true });
        try {
          for (let step = 0; step < OPERATIONS / 3; step++, steps++) await world.step();
          await world.settle();
          world.verify();
        } finally {
          world.destroy();
        }
      });
      console.log(`moving editors: ${seeds.length} seeds, ${steps} moves, every block once`);
      expect(steps).toBeGreaterThan(0);
    },
    patience,
  );

  it(
    'BI30 a text that is drawn piece by piece while everybody writes in it is the same for all, and no token is lost or doubled',
    async () => {
      const seeds = seedsToRun(50, PINNED);
      let steps = 0;
      let parted = 0;
      await forEachSeed(seeds, async (seed) => {
        const world = new World(new Chance(seed), { long: true });
        try {
          for (let step = 0; step < OPERATIONS / 3; step++, steps++) {
            await world.step();
            parted += world.writers.filter(({ binding }) => binding.undrawn.length > 0).length;
          }
          await world.settle();
          world.verify();
        } finally {
          world.destroy();
        }
      });
      console.log(
        `drawn piece by piece: ${seeds.length} seeds, ${steps} operations, ${parted} times on a text in part`,
      );
      expect(parted).toBeGreaterThan(steps / 4);
    },
    patience,
  );
});
