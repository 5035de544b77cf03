/** Agreement of article, adjective and noun, as far as it is certain (nouns.ts). Pure. */
import type { Place } from './finding.ts';
import { knownNoun, type KnownNoun } from './nouns.ts';

export type Gender = 'm' | 'f' | 'n';
type Slot = Gender | 'p';

/** Which genders (singular) and whether the plural can stand behind an article, in any case. */
const articles: Readonly<Record<string, string>> = {
  der: 'mfp',
  die: 'fp',
  das: 'n',
  dem: 'mn',
  den: 'mp',
  des: 'mn',
  ein: 'mn',
  eine: 'f',
  einem: 'mn',
  einen: 'm',
  eines: 'mn',
  einer: 'f',
  im: 'mn',
  zum: 'mn',
  zur: 'f',
  vom: 'mn',
  beim: 'mn',
  dieser: 'mfp',
  dieses: 'mn',
  diesem: 'mn',
  diesen: 'mp',
  kein: 'mn',
};
/** What each stands for in its case, by gender; only where one form is likely meant. */
const instead: Readonly<Record<string, Partial<Record<Slot, string>>>> = {
  der: { n: 'das' },
  die: { m: 'der', n: 'das' },
  das: { m: 'der', f: 'die' },
  dem: { f: 'der', p: 'den' },
  des: { f: 'der', p: 'der' },
  ein: { f: 'eine' },
  eine: { m: 'ein', n: 'ein' },
  einem: { f: 'einer' },
  eines: { f: 'einer' },
  einer: { m: 'einem', n: 'einem' },
  im: { f: 'in der', p: 'in den' },
  zum: { f: 'zur', p: 'zu den' },
  zur: { m: 'zum', n: 'zum', p: 'zu den' },
  vom: { f: 'von der', p: 'von den' },
  beim: { f: 'bei der', p: 'bei den' },
  dieses: { f: 'diese', p: 'diese' },
  kein: { f: 'keine', p: 'keine' },
};
/** Old datives on -e that are still in use (`im Sinne`, `im Laufe des Jahres`) look like plurals. */
const oldDatives =
  /^(?:Sinne|Falle|Laufe|Zuge|Grunde|Rahmen|Wege|Jahre|Tage|Lande|Hause|Rate|Stande|Kreise|Dienste|Zwecke|Maße|Orte|Platze|Vorfelde)$/;

const article = Object.keys(articles)
  .map((word) => `[${word.charAt(0).toUpperCase()}${word.charAt(0)}]${word.slice(1)}`)
  .join('|');
/** Adjectives between: they end as adjectives behind an article do. */
const phrase = new RegExp(
  `(?<![\\p{L}\\p{N}*:_/-])(${article})((?: \\p{Ll}\\p{L}+(?:e|en|er|es|em)){0,2}) (\\p{Lu}\\p{Ll}{2,})(?![\\p{L}\\p{N}*:_\\u2010\\u2011-]|/|\\()`,
  'gu',
);

/** Words between that end like adjectives, but are none: what follows them need not go with the article. */
const noAdjectives: ReadonlySet<string> = new Set(
  `oder aber alle aller allen anderer jede jeder jedes jedem jeden jene jener jenes jenem jenen diese dieser dieses diesem diesen
  keine keiner keinem keinen keines eine einer einem einen eines die der den dem des deren dessen denen derjenige diejenige diejenigen
  dasjenige meine meiner meinem meinen meines seine seiner seinem seinen seines ihre ihrer ihrem ihren ihres unsere unserer unserem
  unseren unseres eure eurer eurem euren eures mehrere mehrerer mehreren einige einiger einigen manche mancher manchen viele vieler
  vielen wenige weniger solche solcher solchen welche welcher welches welchem welchen zweier dreier ohne unter über hinter wider gegen
  neben zwischen wegen außer während gerne lange lieber immer heute morgen selber bisschen bißchen`.split(/\s+/),
);
/** Behind these `das` is a word of its own: `ist das Aufgabe der Stadt`, `ob dieses Wirkung zeigt`. */
const clause =
  /(?:^|\s)(?:ist|sei|war|wäre|wird|heißt|bedeutet|kostet|braucht|hat|ob|dass|daß|wenn|weil|wie|was)\s*$/iu;

/** `im allgemeinen`: adverbs that used to be written small. */
const inGeneral = /(?:allgemeinen|folgenden|wesentlichen|übrigen|einzelnen|weiteren|besonderen)/;

/** `das Rollen`, `beim Planen`: a verb, not the plural that looks like it. */
const isInfinitive = (written: string, noun: string): boolean =>
  /^(?:das|dem|des|beim|zum|im|vom|ein|einem|kein|dieses|diesem)$/i.test(written) &&
  /(?:en|eln|ern)s?$/.test(noun) &&
  !/(?:ung|heit|keit|ion|tät)en$/.test(noun);

