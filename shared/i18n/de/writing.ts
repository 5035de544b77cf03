/** Help with writing: language of a paragraph, corrections while typing, spelling. */
export const writing = {
  label: 'Schreibhilfe',
  help: 'Beim Schreiben',
  corrections: 'Anführungszeichen, Striche und feste Leerzeichen setzen',
  spelling: 'Rechtschreibung prüfen (Deutsch, Englisch)',
  spellingOf: 'Rechtschreibung von „{{word}}“',
  noSuggestion: 'Kein Vorschlag',
  noMisspelling: 'An dieser Stelle ist kein Wort unterstrichen.',
  addWord: 'Zum Wörterbuch des Vorhabens',
  addWordWhy: 'Das können Mitglieder der Expert*innengruppen und die Geschäftsstelle.',
  ignoreWord: 'Überall ignorieren',
  changedMeanwhile: 'Die Stelle hat sich inzwischen geändert. Es wurde nichts ersetzt.',
  wordsMore: 'Wörter und Begriffe …',
  language: 'Sprache des Absatzes',
  languageWhy: 'Sprache des Absatzes (dazu in den Text klicken)',
  noLanguage: 'Schreibhilfe',
  mixed: 'Mehrere Sprachen',
} as const;
