import { expect, test } from 'vitest';
import { inOrder, keyOf, NOW, sideOf, usualOther } from '../../../renderer/app/sides.ts';
import type { Side, VersionList } from '../../../shared/rpc/version-schemas.ts';

const version = (id: string, at: string) =>
  ({ id, level: 'named', name: id, note: '', by: 'p', at, entry: 1, content: '0'.repeat(64) }) as const;
const list: VersionList = {
  versions: [version('a', '2026-03-01T10:00:00.000Z'), version('b', '2026-05-01T10:00:00.000Z')],
  checkpoints: [{ at: Date.parse('2026-04-01T10:00:00.000Z'), why: 'hour' }],
};
const a: Side = { side: 'version', version: 'a' };
const b: Side = { side: 'version', version: 'b' };
const moment: Side = { side: 'moment', at: Date.parse('2026-04-01T10:00:00.000Z') };

test('VV4 of two states the older comes first, and what stands now last', () => {
  expect(inOrder(b, a, list)).toEqual([a, b]);
  expect(inOrder(NOW, moment, list)).toEqual([moment, NOW]);
  expect(inOrder(b, moment, list)).toEqual([moment, b]);
  expect(usualOther(a, list)).toEqual(NOW);
  expect(usualOther(NOW, list)).toEqual(b);
  expect(usualOther(NOW, { versions: [], checkpoints: [] })).toBeNull();
  for (const side of [a, b, moment, NOW]) expect(sideOf(keyOf(side), list)).toEqual(side);
  expect(sideOf('somebody else’s', list)).toBeNull();
});
