/** The descriptions of the measures, as the list of suggestions and the card at their words work with them. */
import type { Doc } from 'yjs';
import type { Block } from '../../shared/document/block.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { readDescription } from '../../shared/document/measures/texts.ts';
import { roomAccess } from '../../shared/domain/permissions.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import { measurePlace } from '../editor/suggestions/proposal-place.ts';
import type { ProposalScene } from '../features/suggestions/proposal-scene.ts';
import type { SuggestionScene } from '../features/suggestions/suggestion-scene.ts';
import type { Session } from './session.ts';
import { openMeasures } from './workspace.ts';

const blocksOf = (doc: Doc, measure: string): readonly Block[] => readDescription(doc, measure);

const roomOf = (project: string): string => roomName({ project, kind: 'measures', item: null });
const mayDecideIn = ({ project, me }: Session): boolean =>
  project.readOnly === null && roomAccess(me, 'measures', null)?.right === 'write';

export function measureScene(session: Session): SuggestionScene {
  const { project, me, membership, rooms, measureComments } = session;
  const { paper } = measureComments;
  const room = roomOf(project.id);
  const mayDecide = mayDecideIn(session);
  const bring = (measure: string): void => {
    if (paper.session(measure) === null) openMeasures(project.id, measure);
  };
  return {
    ...{ me, membership, rooms, paper, comments: measureComments },
    roomOf: () => room,
    rootOf: descriptionText,
    blocksOf,
    mayDecide: () => mayDecide,
    bring,
    reveal: (place) => {
      bring(place.chapter);
      paper.reveal(place);
    },
  };
}

const words = {
  heading: 'suggest.proposalsToMeasure',
  waiting: 'suggest.ownOpenMeasure',
  withdrawing: 'suggest.withdrawAllMeasure',
} as const;

/** What people propose to one of them who may not write measures; `isGone`: it was deleted. */
export function measureProposals(session: Session, measure: string, isGone = false): ProposalScene {
  const { project, me, membership, rooms, measureComments } = session;
  return {
    ...{
      me,
      membership,
      rooms,
      paper: measureComments.paper,
      words: isGone ? { ...words, waiting: 'suggest.ownGone' } : words,
    },
    id: measure,
    place: measurePlace(project.id, measure, membership),
    room: roomOf(project.id),
    blocksOf: (doc) => blocksOf(doc, measure),
    mayDecide: mayDecideIn(session),
    isGone,
  };
}
