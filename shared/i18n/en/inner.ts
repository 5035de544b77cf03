/** Texts within a chapter: cells and footnotes. */
export const inner = {
  notInCell: 'This can’t stand in a table cell. Put the caret before or behind the table.',
  notInNote: 'This can’t stand in a footnote. Put the caret into the text of the chapter.',
} as const;
