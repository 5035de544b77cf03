import { expect, it } from 'vitest';
import { AwarenessTable, type Speaker } from '../../../electron/hub/awareness-table.ts';
import { awarenessFrame } from '../../../electron/hub/frames.ts';

const speaker = (): Speaker => ({
  relay: false,
  stamp: () => ({ id: 'anna', name: 'Anna', colour: null, group: null }),
  mayBe: () => 'free',
});

/** The body of an awareness frame of one state; its length takes one byte. */
const said = (client: number, clock: number): Uint8Array => {
  const frame = awarenessFrame([{ client, clock, json: '{}' }]);
  return frame.subarray(2);
};

it('HU26 what is remembered of people who left is bounded, and who stayed is told ever later clocks', () => {
  const table = new AwarenessTable();
  const stays = speaker();
  const comeBack = (who: Speaker, client: number): number | undefined => {
    table.receive(who, said(client, 5));
    table.leave(who);
    return table.receive(who, said(client, 5)).entries[0]?.clock;
  };
  expect(comeBack(stays, 1)).toBe(6);
  for (let client = 2; client < 25_000; client++) {
    const guest = speaker();
    expect(comeBack(guest, client)).toBe(6);
    table.leave(guest);
  }
  expect(table.remembered).toBeLessThanOrEqual(10_000);
  expect(table.receive(stays, said(1, 6)).entries[0]?.clock).toBe(7);
});
