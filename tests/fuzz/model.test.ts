import { describe, expect, it } from 'vitest';
import { Replicas } from '../support/fuzz-model.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 40);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

describe('block model', () => {
  it(
    'DM1 replicas that edit blocks and exchange updates in any order hold the same blocks, and no token is lost or doubled',
    async () => {
      const seeds = seedsToRun(500, PINNED);
      let steps = 0;
      await forEachSeed(seeds, (seed) => {
        const world = new Replicas(new Chance(seed));
        for (let step = 0; step < OPERATIONS; step++, steps++) world.step();
        world.finish();
        world.verify();
      });
      console.log(`model: ${seeds.length} seeds, ${steps} operations, no difference`);
      expect(steps).toBe(seeds.length * OPERATIONS);
    },
    patience,
  );

  it(
    'DM24 a block that several people move at the same time is there once; where some take it back too, it is never lost',
    async () => {
      const seeds = seedsToRun(500, PINNED);
      let steps = 0;
      await forEachSeed(seeds, (seed) => {
        const world = new Replicas(new Chance(seed), true);
        for (let step = 0; step < OPERATIONS; step++, steps++) world.step();
        world.finish();
        world.verify();
      });
      console.log(`moves: ${seeds.length} seeds, ${steps} operations, nothing lost or doubled`);
      expect(steps).toBe(seeds.length * OPERATIONS);
    },
    patience,
  );
});
