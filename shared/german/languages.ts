/** Languages of a text: what a block may be set to, which way it is written, and which quotation marks it uses. Pure. */
import { NARROW_NBSP } from './characters.ts';

/** The paper's own language: what holds for a block that names none. */
export const PAPER_LANGUAGE = 'de';

/** What the menu offers: German, English and the languages in which cities here ask their people. */
export const OFFERED_LANGUAGES = [
  'de',
  'en',
  'ar',
  'bg',
  'el',
  'es',
  'fa',
  'fr',
  'he',
  'it',
  'ku',
  'nl',
  'pl',
  'ro',
  'ru',
  'tr',
  'uk',
  'ur',
  'vi',
] as const;
export type OfferedLanguage = (typeof OFFERED_LANGUAGES)[number];

/** What each language calls itself, as people look for it in a list. */
export const LANGUAGE_NAMES: Readonly<Record<OfferedLanguage, string>> = {
  de: 'Deutsch',
  en: 'English',
  ar: 'العربية',
  bg: 'Български',
  el: 'Ελληνικά',
  es: 'Español',
  fa: 'فارسی',
  fr: 'Français',
  he: 'עברית',
  it: 'Italiano',
  ku: 'Kurmancî',
  nl: 'Nederlands',
  pl: 'Polski',
  ro: 'Română',
  ru: 'Русский',
  tr: 'Türkçe',
  uk: 'Українська',
  ur: 'اردو',
  vi: 'Tiếng Việt',
};

/** The language itself, without region or script: `de` of `de-AT`. */
export const primaryOf = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? '';

const rightToLeft: ReadonlySet<string> = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ku-arab',
  'nqo',
  'pnb',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);
const scriptsFromRight: ReadonlySet<string> = new Set(['arab', 'hebr', 'syrc', 'thaa', 'nkoo']);

/** Which way a text in a language (BCP 47) is written. A script in the tag decides over the language. */
export function directionOf(tag: string): 'ltr' | 'rtl' {
  const script = tag
    .toLowerCase()
    .split('-')
    .slice(1)
    .find((part) => /^[a-z]{4}$/.test(part));
  if (script !== undefined) return scriptsFromRight.has(script) ? 'rtl' : 'ltr';
  return rightToLeft.has(primaryOf(tag)) ? 'rtl' : 'ltr';
}

/** Opening and closing marks, outside and within a quotation. */
export interface QuotationMarks {
  readonly open: string;
  readonly close: string;
  readonly innerOpen: string;
  readonly innerClose: string;
}

const marks = (open: string, close: string, innerOpen: string, innerClose: string): QuotationMarks => ({
  open,
  close,
  innerOpen,
  innerClose,
});
const english = marks('“', '”', '‘', '’');
const low = marks('„', '“', '‚', '‘');
const lowHigh = marks('„', '”', '‚', '’');
const pointed = marks('«', '»', '‹', '›');

/** As the Unicode CLDR lists them. */
const marksOf: Readonly<Record<string, QuotationMarks>> = {
  de: low,
  en: english,
  ar: marks('«', '»', '“', '”'),
  bg: marks('„', '“', '’', '’'),
  cs: low,
  da: english,
  el: marks('«', '»', '“', '”'),
  es: marks('«', '»', '“', '”'),
  fa: pointed,
  fr: marks(`«${NARROW_NBSP}`, `${NARROW_NBSP}»`, '“', '”'),
  he: marks('”', '”', '’', '’'),
  hr: lowHigh,
  it: marks('«', '»', '“', '”'),
  nl: english,
  pl: marks('„', '”', '«', '»'),
  pt: english,
  ro: marks('„', '”', '«', '»'),
  ru: marks('«', '»', '„', '“'),
  sk: low,
  sl: low,
  sq: marks('«', '»', '“', '”'),
  sr: lowHigh,
  sv: marks('”', '”', '’', '’'),
  tr: english,
  uk: marks('«', '»', '„', '“'),
  ur: english,
  vi: english,
};
const byRegion: Readonly<Record<string, QuotationMarks>> = { 'de-CH': pointed, 'de-LI': pointed };

/** The quotation marks of a language (BCP 47); English ones where it isn't known. */
export const quotationMarks = (tag: string): QuotationMarks => byRegion[tag] ?? marksOf[primaryOf(tag)] ?? english;
