/** Which states are looked at: names and times of sides, and which of two comes first. */
import type { ListedVersion, Side, VersionList } from '../../shared/rpc/version-schemas.ts';
import type { Translate } from '../../shared/i18n/catalogue.ts';
import type { Language } from '../../shared/i18n/catalogue.ts';
import { formatDate } from '../ui/text.ts';

export const NOW: Side = { side: 'now' };

/** A name that tells sides apart, for lists and keys. */
export function keyOf(side: Side): string {
  if (side.side === 'version') return side.version;
  return side.side === 'moment' ? String(side.at) : 'now';
}

export function sideOf(key: string, { versions }: VersionList): Side | null {
  if (key === 'now') return NOW;
  if (versions.some(({ id }) => id === key)) return { side: 'version', version: key };
  return /^\d{1,16}$/.test(key) ? { side: 'moment', at: Number(key) } : null;
}

export function versionOf(side: Side, { versions }: VersionList): ListedVersion | null {
  return side.side === 'version' ? (versions.find(({ id }) => id === side.version) ?? null) : null;
}

export function nameOf(side: Side, list: VersionList, t: Translate, language: Language): string {
  if (side.side === 'now') return t('versions.now');
  if (side.side === 'moment')
    return t('versions.moment', { at: formatDate(new Date(side.at).toISOString(), language) });
  return versionOf(side, list)?.name ?? t('versions.unknown');
}

/** Milliseconds since 1970; what stands now comes last. */
export function timeOf(side: Side, list: VersionList): number {
  if (side.side === 'moment') return side.at;
  return side.side === 'now' ? Infinity : Date.parse(versionOf(side, list)?.at ?? '');
}

/** The older first. */
export function inOrder(a: Side, b: Side, list: VersionList): readonly [Side, Side] {
  return timeOf(a, list) <= timeOf(b, list) ? [a, b] : [b, a];
}

/** What one most likely wants to compare a state with: what stands now; of that, the newest version. */
export function usualOther(side: Side, { versions }: VersionList): Side | null {
  if (side.side !== 'now') return NOW;
  const newest = versions.at(-1);
  return newest === undefined ? null : { side: 'version', version: newest.id };
}
