/** What exports of the measures catalogue are made from. */
import type { ReferenceWords } from '../../../shared/council/references.ts';
import type { ChapterContent } from '../../../shared/document/nested.ts';
import type { MeasureBudget } from '../../../shared/measures/budget.ts';
import type { Measure } from '../../../shared/measures/measure.ts';

/** A paragraph of the paper as it is named on a sheet. */
export interface NamedGoal {
  readonly number: string;
  readonly text: string;
}

export interface ExportedCatalogue {
  /** Of the paper that the measures belong to. */
  readonly title: string;
  readonly owner: string;
  /** In the catalogue's order. */
  readonly measures: readonly Measure[];
  readonly budgets: readonly MeasureBudget[];
  /** By the measure's id; those without a word may be left out. */
  readonly descriptions: ReadonlyMap<string, ChapterContent>;
  /** By `<chapter>/<block>`; what is gone from the paper is missing. */
  readonly goals: ReadonlyMap<string, NamedGoal>;
  /** What references of descriptions into the paper show. */
  readonly references?: ReferenceWords;
}
