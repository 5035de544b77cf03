/**
 * Which person a Yjs client id belongs to. An id is leased at its first use; from then on nobody else may add to it, so
 * that authorship can't be forged and two peers can never write different things under one clock.
 *
 * A lease made while someone brought back old text (a first sync, or a relaying host) is *tentative* as long as the room
 * stays open: the person who is present under that very id may still claim it. Without this, whoever reconnects first to
 * an emptied hub would shut out the authors of what they bring back.
 */
import type { Lease } from '../store/project-store.ts';

/** How a connection brings structs of an id. */
export interface Bringer {
  readonly person: string;
  /** The ids under which the connection is present itself; none for a relay. */
  readonly own: ReadonlySet<number>;
  /** True for a first sync and for relays: the connection may be the messenger only. */
  readonly messenger: boolean;
}

export class Leases {
  private readonly persons = new Map<number, string>();
  private readonly tentative = new Set<number>();

  /** Takes over what the store knows. */
  load(leases: readonly Lease[]): void {
    for (const { client, person } of leases) this.persons.set(client, person);
  }

  personOf(client: number): string | null {
    return this.persons.get(client) ?? null;
  }

  /** May this connection add structs of this id? */
  allows(client: number, bringer: Bringer): boolean {
    const person = this.persons.get(client);
    if (person === undefined || person === bringer.person) return true;
    return !bringer.messenger && bringer.own.has(client) && this.tentative.has(client);
  }

  /** Leases the id after `allows`; returns the lease when it is new and has to go into the store. */
  take(client: number, bringer: Bringer): Lease | null {
    const known = this.persons.get(client);
    const sure = bringer.own.has(client) || !bringer.messenger;
    if (known === undefined) {
      this.persons.set(client, bringer.person);
      if (!sure) this.tentative.add(client);
      return { client, person: bringer.person };
    }
    if (bringer.own.has(client) && this.tentative.delete(client)) this.persons.set(client, bringer.person);
    return null;
  }
}
