/** What the list of suggestions and the card at their words work with: those of chapters, or of measures' descriptions. */
import type { Doc } from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { readBlocks } from '../../../shared/document/blocks.ts';
import type { Session } from '../../app/session.ts';
import type { TextPlace } from '../../editor/paper-model.ts';
import { mayDecideIn } from './may-decide.ts';

export interface SuggestionScene extends Pick<
  Session,
  'me' | 'membership' | 'rooms' | 'paper' | 'roomOf' | 'comments'
> {
  /** The root text of one of them in its room. */
  readonly rootOf: (id: string) => string;
  /** Its blocks while it isn't on the page. */
  readonly blocksOf: (doc: Doc, id: string) => readonly Block[];
  readonly mayDecide: (id: string) => boolean;
  /** Brings it onto the page; leaves the focus. */
  readonly bring: (id: string) => void;
  readonly reveal: (place: TextPlace) => void;
}

const ownText = (): string => 'text';
const ownBlocks = (doc: Doc): readonly Block[] => readBlocks(doc);

export function chapterScene(session: Session): SuggestionScene {
  const { me, membership, rooms, paper, roomOf, comments } = session;
  return {
    ...{ me, membership, rooms, paper, roomOf, comments },
    rootOf: ownText,
    blocksOf: ownBlocks,
    mayDecide: (id) => mayDecideIn(session, id),
    bring: (id) => paper.jumpTo(id, true),
    reveal: (place) => paper.reveal(place),
  };
}
