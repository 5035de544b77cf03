/** The sample's measures as exports take them. */
import type { ExportedCatalogue } from '../../electron/export/measures/catalogue.ts';
import { sampleMeasures } from '../../electron/services/sample-measures.ts';
import { readBudgets } from '../../shared/document/measures/catalogue-settings.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import { readContent, readText } from '../../shared/document/nested.ts';

export function sampleCatalogue(): ExportedCatalogue {
  const doc = sampleMeasures((chapter, heading) => ({ chapter, block: `${chapter}-${heading.replace(' ', '-')}` }));
  const measures = readMeasures(doc);
  return {
    title: 'LIP 2.0 – Strategiepapier',
    owner: 'Landeshauptstadt Hannover · 50.6',
    measures,
    budgets: readBudgets(doc),
    descriptions: new Map(measures.map(({ id }) => [id, readContent(doc, readText(doc, descriptionText(id)))])),
    goals: new Map(
      measures.flatMap(({ goals }) =>
        goals.map(({ chapter, block }) => [`${chapter}/${block}`, { number: '7.2.1', text: `Ziel von ${chapter}` }]),
      ),
    ),
  };
}
