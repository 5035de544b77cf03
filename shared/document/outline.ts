/**
 * The outline room: which chapters there are, in which order, and whose they are. Flat keys `<chapter>:<property>` in
 * one Y.Map, so that concurrent changes of different properties never overwrite each other. A chapter's title and text
 * live in its own room, where its group may write.
 */
import { generateKeyBetween } from 'fractional-indexing';
import type * as Y from 'yjs';
import { isUuid } from '../sync/rooms.ts';

export interface ChapterEntry {
  readonly id: string;
  /** The owning group's id; null for a chapter of the office. */
  readonly group: string | null;
  /** Fractional index; chapters are shown in the order of (order, id). */
  readonly order: string;
  /** Deleted chapters keep their room and can be brought back. */
  readonly deleted: boolean;
}

/** Root type of the outline room. */
export function outlineMap(doc: Y.Doc): Y.Map<unknown> {
  return doc.getMap('chapters');
}

/** Every chapter, deleted ones included, in order. Entries that are not well formed are left out. */
export function readOutline(doc: Y.Doc): ChapterEntry[] {
  const map = outlineMap(doc);
  const entries: ChapterEntry[] = [];
  map.forEach((order, key) => {
    const [id, property, ...rest] = key.split(':');
    if (id === undefined || property !== 'order' || rest.length > 0 || !isUuid(id) || typeof order !== 'string') return;
    const group = map.get(`${id}:group`);
    entries.push({
      id,
      order,
      group: typeof group === 'string' ? group : null,
      deleted: map.get(`${id}:deleted`) === true,
    });
  });
  return entries.sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1));
}

/** Adds a chapter behind `after` (null: first; undefined: last). `origin` marks the transaction, e.g. for undo. */
export function addChapter(
  doc: Y.Doc,
  id: string,
  group: string | null,
  after: string | null | undefined,
  origin: unknown,
): void {
  doc.transact(() => {
    const map = outlineMap(doc);
    map.set(`${id}:order`, orderBehind(readOutline(doc), after));
    if (group !== null) map.set(`${id}:group`, group);
  }, origin);
}

/** Moves a chapter behind `after` (null: to the front). */
export function moveChapter(doc: Y.Doc, id: string, after: string | null, origin: unknown): void {
  const others = readOutline(doc).filter((entry) => entry.id !== id);
  doc.transact(() => outlineMap(doc).set(`${id}:order`, orderBehind(others, after)), origin);
}

/** Hands a chapter to a group (null: to the office). */
export function setChapterGroup(doc: Y.Doc, id: string, group: string | null, origin: unknown): void {
  doc.transact(() => outlineMap(doc).set(`${id}:group`, group), origin);
}

/** Deletes a chapter, or brings it back; its text stays in its room either way. */
export function setChapterDeleted(doc: Y.Doc, id: string, deleted: boolean, origin: unknown): void {
  doc.transact(() => outlineMap(doc).set(`${id}:deleted`, deleted), origin);
}

function orderBehind(entries: readonly ChapterEntry[], after: string | null | undefined): string {
  const index = after === undefined ? entries.length - 1 : entries.findIndex((entry) => entry.id === after);
  const left = entries[index]?.order ?? null;
  // Equal orders can come from two people inserting at one place at once: the right neighbour must lie strictly behind.
  const right = entries.slice(index + 1).find((entry) => left === null || entry.order > left)?.order ?? null;
  return generateKeyBetween(left, right);
}
