/**
 * The `measures` room: everything lies as flat keys in one Y.Map, so that changes of different fields at the same time never
 * overwrite each other:
 *
 * - `<measure>:order`: that there is a measure, and its place; `<measure>:gone`: deleted, which undo takes back,
 * - `<measure>:<field>`: a field of its own (`fields.ts`),
 * - `<measure>:<list>:<row>:order`, `…:gone`, `…:<field>`: a row of one of its lists,
 * - `<measure>:indicators:<row>:value@<year>`: what was measured,
 * - `<measure>:reports:<year>:<field>`: the progress report of a year.
 *
 * Whatever else peers of a newer version write is left as it is.
 */
import type * as Y from 'yjs';

export const measuresMap = (doc: Y.Doc): Y.Map<unknown> => doc.getMap('measures');

/** Ids of measures and rows. */
export const isItemId = (value: string): boolean => /^[\w-]{1,40}$/.test(value);

/** The root text of a measure's description, for the editor's binding. */
export const descriptionText = (measure: string): string => `text:${measure}`;
