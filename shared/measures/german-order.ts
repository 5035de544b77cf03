/** Sorting as German readers expect it: ä with a, numbers by their value (`1.2` before `1.10`), what is empty last. */
import type { Measure } from './measure.ts';

const collator = new Intl.Collator('de', { numeric: true });

/** What is empty comes last, whichever way the rest goes. */
export function compareGerman(a: string, b: string): number {
  if (a === '' || b === '') return Number(a === '') - Number(b === '');
  return collator.compare(a, b);
}

export const measureOrders = ['number', 'title', 'field', 'lead', 'begins', 'ends', 'state'] as const;
export type MeasureOrder = (typeof measureOrders)[number];

/** Sorted; what is alike stays in the catalogue's order. `states`: the order of states. */
export function sortMeasures(
  measures: readonly Measure[],
  by: MeasureOrder,
  direction: 'up' | 'down',
  states: readonly string[],
): Measure[] {
  const turn = direction === 'up' ? 1 : -1;
  return [...measures].sort((a, b) => {
    if (by === 'state') return turn * (states.indexOf(a.state) - states.indexOf(b.state));
    const order = compareGerman(a[by], b[by]);
    return a[by] === '' || b[by] === '' ? order : turn * order;
  });
}
