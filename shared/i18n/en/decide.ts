export const decide = {
  takenBack:
    '{{accepted}} accepted it, and whoever had suggested it took it back at the same time. Both versions left the text with that. Which one is to stand there?',
  inCell: 'in a table cell',
  inNote: 'in a footnote',
  card_one: 'Suggestion here',
  card_other: '{{count}} suggestions here',
  inList: 'Show in the list',
  movedRow: 'row moved',
  movedColumn: 'column moved',
  filterOwn: 'Own',
  filterKind: 'Which kind',
  filterEveryKind: 'Every kind',
  titleHint:
    'A title can’t be suggested. Whoever may write here switches to “Write” at the top right for it; a comment on the chapter takes a wish.',
} as const;
