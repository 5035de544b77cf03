/** What each person may do in each room at this moment: by the one table, from the record and the outline. */
import type { Doc } from 'yjs';
import { readOutline } from '../../shared/document/outline.ts';
import { groupOf, type Membership } from '../../shared/domain/people.ts';
import { roomAccess, type ChapterState } from '../../shared/domain/permissions.ts';
import type { Access } from '../../shared/sync/messages.ts';
import type { Room } from '../../shared/sync/rooms.ts';
import type { UserStamp } from './awareness-table.ts';

export class HubRights {
  private chapters: ReadonlyMap<string, ChapterState> = new Map();

  constructor(
    private readonly membership: () => Membership,
    private readonly readOnly: boolean,
  ) {}

  /** Takes over to whom the chapters belong. */
  readChapters(outline: Doc): void {
    this.chapters = new Map(readOutline(outline).map((entry) => [entry.id, entry]));
  }

  /** Null for who may not even read. */
  access(person: string, room: Room): Access | null {
    const { people, locks } = this.membership();
    const found = people.get(person) ?? null;
    const entry = room.item === null ? null : (this.chapters.get(room.item) ?? null);
    const isLocked = room.item !== null && locks?.has(room.item) === true;
    // What the outline doesn't name yet may be locked all the same.
    const chapter = isLocked ? { group: null, deleted: false, ...entry, locked: true } : entry;
    const access = roomAccess(found, room.kind, chapter);
    return this.readOnly && access !== null && access.right !== 'read'
      ? { right: 'read', reason: 'readOnlyFile' }
      : access;
  }

  /** How others see the person. */
  stamp(person: string): UserStamp {
    const membership = this.membership();
    const found = membership.people.get(person);
    const group = found === undefined ? null : groupOf(found, membership);
    return { id: person, name: found?.name ?? '', colour: group?.colour ?? null, group: group?.name ?? null };
  }
}
