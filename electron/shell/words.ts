/**
 * The few words that the shell says itself, from the same texts as all others; the whole catalogue would be read before the window can
 * open.
 */
import type { Language } from '../../shared/i18n/catalogue.ts';
import { menu as german } from '../../shared/i18n/de/menu.ts';
import { search as germanSearch } from '../../shared/i18n/de/search.ts';
import { travel as germanTravel } from '../../shared/i18n/de/travel.ts';
import { menu as english } from '../../shared/i18n/en/menu.ts';
import { search as englishSearch } from '../../shared/i18n/en/search.ts';
import { travel as englishTravel } from '../../shared/i18n/en/travel.ts';

export const shellWords = {
  de: { ...german, search: germanSearch.menu, travel: germanTravel.title },
  en: { ...english, search: englishSearch.menu, travel: englishTravel.title },
} satisfies Record<Language, object>;

/** German for what is no language of ours. */
export const languageOf = (wanted: unknown): Language => (wanted === 'en' ? 'en' : 'de');