export function agreementPlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const found of text.matchAll(phrase)) {
    const [all, written = '', between = '', noun = ''] = found;
    const from = found.index;
    // Behind a comma it may be a pronoun: „ein Haus, das Vertrauen schafft“.
    if (/[,–]\s*(?:in|an|auf|mit|von|zu|bei|aus|für|durch)?\s*$/u.test(text.slice(Math.max(0, from - 12), from)))
      continue;
    if (/^(?:das|dieses)$/i.test(written) && clause.test(text.slice(Math.max(0, from - 12), from))) continue;
    if (between.split(' ').some((word) => noAdjectives.has(word)) || isInfinitive(written, noun)) continue;
    if (written.toLowerCase() === 'im' && inGeneral.test(between)) continue;
    const slot = wrongSlot(written.toLowerCase(), noun, knownNoun(noun));
    if (slot === null) continue;
    const mend = between === '' ? betterWith(written, noun, slot) : withoutOldDative(all, noun, slot);
    places.push({ from, to: from + all.length, mend });
  }
  return places;
}

/** The article that goes with the noun; null where more than one may be meant. */
function betterWith(written: string, noun: string, slot: Slot): string | null {
  const better = instead[written.toLowerCase()]?.[slot];
  if (slot === 'p' && !(better !== undefined && /[ns]$/.test(noun)))
    return withoutOldDative(`${written} ${noun}`, noun, slot);
  return better === undefined ? null : `${likeIn(written, better)} ${noun}`;
}

/** `in einem zweiten Arbeitsschritte`: the singular is meant. */
function withoutOldDative(phrase: string, noun: string, slot: Slot): string | null {
  const singular = noun.slice(0, -1);
  return slot === 'p' && noun.endsWith('e') && knownNoun(singular)?.number === 'singular' ? phrase.slice(0, -1) : null;
}

/** What stands there although the article can't go with it; null where all is well, or uncertain. */
function wrongSlot(written: string, noun: string, known: KnownNoun | null): Slot | null {
  const allowed = articles[written] ?? '';
  if (known === null || known.number === 'both') return null;
  if (known.number === 'singular') return allowed.includes(known.gender) ? null : known.gender;
  if (allowed.includes('p') || oldDatives.test(noun)) return null;
  // `des Teams`, `eines Büros`: the genitive looks like the plural.
  if (noun.endsWith('s') && /^(?:des|eines|dieses)$/.test(written)) return null;
  return 'p';
}

const likeIn = (written: string, better: string): string =>
  /^\p{Lu}/u.test(written) ? better.slice(0, 1).toUpperCase() + better.slice(1) : better;

/** `der Runder Tisch`: behind `der` an adjective ends on -e, behind the other forms on -en. */
const adjective =
  /(?<![\p{L}-])(der|dieser|vom|zum|beim|im|dem|den) ((?:[Rr]und|[Ll]okal|[Nn]eu|[Gg]roß|[Gg]emeinsam|[Jj]ung|[Ee]rst|[Zz]weit|[Dd]ritt|[Ee]rweitert|\p{L}{3,}(?:isch|lich|ig|iert|sam|bar|end|onal|ial|ural|inal|onell|uell|ziell|tiv))er) (?=\p{Lu}\p{Ll})/gu;

export function adjectivePlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const found of text.matchAll(adjective)) {
    const [all, before = '', word = ''] = found;
    // `der Vorsitzender` would be one too, but `der Kalender` and `der Sender` are nouns.
    if (/(?:kalender|sender|spender|ständer|länder|geländer|zylinder|[eo]nder)$/i.test(word)) continue;
    const ending = before === 'der' || before === 'dieser' ? word.slice(0, -1) : `${word.slice(0, -2)}en`;
    places.push({ from: found.index, to: found.index + all.length - 1, mend: `${before} ${ending}` });
  }
  return places;
}

/** Prepositions that want the dative, with a genitive behind them: `Entsprechend des Auftrages`. */
const dativeOnly =
  /(?<![\p{L}])([Ee]ntsprechend|[Gg]emäß|[Ee]ntgegen|[Ss]amt|[Nn]ebst|[Gg]egenüber) (des|eines) (\p{Lu}\p{Ll}+?)(es|s)(?!\p{L})/gu;
const dativePlural =
  /(?<![\p{L}])([Ee]ntsprechend|[Gg]emäß|[Ee]ntgegen|[Ss]amt|[Nn]ebst) der (\p{Lu}\p{Ll}+[ns])(?!\p{L})/gu;

export function casePlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const found of text.matchAll(dativeOnly)) {
    const [all, preposition = '', written = '', noun = '', ending = ''] = found;
    if (/s$/.test(noun) && ending === 's') continue;
    // `Verhältnisses`, `Prozesses`: the doubled s belongs to the genitive of some.
    const bare = /niss$/.test(noun) ? noun.slice(0, -1) : noun;
    const mend = `${preposition} ${written === 'des' ? 'dem' : 'einem'} ${bare}`;
    places.push({ from: found.index, to: found.index + all.length, mend });
  }
  for (const found of text.matchAll(dativePlural)) {
    const [all, preposition = '', noun = ''] = found;
    if (knownNoun(noun)?.number !== 'plural') continue;
    places.push({ from: found.index, to: found.index + all.length, mend: `${preposition} den ${noun}` });
  }
  return places;
}
