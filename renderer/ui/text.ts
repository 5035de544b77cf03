/** Texts, numbers and times in the language of the interface. */
import { useTranslation } from 'react-i18next';
import {
  catalogue,
  languages,
  type Language,
  type TextKey,
  type TextValues,
  type Translate,
} from '../../shared/i18n/catalogue.ts';

const translator = (language: Language): Translate => {
  const fixed = catalogue.getFixedT(language);
  return (key: TextKey, values: TextValues = {}) => fixed(key, values);
};
const translators: Readonly<Record<Language, Translate>> = { de: translator('de'), en: translator('en') };

/** The translate function (stable per language) and the language itself; re-renders when the language changes. */
export function useText(): { readonly t: Translate; readonly language: Language } {
  const { i18n } = useTranslation();
  const language = languages.find((known) => known === i18n.language) ?? 'de';
  return { t: translators[language], language };
}

const tags: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };

/** Making one takes longer than what it then does. */
const numbers = { de: new Intl.NumberFormat(tags.de), en: new Intl.NumberFormat(tags.en) };

export function formatNumber(value: number, language: Language): string {
  return numbers[language].format(value);
}

/** The time of day, e.g. `14:05`; empty for what is no time. */
export function formatTime(iso: string, language: Language): string {
  return format(iso, language, { hour: '2-digit', minute: '2-digit' });
}

/** Day and time, e.g. `19. Januar, 14:05`. */
export function formatMoment(iso: string, language: Language): string {
  return format(iso, language, { day: 'numeric', month: 'long', hour: '2-digit', minute: '2-digit' });
}

/** Day with its year, and time: `19. Januar 2026, 14:05`. */
export function formatDate(iso: string, language: Language): string {
  return format(iso, language, { day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' });
}

/** The day with its year, e.g. `19. Januar 2026`; `at` in milliseconds since 1970. Empty for what is no time. */
export function formatDay(at: number, language: Language): string {
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return '';
  return format(date.toISOString(), language, { day: 'numeric', month: 'long', year: 'numeric' });
}

function format(iso: string, language: Language, options: Intl.DateTimeFormatOptions): string {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? '' : new Intl.DateTimeFormat(tags[language], options).format(date);
}
