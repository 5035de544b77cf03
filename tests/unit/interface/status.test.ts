import { describe, expect, it } from 'vitest';
import type { HostStatus } from '../../../shared/rpc/schemas.ts';
import {
  quietAfter,
  slowAfter,
  statusSentence,
  unsavedIn,
  type RoomFacts,
  type StatusFacts,
} from '../../../renderer/app/status.ts';

const since = '2026-11-23T14:05:00.000Z';
const quiet: RoomFacts = { connected: true, synced: true, waiting: 0 };
const disk = { state: 'ok', since: null } as const;
const host: HostStatus = { disk, upstream: null, meeting: null };
const calm: StatusFacts = {
  rooms: [quiet],
  hostConnected: true,
  awaySince: null,
  host,
  local: true,
  keeping: 0,
  quietFor: Infinity,
  stuckFor: 0,
  upstreamFor: Infinity,
};
const upstream = (state: 'connected' | 'connecting' | 'offline' | 'refused', waiting: number): HostStatus => ({
  ...host,
  upstream: { state, since, waiting },
});
const key = (change: Partial<StatusFacts>): string => statusSentence({ ...calm, ...change }).key;

/** Every combination that the sentence depends on; a few thousand. */
function* allFacts(): Generator<StatusFacts> {
  const roomSets: RoomFacts[][] = [[]];
  for (const connected of [true, false])
    for (const synced of [true, false])
      for (const waiting of [0, 1, 7])
        roomSets.push([{ connected, synced, waiting }], [quiet, { connected, synced, waiting }]);
  const hosts: (HostStatus | null)[] = [null];
  for (const state of ['ok', 'full', 'error', 'readOnly'] as const)
    for (const meeting of [null, { addresses: ['192.168.1.20:4711'], encrypted: false }]) {
      const own: HostStatus = { disk: { state, since: state === 'ok' ? null : since }, upstream: null, meeting };
      hosts.push(own);
      for (const up of ['connected', 'connecting', 'offline', 'refused'] as const)
        for (const waiting of [0, 3]) hosts.push({ ...own, upstream: { state: up, since, waiting } });
    }
  for (const rooms of roomSets)
    for (const status of hosts)
      for (const hostConnected of [true, false])
        for (const local of [true, false])
          for (const keeping of [0, 2])
            for (const [quietFor, stuckFor] of [
              [0, 0],
              [100, 100],
              [5_000, 5_000],
              [Infinity, 0],
            ] as const)
              for (const upstreamFor of [0, Infinity])
                yield {
                  rooms,
                  host: status,
                  hostConnected,
                  awaySince: hostConnected ? null : since,
                  local,
                  keeping,
                  quietFor,
                  stuckFor,
                  upstreamFor,
                };
}

const goodKeys = new Set(['status.saved', 'status.savedAndShared']);

describe('the status sentence', () => {
  it('UI1 never says saved while an edit of this window is not acknowledged, whatever else is true', () => {
    let looked = 0;
    for (const facts of allFacts()) {
      if (unsavedIn(facts) === 0) continue;
      looked += 1;
      const { key: said, tone } = statusSentence(facts);
      expect(goodKeys.has(said), JSON.stringify({ facts, said })).toBe(false);
      expect(tone).not.toBe('good');
    }
    expect(looked).toBeGreaterThan(10_000);
  });

  it('UI1 says saved only with the host there, its disk well and every room filled', () => {
    let said = 0;
    for (const facts of allFacts()) {
      if (!goodKeys.has(statusSentence(facts).key)) continue;
      said += 1;
      expect(facts.hostConnected).toBe(true);
      expect(facts.host?.disk.state).toBe('ok');
      expect(facts.rooms.every((room) => room.synced && room.connected)).toBe(true);
    }
    expect(said).toBeGreaterThan(0);
  });

  it('UI1 says shared only when an upstream host has everything, or others meet at this host; and not in the second after an edit', () => {
    let said = 0;
    for (const facts of allFacts()) {
      if (statusSentence(facts).key !== 'status.savedAndShared') continue;
      said += 1;
      expect(facts.quietFor).toBeGreaterThanOrEqual(quietAfter);
      const up = facts.host?.upstream ?? null;
      if (up === null) expect(!facts.local || facts.host?.meeting !== null).toBe(true);
      else expect([up.state, up.waiting]).toEqual(['connected', 0]);
    }
    expect(said).toBeGreaterThan(0);
  });

  it('UI1 counts exactly the changes that only this window has', () => {
    for (const facts of allFacts()) {
      const { key: said, count } = statusSentence(facts);
      if (said.endsWith('Unsaved')) expect(count).toBe(facts.rooms.reduce((sum, room) => sum + room.waiting, 0));
      if (said === 'status.keeping') expect(count).toBe(facts.keeping);
      if (said.endsWith('Waiting')) expect(count).toBe(facts.host?.upstream?.waiting);
    }
  });

  it('UI2 names each state in its own words', () => {
    expect(key({})).toBe('status.saved');
    expect(key({ local: false })).toBe('status.savedAndShared');
    expect(key({ host: { ...host, meeting: { addresses: [], encrypted: true } } })).toBe('status.savedAndShared');
    expect(key({ host: upstream('connected', 0) })).toBe('status.savedAndShared');
    expect(key({ host: upstream('connected', 2) })).toBe('status.saved');
    expect(statusSentence({ ...calm, host: upstream('offline', 4) })).toEqual({
      key: 'status.offlineWaiting',
      tone: 'care',
      count: 4,
      since,
    });
    expect(key({ host: upstream('offline', 0) })).toBe('status.offline');
    expect(key({ host: upstream('connecting', 0), upstreamFor: 500 })).toBe('status.saved');
    expect(key({ host: upstream('refused', 1) })).toBe('status.upstreamRefusedWaiting');
    expect(key({ host: { ...host, disk: { state: 'full', since } }, rooms: [{ ...quiet, waiting: 2 }] })).toBe(
      'status.diskFullUnsaved',
    );
    expect(key({ host: { ...host, disk: { state: 'full', since } } })).toBe('status.diskFull');
    expect(key({ hostConnected: false, awaySince: since, rooms: [{ ...quiet, connected: false, waiting: 3 }] })).toBe(
      'status.awayUnsaved',
    );
    expect(statusSentence({ ...calm, hostConnected: false, awaySince: since })).toMatchObject({
      key: 'status.away',
      since,
    });
    expect(key({ host: null })).toBe('status.loading');
    expect(key({ rooms: [quiet, { connected: false, synced: false, waiting: 0 }] })).toBe('status.loading');
    expect(key({ keeping: 1 })).toBe('status.keeping');
  });

  it('UI2 speaks of saving only when an acknowledgement takes longer than a second', () => {
    const rooms = [{ ...quiet, waiting: 1 }];
    expect(key({ rooms, quietFor: 10, stuckFor: slowAfter - 1 })).toBe('status.writing');
    expect(key({ rooms, quietFor: 10, stuckFor: slowAfter })).toBe('status.saving');
    expect(key({ quietFor: quietAfter - 1 })).toBe('status.writing');
  });

  it('UI2 one room cut off while the host answers is told, not hidden', () => {
    expect(key({ rooms: [quiet, { connected: false, synced: true, waiting: 0 }], awaySince: since })).toBe(
      'status.away',
    );
    expect(key({ rooms: [quiet, { connected: false, synced: true, waiting: 5 }] })).toBe('status.awayUnsaved');
  });
});
