/** Where on the sheet of a measure a comment on a field, a list or a row of one belongs. */
import type * as Y from 'yjs';
import type { FieldAnchor } from '../../domain/comment-entries.ts';
import { isPlace } from '../flat-places.ts';
import { isMeasureList, listFields } from './fields.ts';
import { isItemId, measuresMap } from './keys.ts';

/** As the sheet has them: those above the description, and the lists below it. */
const above = [
  'number',
  'title',
  'state',
  'field',
  'lead',
  'begins',
  'ends',
  'flagship',
  'innovationFund',
  'description',
];
const below = [...Object.keys(listFields), 'reports'];
/** Further than any place in a description. */
const behindTexts = 1e12;

/** Sorts before 0 what stands above the description, and behind all of its places what stands below; null where its row is gone. */
export function fieldPlace(doc: Y.Doc, { measure, field, row }: FieldAnchor): number | null {
  if (row !== undefined && isMeasureList(field)) {
    const key = `${measure}:${field}:${row}`;
    const map = measuresMap(doc);
    if (!isItemId(row) || !isPlace(map.get(`${key}:order`)) || map.get(`${key}:gone`) === true) return null;
  }
  const list = below.indexOf(field);
  return list < 0 ? above.indexOf(field) - above.length - 1 : behindTexts + list;
}
