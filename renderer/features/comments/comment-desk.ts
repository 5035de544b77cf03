/** Everything around the comments of an open project that lives as long as it does: model, places and highlights. */
import type { CommentLink } from '../../../shared/domain/comment-link.ts';
import type { PaperModel } from '../../editor/paper-model.ts';
import type { Followed } from '../../app/followed.ts';
import type { Rooms } from '../../app/rooms.ts';
import { BlockMarks } from './block-marks.ts';
import { compose, openThread } from './comment-actions.ts';
import { CommentHighlights } from './comment-highlights.ts';
import { CommentModel } from './comment-model.ts';
import { followComment } from './follow-comment.ts';
import { ThreadPlaces } from './thread-places.ts';

export class CommentDesk {
  readonly model: CommentModel;
  readonly places: ThreadPlaces;
  /** Which blocks near the window have comments. */
  readonly marks = new BlockMarks();
  private highlights_: CommentHighlights | null = null;

  constructor(
    rooms: Rooms,
    project: string,
    private readonly paper: PaperModel,
  ) {
    this.model = new CommentModel(rooms, project);
    this.places = new ThreadPlaces(this.model, paper);
  }

  get highlights(): CommentHighlights | null {
    return this.highlights_;
  }

  /** Opens the discussion of a suggestion, or begins one. */
  discuss(chapter: string, suggestion: string): void {
    const thread = this.model
      .read(chapter)
      .threads.find(({ anchor }) => anchor.on === 'suggestion' && anchor.suggestion === suggestion);
    if (thread === undefined) compose(this.model, chapter, { on: 'suggestion', suggestion });
    else openThread(this.model, { chapter, key: thread.key }, true);
  }

  /** Leads to a thread, or a reply in it, that somebody has linked to. */
  follow(link: CommentLink): Promise<Followed> {
    const { model, places, paper } = this;
    return followComment({ model, places, paper }, link);
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
}
