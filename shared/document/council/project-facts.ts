/**
 * What the project itself knows and prose is compared with, in the outline's room, which the office alone writes: which city's template
 * its papers have, its figures (607 contributions, over 60 experts) with the words by which prose is recognised and their source, its
 * money beside the cost table, and the papers that may be cited. Rows of the map `facts`; the city stands in the map `council`.
 */
import type * as Y from 'yjs';
import { addRow, moveRow, readRows, removeRow, setField, type FlatRow } from '../flat-rows.ts';
import { lineOf, oneOf } from './row-fields.ts';

export const factKinds = ['count', 'money', 'cited'] as const;
export type FactKind = (typeof factKinds)[number];

/** A figure of the project. */
export interface ProjectFact {
  readonly id: string;
  /** `count`: a number of things; `money`: cents; `cited`: a council paper that texts may cite, whose number is `text`. */
  readonly kind: FactKind;
  /** What it is, for people: „Beiträge zur Abstimmung“; of a cited paper its subject. */
  readonly label: string;
  /** A whole number, not negative; cents of money. 0 for a cited paper. */
  readonly value: number;
  /** `over`: prose has to say „über 60“. */
  readonly bound: 'exactly' | 'over';
  /** Words that stand behind the number where prose speaks of this figure: `Personen ihre Stimme`. At most 20. */
  readonly words: readonly string[];
  /** Of a cited paper its number. */
  readonly text: string;
  /** Where it comes from: „Drucksache 2925/2020“. */
  readonly source: string;
}

/** What can be set of it. */
export type FactFields = Partial<Omit<ProjectFact, 'id'>>;

const mostFacts = 1_000;
const [mostWords, longestWords] = [20, 200];
const cityName = /^[a-z0-9][a-z0-9_-]{0,59}$/;

const factRows = (outline: Y.Doc): Y.Map<unknown> => outline.getMap('facts');
const councilMap = (outline: Y.Doc): Y.Map<unknown> => outline.getMap('council');

/** Name of the folder of the project's city; null where nobody has chosen one: then the host takes its first. */
export function readCityName(outline: Y.Doc): string | null {
  const name = councilMap(outline).get('city');
  return typeof name === 'string' && cityName.test(name) ? name : null;
}

export function writeCityName(outline: Y.Doc, name: string, origin: unknown): void {
  outline.transact(() => councilMap(outline).set('city', name), origin);
}

/** In order; what is not well formed is left out. */
export const readFacts = (outline: Y.Doc): readonly ProjectFact[] =>
  readRows(factRows(outline), mostFacts).flatMap(factOf);

/** Adds a fact behind `after` (null: first; undefined: last), or brings a removed one back. */
export function addFact(
  outline: Y.Doc,
  { id, ...fields }: ProjectFact,
  after: string | null | undefined,
  origin: unknown,
): void {
  outline.transact(() => {
    addRow(factRows(outline), { id, list: 'fact', fields: rowFields(fields) }, after);
  }, origin);
}

export function setFact(outline: Y.Doc, id: string, fields: FactFields, origin: unknown): void {
  outline.transact(() => {
    for (const [field, value] of Object.entries(rowFields(fields))) setField(factRows(outline), id, field, value);
  }, origin);
}

export function moveFact(outline: Y.Doc, id: string, after: string | null, origin: unknown): void {
  outline.transact(() => moveRow(factRows(outline), id, after), origin);
}

export function removeFact(outline: Y.Doc, id: string, origin: unknown): void {
  outline.transact(() => removeRow(factRows(outline), id), origin);
}

const rowFields = ({ words, ...fields }: FactFields): Record<string, string | number> => ({
  ...fields,
  ...(words !== undefined && { words: words.join('\n') }),
});

function factOf({ id, list, fields }: FlatRow): ProjectFact[] {
  const kind = oneOf(factKinds, fields.get('kind'));
  const value = fields.get('value');
  if (list !== 'fact' || kind === null) return [];
  const isWhole = typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
  if (!isWhole && kind !== 'cited') return [];
  return [
    {
      id,
      kind,
      value: isWhole ? value : 0,
      bound: oneOf(['exactly', 'over'] as const, fields.get('bound')) ?? 'exactly',
      label: lineOf(fields.get('label')),
      text: lineOf(fields.get('text')),
      source: lineOf(fields.get('source')),
      words: wordsOf(fields.get('words')),
    },
  ];
}

/** One of a line. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  const lines = value.slice(0, mostWords * longestWords).split('\n');
  return lines.flatMap((line) => (line.trim() === '' ? [] : [line.trim().slice(0, longestWords)])).slice(0, mostWords);
}
