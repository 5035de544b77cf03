/** Reads the measures of a file that is not open. */
import { readBudgets } from '../../shared/document/measures/catalogue-settings.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { plainDescription } from '../../shared/document/measures/texts.ts';
import type { MeasureBudget } from '../../shared/measures/budget.ts';
import type { Measure } from '../../shared/measures/measure.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { openProject, type StoreOptions } from '../store/open-store.ts';
import { load } from './read-paper.ts';

/** A measure with its description as plain text. */
export type DescribedMeasure = Measure & { readonly description: string };

export interface ReadCatalogue {
  readonly measures: readonly DescribedMeasure[];
  /** Cents by year. */
  readonly budgets: readonly (Omit<MeasureBudget, 'years'> & { readonly years: Readonly<Record<string, number>> })[];
}

/** Opens the file, reads, closes. Rejects with a Failure when it can't be opened. */
export async function readCatalogue(path: string, options: StoreOptions): Promise<ReadCatalogue> {
  const store = await openProject(path, options);
  try {
    const doc = await load(store, roomName({ project: store.project, kind: 'measures', item: null }));
    return {
      measures: readMeasures(doc).map((measure) => ({ ...measure, description: plainDescription(doc, measure.id) })),
      budgets: readBudgets(doc).map((budget) => ({ ...budget, years: Object.fromEntries(budget.years) })),
    };
  } finally {
    await store.close();
  }
}
