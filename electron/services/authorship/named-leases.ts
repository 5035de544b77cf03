/** Whose Yjs clients of a chapter they are, on a host that follows another: its own log knows of the others' only that they came from above. */
import { UPSTREAM } from '../../../shared/document/blame/act.ts';
import { parseRoom } from '../../../shared/sync/rooms.ts';
import type { Lease, ProjectStore } from '../../store/project-store.ts';
import type { Authorship } from './authorship.ts';

/** The leases of a room; those from above with the person that the host above names, as far as it did. */
export async function namedLeases(
  store: Pick<ProjectStore, 'leases'>,
  authorship: Pick<Authorship, 'above' | 'follows'>,
  room: string,
): Promise<Lease[]> {
  const leases = await store.leases(room);
  const parsed = parseRoom(room);
  if (!authorship.follows || parsed?.kind !== 'chapter' || parsed.item === null) return leases;
  const unnamed = leases.filter(({ person }) => person === UPSTREAM);
  if (unnamed.length === 0) return leases;
  const { item } = parsed;
  let above = await authorship.above(item, 'kept');
  if (unnamed.some(({ client }) => (above?.personOf(client) ?? null) === null))
    above = await authorship.above(item, 'asked');
  return leases.map(({ client, person }) => ({
    client,
    person: person === UPSTREAM ? (above?.personOf(client) ?? UPSTREAM) : person,
  }));
}
