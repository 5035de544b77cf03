/** The comment that the page's address led to. Read when the page begins, since the address then becomes the project's alone. */
import { readCommentLink, type CommentLink } from '../../shared/domain/comment-link.ts';

let linked: CommentLink | null = readCommentLink(window.location.hash);

/** Of this project; null for none. */
export const linkedIn = (project: string): CommentLink | null => (linked?.project === project ? linked : null);

/** The same, once: whoever comes back to the project later begins where they left it. */
export function takeLinked(project: string): CommentLink | null {
  const taken = linkedIn(project);
  if (taken !== null) linked = null;
  return taken;
}
