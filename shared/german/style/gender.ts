/** Gender forms: one sign for all (`*`), and plurals that name men alone. Pure. */
import type { Place } from './finding.ts';

/** `Bürger:innen`, `Bürger_innen`, `Bürger/-innen`, `Bürger(innen)`, also before the rest of a compound. */
const signed =
  /(\p{Lu}\p{L}{2,})(?::|_|·|\/-?|\((?=(?:innen|in)\)))(?:(innen)(?:\)|(?=\p{L}|-)|(?![\p{L}\p{N}]))|(in)(?:\)|(?![\p{L}\p{N}])))/gu;
/** `BürgerInnen`. */
const capitalI = /(?<!\p{L})(\p{Lu}\p{Ll}{2,})I(nnen|n)(?=\p{Ll}|-|(?![\p{L}\p{N}]))/gu;
/** `jede:r`, `eine_r`. */
const determiner =
  /(?<!\p{L})((?:[Jj]ed|[Ee]in|[Kk]ein|[Dd]ies|[Jj]en|[Ii]hr|[Uu]nser)e)(?::|_|\/)(r|n|s|m)(?!\p{L})/gu;

export function genderFormPlaces(text: string): Place[] {
  const places: Place[] = [];
  for (const pattern of [signed, capitalI, determiner]) {
    for (const found of text.matchAll(pattern)) {
      const [all, stem = ''] = found;
      const ending = found[2] ?? found[3] ?? '';
      const female = pattern === capitalI ? `i${ending}` : ending;
      places.push({ from: found.index, to: found.index + all.length, mend: `${stem}*${female}` });
    }
  }
  return places;
}

/** Plurals whose form alone says plural. */
const plurals: Readonly<Record<string, string>> = {
  Akteure: 'Akteur*innen',
  Akteuren: 'Akteur*innen',
  Ärzte: 'Ärzt*innen',
  Ärzten: 'Ärzt*innen',
  Experten: 'Expert*innen',
  Journalisten: 'Journalist*innen',
  Kollegen: 'Kolleg*innen',
  Migranten: 'Migrant*innen',
  Patienten: 'Patient*innen',
  Studenten: 'Student*innen',
};
/** Words on -er, which are plural only behind a word that says so, or with the dative's n. */
const onEr =
  'Anwohner|Arbeitgeber|Arbeitnehmer|Bewohner|Bürger|Dolmetscher|Einwohner|Erzieher|Helfer|Künstler|Lehrer|Mitarbeiter|Nutzer|Politiker|Schüler|Teilnehmer|Unternehmer|Vertreter|Wähler|Zuwanderer';
const saysPlural =
  '[Aa]lle[rn]?|[Vv]iele[rn]?|[Ee]inige[rn]?|[Mm]ehrere[rn]?|[Zz]ahlreiche[rn]?|[Mm]anche[rn]?|[Bb]eide[rn]?|[Ww]enige[rn]?|[Dd]ie|[Uu]nsere[rn]?|\\d[\\d.]*';
const plural = new RegExp(`(?<![\\p{L}*:_/-])(${Object.keys(plurals).join('|')})(?![\\p{L}*:_/(-])`, 'gu');
const behind = new RegExp(`(?<=(?<!\\p{L})(?:${saysPlural}) )(${onEr})(?![\\p{L}*:_/(-])`, 'gu');
const dative = new RegExp(`(?<![\\p{L}*:_/-])(${onEr})n(?![\\p{L}*:_/(-])`, 'gu');

/** `Bürgerinnen und Bürger` names both. */
const pairBefore = /innen (?:und|oder|bzw\.|sowie) (?:die |den |der )?$/u;
const pairAfter = /^ (?:und|oder|bzw\.|sowie) (?:die |den |der )?\p{Lu}\p{Ll}+innen/u;

export function genericMasculinePlaces(text: string): Place[] {
  const places: Place[] = [];
  const add = (from: number, word: string, mend: string): void => {
    const to = from + word.length;
    if (pairBefore.test(text.slice(Math.max(0, from - 24), from)) || pairAfter.test(text.slice(to, to + 60))) return;
    places.push({ from, to, mend });
  };
  for (const { index, 0: word } of text.matchAll(plural)) add(index, word, plurals[word] ?? word);
  for (const { index, 0: word } of text.matchAll(behind)) add(index, word, starred(word));
  for (const { index, 0: word } of text.matchAll(dative)) add(index, word, starred(word.slice(0, -1)));
  return places;
}

const starred = (word: string): string => (word === 'Zuwanderer' ? 'Zuwander*innen' : `${word}*innen`);
