/**
 * The room of a council paper: its facts in one map, its lists (routing, annexes, cost table) as flat rows in another, and under each
 * heading a text like that of a chapter. Reading is total: what is not well formed counts as not there.
 */
import type * as Y from 'yjs';
import { genders, routingRoles, type Annex, type CouncilPaper, type RoutingStop } from '../../council/council-paper.ts';
import type { CostTable } from '../../council/cost-table.ts';
import {
  addRows,
  moveRow,
  readRows,
  removeRow,
  setField,
  type Field,
  type FlatRow,
  type NewRow,
} from '../flat-rows.ts';
import { readContent, readText, type ChapterContent } from '../nested.ts';
import { rowsOf, type RowsOf } from '../row-tree.ts';
import { readBudgets, type KnownLines } from './cost-rows.ts';
import { flagOf, lineOf, oneOf } from './row-fields.ts';

export const paperFacts = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('paper');
export const paperRows = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('rows');

/** More rows than any paper has; a cost table of 10,000 lines with their amounts is among them. */
const mostRows = 60_000;
const mostSections = 50;
const sectionName = /^text:([\w-]{1,40})$/;

/** The name of the root text under a heading of the paper. */
export const sectionText = (section: string): string => `text:${section}`;

const facts = ['kind', 'number', 'date', 'subject', 'agendaItem', 'unit', 'place'] as const;
export type PaperFact = (typeof facts)[number] | 'keep' | 'effects' | 'years';

/** `rows` and `known` save whoever reads it again and again from reading all of it. */
export function readPaper(
  doc: Y.Doc,
  id: string,
  rows: RowsOf = rowsOf(readRows(paperRows(doc), mostRows)),
  known?: KnownLines,
): CouncilPaper {
  const map = paperFacts(doc);
  const [kind, number, date, subject, agendaItem, unit, place] = facts.map((fact) => lineOf(map.get(fact)));
  return {
    id,
    kind: kind ?? '',
    number: number ?? '',
    date: date ?? '',
    subject: subject ?? '',
    agendaItem: agendaItem ?? '',
    unit: unit ?? '',
    place: place ?? '',
    keep: map.get('keep') === true,
    routing: rows('stop', '').map(routingStop),
    annexes: rows('annex', '').flatMap(annex),
    costs: costTable(map, rows, known),
    texts: readSections(doc),
  };
}

/** Sets a fact of the paper; `keep` is a flag, `effects` and `years` as in a `CostTable`. */
export function setPaperFact(doc: Y.Doc, fact: PaperFact, value: Field, origin: unknown): void {
  doc.transact(() => {
    const map = paperFacts(doc);
    if (map.get(fact) !== value) map.set(fact, value);
  }, origin);
}

export const newStop = ({ id, committee, role }: RoutingStop): NewRow => ({
  id,
  list: 'stop',
  fields: {
    committee: committee.id,
    name: committee.name,
    plenary: committee.plenary,
    role,
    ...(committee.gender !== null && { gender: committee.gender }),
  },
});

export const newAnnex = ({ id, title, online, of }: Annex): NewRow => ({
  id,
  list: 'annex',
  fields: {
    title,
    online,
    ...(of.what === 'version'
      ? { version: of.version, hash: of.hash }
      : { asset: of.asset, name: of.name, ...(of.pages !== undefined && { pages: of.pages }) }),
  },
});

/** Adds rows of one list behind `after` (null: first; undefined: last). */
export function addPaperRows(
  doc: Y.Doc,
  rows: readonly NewRow[],
  after: string | null | undefined,
  origin: unknown,
): void {
  doc.transact(() => addRows(paperRows(doc), rows, after), origin);
}

export function movePaperRow(doc: Y.Doc, row: string, after: string | null, origin: unknown): void {
  doc.transact(() => moveRow(paperRows(doc), row, after), origin);
}

export function removePaperRow(doc: Y.Doc, row: string, origin: unknown): void {
  doc.transact(() => removeRow(paperRows(doc), row), origin);
}

/** Sets a field of a row: of a stop, an annex, a budget, a product, a line of it or an amount. */
export function setRowField(doc: Y.Doc, row: string, field: string, value: Field, origin: unknown): void {
  doc.transact(() => setField(paperRows(doc), row, field, value), origin);
}

function readSections(doc: Y.Doc): ReadonlyMap<string, ChapterContent> {
  const found = new Map<string, ChapterContent>();
  for (const name of doc.share.keys()) {
    const section = sectionName.exec(name)?.[1];
    if (section === undefined || found.size >= mostSections) continue;
    found.set(section, readContent(doc, readText(doc, name)));
  }
  return found;
}

function costTable(map: Y.Map<unknown>, rows: RowsOf, known: KnownLines | undefined): CostTable {
  return {
    effects: map.get('effects') === 'some' ? 'some' : 'none',
    years: map.get('years') === 'apart' ? 'apart' : 'added',
    budgets: readBudgets(rows, known),
  };
}

function routingStop({ id, fields }: FlatRow): RoutingStop {
  const committee = {
    id: lineOf(fields.get('committee')),
    name: lineOf(fields.get('name')),
    gender: oneOf(genders, fields.get('gender')),
    plenary: flagOf(fields.get('plenary')),
  };
  return { id, committee, role: oneOf(routingRoles, fields.get('role')) ?? 'informed' };
}

function annex({ id, fields }: FlatRow): Annex[] {
  const common = {
    id,
    title: lineOf(fields.get('title')),
    online: oneOf(['no', 'partly', 'whole'] as const, fields.get('online')) ?? 'no',
  };
  const [version, hash, asset] = ['version', 'hash', 'asset'].map((field) => lineOf(fields.get(field)));
  if (version !== undefined && version !== '')
    return [{ ...common, of: { what: 'version', version, hash: hash ?? '' } }];
  if (asset === undefined || asset === '') return [];
  const pages = fields.get('pages');
  const counted = typeof pages === 'number' && Number.isInteger(pages) && pages > 0 ? { pages } : {};
  return [{ ...common, of: { what: 'asset', asset, name: lineOf(fields.get('name')), ...counted } }];
}
