/**
 * Nouns of public papers whose gender and number are beyond doubt, for the agreement of article and noun. A compound is
 * judged by its last part. Kept by hand: lists on the registry give several genders for one word, and only the certain ones
 * may raise a finding. `singular[/plural]`; left out where the plural equals the singular or looks like a verb (`das Fragen`), as nothing can be told from it.
 */
import type { Gender } from './articles.ts';

const lists: Readonly<Record<Gender, string>> = {
  m: `Abschnitt/Abschnitte Antrag/Anträge Anteil/Anteile Arbeitsschritt/Arbeitsschritte Aufruf/Aufrufe Auftrag/Aufträge
    Ausschuss/Ausschüsse Bedarf/Bedarfe Begriff/Begriffe Beirat/Beiräte Beitrag/Beiträge Bericht/Berichte Beschluss/Beschlüsse
    Bestand/Bestände Betrag/Beträge Bezirk/Bezirke Brief/Briefe Dialog/Dialoge Einwand/Einwände Entwurf/Entwürfe
    Fachbereich/Fachbereiche Fonds Fortschritt/Fortschritte Grund/Gründe Grundsatz/Grundsätze Haushalt/Haushalte Hinweis/Hinweise
    Katalog/Kataloge Konflikt/Konflikte Kreis/Kreise Maßstab/Maßstäbe Ort/Orte Platz/Plätze Plan/Pläne Prozess/Prozesse
    Punkt/Punkte Raum/Räume Ring/Ringe Satz/Sätze Schritt/Schritte Schwerpunkt/Schwerpunkte Standort/Standorte Tag/Tage
    Text/Texte Tisch/Tische Titel Verband/Verbände Verein/Vereine Vertrag/Verträge Vorbehalt/Vorbehalte Vorschlag/Vorschläge
    Vorstand/Vorstände Wandel Weg/Wege Zeitraum/Zeiträume Zugang/Zugänge Zusammenhang/Zusammenhänge Zuschuss/Zuschüsse
    Zweck/Zwecke Umgang Absatz/Absätze Anlass/Anlässe Ansatz/Ansätze Arbeitsmarkt/Arbeitsmärkte Stadtteil/Stadtteile`,
  f: `Abgabe/Abgaben Abstimmung/Abstimmungen Adresse/Adressen Anlage/Anlagen Arbeit Art/Arten Aufgabe/Aufgaben Drucksache/Drucksachen
    Einheit/Einheiten Fassung/Fassungen Förderung/Förderungen Frage Frist/Fristen Gruppe/Gruppen Hilfe/Hilfen
    Idee/Ideen Kommune/Kommunen Konferenz/Konferenzen Kultur/Kulturen Lage/Lagen Maßnahme/Maßnahmen Nachfrage
    Perspektive/Perspektiven Politik Präsenz Praxis Presse Rolle/Rollen Ressource/Ressourcen Runde Sache/Sachen
    Schule/Schulen Seite/Seiten Sprache/Sprachen Stadt/Städte Stelle Stimme Strategie/Strategien Straße/Straßen Struktur/Strukturen
    Summe/Summen Teilhabe Umfrage Umsicht Vielfalt Vorgabe/Vorgaben Vorlage/Vorlagen Woche/Wochen Zahl
    Zielgruppe/Zielgruppen Zukunft Zusage/Zusagen Chance/Chancen Gemeinde/Gemeinden Demokratie/Demokratien Wirtschaft Quote/Quoten`,
  n: `Amt/Ämter Angebot/Angebote Arbeitsergebnis/Arbeitsergebnisse Beispiel/Beispiele Bündnis/Bündnisse Dokument/Dokumente Ehrenamt/Ehrenämter
    Ergebnis/Ergebnisse Feld/Felder Gebiet/Gebiete Gebäude Geld/Gelder Gesetz/Gesetze Gespräch/Gespräche Gremium/Gremien
    Handlungsfeld/Handlungsfelder Haus/Häuser Interesse/Interessen Jahr/Jahre Kapitel Konzept/Konzepte Land/Länder
    Leitbild/Leitbilder Netzwerk/Netzwerke Netz/Netze Papier/Papiere Problem/Probleme Programm/Programme Projekt/Projekte Quartier/Quartiere
    Recht/Rechte Thema/Themen Verfahren Verhältnis/Verhältnisse Vertrauen Vorhaben Ziel/Ziele Zentrum/Zentren Zeugnis/Zeugnisse
    Stadtgebiet/Stadtgebiete Querschnittsthema/Querschnittsthemen Büro/Büros Budget/Budgets Formular/Formulare`,
};

export interface KnownNoun {
  readonly gender: Gender;
  readonly number: 'singular' | 'plural' | 'both';
}

const known = new Map<string, KnownNoun>();
for (const [gender, list] of Object.entries(lists) as [Gender, string][]) {
  for (const entry of list.split(/\s+/)) {
    const [singular = '', plural] = entry.split('/');
    // Without a plural of its own it may be either (`Verfahren`, `Titel`); feminine ones never are.
    const alike =
      plural === undefined && gender !== 'f' && /(?:el|er|en|e|s)$/.test(singular) && singular !== 'Vertrauen';
    known.set(singular.toLowerCase(), { gender, number: alike ? 'both' : 'singular' });
    if (plural !== undefined) known.set(plural.toLowerCase(), { gender, number: 'plural' });
  }
}

/** Endings that decide the gender of nearly every noun. */
const endings: readonly (readonly [RegExp, KnownNoun])[] = [
  [/(?:ungen|heiten|keiten|schaften|ionen|täten)$/, { gender: 'f', number: 'plural' }],
  [/(?:[^spr]ung|rung|heit|keit|schaft|[aei]tion|tät)$/, { gender: 'f', number: 'singular' }],
  [/(?:ismus|ling)$/, { gender: 'm', number: 'singular' }],
];
/** Ends like one of them, but is none: `der Sprung`, `der Ursprung`, `das Dung`. */
const exceptions = /(?:sprung|schwung|dung|petschaft|schaft|beirung)$/;

/** What is certain of a noun; null where nothing is. */
export function knownNoun(noun: string): KnownNoun | null {
  const word = noun.toLowerCase();
  for (let from = 0; from <= word.length - 3; from += 1) {
    if (from > 0 && from < 3) continue;
    const found = known.get(word.slice(from));
    // A short head may be the end of another word (`Art` in `Start`): as a head it needs at least four letters.
    if (found !== undefined && (from === 0 || word.length - from >= 4)) return found;
  }
  if (
    word.length < 6 ||
    (exceptions.test(word) && !/(?:ge|wirt|wissen|part|mit|eigen|bot|gesell|bürger|träger|nachbar)schaft$/.test(word))
  )
    return null;
  return endings.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
