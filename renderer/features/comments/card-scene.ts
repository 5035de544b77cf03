/** What every card of a thread works with. */
import type { Membership, Person } from '../../../shared/domain/people.ts';
import type { CommentModel, ThreadRef } from './comment-model.ts';

export interface CardScene {
  readonly model: CommentModel;
  readonly me: Person;
  readonly membership: Membership;
  /** Who can be mentioned and assigned. */
  readonly people: readonly Person[];
  readonly now: number;
  /** What this person may do in the chapter. */
  readonly mayComment: boolean;
  readonly maySettle: boolean;
  readonly mayHide: boolean;
  /** Leads to the words; `focus` puts the caret there. */
  readonly show: (thread: ThreadRef, focus: boolean) => void;
}
