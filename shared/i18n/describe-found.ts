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

/** The place that a failure names, with the file it is in; null for one that names none. */
export function describeDetails(t: Translate, details: Readonly<Record<string, string | number>>): string | null {
  const { in: place, title = '', number, path = '' } = details;
  const found = placeKinds.find((kind) => kind === place);
  if (found === undefined) return null;
  const named = found === 'chapter' || found === 'comments';
  const where = describePlace(t, named ? { in: found, title: String(title), id: '' } : { in: found });
  const key = found === 'record' ? 'file.placeEntry' : 'file.placeChange';
  const exact = number === undefined ? where : t(key, { place: where, number });
  return path === '' ? exact : `${String(path)}: ${exact}`;
}

const placeKinds = [
  'file',
  'record',
  'pictures',
  'outline',
  'words',
  'consultation',
  'measures',
  'measureComments',
  'paper',
  'people',
  'chapter',
  'comments',
] as const;

function describePlace(t: Translate, place: FoundPlace): string {
  if (!('title' in place)) return t(`file.in_${place.in}`);
  return t(`file.in_${place.in}`, { title: place.title === '' ? t('file.untitled') : place.title });
}
