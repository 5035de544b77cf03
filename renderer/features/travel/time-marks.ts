/** Versions that people kept, and moments that this host kept by itself, as places on the slider. Pure. */
import type { Language, Translate } from '../../../shared/i18n/catalogue.ts';
import type { VersionList } from '../../../shared/rpc/version-schemas.ts';
import { formatDate } from '../../ui/text.ts';
import type { TimeMark } from './time-slider.tsx';

/** So many moments are offered, the newest ones. */
const mostMoments = 200;

/** In time order. */
export function timeMarks(list: VersionList | null, t: Translate, language: Language): TimeMark[] {
  if (list === null) return [];
  const versions = list.versions.map(({ at: iso, level, name }): TimeMark => ({
    at: Date.parse(iso),
    level,
    name: t(`travel.state_${level}`, { name, at: formatDate(iso, language) }),
  }));
  const moments = list.checkpoints.slice(-mostMoments).map(({ at }): TimeMark => ({
    at,
    level: 'moment',
    name: t('travel.state_moment', { at: formatDate(new Date(at).toISOString(), language) }),
  }));
  return [...versions, ...moments].sort((a, b) => a.at - b.at);
}
