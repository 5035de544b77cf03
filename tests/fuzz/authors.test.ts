import * as Y from 'yjs';
import { describe, expect, it } from 'vitest';
import { LogHost } from '../support/fuzz-authors.ts';
import { World } from '../support/fuzz-editors.ts';
import { NETWORK } from '../support/fuzz-writer.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 100);
/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];

describe('who wrote what', () => {
  it(
    'BM1 whatever editors write, split, join, move, suggest, accept and take back, on- and offline, every character that stands is its author’s',
    async () => {
      const seeds = seedsToRun(40, PINNED);
      let looked = 0;
      await forEachSeed(seeds, async (seed) => {
        const chance = new Chance(seed);
        const world = new World(chance);
        const [first] = world.writers;
        if (first === undefined) return;
        const host = new LogHost(Y.encodeStateAsUpdate(first.doc));
        for (const { doc, number } of world.writers)
          host.follow({ doc, name: `p${number}` }, (origin) => origin !== NETWORK);
        try {
          for (let step = 0; step < OPERATIONS; step++) {
            await world.step();
            const away = new Set(world.writers.flatMap(({ number, offline }) => (offline ? [`p${number}`] : [])));
            host.receive((name) => !away.has(name), chance);
          }
          await world.settle();
          host.receive(() => true, chance);
          looked += host.verify((token) => world.authorOf(token));
        } catch (error) {
          if (error instanceof Error) error.message += `\n last: ${world.log.slice(-12).join(' ')}`;
          throw error;
        } finally {
          world.destroy();
        }
      });
      console.log(`authors: ${seeds.length} seeds, ${looked} characters that stand, none said to be another's`);
      expect(looked).toBeGreaterThan(0);
    },
    patience,
  );
});
