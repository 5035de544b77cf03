/** Where in a council paper a step was that is taken back or done again. */
import type * as Y from 'yjs';
import { blockProperties } from '../../../shared/document/chapter.ts';
import { paperFacts, paperRows } from '../../../shared/document/council/paper-room.ts';
import type { Undone } from '../../editor/binding/chapter-state.ts';

export type StepPlace =
  /** A root text of the room: a section, or what stands within one. */
  | { readonly in: 'text'; readonly name: string }
  /** A block of some section, by its marker: what kind it is. */
  | { readonly in: 'block'; readonly marker: string }
  /** A row of a list, or one that is gone now. */
  | {
      readonly in: 'row';
      readonly list: string;
      readonly row: string;
      readonly field: string;
      readonly isGone: boolean;
    }
  | { readonly in: 'fact'; readonly fact: string };

/** Words first, since what is kept about them in rows goes along; null where nothing of the paper changed. */
export function stepPlace(doc: Y.Doc, { changed }: Pick<Undone, 'changed'>): StepPlace | null {
  for (const [name, type] of doc.share) if (isTextName(name) && changed.has(type)) return { in: 'text', name };
  return rowPlace(paperRows(doc), changed.get(paperRows(doc)) ?? new Set()) ?? otherPlace(doc, changed);
}

const isTextName = (name: string): boolean => /^(text|cell|note):/.test(name);

function rowPlace(rows: Y.Map<unknown>, changed: ReadonlySet<string>): StepPlace | null {
  let found: StepPlace | null = null;
  for (const key of changed) {
    const at = key.indexOf(':');
    const [row, field] = [key.slice(0, at), key.slice(at + 1)];
    const list = rows.get(`${row}:list`);
    const isGone = list === undefined || rows.get(`${row}:gone`) === true;
    if (isGone && found !== null) continue;
    const place: StepPlace = {
      in: 'row',
      list: typeof list === 'string' ? list : listOf(row, changed),
      row,
      field,
      isGone,
    };
    // What is there can be shown; what went leaves no more than its list.
    if (!isGone) return place;
    found = place;
  }
  return found;
}

/** Of a row that is gone as if it had never been, by what it had. */
function listOf(row: string, changed: ReadonlySet<string>): string {
  const [list] = Object.entries(marks).find(([, field]) => changed.has(`${row}:${field}`)) ?? [];
  return list ?? 'budget';
}

const marks = { stop: 'committee', annex: 'online', amount: 'year', line: 'side', product: 'name' } as const;

function otherPlace(doc: Y.Doc, changed: Undone['changed']): StepPlace | null {
  const [fact] = changed.get(paperFacts(doc)) ?? [];
  if (fact !== undefined) return { in: 'fact', fact };
  const [property] = changed.get(blockProperties(doc)) ?? [];
  return property === undefined ? null : { in: 'block', marker: property.slice(0, property.lastIndexOf(':')) };
}
