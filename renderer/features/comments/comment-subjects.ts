/** What comments can be on: chapters, whose comments have a room each, or measures, which have one for all. */
import { measureOf, type Anchor } from '../../../shared/domain/comment-entries.ts';
import { judgeOf, measureJudge, type Judge, type Proposal } from '../../../shared/domain/comments.ts';
import type { Person } from '../../../shared/domain/people.ts';
import type { ChapterState, CommentKind } from '../../../shared/domain/permissions.ts';

/** Who is here and whose chapters they are. */
export interface CommentScene {
  readonly me: Person;
  readonly people: ReadonlyMap<string, Person>;
  readonly chapters: ReadonlyMap<string, ChapterState>;
}

/** A chapter or a measure, as the list names it. */
export interface SubjectView {
  readonly id: string;
  readonly title: string;
}

export interface CommentSubjects {
  /** The kind of their room, by which the table of rights knows them. */
  readonly kind: CommentKind;
  readonly is: 'chapter' | 'measure';
  /** The item of the room that has the comments on one of them. */
  readonly itemOf: (subject: string) => string | null;
  readonly stateOf: (scene: CommentScene, subject: string) => ChapterState | null;
  readonly isThere: (scene: CommentScene, subject: string) => boolean;
  /** Judges what stands in a room. */
  readonly judge: (scene: CommentScene, item: string | null) => Judge;
  /** Which of them a thread in a room is on. */
  readonly of: (anchor: Anchor, item: string | null) => string;
  /** And a proposal. */
  readonly ofProposal: (proposal: Proposal, item: string | null) => string;
  /** An anchor as a thread on one of them has it. */
  readonly anchored: (anchor: Anchor, subject: string) => Anchor;
  /** One of them as a whole. */
  readonly whole: (subject: string) => Anchor;
}

export const chapterSubjects: CommentSubjects = {
  kind: 'comments',
  is: 'chapter',
  itemOf: (chapter) => chapter,
  stateOf: ({ chapters }, chapter) => chapters.get(chapter) ?? null,
  isThere: ({ chapters }, chapter) => chapters.get(chapter)?.deleted === false,
  judge: ({ people, chapters }, chapter) => judgeOf(people, chapters.get(chapter ?? '') ?? null),
  of: (_anchor, chapter) => chapter ?? '',
  ofProposal: (_proposal, chapter) => chapter ?? '',
  anchored: (anchor) => anchor,
  whole: () => ({ on: 'chapter' }),
};

export const measureSubjects: CommentSubjects = {
  kind: 'measureComments',
  is: 'measure',
  itemOf: () => null,
  stateOf: () => null,
  isThere: () => true,
  judge: ({ people }) => measureJudge(people),
  of: (anchor) => measureOf(anchor) ?? '',
  ofProposal: ({ measure }) => measure ?? '',
  anchored: (anchor, measure) => (anchor.on === 'chapter' ? { on: 'measure', measure } : { ...anchor, measure }),
  whole: (measure) => ({ on: 'measure', measure }),
};
