/** What is said of moments and of stretches of work. */
import type { Stretch } from '../../../shared/rpc/history-schemas.ts';
import type { Language, Translate } from '../../../shared/i18n/catalogue.ts';
import { nameOfPerson } from '../../../shared/i18n/person-name.ts';
import { titleOf, type Session } from '../../app/session.ts';
import { formatNumber } from '../../ui/text.ts';
import type { TimeRange, Zoom } from './travel-time.ts';

const tags: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const formats = new Map<string, Intl.DateTimeFormat>();

function format(at: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(tags[language], options);
  formats.set(key, known);
  return known.format(at);
}

/** `Donnerstag, 26. November 2026` */
export const dayWords = (at: number, language: Language): string =>
  format(at, language, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });

/** `14:05:12` */
export const clockWords = (at: number, language: Language): string =>
  format(at, language, { hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** What stands under the slider. */
export function tickWords(at: number, zoom: Zoom, { from, to }: TimeRange, language: Language): string {
  const day = 24 * 60 * 60 * 1000;
  // A paper that was begun a moment ago.
  if (to - from < 20 * 60 * 1000) return clockWords(at, language);
  if (zoom === 'day' || to - from < 2 * day) return format(at, language, { hour: '2-digit', minute: '2-digit' });
  if (to - from > 400 * day) return format(at, language, { month: 'short', year: 'numeric' });
  return format(at, language, { day: 'numeric', month: 'short' });
}

/** What a file brought is written under this and who took it in. */
const imported = 'import:';

export function personName(session: Session, person: string | null, t: Translate): string {
  if (person === null) return t('travel.several');
  if (person === 'host') return t('travel.byHost');
  if (person === 'upstream') return t('travel.byUpstream');
  if (person.startsWith(imported))
    return t('travel.byImport', { name: personName(session, person.slice(imported.length), t) });
  return nameOfPerson(session.membership.people, person, t);
}

export function chapterName(session: Session, chapter: string | null, t: Translate): string {
  const known = [...session.chapters, ...session.deletedChapters].find(({ id }) => id === chapter);
  if (known === undefined) return t('travel.someChapter');
  return known.deleted
    ? t('travel.deletedChapter', { title: titleOf(known, t) })
    : t('reading.chapter', { number: known.number, title: titleOf(known, t) });
}

/** Who wrote where, from when to when, and how much. */
export function stretchWords(session: Session, stretch: Stretch, t: Translate, language: Language): string {
  const from = format(stretch.from, language, { hour: '2-digit', minute: '2-digit' });
  const to = format(stretch.to, language, { hour: '2-digit', minute: '2-digit' });
  return t('travel.stretch', {
    person: personName(session, stretch.person, t),
    chapter: chapterName(session, stretch.chapter, t),
    time: from === to ? t('travel.atTime', { from }) : t('travel.fromTo', { from, to }),
    added: formatNumber(stretch.added, language),
    removed: formatNumber(stretch.removed, language),
  });
}
