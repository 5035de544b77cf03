/** Where the text is only looked at: reading view, presentation, print. */
export const pages = {
  pictureGone: 'Dieses Bild ist noch nicht auf diesem Gerät.',
  pictureSays: 'Bild, noch nicht auf diesem Gerät: {{text}}',
  picturesMissing_one: 'Ein Bild ist noch nicht auf diesem Gerät. An seiner Stelle wird gedruckt, was es zeigt.',
  picturesMissing_other:
    '{{count}} Bilder sind noch nicht auf diesem Gerät. An ihrer Stelle wird gedruckt, was sie zeigen.',
  pictures: 'Bilder werden geladen: {{done}} von {{all}} …',
  comments: 'Kommentare, am Ende jedes Kapitels',
  commentsResolved: 'Auch erledigte',
  commentsTitle: 'Kommentare',
  commentMark: 'K{{number}}',
  commentHead: '{{name}}, {{date}}',
  commentResolved: 'erledigt',
  commentResolvedBy: 'erledigt: {{name}}, {{date}}',
  commentOrphan: 'zu: „{{quote}}“ (steht nicht mehr im Text)',
  commentChapter: 'zum ganzen Kapitel',
  commentQuote: 'zu: „{{quote}}“',
} as const;
