/** Leads whoever opened a project by the link of a comment to that comment, once. */
import { useEffect } from 'react';
import { useText } from '../ui/text.ts';
import { followLink } from './follow-link.ts';
import { takeLinked } from './linked-comment.ts';
import type { Session } from './session.ts';

/** `ready`: whether the page stands. */
export function useLinkedComment(session: Session, ready: boolean): void {
  const { t } = useText();
  useEffect(() => {
    const linked = ready ? takeLinked(session.project.id) : null;
    if (linked !== null) followLink(session, linked, t);
  }, [ready, session, t]);
}
