/** Where the text is only looked at: reading view, presentation, print. */
export const pages = {
  pictureGone: 'This picture is not on this device yet.',
  pictureSays: 'Picture, not on this device yet: {{text}}',
  picturesMissing_one: 'One picture is not on this device yet. What it shows is printed in its place.',
  picturesMissing_other: '{{count}} pictures are not on this device yet. What they show is printed in their place.',
  pictures: 'Loading pictures: {{done}} of {{all}} …',
  comments: 'Comments, at the end of each chapter',
  commentsResolved: 'Resolved ones, too',
  commentsTitle: 'Comments',
  commentMark: 'K{{number}}',
  commentHead: '{{name}}, {{date}}',
  commentResolved: 'resolved',
  commentResolvedBy: 'resolved: {{name}}, {{date}}',
  commentOrphan: 'on: “{{quote}}” (no longer in the text)',
  commentChapter: 'on the whole chapter',
  commentQuote: 'on: “{{quote}}”',
} as const;
