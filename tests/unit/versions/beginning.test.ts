import { beforeEach, expect, test } from 'vitest';
import {
  closeDialog,
  closeTools,
  leaveTravel,
  openTrial,
  useTools,
  type TravelAt,
  type VersionWanted,
} from '../../../renderer/app/tools-state.ts';
import { beginningOf, visitedMoment } from '../../../renderer/features/versions/beginning.ts';
import type { VersionList } from '../../../shared/rpc/version-schemas.ts';

const list: VersionList = {
  versions: ['a', 'b'].map((id) => ({
    id,
    level: 'named',
    name: id,
    note: '',
    by: 'p',
    at: '2026-03-01T10:00:00.000Z',
    entry: 1,
    content: '0'.repeat(64),
  })),
  checkpoints: [{ at: 500, why: 'hour' }],
};
const place = { chapter: 'c', block: 'b' } as const;
const here: TravelAt = { at: 1_000, since: 900, chapter: 'c', zoom: 'day', filter: 'person p', showsChanges: true };

beforeEach(closeTools);

test('VV7 the view begins with the newest version, with one that was found, or with a moment to compare or bring back', () => {
  const newest = { side: 'version', version: 'b' } as const;
  const of = { side: 'version', version: 'a' } as const;
  const moment = { side: 'moment', at: 1_000 } as const;
  expect(beginningOf(null, list)).toEqual({ of: newest, look: 'inline', wish: null });
  expect(beginningOf(null, { versions: [], checkpoints: [] }).of).toEqual({ side: 'now' });
  expect(beginningOf({ side: of, as: 'read', ...place }, list)).toEqual({ of, look: 'text', wish: null });
  const gone: VersionWanted = { side: { side: 'version', version: 'x' }, as: 'restore', ...place };
  expect(beginningOf(gone, list)).toEqual({ of: newest, look: 'inline', wish: null });
  expect(beginningOf({ side: moment, as: 'compare', ...place }, list)).toEqual({
    of: moment,
    look: 'inline',
    wish: null,
  });
  const wishFor = (chapter: string | null, block: string | null) =>
    beginningOf({ side: moment, as: 'restore', chapter, block }, list).wish;
  expect(wishFor(null, null)).toEqual({ what: 'paper' });
  expect(wishFor('c', null)).toEqual({ what: 'chapter', chapter: 'c' });
  expect(wishFor('c', 'b')).toEqual({ what: 'block', ...place });
  expect(beginningOf({ side: { side: 'now' }, as: 'restore', ...place }, list).wish).toBeNull();
  expect(visitedMoment({ side: moment, as: 'compare', ...place }, list)).toBe(1_000);
  expect(visitedMoment({ side: { side: 'moment', at: 500 }, as: 'compare', ...place }, list)).toBeNull();
});

test('VV8 from time travel one comes to the versions and back to the same moment; from elsewhere back to the page', () => {
  leaveTravel('compare', here, 1_003);
  expect(useTools.getState()).toMatchObject({
    dialog: 'versions',
    versionWanted: { side: { side: 'moment', at: 1_003 }, as: 'compare', chapter: 'c', block: null },
  });
  closeDialog();
  expect(useTools.getState()).toMatchObject({ dialog: 'travel', versionWanted: null, travelAt: here });
  closeDialog();
  expect(useTools.getState()).toMatchObject({ dialog: null, travelAt: null });
  useTools.setState({ dialog: 'versions' });
  closeDialog();
  expect(useTools.getState().dialog).toBeNull();
  leaveTravel('restore', here, 1_000);
  openTrial('c', 't');
  expect(useTools.getState()).toMatchObject({
    dialog: null,
    travelAt: null,
    versionWanted: null,
    trial: { chapter: 'c', trial: 't' },
  });
});
