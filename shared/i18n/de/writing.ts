/** Help with writing: language of a paragraph, corrections while typing, spelling. */
export const writing = {
  label: 'Schreibhilfe',
  help: 'Beim Schreiben',
  corrections: 'Anführungszeichen, Striche und feste Leerzeichen setzen',
  language: 'Sprache des Absatzes',
  languageWhy: 'Sprache des Absatzes (dazu in den Text klicken)',
  noLanguage: 'Schreibhilfe',
  mixed: 'Mehrere Sprachen',
} as const;
