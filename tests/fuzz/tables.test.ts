import { expect, it } from 'vitest';
import { TableWorld } from '../support/fuzz-tables.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 40);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

it(
  'TB9 tables that several people edit, with partitions, undo and decided suggestions, stay rectangular and the same, and lose no token',
  async () => {
    const seeds = seedsToRun(300, PINNED);
    let steps = 0;
    await forEachSeed(seeds, (seed) => {
      const world = new TableWorld(new Chance(seed));
      for (let step = 0; step < OPERATIONS; step++, steps++) world.step();
      world.finish();
      world.verify();
    });
    console.log(`tables: ${seeds.length} seeds, ${steps} operations, nothing lost or doubled`);
    expect(steps).toBe(seeds.length * OPERATIONS);
  },
  patience,
);
