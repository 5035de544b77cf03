/** Where somebody proposes who may not write there: a chapter, or the description of one measure. */
import type * as Y from 'yjs';
import { readComments } from '../../../shared/document/comment-room.ts';
import { descriptionText } from '../../../shared/document/measures/keys.ts';
import { judgeOf, measureJudge, type Judge, type Proposal } from '../../../shared/domain/comments.ts';
import type { Membership } from '../../../shared/domain/people.ts';
import { roomAccess } from '../../../shared/domain/permissions.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { ChapterView } from '../paper-props.ts';

export interface ProposalPlace {
  /** The room that their entries go into. */
  readonly comments: string;
  /** The root text that they change. */
  readonly root: string;
  /** Null for a chapter, whose entries have a room of their own. */
  readonly measure: string | null;
  readonly judge: Judge;
}

export function chapterPlace(
  project: string,
  { id, group, deleted }: Pick<ChapterView, 'id' | 'group' | 'deleted'>,
  { people }: Membership,
): ProposalPlace {
  return {
    comments: roomName({ project, kind: 'comments', item: id }),
    root: 'text',
    measure: null,
    judge: judgeOf(people, { group: group?.id ?? null, deleted }),
  };
}

export function measurePlace(project: string, measure: string, { people }: Membership): ProposalPlace {
  return {
    comments: roomName({ project, kind: 'measureComments', item: null }),
    root: descriptionText(measure),
    measure,
    judge: measureJudge(people),
  };
}

/** All that was proposed there, decided on or not. */
export const proposalsAt = (comments: Y.Doc, { measure, judge }: ProposalPlace): readonly Proposal[] =>
  readComments(comments, judge).proposals.filter((each) => each.measure === measure);

interface Proposer {
  readonly person: string;
  readonly membership: Membership;
}

/** Whether this person may suggest in a chapter that they may not write in. */
export function mayPropose({
  chapter,
  person,
  membership,
}: Proposer & { readonly chapter: Pick<ChapterView, 'group' | 'deleted' | 'locked'> }): boolean {
  const { group, deleted, locked } = chapter;
  const state = { group: group?.id ?? null, deleted, locked };
  const who = membership.people.get(person) ?? null;
  return (
    !chapter.deleted &&
    roomAccess(who, 'chapter', state)?.right === 'read' &&
    roomAccess(who, 'comments', state)?.right === 'own'
  );
}

/** The same in descriptions of measures. */
export function mayProposeToMeasures({ person, membership }: Proposer): boolean {
  const who = membership.people.get(person) ?? null;
  return (
    roomAccess(who, 'measures', null)?.right === 'read' && roomAccess(who, 'measureComments', null)?.right === 'own'
  );
}
