/** What every card of a thread works with. */
import type { CommentLink } from '../../../shared/domain/comment-link.ts';
import type { Membership, Person } from '../../../shared/domain/people.ts';
import type { CommentModel, ThreadRef } from './comment-model.ts';

export interface CardScene {
  readonly model: CommentModel;
  readonly me: Person;
  readonly membership: Membership;
  /** Who can be mentioned and assigned. */
  readonly people: readonly Person[];
  readonly now: number;
  /** What this person may do there. */
  readonly mayComment: boolean;
  readonly maySettle: boolean;
  readonly mayHide: boolean;
  /** To the thread, or to one of its replies. */
  readonly linkTo: (thread: ThreadRef, reply: string | null) => string;
  /** Leads to the comment that a link is to, or says why not. */
  readonly follow: (link: CommentLink) => void;
  /** Leads to the words; `focus` puts the caret there. */
  readonly show: (thread: ThreadRef, focus: boolean) => void;
}
