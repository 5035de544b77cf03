import type { PaperComment } from '../paper.ts';

/** A comment on a field stands at the heading of its sheet, in files with a margin, so it says itself which field is meant. */
export const atHeading = (comment: PaperComment): PaperComment =>
  comment.about === 'field' && comment.key === comment.thread
    ? { ...comment, text: `${comment.quote}: ${comment.text}` }
    : comment;
