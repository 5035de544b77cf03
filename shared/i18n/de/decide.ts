/** Suggestions at their place: the card in the text, counts, what can't be suggested. */
export const decide = {
  takenBack:
    '{{accepted}} hat angenommen, und wer es vorgeschlagen hatte, hat es zur selben Zeit zurückgenommen. Dabei sind beide Fassungen aus dem Text gegangen. Welche soll dort stehen?',
  inCell: 'in einer Tabellenzelle',
  inNote: 'in einer Fußnote',
  card_one: 'Vorschlag an dieser Stelle',
  card_other: '{{count}} Vorschläge an dieser Stelle',
  inList: 'In der Liste zeigen',
  movedRow: 'Zeile verschoben',
  movedColumn: 'Spalte verschoben',
  filterOwn: 'Eigene',
  filterKind: 'Welche Art',
  filterEveryKind: 'Jede Art',
  languageKind: 'Sprache',
  language: 'Sprache: {{language}}',
  paperLanguage: 'Sprache: die des Papiers',
  image: 'Bild',
  width: 'Breite: {{width}} %',
  ownWidth: 'Breite: wie das Bild selbst',
  alt: 'Alternativtext: „{{alt}}“',
  noAlt: 'ohne Alternativtext',
  decorative: 'schmückt nur, ohne Alternativtext',
  notDecorative: 'zeigt etwas, mit Alternativtext',
  alreadyMoved:
    'Der Absatz wurde inzwischen an eine andere Stelle verschoben und dort geändert. Es ist nichts verändert worden. Verschieben Sie ihn von Hand oder lehnen Sie diesen Vorschlag ab.',
  movesOpen_one: 'Eine Verschiebung bleibt offen: Für denselben Absatz gibt es mehrere.',
  movesOpen_other: '{{count}} Verschiebungen bleiben offen: Für dieselben Absätze gibt es mehrere.',
  partly: 'Teils angenommen, teils abgelehnt',
  partlyText:
    '{{accepted}} hat einen Teil dieses Vorschlags angenommen, {{rejected}} zur selben Zeit einen anderen abgelehnt. Beides gilt.',
  partlyTook: 'Aus dem Text gegangen ist dabei:',
  partlyDone: 'So lassen',
  titleHint:
    'Ein Titel lässt sich nicht vorschlagen. Wer hier schreiben darf, stellt dafür oben rechts auf „Schreiben“ um; einen Wunsch dazu nimmt ein Kommentar zum Kapitel auf.',
} as const;
