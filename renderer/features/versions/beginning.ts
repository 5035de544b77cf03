/** What the view of versions begins with: which state, how it is looked at, and whether it is to be brought back. Pure. */
import type { Side, VersionList } from '../../../shared/rpc/version-schemas.ts';
import type { VersionWanted } from '../../app/tools-state.ts';
import type { RestoreWish } from './restore-dialog.tsx';
import { NOW, versionOf } from '../../app/sides.ts';

export const looks = ['text', 'inline', 'beside'] as const;
export type Look = (typeof looks)[number];

export interface Beginning {
  readonly of: Side;
  readonly look: Look;
  /** What is asked at once how it shall come back. */
  readonly wish: RestoreWish | null;
}

/** Of a version that isn't known (any more), and of nothing in particular: the newest, compared with now. */
export function beginningOf(wanted: VersionWanted | null, list: VersionList): Beginning {
  if (wanted === null || (wanted.side.side === 'version' && versionOf(wanted.side, list) === null)) {
    const newest = list.versions.at(-1);
    return { of: newest === undefined ? NOW : { side: 'version', version: newest.id }, look: 'inline', wish: null };
  }
  const { side: of, as } = wanted;
  const wish = as === 'restore' && of.side !== 'now' ? wishOf(wanted) : null;
  return { of, look: as === 'read' ? 'text' : 'inline', wish };
}

function wishOf({ chapter, block }: VersionWanted): RestoreWish {
  if (chapter === null) return { what: 'paper' };
  return block === null ? { what: 'chapter', chapter } : { what: 'block', chapter, block };
}

/** The moment that one came with, where it is none of those that this host kept: it stands in the list all the same. */
export function visitedMoment({ side }: VersionWanted, { checkpoints }: VersionList): number | null {
  return side.side === 'moment' && !checkpoints.some(({ at }) => at === side.at) ? side.at : null;
}
