/** What the frame hands to the paper in the middle column, and what it can ask of it. */
import type { Awareness } from 'y-protocols/awareness';
import type { Doc } from 'yjs';
import type { Group, Membership, Person } from '../../shared/domain/people.ts';
import type { ChapterSummary, Project } from '../../shared/rpc/schemas.ts';
import type { Access } from '../../shared/sync/messages.ts';
import type { MarksSource } from './numbering/live-index.ts';
import type { PictureShelf } from './pictures/picture-shelf.ts';
import type { PaperModel } from './paper-model.ts';
import type { Spelling } from './spelling/spelling.ts';

/** A chapter as the outline lists it. */
export interface ChapterView {
  readonly id: string;
  /** Its number in the paper, from 1; deleted chapters have none of their own and carry the one they would have. */
  readonly number: number;
  /** The owning group, null for a chapter of the office. */
  readonly group: Group | null;
  readonly deleted: boolean;
  /** Signed off: nobody writes in it. */
  readonly locked: boolean;
  /** Null while the host has not told it yet. */
  readonly summary: ChapterSummary | null;
}

/** The part of a room's state that the paper depends on; RoomClient fulfils it. */
export interface RoomState {
  /** True once the room's content has arrived at least once. */
  readonly synced: boolean;
  /** Null until the host has told it. */
  readonly access: Access | null;
  /** Edits that the host has not yet acknowledged as being on disk. */
  readonly waiting: number;
}

/** A connected room; RoomClient (shared/sync/room-client.ts) fulfils it. */
export interface PaperRoom {
  readonly doc: Doc;
  readonly awareness: Awareness;
  readonly state: RoomState;
  /** Calls `listener` after each change of `state`; returns how to stop. */
  subscribe(listener: () => void): () => void;
}

/** Open rooms by name, counted: the last release closes a room. */
export interface RoomRegistry<R extends PaperRoom = PaperRoom> {
  acquire(roomName: string): R;
  release(roomName: string): void;
  /** Where rooms are replaced (after a refusal): the present one, and who is told. */
  peek?(roomName: string): R | null;
  subscribe?(listener: () => void): () => void;
  /** How often a room was thrown away and built anew; the paper has to be drawn again when it changes. */
  rebuilds(roomName: string): number;
}

/** What the frame can ask of the paper through a ref. */
export interface PaperHandle {
  /** Scrolls to a chapter and puts the caret into it. */
  jumpTo(chapterId: string): void;
}

/** What one wants to see in the margin. */
export interface MarginView {
  readonly paragraphNumbers: boolean;
  readonly lineNumbers: boolean;
}

export interface PaperProps {
  /** Which editors are on the page; the frame hands one in when other parts work with it too. */
  readonly model?: PaperModel;
  readonly project: Project;
  /** In order; deleted ones are left out of the page. */
  readonly chapters: readonly ChapterView[];
  readonly rooms: RoomRegistry;
  /** The pictures that the window shows; without it none can be had. */
  readonly pictures?: PictureShelf;
  readonly me: Person;
  readonly membership: Membership;
  /** The chapter the person works in. Setting it to another one than the paper reported jumps there. */
  readonly activeChapter: string | null;
  readonly onActiveChapter: (id: string) => void;
  /** Where the paper's settings and set-down numbers stand. */
  readonly outline?: Doc;
  /** Asks the host for what there is in chapters that aren't on the page. */
  readonly marksOf?: MarksSource;
  /** What stands in the margin on this screen; both by default as the page begins: paragraph numbers alone. */
  readonly margin?: MarginView;
  /** 1 is 100 %; 0.75 to 2. */
  readonly zoom: number;
  /** Whether what one types is set right (quotation marks, dashes, fixed spaces); yes by default. */
  readonly corrects?: boolean;
  /** Who knows how words are spelt; without it the browser's own check is left on. Doesn't change while the paper is shown. */
  readonly spelling?: Spelling;
  /** False while the toolbar has to wait for the text. */
  readonly hasTools?: boolean;
  /** Called when somebody wants to comment on what is selected. */
  readonly onComment?: () => void;
  /** Called once the first text is on the page, or there is none. */
  readonly onText?: () => void;
}
