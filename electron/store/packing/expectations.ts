/** What the next update of a room will most likely be: its author goes on where they were. Both packing and unpacking keep it. */

export class Expectations {
  /** Client ids in the order in which they came, and what is known of each, by its place in that order. */
  readonly ids: number[] = [];
  readonly clients: Client[] = [];
  private readonly places = new Map<number, number>();
  /** The client that each person wrote with last. */
  private readonly own = new Map<number, number>();
  /** What was deleted last. */
  deletedClient = 0;
  deletedClock = 0;
  deletedLength = 0;
  /** What the struct that was read last stands behind. */
  originClient = 0;
  originClock = 0;

  /** The place of a client id, -1 for one that has not been seen. */
  placeOf(id: number): number {
    return this.places.get(id) ?? -1;
  }

  add(id: number): number {
    const place = this.ids.length;
    this.places.set(id, place);
    this.ids.push(id);
    this.clients.push({ next: 0, rightClient: 0, rightClock: 0, named: 0 });
    return place;
  }

  at(place: number): Client {
    const client = this.clients[place];
    if (client === undefined) throw new RangeError('unknown client');
    return client;
  }

  ownOf(person: number): number {
    return this.own.get(person) ?? -1;
  }

  setOwn(person: number, place: number): void {
    this.own.set(person, place);
  }
}

export interface Client {
  /** The clock of what it writes next. */
  next: number;
  /** What stood on the right of what it wrote last. */
  rightClient: number;
  rightClock: number;
  /** The clock that was named last. */
  named: number;
}
