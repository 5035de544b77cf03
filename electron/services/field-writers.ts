/** Who writes in a form's room under which Yjs client, as this host's log says. */
import type { Input } from '../../shared/rpc/contract.ts';
import { roomName } from '../../shared/sync/rooms.ts';
import type { ProjectStore } from '../store/project-store.ts';

type Wanted = Input<'fields.writers'>;

/** Ids of people in the order of the clients; null for whom it doesn't know, and for what isn't a person. */
export async function fieldWriters(
  store: Pick<ProjectStore, 'leases' | 'project'>,
  isPerson: (id: string) => boolean,
  { kind, item, clients }: Wanted,
): Promise<(string | null)[]> {
  const leases = await store.leases(roomName({ project: store.project, kind, item }));
  const people = new Map(leases.map(({ client, person }) => [client, person]));
  return clients.map((client) => {
    const person = people.get(client);
    return person !== undefined && isPerson(person) ? person : null;
  });
}
