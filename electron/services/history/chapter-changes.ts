/** Who made the changes between two states of a chapter, from the logs of its room and of its comments. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type * as Y from 'yjs';
import { personOf, UPSTREAM } from '../../../shared/document/blame/act.ts';
import { Authors } from '../../../shared/document/blame/author-table.ts';
import { changesBetween, type ChapterChanges } from '../../../shared/document/blame/change-authors.ts';
import { standingTexts, type StandingText } from '../../../shared/document/blame/standing.ts';
import { WrittenLog } from '../../../shared/document/blame/written-log.ts';
import type { AuthorTable } from '../../../shared/rpc/author-schemas.ts';
import type { Lease } from '../../store/project-store.ts';
import { holdsWords, othersNamed, proposedBy } from '../authorship/proposed-words.ts';
import type { RoomLog } from './room-log.ts';
import type { RoomStates } from './room-states.ts';

export interface WantedChanges {
  /** The older state: a moment of this log (milliseconds since 1970), or what stood in another copy. */
  readonly before: number | readonly StandingText[];
  /** The newer one; null for all that the log has. */
  readonly until: number | null;
  /** The room with the chapter's comments. */
  readonly comments: string;
  /** What the host that is followed says of who wrote the chapter. */
  readonly above: AuthorTable | null;
}

interface ReadRoom {
  readonly log: RoomLog;
  readonly states: RoomStates;
}

export async function chapterChanges(
  { log: room, states }: ReadRoom,
  { before, until, above: table }: WantedChanges,
  leases: readonly Lease[],
  /** Looks at the chapter's comments as they are. */
  inComments: <T>(look: (doc: Y.Doc) => T) => Promise<T | null>,
): Promise<ChapterChanges> {
  const seq = until === null ? room.length : room.seqAt(until);
  const log = await foldedTo(room, seq);
  const older = typeof before === 'number' ? await states.at(room.seqAt(before), standingTexts) : before;
  const above = table === null ? null : new Authors(table);
  const persons = new Map(leases.map(({ client, person }) => [client, person]));
  const leaseOf = (client: number): string | null => {
    const lease = persons.get(client) ?? null;
    return lease === UPSTREAM ? (above?.personOf(client) ?? UPSTREAM) : lease;
  };
  const personIn = (client: number): string | null => {
    const lease = leaseOf(client);
    return lease === null ? null : personOf(lease);
  };
  const named = await states.at(seq, (doc) => othersNamed(doc, personIn));
  const typed = named.size === 0 ? null : await inComments((doc) => proposedBy(doc, named));
  return states.at(seq, (doc) =>
    changesBetween({
      before: older,
      after: doc,
      log,
      leaseOf,
      proposed: (person, words) => holdsWords(typed?.get(person) ?? '', words),
      above: above?.runs,
      since: typeof before === 'number' ? before : -Infinity,
    }),
  );
}

async function foldedTo(room: RoomLog, seq: number): Promise<WrittenLog> {
  const log = new WrittenLog();
  for (let after = 0; after < seq;) {
    const { updates } = await room.stretch(after, seq);
    for (const update of updates) log.add(update);
    const last = updates.at(-1)?.seq;
    if (last === undefined) throw new Error(`update ${after + 1} of ${room.name} is missing`);
    after = last;
    await nextTurn();
  }
  return log;
}
