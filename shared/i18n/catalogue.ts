/**
 * The words of the interface. German is the catalogue's shape, English must have exactly its keys. Plain TypeScript, so
 * that the command line uses the same texts as the interface.
 */
import { createInstance } from 'i18next';
import { accessReasons, refusals } from '../sync/messages.ts';
import { Failure } from '../rpc/contract.ts';
import { describeDetails } from './describe-found.ts';
import { de } from './de/catalogue.ts';
import { en } from './en/catalogue.ts';

export const languages = ['de', 'en'] as const;
export type Language = (typeof languages)[number];
/** German for everybody until they choose: the paper is German, and so are the instructions colleagues pass on. */
export const firstLanguage: Language = 'de';
export type German = typeof de;

type WithoutPlural<K extends string> = K extends `${infer Base}_one` | `${infer Base}_other` ? Base : K;
type KeysOf<A extends keyof German> = `${A}.${WithoutPlural<Extract<keyof German[A], string>>}`;
/** Every text: `<area>.<name>`; of plural forms (`_one`, `_other`) the name without its ending, chosen by `count`. */
export type TextKey = { [A in keyof German]: KeysOf<A> }[keyof German];
/** What fills the placeholders `{{…}}` of a text. `count` also chooses the plural form. */
export type TextValues = Readonly<Record<string, string | number>>;
/** Looks a text up in one language. */
export type Translate = (key: TextKey, values?: TextValues) => string;

/** The one i18next instance; the interface lets it change languages, `translate` asks it for a given one. */
export const catalogue = createInstance();
void catalogue.init({
  resources: { de: { translation: de }, en: { translation: en } },
  lng: 'de',
  fallbackLng: 'de',
  supportedLngs: [...languages],
  initAsync: false,
  interpolation: { escapeValue: false },
});

/** The text of a key in a language, its placeholders filled. */
export function translate(language: Language, key: TextKey, values: TextValues = {}): string {
  return catalogue.getFixedT(language)(key, values);
}

/** The words of what is written into files: the paper is German. */
export const german: Translate = (key, values) => translate('de', key, values);

/** What a person is told of a failure: what happened, what is safe, what to do; and the thing it is about, if known. */
export function describeFailure(t: Translate, failure: unknown): string {
  if (!(failure instanceof Failure)) return t('error.internal');
  const text = t(`error.${failure.code}`, failure.details);
  const place = describeDetails(t, failure.details);
  if (place !== null) return `${text} ${t('error.about', { about: place })}`;
  const about = failure.details['path'] ?? failure.details['address'] ?? failure.details['name'];
  // Some texts name it themselves.
  return about === undefined || about === '' || text.includes(String(about))
    ? text
    : `${text} ${t('error.about', { about })}`;
}

/** Why a kept draft could not be accepted; the reason may come from a newer version. */
export function describeDraftReason(t: Translate, reason: string): string {
  const known = accessReasons.find((candidate) => candidate === reason);
  if (known !== undefined) return t(`access.${known}`);
  return t(`refused.${refusals.find((candidate) => candidate === reason) ?? 'malformed'}`);
}
