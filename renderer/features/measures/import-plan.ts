/** What would come of a workbook: which measures are new, which are there already, and whose numbers meet. Pure. */
import type { ImportedMeasure } from '../../../shared/rpc/measure-schemas.ts';
import { measureLimits, type Measure } from '../../../shared/measures/measure.ts';

export interface ImportPlan {
  readonly fresh: readonly Measure[];
  /** Those that stand in the catalogue by their id and stay as they are. */
  readonly known: number;
  /** Numbers of fresh ones that another measure has. */
  readonly sameNumbers: readonly string[];
  /** Fresh ones for which there is no room. */
  readonly left: number;
}

/**
 * `taken`: whether an id was used before, also by a measure that is deleted: such a one comes under a new id, so that what was
 * deleted stays so.
 */
export function planImport(
  imported: readonly ImportedMeasure[],
  present: readonly Measure[],
  taken: (id: string) => boolean,
  newId: () => string,
): ImportPlan {
  const ids = new Set(present.map(({ id }) => id));
  const numbers = new Set(present.map(({ number }) => number).filter((number) => number !== ''));
  const fresh = imported.filter(({ id }) => !ids.has(id));
  const room = Math.max(0, measureLimits.measures - present.length);
  const coming = fresh.slice(0, room);
  return {
    fresh: coming.map(({ id, indicators, ...rest }) => ({
      ...rest,
      id: taken(id) ? newId() : id,
      indicators: indicators.map(({ values, ...each }) => ({ ...each, values: new Map(values) })),
    })),
    known: imported.length - fresh.length,
    sameNumbers: [...new Set(coming.map(({ number }) => number).filter((number) => numbers.has(number)))],
    left: fresh.length - coming.length,
  };
}
