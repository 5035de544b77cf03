/** What would come of a workbook: which measures are new, which are there already, whose numbers meet, and which descriptions come. Pure. */
import { paragraphsOf, REFERENCE, sameDescription } from '../../../shared/document/measures/description-words.ts';
import type { ImportedSheets } from '../../../shared/rpc/measure-schemas.ts';
import { measureLimits, type Measure } from '../../../shared/measures/measure.ts';

export interface PlannedDescription {
  readonly measure: Measure;
  readonly words: string;
  /** What stands there now. */
  readonly before: string;
}

export interface ImportPlan {
  readonly fresh: readonly Measure[];
  /** Those that stand in the catalogue by their id and stay as they are. */
  readonly known: number;
  /** Numbers of fresh ones that another measure has. */
  readonly sameNumbers: readonly string[];
  /** Fresh ones for which there is no room. */
  readonly left: number;
  /** Descriptions of fresh measures, and of those that had none. */
  readonly described: readonly PlannedDescription[];
  /** Descriptions that say something else than what is there: one chooses. */
  readonly differing: readonly PlannedDescription[];
}

/** What the catalogue has. */
export interface Present {
  readonly measures: readonly Measure[];
  /** Whether an id was used before, also by a measure that is deleted: such a one comes under a new id, so that what was deleted stays so. */
  readonly taken: (id: string) => boolean;
  /** Plain words of a description, with `REFERENCE` for each reference. */
  readonly words: (id: string) => string;
}

export function planImport(
  { measures: imported, descriptions }: Pick<ImportedSheets, 'measures' | 'descriptions'>,
  { measures: present, taken, words }: Present,
  newId: () => string,
): ImportPlan {
  const there = new Map(present.map((measure) => [measure.id, measure]));
  const numbers = new Set(present.map(({ number }) => number).filter((number) => number !== ''));
  const told = new Map(descriptions.filter(([, each]) => paragraphsOf(each).length > 0));
  const fresh = imported.filter(({ id }) => !there.has(id));
  const room = Math.max(0, measureLimits.measures - present.length);
  const described: PlannedDescription[] = [];
  const differing: PlannedDescription[] = [];
  const coming = fresh.slice(0, room).map(({ id, indicators, ...rest }): Measure => {
    const measure = {
      ...rest,
      id: taken(id) ? newId() : id,
      indicators: indicators.map(({ values, ...each }) => ({ ...each, values: new Map(values) })),
    };
    const own = told.get(id);
    if (own !== undefined) described.push({ measure, words: own, before: '' });
    return measure;
  });
  for (const { id } of imported) {
    const [measure, own] = [there.get(id), told.get(id)];
    if (measure === undefined || own === undefined) continue;
    const before = words(id);
    if (sameDescription(own, before)) continue;
    (paragraphsOf(before).length === 0 ? described : differing).push({
      measure,
      words: own,
      before: before.replaceAll(REFERENCE, '…'),
    });
  }
  return {
    fresh: coming,
    known: imported.length - fresh.length,
    sameNumbers: [...new Set(coming.map(({ number }) => number).filter((number) => numbers.has(number)))],
    left: fresh.length - coming.length,
    described,
    differing,
  };
}
