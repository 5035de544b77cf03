import { expect, it } from 'vitest';
import * as Y from 'yjs';
import { measuresMap } from '../../shared/document/measures/keys.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { addMeasure, addRow, moveMeasure, moveRow } from '../../shared/document/measures/write.ts';
import { isDay, measureLimits, measureStates } from '../../shared/measures/measure.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';
import { MeasureWorld } from '../support/fuzz-measures.ts';

const OPERATIONS = Number(process.env.OPERATIONS ?? 120);

it(
  'MC1 several people edit measures, apart and together again: all read the same, no field is lost that nobody overwrote, no row is lost or doubled',
  async () => {
    const seeds = seedsToRun(200, []);
    let steps = 0;
    await forEachSeed(seeds, (seed) => {
      const world = new MeasureWorld(new Chance(seed));
      for (let step = 0; step < OPERATIONS; step++, steps++) world.step();
      world.finish();
      world.verify();
    });
    console.log(`measures: ${seeds.length} seeds, ${steps} operations, nothing lost or doubled`);
    expect(steps).toBe(seeds.length * OPERATIONS);
  },
  patience,
);

const fields = [
  ...['order', 'gone', 'title', 'state', 'begins', 'flagship', 'number', '__proto__', 'constructor', 'toString'],
  ...[
    'costs:r:order',
    'costs:r:cents',
    'costs:r:year',
    'steps:r:order',
    'steps:r:date',
    'goals:r:order',
    'goals:r:block',
  ],
  ...[
    'goals:r:chapter',
    'indicators:r:order',
    'indicators:r:value@2022',
    'indicators:r:value@9e9',
    'indicators:r:target',
  ],
  ...[
    'reports:2022:words',
    'reports:02022:words',
    'reports:__proto__:words',
    'reports:2023:state',
    '__proto__:r:order',
  ],
];
const values = [
  ...[
    '',
    'a0',
    'a1',
    'a10',
    'zzzz!',
    'A',
    'idea',
    'x'.repeat(5000),
    '\ud800',
    '2022-02-30',
    '2022-02-28',
    'k',
    '\u0000',
  ],
  ...[0, -0, -1, NaN, Infinity, 1e300, 2022, 1.5, Number.MAX_SAFE_INTEGER, true, false, null, undefined],
  ...[{ a: 1 }, [1, 2], new Uint8Array(3)],
];

it('MC2 whatever a peer wrote, well-formed and bounded measures are read, and one can go on writing', async () => {
  await forEachSeed(seedsToRun(300, []), (seed) => {
    const chance = new Chance(seed);
    const doc = new Y.Doc();
    const map = measuresMap(doc);
    for (let n = 0; n < 60; n++) {
      const key = `${chance.pick(['m', 'n', '', '__proto__'])}:${chance.pick(fields)}`;
      if (chance.once(15)) map.set(key, new Y.Map([['a', 1]]));
      else map.set(key, values[chance.below(values.length)]);
    }
    for (const measure of readMeasures(doc)) {
      expect(measureStates).toContain(measure.state);
      expect(measure.title.length).toBeLessThanOrEqual(measureLimits.name);
      for (const date of [measure.begins, measure.ends, ...measure.steps.map((step) => step.date)])
        expect(date === '' || isDay(date)).toBe(true);
      for (const { cents, year } of measure.costs) {
        expect(Number.isSafeInteger(cents) && cents >= 0 && !Object.is(cents, -0)).toBe(true);
        expect(Number.isInteger(year)).toBe(true);
      }
      for (const { target, values: measured } of measure.indicators)
        expect([target ?? 0, ...measured.values()].every(Number.isFinite)).toBe(true);
      for (const report of measure.reports) expect(report.words.length).toBeLessThanOrEqual(measureLimits.report);
    }
    for (const after of [null, undefined, 'm']) expect(addMeasure(doc, `x${String(after)}`, after, 'test')).toBe(true);
    expect(moveMeasure(doc, 'xnull', 'xm', 'test')).toBe(true);
    expect(addRow(doc, 'xm', 'costs', 'r', { cents: 5 }, null, 'test')).toBe(true);
    expect(addRow(doc, 'xm', 'costs', 's', {}, 'r', 'test')).toBe(true);
    expect(moveRow(doc, 'xm', 'costs', 's', null, 'test')).toBe(true);
    expect(
      readMeasures(doc)
        .find(({ id }) => id === 'xm')
        ?.costs.map(({ id }) => id),
    ).toEqual(['s', 'r']);
  });
});
