/** The way to another state of a table's rows and columns as suggestions. */
import type * as Y from 'yjs';
import { longestAscending } from '../compare/align.ts';
import { newBlockId } from '../blocks.ts';
import type { TableContent } from '../nested.ts';
import { suggestLineMove } from '../suggested-line-move.ts';
import { noteSuggestion } from '../suggestions.ts';
import { lineKey, moveLine, type LineType } from '../table-edit.ts';
import { readTable, tableMap, type KnownLine } from '../table.ts';
import { canonicalJson } from '../../domain/canonical-json.ts';
import { knownLines, lineTypes, mergesOf, showAgain, shownLines } from './restore-table.ts';

/** Whose suggestions they are. */
export interface Suggester {
  readonly person: string;
  /** Milliseconds since 1970. */
  readonly at: number;
}

export interface LineChanges {
  /** Ids of the suggestions. */
  readonly made: readonly string[];
  /** Lines that come back, by type: what is in their cells is part of that. */
  readonly back: Readonly<Record<LineType, ReadonlySet<string>>>;
}

/** Suggests that lines go and come back; `then` is free of suggestions. Within the transaction. */
export function suggestLines(doc: Y.Doc, then: TableContent, suggester: Suggester): LineChanges {
  const made: string[] = [];
  const back = { row: new Set<string>(), column: new Set<string>() };
  const suggestion = (): string => {
    const id = newBlockId();
    noteSuggestion(doc, id, suggester.person, suggester.at, {});
    made.push(id);
    return id;
  };
  for (const type of lineTypes) {
    const map = tableMap(doc);
    const key = (line: string, name: string): string => lineKey(then.id, type, line, name);
    const wanted = type === 'row' ? then.rows : then.columns;
    const ids = new Set(wanted.map(({ id }) => id));
    // Neighbours that go or come together are one suggestion.
    let open: string | null = null;
    for (const { id, ins, del } of shownLines(knownLines(doc, then.id, type))) {
      const goes = ins === null && del === null && !ids.has(id);
      if (goes) map.set(key(id, 'del'), (open ??= suggestion()));
      else open = null;
    }
    open = null;
    for (const [index, { id, width }] of wanted.entries()) {
      const known = knownLines(doc, then.id, type);
      if (known.get(id)?.gone === false) open = null;
      else {
        back[type].add(id);
        comeBack(doc, then.id, type, { id, after: wanted[index - 1]?.id ?? null }, known);
        map.set(key(id, 'ins'), (open ??= suggestion()));
        map.set(key(id, 'del'), null);
        // The copy that a move once made of a line comes back as a line.
        if (typeof map.get(key(id, 'from')) === 'string') map.set(key(id, 'from'), null);
        if (type === 'column') map.set(key(id, 'width'), width);
      }
    }
  }
  return { made, back };
}

/** Shows a line behind another one. */
function comeBack(
  doc: Y.Doc,
  table: string,
  type: LineType,
  { id, after }: { readonly id: string; readonly after: string | null },
  known: ReadonlyMap<string, KnownLine>,
): void {
  const shown = shownLines(known);
  const own = known.get(id);
  const place = shown.findIndex((line) => line.id === after);
  const [left, right] = [shown[place]?.order ?? '', shown[place + 1]?.order];
  const fits = own !== undefined && own.order > left && (right === undefined || own.order < right);
  if (!fits) moveLine(doc, table, type, id, after, null);
  showAgain(doc, table, type, id);
}

/**
 * Suggests that lines go back to where they stood; after what changes in their cells. `own`: what was suggested on the way there, so that
 * lines that come back stand behind those that move. Ids of the suggestions. Within the transaction.
 */
export function suggestLineMoves(
  doc: Y.Doc,
  then: TableContent,
  own: ReadonlySet<string>,
  { person, at }: Suggester,
): string[] {
  const made: string[] = [];
  for (const type of lineTypes) {
    const wanted = (type === 'row' ? then.rows : then.columns).map(({ id }) => id);
    const known = knownLines(doc, then.id, type);
    const places = new Map(
      shownLines(known)
        .filter(({ ins }) => ins === null)
        .map(({ id }, index) => [id, index]),
    );
    const common = wanted.filter((id) => places.has(id));
    const kept = new Set(longestAscending(common.map((id) => places.get(id) ?? 0)).map((index) => common[index]));
    const copies = new Map<string, string>();
    let after: string | null = null;
    for (const id of wanted) {
      const line = known.get(id);
      if (copies.size > 0 && line !== undefined && own.has(line.ins ?? ''))
        moveLine(doc, then.id, type, id, after, null);
      else if (places.has(id) && !kept.has(id) && line?.del === null) {
        const suggestion = newBlockId();
        const suggesting = { id: suggestion, mine: (other: string) => made.includes(other) };
        const copy = suggestLineMove(doc, then.id, { type, id, after }, suggesting, null);
        if (copy !== null) {
          noteSuggestion(doc, suggestion, person, at, {});
          made.push(suggestion);
          copies.set(id, copy);
        }
      }
      after = copies.get(id) ?? id;
    }
  }
  return made;
}

/** What of a table's layout is other and can't be suggested. */
export function leftOfLayout(doc: Y.Doc, then: TableContent): readonly ('widths' | 'merged')[] {
  const now = readTable(doc, then.id);
  const columns = new Set(now.columns.map(({ id }) => id));
  const widths = (table: Pick<TableContent, 'columns'>): string =>
    canonicalJson(
      table.columns.flatMap(({ id, width, ins }) => (columns.has(id) && ins === null ? [[id, width]] : [])).sort(),
    );
  const own = { ...then, columns: then.columns.filter(({ id }) => columns.has(id)) };
  const shown = { ...now, columns: now.columns.filter(({ id }) => own.columns.some((column) => column.id === id)) };
  const merged = [...mergesOf(now).keys()].sort().join() !== [...mergesOf(then).keys()].sort().join();
  return [...(widths(own) === widths(shown) ? [] : ['widths' as const]), ...(merged ? ['merged' as const] : [])];
}
