/** What every part of an open project works with. Features take it as a prop. */
import type { Doc } from 'yjs';
import type { ChapterEntry } from '../../shared/document/outline.ts';
import type { Group, Membership, Person } from '../../shared/domain/people.ts';
import { roomAccess } from '../../shared/domain/permissions.ts';
import type { TextKey, Translate } from '../../shared/i18n/catalogue.ts';
import type { CallName, Input, Output } from '../../shared/rpc/contract.ts';
import type { ChapterSummary, HostStatus, People, Project } from '../../shared/rpc/schemas.ts';
import type { AccessReason } from '../../shared/sync/messages.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { CommentDesk } from '../features/comments/comment-desk.ts';
import type { PaperModel } from '../editor/paper-model.ts';
import type { ChapterView } from '../editor/paper-props.ts';
import type { PictureShelf } from '../editor/pictures/picture-shelf.ts';
import type { Rooms } from './rooms.ts';

/** Calls the host about the open project. Rejects with a Failure. */
export type ProjectCall = <C extends CallName>(name: C, input: Input<C>) => Promise<Output<C>>;

export interface Session {
  readonly project: Project;
  readonly me: Person;
  readonly people: People;
  readonly membership: Membership;
  /** In order; deleted ones are left out. */
  readonly chapters: readonly ChapterView[];
  readonly deletedChapters: readonly ChapterView[];
  readonly outline: Doc;
  readonly rooms: Rooms;
  /** The editors on the page, and how to get to a place in the text. */
  readonly paper: PaperModel;
  /** Its pictures as this window has them. */
  readonly pictures: PictureShelf;
  /** The comments of its chapters, and on its measures, with the editors of their descriptions. */
  readonly comments: CommentDesk;
  readonly measureComments: CommentDesk;
  readonly call: ProjectCall;
  readonly status: HostStatus | null;
  /** True when the host is this machine's own. */
  readonly local: boolean;
  /** Why this person can't change the outline, or manage people; null when they can. Texts of the catalogue. */
  readonly outlineBlocked: TextKey | null;
  readonly peopleBlocked: TextKey | null;
  /** Why this person can't write in a chapter; null when they can. */
  readonly chapterBlocked: (chapter: ChapterView) => TextKey | null;
  /** The room of a chapter. */
  readonly roomOf: (chapter: string) => string;
}

/** What a chapter is called; a text of its own where nobody has named it yet. */
export function titleOf({ summary }: ChapterView, t: Translate): string {
  return summary === null || summary.title === '' ? t('common.untitled') : summary.title;
}

/** The outline's entries as views with number, group and summary; deleted ones carry the number they would have. */
export function viewChapters(
  entries: readonly ChapterEntry[],
  groups: readonly Group[],
  summaries: ReadonlyMap<string, ChapterSummary>,
  locked: ReadonlySet<string> = new Set(),
): ChapterView[] {
  let number = 0;
  return entries.map((entry) => {
    if (!entry.deleted) number += 1;
    return {
      id: entry.id,
      number: entry.deleted ? number + 1 : number,
      group: groups.find((group) => group.id === entry.group) ?? null,
      deleted: entry.deleted,
      locked: locked.has(entry.id),
      summary: summaries.get(entry.id) ?? null,
    };
  });
}

export function membershipFrom(people: People): Membership {
  return {
    groups: people.groups,
    bodies: people.bodies,
    people: new Map(people.people.map((person) => [person.id, person])),
    locks: new Map(people.locks.map((lock) => [lock.chapter, lock])),
  };
}

/** Why this person can't change the outline; null when they can. */
export function outlineBlocked(project: Project, me: Person): AccessReason | null {
  if (project.readOnly !== null) return 'readOnlyFile';
  const access = roomAccess(me, 'outline', null);
  return access === null ? 'role' : access.reason;
}

/** Why this person can't write in a chapter; null when they can. */
export function chapterBlocked(project: Project, me: Person, chapter: ChapterView): AccessReason | null {
  if (project.readOnly !== null) return 'readOnlyFile';
  const { group, deleted, locked } = chapter;
  const access = roomAccess(me, 'chapter', { group: group?.id ?? null, deleted, locked });
  return access === null ? 'role' : access.reason;
}

export function chapterRoom(project: string, chapter: string): string {
  return roomName({ project, kind: 'chapter', item: chapter });
}

export function outlineRoom(project: string): string {
  return roomName({ project, kind: 'outline', item: null });
}
