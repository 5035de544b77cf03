/** Whether a room may take an update: against what the room knows, and whose client ids it writes under. */
import * as Y from 'yjs';
import type { Refusal } from '../../shared/sync/messages.ts';
import type { Lease } from '../store/project-store.ts';
import type { Bringer, Leases } from './leases.ts';
import type { UpdateOutline } from './update-walk.ts';

/** How many clocks of a client id a room has. */
type Known = (client: number) => number;

/** Null when the room may integrate it whole. */
export function checkUpdate(known: Known, outline: UpdateOutline, leases: Leases, bringer: Bringer): Refusal | null {
  const { structs, deletes, needs } = outline;
  const reach = new Map<number, number>();
  let gap = false;
  for (let i = 0; i < structs.length; i += 3) {
    const client = at(structs, i);
    const to = at(structs, i + 2);
    const had = reach.get(client) ?? known(client);
    if (to <= had) continue;
    if (!leases.allows(client, bringer)) return 'foreignClient';
    if (at(structs, i + 1) > had) gap = true;
    reach.set(client, to);
  }
  for (const [client, clock] of needs) {
    if (clock >= (reach.get(client) ?? known(client))) gap = true;
  }
  if (gap) return 'gap';
  for (let i = 0; i < deletes.length; i += 3) {
    const client = at(deletes, i);
    if (at(deletes, i + 2) > (reach.get(client) ?? known(client))) return 'unknownDeletes';
  }
  return null;
}

/** Leases the ids of an update that is about to be integrated; returns what is new for the store. */
export function leaseClients(known: Known, outline: UpdateOutline, leases: Leases, bringer: Bringer): Lease[] {
  const fresh: Lease[] = [];
  for (let i = 0; i < outline.structs.length; i += 3) {
    const client = at(outline.structs, i);
    if (at(outline.structs, i + 2) <= known(client)) continue;
    const lease = leases.take(client, bringer);
    if (lease !== null) fresh.push(lease);
  }
  return fresh;
}

/** The ids that an integrated update has structs of, leased to the host or its upstream. */
export function leaseAll(outline: UpdateOutline, leases: Leases, actor: string): Lease[] {
  const bringer: Bringer = { person: actor, own: new Set(), messenger: false };
  const fresh: Lease[] = [];
  for (let i = 0; i < outline.structs.length; i += 3) {
    const lease = leases.take(at(outline.structs, i), bringer);
    if (lease !== null) fresh.push(lease);
  }
  return fresh;
}

/** True when an update neither writes nor deletes anything, as the answer of a peer that has nothing. */
export function saysNothing({ structs, deletes }: UpdateOutline): boolean {
  return structs.length === 0 && deletes.length === 0;
}

/** True when an update writes something that isn't known. */
export function writes(known: Known, { structs }: UpdateOutline): boolean {
  for (let i = 0; i < structs.length; i += 3) if (at(structs, i + 2) > known(at(structs, i))) return true;
  return false;
}

/**
 * True when an update deletes nothing that a reader may not delete: nothing new at all, or only format marks, with whose
 * removal every Yjs replica tidies up by itself after other people's formatting.
 */
export function tidiesUp(room: { readonly known: Known; readonly doc: Y.Doc }, { deletes }: UpdateOutline): boolean {
  for (let i = 0; i < deletes.length; i += 3) {
    const client = at(deletes, i);
    const to = at(deletes, i + 2);
    if (to > room.known(client)) return false;
    const list = room.doc.store.clients.get(client);
    if (list === undefined) return false;
    let index = Y.findIndexSS(list, at(deletes, i + 1));
    for (let struct = list[index]; struct !== undefined && struct.id.clock < to; struct = list[++index]) {
      if (!struct.deleted && !(struct instanceof Y.Item && struct.content instanceof Y.ContentFormat)) return false;
    }
  }
  return true;
}

/** Triples are complete by construction; the type of an array just can't say so. */
function at(triples: readonly number[], index: number): number {
  return triples[index] ?? 0;
}
