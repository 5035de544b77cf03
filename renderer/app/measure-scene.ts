/** The descriptions of the measures, as the list of suggestions and the card at their words work with them. */
import type { Doc } from 'yjs';
import type { Block } from '../../shared/document/block.ts';
import { descriptionText } from '../../shared/document/measures/keys.ts';
import { readDescription } from '../../shared/document/measures/texts.ts';
import { roomAccess } from '../../shared/domain/permissions.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { SuggestionScene } from '../features/suggestions/suggestion-scene.ts';
import type { Session } from './session.ts';
import { openMeasures } from './workspace.ts';

const blocksOf = (doc: Doc, measure: string): readonly Block[] => readDescription(doc, measure);

export function measureScene({ project, me, membership, rooms, measureComments }: Session): SuggestionScene {
  const { paper } = measureComments;
  const room = roomName({ project: project.id, kind: 'measures', item: null });
  const mayDecide = project.readOnly === null && roomAccess(me, 'measures', null)?.right === 'write';
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
