/** Everything around the comments of an open project that lives as long as it does, for its chapters or its measures: model, places and highlights. */
import type { CommentLink } from '../../../shared/domain/comment-link.ts';
import type { Anchor } from '../../../shared/domain/comment-entries.ts';
import type { Thread } from '../../../shared/domain/comments.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import type { Followed } from '../../app/followed.ts';
import type { Rooms } from '../../app/rooms.ts';
import { BlockMarks } from './block-marks.ts';
import { beginComment, compose, openThread } from './comment-actions.ts';
import { CommentHighlights } from './comment-highlights.ts';
import { CommentModel } from './comment-model.ts';
import type { CommentSubjects } from './comment-subjects.ts';
import { followComment } from './follow-comment.ts';
import { ThreadPlaces } from './thread-places.ts';

export class CommentDesk {
  readonly model: CommentModel;
  readonly places: ThreadPlaces;
  /** Which blocks near the window have comments. */
  readonly marks = new BlockMarks();
  private highlights_: CommentHighlights | null = null;

  /** `lead` brings one of the subjects onto the page. */
  constructor(
    rooms: Rooms,
    project: string,
    subjects: CommentSubjects,
    readonly paper: PaperModel,
    readonly lead: (subject: string) => void,
  ) {
    this.model = new CommentModel(rooms, project, subjects);
    this.places = new ThreadPlaces(this.model, paper);
  }

  get highlights(): CommentHighlights | null {
    return this.highlights_;
  }

  /** Begins a comment on what is selected; else opens the one under the caret, or begins one on the paragraph, or on all of it. */
  comment(subject: string | null): void {
    beginComment(this, subject);
  }

  /** Opens the discussion of a suggestion, or begins one. */
  discuss(subject: string, suggestion: string): void {
    this.openOrBegin(
      subject,
      { on: 'suggestion', suggestion },
      ({ anchor }) => anchor.on === 'suggestion' && anchor.suggestion === suggestion,
    );
  }

  /** Opens the open thread on a field of a measure, or on a row of one, or begins one. */
  commentOn(measure: string, field: { readonly field: string; readonly row?: string; readonly quote: string }): void {
    this.openOrBegin(
      measure,
      { on: 'field', measure, ...field },
      ({ anchor, state }) =>
        state === 'open' && anchor.on === 'field' && anchor.field === field.field && anchor.row === field.row,
    );
  }

  /** Leads to a thread, or a reply in it, that somebody has linked to. */
  follow(link: CommentLink): Promise<Followed> {
    return followComment(this, link);
  }

  /** Draws the comments in the text and follows it; returns how to stop. */
  start(): () => void {
    this.places.start();
    const highlights = new CommentHighlights(this.model, this.places, this.paper, this.marks);
    this.highlights_ = highlights;
    return () => {
      highlights.destroy();
      this.highlights_ = null;
      this.places.stop();
    };
  }

  private openOrBegin(subject: string, anchor: Anchor, isIt: (thread: Thread) => boolean): void {
    const thread = this.model.read(subject).threads.find(isIt);
    if (thread === undefined) compose(this.model, subject, anchor);
    else openThread(this.model, { subject, key: thread.key }, true);
  }
}
