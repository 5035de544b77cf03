/** What a verification found, in words: where first, then what. */
import type { Found, FoundPlace } from '../domain/verification.ts';
import type { Translate } from './catalogue.ts';

/** `moment` says a time in the language of `t`. */
export function describeFound(
  t: Translate,
  { what, place, number, at }: Found,
  moment: (at: string) => string,
): string {
  let where = describePlace(t, place);
  if (number !== null)
    where = t(place.in === 'record' ? 'file.placeEntry' : 'file.placeChange', { place: where, number });
  if (at !== null) where = t('file.placeAt', { place: where, moment: moment(at) });
  return t('file.foundAt', { place: where, what: t(`file.found_${what}`) });
}

function describePlace(t: Translate, place: FoundPlace): string {
  if (!('title' in place)) return t(`file.in_${place.in}`);
  return t(`file.in_${place.in}`, { title: place.title === '' ? t('file.untitled') : place.title });
}
