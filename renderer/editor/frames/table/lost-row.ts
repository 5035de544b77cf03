/** Tells when somebody else deletes the row or column that one writes in, and brings it back on request. */
import type * as Y from 'yjs';
import { setGone, type LineType } from '../../../../shared/document/table-edit.ts';
import { tableMap } from '../../../../shared/document/table.ts';
import type { Unsubscribe } from '../../binding/binding-types.ts';
import type { TableDesk } from './table-desk.ts';

/** Calls with how to bring the row or column back. */
export function watchLostLine(desk: TableDesk, onLost: (type: LineType, bringBack: () => void) => void): Unsubscribe {
  const map = tableMap(desk.doc);
  const onChange = (event: Y.YMapEvent<unknown>, { origin, local }: Y.Transaction): void => {
    const name = desk.inner.live?.part.name;
    if (local || origin === desk.inner.origin || name === undefined || !name.startsWith(`cell:${desk.id}:`)) return;
    const [, , row = '', column = ''] = name.split(':');
    for (const [type, id, letter] of [
      ['row', row, 'r'],
      ['column', column, 'c'],
    ] as const) {
      const key = `${desk.id}:${letter}:${id}:gone`;
      if (event.keysChanged.has(key) && map.get(key) === true)
        onLost(type, () => desk.inner.change((own) => setGone(desk.doc, desk.id, type, [id], false, own)));
    }
  };
  map.observe(onChange);
  return () => map.unobserve(onChange);
}
