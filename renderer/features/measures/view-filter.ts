/** What of the catalogue is shown, and in which order; of this window, and not kept. */
import { create } from 'zustand';
import { wordsOf } from '../../../shared/domain/search/fold.ts';
import { filterMeasures, type MeasureFilter } from '../../../shared/measures/filter.ts';
import type { MeasureOrder } from '../../../shared/measures/german-order.ts';
import type { Measure, MeasureState } from '../../../shared/measures/measure.ts';

/** Null narrows nothing. */
export interface ShownFilter {
  readonly words: string;
  readonly state: MeasureState | null;
  readonly field: string | null;
  readonly lead: string | null;
  readonly flagship: boolean | null;
  readonly fund: boolean | null;
}

const everything: ShownFilter = { words: '', state: null, field: null, lead: null, flagship: null, fund: null };

export type TableOrder = MeasureOrder | 'costs';

interface FilterState {
  readonly filter: ShownFilter;
  /** Null: the catalogue's own order. */
  readonly order: { readonly by: TableOrder; readonly direction: 'up' | 'down' } | null;
}

export const useFilter = create<FilterState>(() => ({ filter: everything, order: null }));

export function setFilter(change: Partial<ShownFilter>): void {
  useFilter.setState(({ filter }) => ({ filter: { ...filter, ...change } }));
}
export const clearFilter = (): void => useFilter.setState({ filter: everything });

export const narrows = ({ words, ...rest }: ShownFilter): boolean =>
  wordsOf(words).length > 0 || Object.values(rest).some((value) => value !== null);

export function filtered(measures: readonly Measure[], shown: ShownFilter): readonly Measure[] {
  if (!narrows(shown)) return measures;
  const { words, state, field, lead, flagship, fund } = shown;
  const filter: MeasureFilter = {
    words,
    ...(state !== null && { states: new Set([state]) }),
    ...(field !== null && { fields: new Set([field]) }),
    ...(lead !== null && { leads: new Set([lead]) }),
    ...(flagship !== null && { flagship }),
    ...(fund !== null && { innovationFund: fund }),
  };
  return filterMeasures(measures, filter);
}

/** The next order when the head of a column is pressed: up, down, the catalogue's own. */
export function turnOrder(by: TableOrder): void {
  useFilter.setState(({ order }) => {
    if (order?.by !== by) return { order: { by, direction: 'up' } };
    return { order: order.direction === 'up' ? { by, direction: 'down' } : null };
  });
}
