/**
 * Which person a Yjs client id belongs to. An id is leased at its first use; from then on nobody else may add to it, so
 * that authorship can't be forged and two peers can never write different things under one clock.
 *
 * Two things soften this where it would lose text. A lease made while someone brought back old text (a first sync, or a
 * relaying host) is *tentative* as long as the room stays open: the person who is present under that very id may still
 * claim it. And after a crash or a restored backup (*refill*) others may bring back what an author had written, until
 * that author has been seen here again: peers saw updates that never reached the disk.
 */
import type { Lease } from '../store/project-store.ts';

/** How a connection brings structs of an id. */
export interface Bringer {
  readonly person: string;
  /** The ids under which the connection is present itself; none for a relay. */
  readonly own: ReadonlySet<number>;
  /** True for a first sync and for relays: the connection may be the messenger only. */
  readonly messenger: boolean;
  /** True for a host that relays for others: it may bring entries under their names. */
  readonly relay?: boolean;
  /** Of a file that is merged: to whom it says that its client ids belong. */
  readonly claims?: ReadonlyMap<number, string>;
}

export class Leases {
  private readonly persons = new Map<number, string>();
  private readonly tentative = new Set<number>();
  /** Ids whose owners have been here since the room was opened: the hub has seen all of theirs. */
  private readonly seen = new Set<number>();

  constructor(private readonly refill: boolean) {}

  /** Takes over what the store knows. */
  load(leases: readonly Lease[]): void {
    for (const { client, person } of leases) this.persons.set(client, person);
  }

  /** Whose id it is; null for nobody's yet. */
  personOf(client: number): string | null {
    return this.persons.get(client) ?? null;
  }

  /** Whose id it is, as far as being present under it goes. */
  holder(client: number, person: string): 'own' | 'free' | 'foreign' {
    const known = this.persons.get(client);
    if (known === undefined || this.tentative.has(client)) return 'free';
    return known === person ? 'own' : 'foreign';
  }

  /** May this connection add structs of this id? */
  allows(client: number, bringer: Bringer): boolean {
    const person = this.persons.get(client);
    if (person === undefined || person === bringer.person) return true;
    if (bringer.own.has(client) && this.tentative.has(client)) return true;
    // A file says the same, or names the one whom we only know as somebody of the upstream host.
    const claimed = bringer.claims?.get(client);
    if (claimed !== undefined && (claimed === person || person === 'upstream')) return true;
    return this.mayBringBack(client, bringer);
  }

  /** May what an author wrote under this id be brought back by somebody else, since it may have been lost here? */
  mayBringBack(client: number, bringer: Bringer): boolean {
    return this.refill && bringer.messenger && !this.seen.has(client);
  }

  /** Notes the use of an id after `allows`; returns the lease when it is new and has to go into the store. */
  take(client: number, bringer: Bringer): Lease | null {
    const known = this.persons.get(client);
    const own = bringer.own.has(client);
    if (own || !bringer.messenger) this.seen.add(client);
    if (known === undefined) {
      const claimed = bringer.claims?.get(client);
      const person = claimed === undefined || claimed === 'upstream' ? bringer.person : claimed;
      this.persons.set(client, person);
      if (!own && bringer.messenger) this.tentative.add(client);
      return { client, person };
    }
    if (own && this.tentative.delete(client)) this.persons.set(client, bringer.person);
    return null;
  }

  /** The owner of these ids has synced: what others claim to know of them beyond that is not theirs. */
  synced(bringer: Bringer): void {
    for (const client of bringer.own) if (this.persons.get(client) === bringer.person) this.seen.add(client);
  }
}
