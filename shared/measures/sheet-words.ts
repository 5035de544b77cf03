/**
 * How the catalogue stands in a workbook: names of sheets, headings, words in cells. German data of a file format and not the
 * interface's catalogue: a file written today is read by whoever works in another language. The first of each list is
 * written; all are read, in any order of columns (compared without case, accents and signs).
 */
import type { MeasureState } from './measure.ts';

export const sheetNames = {
  measures: ['Maßnahmen', 'Maßnahmenkatalog', 'Katalog'],
  costs: ['Kosten', 'Kosten je Jahr', 'Finanzierung'],
  steps: ['Schritte', 'Arbeitsschritte', 'Meilensteine'],
  indicators: ['Indikatoren', 'Kennzahlen'],
  reports: ['Berichte', 'Fortschritt', 'Fortschrittsberichte'],
} as const satisfies Record<string, readonly string[]>;
export type CatalogueSheet = keyof typeof sheetNames;

const number = ['Nr.', 'Nummer', 'Maßnahmennummer', 'Lfd. Nr.', 'Maßnahme Nr.'];
const title = ['Titel', 'Maßnahme', 'Bezeichnung', 'Name der Maßnahme'];
const id = ['Kennung', 'ID'];

export const sheetColumns = {
  measures: {
    number,
    title,
    field: ['Handlungsfeld', 'Feld', 'Themenfeld'],
    lead: ['Federführung', 'Federführende Stelle', 'Zuständig', 'Zuständigkeit', 'Verantwortlich'],
    state: ['Stand', 'Status', 'Umsetzungsstand'],
    begins: ['Beginn', 'Start', 'von'],
    ends: ['Ende', 'Abschluss', 'bis'],
    innovationFund: ['Innovationsfonds', 'Innovationsfonds geeignet', 'förderfähig'],
    flagship: ['Leuchtturm', 'Leuchtturmprojekt'],
    partners: ['Partner*innen', 'Partner', 'Kooperationspartner', 'Beteiligte'],
    targetGroups: ['Zielgruppen', 'Zielgruppe'],
    goals: ['Ziele', 'Absätze'],
    description: ['Beschreibung', 'Erläuterung', 'Inhalt'],
    id,
  },
  costs: {
    number,
    title,
    year: ['Jahr', 'Haushaltsjahr'],
    cents: ['Betrag', 'Kosten', 'Summe', 'Betrag in Euro', 'Kosten in Euro', 'Betrag (€)', 'Kosten (€)'],
    source: ['Quelle', 'Finanzierung', 'Mittelherkunft', 'Deckung'],
    id,
  },
  steps: {
    number,
    title,
    step: ['Schritt', 'Arbeitsschritt', 'Meilenstein'],
    date: ['Termin', 'Datum', 'Frist', 'bis'],
    done: ['Erledigt', 'abgeschlossen'],
    id,
  },
  indicators: {
    number,
    title,
    name: ['Indikator', 'Kennzahl'],
    unit: ['Einheit'],
    target: ['Zielwert', 'Ziel'],
    year: ['Jahr'],
    value: ['Wert', 'Istwert', 'Ist'],
    id,
  },
  reports: {
    number,
    title,
    year: ['Jahr', 'Berichtsjahr'],
    state: ['Stand', 'Status'],
    words: ['Bericht', 'Fortschritt', 'Bemerkung'],
    id,
  },
} as const satisfies Record<CatalogueSheet, Record<string, readonly string[]>>;

export const stateWords: Readonly<Record<MeasureState, readonly string[]>> = {
  idea: ['Idee', 'Vorschlag', 'geplant', 'offen'],
  agreed: ['vereinbart', 'beschlossen'],
  running: ['läuft', 'laufend', 'in Umsetzung', 'in Arbeit', 'begonnen'],
  done: ['abgeschlossen', 'umgesetzt', 'fertig', 'erledigt'],
  stopped: ['eingestellt', 'zurückgestellt', 'gestoppt', 'entfällt', 'verworfen'],
};

export const yesWords: readonly string[] = ['ja', 'x', 'j', 'wahr', 'true', '1', '✓', '✔', '☒', '☑'];
export const noWords: readonly string[] = ['nein', 'n', 'falsch', 'false', '0', '-', '–', '☐'];
