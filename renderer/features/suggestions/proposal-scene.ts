/** What the list of proposals works with: those to a chapter, or to the description of a measure. */
import type { Doc } from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import type { TextKey } from '../../../shared/i18n/catalogue.ts';
import type { Session } from '../../app/session.ts';
import type { ChapterView } from '../../editor/paper-props.ts';
import { chapterPlace, type ProposalPlace } from '../../editor/suggestions/proposal-place.ts';
import { mayDecideIn } from './may-decide.ts';

export interface ProposalScene extends Pick<Session, 'me' | 'membership' | 'rooms' | 'paper'> {
  /** Of the chapter or the measure. */
  readonly id: string;
  readonly place: ProposalPlace;
  /** The room of the text. */
  readonly room: string;
  readonly blocksOf: (doc: Doc) => readonly Block[];
  readonly mayDecide: boolean;
  /** It was deleted: nothing is taken over, the words are kept. */
  readonly isGone: boolean;
  readonly words: ProposalWords;
}

/** What differs in what is said of them. */
export interface ProposalWords {
  /** Over what others propose. */
  readonly heading: TextKey;
  /** Said of one's own while it waits. */
  readonly waiting: TextKey;
  readonly withdrawing: TextKey;
}

const words: ProposalWords = {
  heading: 'suggest.proposals',
  waiting: 'suggest.ownOpen',
  withdrawing: 'suggest.withdrawAllText',
};

export function chapterProposals(session: Session, chapter: ChapterView): ProposalScene {
  const { me, membership, rooms, paper, project, roomOf } = session;
  return {
    ...{ me, membership, rooms, paper, words },
    id: chapter.id,
    place: chapterPlace(project.id, chapter, membership),
    room: roomOf(chapter.id),
    blocksOf: readBlocks,
    mayDecide: mayDecideIn(session, chapter.id),
    isGone: false,
  };
}
