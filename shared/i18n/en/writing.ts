export const writing = {
  label: 'Writing help',
  help: 'While writing',
  corrections: 'Set quotation marks, dashes and fixed spaces',
  language: 'Language of the paragraph',
  languageWhy: 'Language of the paragraph (click into the text first)',
  noLanguage: 'Writing help',
  mixed: 'Several languages',
};
