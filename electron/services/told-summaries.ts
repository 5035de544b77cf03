/** What of the summaries a person is told. */
import type { Person } from '../../shared/domain/people.ts';
import { roomAccess } from '../../shared/domain/permissions.ts';
import type { ChapterSummary } from '../../shared/rpc/schemas.ts';

/**
 * How many suggestions are open stands in the chapter's text, which everybody reads. How many people propose something from
 * outside stands in the comments room: whoever may not read that isn't told of it.
 */
export function summariesFor(person: Person | null, all: readonly ChapterSummary[]): ChapterSummary[] {
  const readsComments = roomAccess(person, 'comments', { group: null, deleted: false }) !== null;
  return all.map((each) => (readsComments ? each : { ...each, proposals: 0 }));
}
