/** A council paper as JSON: its facts, lists and cost table as they are kept (money as cents), its texts as canonical chapters, its sums. */
import type { CouncilPaper } from '../../../shared/council/council-paper.ts';
import type { CityTemplate } from '../../../shared/council/city-template.ts';
import { sectionOrder } from '../../../shared/council/section-order.ts';
import { printedTables } from '../../../shared/council/cost-sums.ts';
import { routingLine } from '../../../shared/council/routing.ts';
import { referencesIn, referenceKey, type ReferenceWords } from '../../../shared/council/references.ts';
import { canonicalChapter } from '../../../shared/document/canonical-chapter.ts';

/** Version of this form; raised when a reader of the old one would go wrong. */
export const councilJsonFormat = 'ratschrift-council-paper/1';

/** `words`: what its references show; each stands in `references` once (those within the paper with the chapter `here`). */
export function councilJson(whole: CouncilPaper, template: CityTemplate, words: ReferenceWords = new Map()): string {
  const { texts, routing, ...paper } = whole;
  const kind = template.kinds.find(({ id }) => id === paper.kind);
  const sections = sectionOrder(kind?.sections ?? [], whole).map((id) => {
    const content = texts.get(id);
    return {
      id,
      heading: kind?.sections.find((each) => each.id === id)?.heading ?? id,
      content: content === undefined ? null : (JSON.parse(canonicalChapter(content)) as unknown),
    };
  });
  const stops = routing.map((stop) => {
    const printed = routingLine(stop, template.routing);
    return { ...stop, line: printed.ok ? printed.line : null };
  });
  const balances = printedTables({ ...paper.costs }).map(({ kind: budget, number, year, balance }) => ({
    kind: budget,
    number,
    year,
    balance,
  }));
  const references = [...new Map(referencesIn(whole).map((each) => [referenceKey(each), each]))].map(
    ([key, { chapter, block }]) => ({ chapter, block, text: words.get(key) ?? null }),
  );
  return `${JSON.stringify({ format: councilJsonFormat, city: template.name, title: kind?.title ?? paper.kind, ...paper, routing: stops, sections, references, balances }, null, 2)}\n`;
}
