/** Suggestions in words: who, what kind of change, and the changes that a block's look can't show. */
import { FORMATS, isFrameKind } from '../../../shared/document/block.ts';
import type { SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import type { Suggestion } from '../../../shared/document/suggestions.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import type { TextKey, Translate } from '../../../shared/i18n/catalogue.ts';
import { personName } from '../../../shared/i18n/person-name.ts';
import { frameWords } from '../../editor/suggestions/frame-words.ts';
import { proposedWords } from '../../editor/suggestions/sign-words.ts';

/** The author's name; one that a file gave is said to be so. */
export function authorName(about: Suggestion, membership: Membership, t: Translate): string {
  if (about.as !== '') return t('suggest.fromFile', { name: about.as });
  return deciderName(about.by, membership, t);
}

/** Who suggested or decided; a suggestion may say nothing of it. */
export function deciderName(by: string, membership: Membership, t: Translate): string {
  const person = membership.people.get(by);
  return person === undefined ? t('suggest.unknown') : personName(person, t);
}

/** The person whose sign stands beside a suggestion. */
export const authorOf = (about: Suggestion, membership: Membership): Person =>
  membership.people.get(about.by) ?? { id: about.by, name: '', roles: [], active: false };

/** What kind of change it is, in one word. */
export function changeName(places: readonly SuggestedPlace[]): TextKey {
  const has = (what: SuggestedPlace['what']): boolean => places.some((place) => place.what === what);
  if (has('movedLine') || (has('newBlock') && has('goneMarker') && has('ins') && has('del'))) return 'suggest.move';
  const frame = (what: SuggestedPlace['what']): boolean =>
    places.some((place) => place.what === what && isFrameKind(place.value));
  if (frame('newBlock')) return frame('goneMarker') ? 'suggest.replace' : 'suggest.insert';
  if (frame('goneMarker')) return 'suggest.delete';
  if (has('ins')) return has('del') ? 'suggest.replace' : 'suggest.insert';
  if (has('del')) return 'suggest.delete';
  if (has('fmt')) return 'suggest.format';
  if (has('kind') || has('indent')) return 'suggest.structure';
  if (has('lang')) return 'decide.languageKind';
  return has('width') || has('alt') || has('decorative') ? 'decide.image' : 'suggest.structure';
}

const formatNames: Readonly<Record<(typeof FORMATS)[number], TextKey>> = {
  b: 'editor.bold',
  i: 'editor.italic',
  u: 'editor.underline',
  s: 'editor.strikethrough',
  sub: 'editor.subscript',
  sup: 'editor.superscript',
};

/** What concerns whole blocks or formats, each thing once. */
export function otherChanges(places: readonly SuggestedPlace[], t: Translate): readonly string[] {
  const words = places.flatMap((place): string[] => {
    switch (place.what) {
      case 'newBlock':
        return [frameWords(place.value, 'new', t) ?? t('suggest.newBlock')];
      case 'goneMarker': {
        const goes = places.some(({ what, block }) => what === 'del' && block === place.block);
        return [frameWords(place.value, 'gone', t) ?? t(goes ? 'suggest.goneBlock' : 'suggest.joined')];
      }
      case 'kind':
      case 'indent':
      case 'lang':
      case 'width':
      case 'alt':
      case 'decorative':
        return [proposedWords(place.what, place.value, t)];
      case 'fmt':
        return place.value.split(' ').map((name) => formatWords(name, t));
      case 'newLine':
        return [t(place.value === 'row' ? 'suggest.newRow' : 'suggest.newColumn')];
      case 'movedLine':
        return [t(place.value === 'row' ? 'decide.movedRow' : 'decide.movedColumn')];
      case 'goneLine':
        if (places.some(({ what, value }) => what === 'movedLine' && value === place.value)) return [];
        return [t(place.value === 'row' ? 'suggest.goneRow' : 'suggest.goneColumn')];
      case 'ins':
      case 'del':
        return [];
    }
  });
  return [...new Set(words)];
}

function formatWords(value: string, t: Translate): string {
  const off = value.startsWith('-');
  const name = off ? value.slice(1) : value;
  const known = FORMATS.find((each) => each === name);
  if (known === undefined && name !== 'link') return t('suggest.formatOther');
  const format = t(known === undefined ? 'editor.link' : formatNames[known]);
  return t(off ? 'suggest.formatOff' : 'suggest.formatOn', { format });
}

/** A suggestion's words, short, for the name of a button. */
export function shortWords(places: readonly SuggestedPlace[], t: Translate): string {
  const quoted = (what: 'ins' | 'del'): string =>
    places
      .filter((place) => place.what === what)
      .map(({ value }) => value)
      .join(' ')
      .slice(0, 60);
  const words = [quoted('del'), quoted('ins')].filter((each) => each !== '').map((each) => `„${each}“`);
  return [...words, ...otherChanges(places, t)].slice(0, 3).join(', ');
}
