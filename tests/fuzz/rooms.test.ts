import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';
import { RoomWorld } from '../support/fuzz-rooms.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 60);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

// Rooms rest by a timer; commits and acknowledgements go on as they are.
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

it(
  'HU28 however clients write, meet, part, send twice, too much and out of order, and whenever the room rests, is woken, read, folded meanwhile and reopened: everybody is told, answered and left with what a plain document holds',
  async () => {
    const seeds = seedsToRun(300, PINNED);
    const sum = { taken: 0, refused: 0, mangled: 0, compared: 0, resting: 0, folded: 0 };
    await forEachSeed(seeds, async (seed) => {
      const world = new RoomWorld(new Chance(seed));
      await world.open();
      for (let step = 0; step < OPERATIONS; step++) await world.step();
      await world.finish();
      for (const key of Object.keys(sum) as (keyof typeof sum)[]) sum[key] += world.counts[key];
    });
    console.log(`rooms: ${seeds.length} seeds, ${JSON.stringify(sum)}, no difference`);
    expect(sum.compared).toBeGreaterThan(5 * seeds.length);
    expect(sum.resting).toBeGreaterThan(seeds.length);
    expect(sum.folded).toBeGreaterThan(seeds.length / 10);
  },
  patience,
);
