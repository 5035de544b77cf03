/** The measures as JSON: as they are kept (money as cents), with their descriptions as plain text. The same input gives the same bytes. */
import { descriptionWords } from '../../../shared/document/measures/description-words.ts';
import { publishedComment, type PaperComment } from '../paper.ts';
import type { ExportedCatalogue } from './catalogue.ts';

/** Version of this form; raised when a reader of the old one would go wrong. */
export const measuresJsonFormat = 'ratschrift-measures/1';

/** `comments`: on measures, whose ids stand in the chapter's place; null leaves them out. */
export function catalogueJson(
  { measures, budgets, descriptions, references }: ExportedCatalogue,
  comments: readonly PaperComment[] | null = null,
): string {
  const there = new Set(measures.map(({ id }) => id));
  const plain = {
    format: measuresJsonFormat,
    budgets: budgets.map((budget) => ({ ...budget, years: Object.fromEntries(budget.years) })),
    measures: measures.map((measure) => ({
      ...measure,
      description: descriptionWords(descriptions.get(measure.id), references),
    })),
    ...(comments !== null && {
      comments: comments
        .filter(({ chapter }) => there.has(chapter))
        .map(publishedComment)
        .map(({ chapter, ...comment }) => ({ measure: chapter, ...comment })),
    }),
  };
  return `${JSON.stringify(plain, null, 2)}\n`;
}
