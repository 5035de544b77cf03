/** Texts within a chapter: cells and footnotes. */
export const inner = {
  notInCell: 'Das kann nicht in einer Tabellenzelle stehen. Setzen Sie den Cursor vor oder hinter die Tabelle.',
  notInNote: 'Das kann nicht in einer Fußnote stehen. Setzen Sie den Cursor in den Text des Kapitels.',
} as const;
