/** The rules of typing.ts as data. `last` is tested before anything else, so that most keys cost one comparison a rule. */
import { ELLIPSIS, EN_DASH, NBSP } from './characters.ts';

export interface TypingRule {
  readonly id: string;
  /** The character that completes it. */
  readonly last: RegExp;
  /** Ends at the caret. */
  readonly pattern: RegExp;
  readonly becomes: (found: string) => string;
  /** Only in these languages; left out: in all. */
  readonly languages?: readonly string[];
}

const german = ['de'] as const;
/** A space that may still break, once. */
const space = '[ \\u202F]';
const breakable = / |\u202F/gu;
const joined = (found: string): string => found.replace(breakable, NBSP);

/** Units that stand behind a number. */
const units = [
  'km',
  'm',
  'cm',
  'mm',
  'km²',
  'm²',
  'qm',
  'ha',
  'kg',
  'g',
  't',
  'l',
  'kWh',
  'MWh',
  'GWh',
  'kW',
  'MW',
  '°C',
  'Euro',
  'EUR',
  'Cent',
  'Mio\\.',
  'Mrd\\.',
  'Millionen',
  'Milliarden',
  'Prozent',
  'Uhr',
];

/** What names a place in a paper, a law or a list, with its number behind. */
const places = [
  'Abb\\.',
  'Abs\\.',
  'Abschnitt',
  'Anl\\.',
  'Anlage',
  'Art\\.',
  'Bd\\.',
  'Blatt',
  'Drs\\.',
  'H\\.',
  'Kap\\.',
  'Kapitel',
  'Nr\\.',
  'Nrn\\.',
  'Rn\\.',
  'S\\.',
  'Seite',
  'Tab\\.',
  'TOP',
  'Ziff\\.',
  'Ziffer',
];

/** Abbreviations of several words; each is written with spaces that don't break. */
const abbreviations = [
  'a. a. O.',
  'd. h.',
  'e. V.',
  'i. A.',
  'i. d. F.',
  'i. d. R.',
  'i. H. v.',
  'i. S. d.',
  'i. S. v.',
  'i. V.',
  'i. V. m.',
  'm. E.',
  'n. Chr.',
  'o. a.',
  'o. Ä.',
  'o. g.',
  's. o.',
  's. u.',
  'u. a.',
  'u. a. m.',
  'u. Ä.',
  'u. U.',
  'v. a.',
  'v. Chr.',
  'z. B.',
  'z. H.',
  'z. T.',
  'z. Z.',
];
const abbreviation = abbreviations
  .sort((a, b) => b.length - a.length)
  .map((each) => each.replaceAll('.', '\\.').replaceAll(' ', '[ \\u00A0\\u202F]?'))
  .join('|');

const months = 'Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';
const boundary = '(?<![\\p{L}\\p{N}.*_])';
/** What ends a word. */
const end = '[\\s.,;:!?)\\]/–]';

export const typingRules: readonly TypingRule[] = [
  { id: 'ellipsis', last: /\./, pattern: /(?<!\.)\.\.\.$/, becomes: () => ELLIPSIS },
  // Between two words, not at the start of a line: there it is a list.
  { id: 'dash', last: /\s/, pattern: /(?<=[^\s-][ \u00A0])--?(?= $)/u, becomes: () => EN_DASH },
  {
    id: 'apostrophe within a word',
    last: /\p{L}/u,
    pattern: /(?<=\p{L})‘(?=\p{L}$)/u,
    becomes: () => '’',
    languages: german,
  },
  { id: 'decade', last: /e/, pattern: /(?<=(?:^|\s))‚(?=\d0e$)/u, becomes: () => '’', languages: german },
  {
    // 200000 € becomes 200.000 €; council papers' numbers carry no currency and stay.
    id: 'thousands',
    last: /€/,
    pattern: /(?<![\d.,/-])\d{5,12}[ \u00A0\u202F]?€$/u,
    becomes: (found) => `${found.replace(/\D/g, '').replace(/\B(?=(\d{3})+$)/g, '.')}${/\d€/.test(found) ? '' : NBSP}€`,
    languages: german,
  },
  {
    id: 'space before a sign',
    last: /[€%‰]/,
    pattern: new RegExp(`(?<=\\d(?:,[-–])?)${space}(?=[€%‰]$)`, 'u'),
    becomes: joined,
    languages: german,
  },
  {
    id: 'space before a unit',
    last: new RegExp(end, 'u'),
    pattern: new RegExp(`(?<=\\d|Mio\\.|Mrd\\.)${space}(?=(?:${units.join('|')})${end}$)`, 'u'),
    becomes: joined,
    languages: german,
  },
  {
    id: 'space after a section sign',
    last: /\d/,
    pattern: new RegExp(`(?<=§)${space}(?=\\d$)`, 'u'),
    becomes: joined,
    languages: german,
  },
  {
    id: 'space before a number',
    last: /\d/,
    pattern: new RegExp(`(?<=${boundary}(?:${places.join('|')}))${space}(?=\\d$)`, 'u'),
    becomes: joined,
    languages: german,
  },
  {
    id: 'abbreviation',
    last: /\./,
    pattern: new RegExp(`${boundary}(?:${abbreviation})$`, 'u'),
    becomes: (found) => found.replace(/[ \u202F]/gu, NBSP).replace(/\.(?=\p{L})/gu, `.${NBSP}`),
    languages: german,
  },
  {
    id: 'day and month',
    last: new RegExp(end, 'u'),
    pattern: new RegExp(`(?<=(?<![\\d.])\\d{1,2}\\.)${space}(?=(?:${months})${end}$)`, 'u'),
    becomes: joined,
    languages: german,
  },
];

const signs = new RegExp(`["'€%‰\\d]|${end}`, 'u');

/** Whether the last two characters can complete anything; for almost every key the answer is no. */
export function mayReplace(last: string, beforeLast: string): boolean {
  return signs.test(last) || beforeLast === '‘' || (last === 'e' && beforeLast === '0');
}
