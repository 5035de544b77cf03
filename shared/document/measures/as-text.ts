/** Measures as plain lines, for a draft of what could not be accepted. */
import type * as Y from 'yjs';
import { formatCents } from '../../council/money.ts';
import { measureName, type Measure } from '../../measures/measure.ts';
import { sheetColumns, stateWords } from '../../measures/sheet-words.ts';
import { contentAsText } from '../content-as-text.ts';
import { nestedTexts, readContent, readText } from '../nested.ts';
import { descriptionText, measuresMap } from './keys.ts';
import { readMeasures } from './read.ts';

/**
 * Those of which something was written `here`, by the client id that wrote it: fields by their German names, then the description.
 * Empty where nothing was.
 */
export function measuresAsText(doc: Y.Doc, here: (client: number) => boolean): string {
  const written = new Set<string>();
  for (const [key, item] of measuresMap(doc)._map) if (here(item.id.client)) written.add(key.split(':', 1)[0] ?? '');
  const texts: string[] = [];
  for (const measure of readMeasures(doc)) {
    const name = descriptionText(measure.id);
    const content = readContent(doc, readText(doc, name));
    const isWritten = written.has(measure.id) || [name, ...nestedTexts(content)].some((text) => hasOf(doc, text, here));
    if (isWritten) texts.push([...linesOf(measure), contentAsText(content)].join('\n').trim());
  }
  return texts.join('\n\n');
}

/** Whether there is something in a root text that was written here. */
function hasOf(doc: Y.Doc, name: string, here: (client: number) => boolean): boolean {
  if (!doc.share.has(name)) return false;
  for (let item = doc.getText(name)._start; item !== null; item = item.right)
    if (!item.deleted && here(item.id.client)) return true;
  return false;
}

function linesOf(measure: Measure): string[] {
  const { measures: names, costs, indicators } = sheetColumns;
  const line = (name: string, ...parts: readonly (string | number | null)[]): string[] => {
    const words = parts.filter((part) => part !== '' && part !== 0 && part !== null);
    return words.length === 0 ? [] : [`${name}: ${words.join(' ')}`];
  };
  return [
    measureName(measure),
    ...line(names.field[0], measure.field),
    ...line(names.lead[0], measure.lead),
    ...line(names.state[0], stateWords[measure.state][0] ?? ''),
    ...line(names.begins[0], measure.begins),
    ...line(names.ends[0], measure.ends),
    ...line(names.partners[0], measure.partners.map(({ name }) => name).join('; ')),
    ...line(names.targetGroups[0], measure.targetGroups.map(({ name }) => name).join('; ')),
    ...measure.steps.flatMap(({ title, date }) => line(sheetColumns.steps.step[0], title, date)),
    ...measure.costs.flatMap(({ year, cents, source }) =>
      line(costs.cents[0], year, cents === 0 ? '' : `${formatCents(cents)} €`, source),
    ),
    ...measure.indicators.flatMap(({ name, unit, target, values }) =>
      line(indicators.name[0], name, target, unit, ...[...values].map(([year, value]) => `${year}: ${value}`)),
    ),
    ...measure.reports.flatMap(({ year, words }) => line(sheetColumns.reports.words[0], year, words)),
  ];
}
