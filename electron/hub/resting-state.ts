/**
 * The content of a room that nobody changes, as its encoded state: enough to greet whoever comes and to see whether an
 * update brings anything new, in a fraction of the memory that a Y.Doc of it takes.
 */
import { syncTypes } from '../../shared/sync/messages.ts';
import { syncFrame } from './frames.ts';
import { walkUpdate, type UpdateOutline } from './update-walk.ts';

export class RestingState {
  private constructor(
    /** The state as the answer to a peer that has nothing. */
    readonly frame: Uint8Array,
    /** The state itself, a V1 update; a part of `frame`. */
    readonly bytes: Uint8Array,
    /** How many clocks of each client id there are. */
    readonly stateVector: ReadonlyMap<number, number>,
    /** What of each client id is deleted: from, to, from, to … in ascending order, apart from each other. */
    private readonly deleted: ReadonlyMap<number, Uint32Array>,
  ) {}

  /** Takes over the whole state of a document; null when something in it waits for what is missing. */
  static of(state: Uint8Array): RestingState | null {
    const frame = syncFrame(syncTypes.step2, state);
    const bytes = frame.subarray(frame.length - state.length);
    const { structs, deletes, needs } = walkUpdate(bytes, { structs: Infinity, deletes: Infinity });
    const stateVector = new Map<number, number>();
    for (const [client, from, to] of triples(structs)) {
      if (from !== (stateVector.get(client) ?? 0)) return null;
      stateVector.set(client, to);
    }
    for (const [client, clock] of needs) if (clock >= (stateVector.get(client) ?? 0)) return null;
    const ranges = new Map<number, number[]>();
    for (const [client, from, to] of triples(deletes)) {
      const known = ranges.get(client) ?? [];
      ranges.set(client, known);
      if (to > (stateVector.get(client) ?? 0) || from < (known.at(-1) ?? 0)) return null;
      // Neighbours become one, so that whatever is deleted as a whole lies in one range.
      if (from === known.at(-1)) known[known.length - 1] = to;
      else known.push(from, to);
    }
    const deleted = new Map([...ranges].map(([client, list]) => [client, Uint32Array.from(list)]));
    return new RestingState(frame, bytes, stateVector, deleted);
  }

  known(client: number): number {
    return this.stateVector.get(client) ?? 0;
  }

  /** True when an update says nothing that isn't in here. */
  holds({ structs, deletes }: UpdateOutline): boolean {
    for (const [client, , to] of triples(structs)) if (to > this.known(client)) return false;
    for (const [client, from, to] of triples(deletes)) if (!this.isDeleted(client, from, to)) return false;
    return true;
  }

  private isDeleted(client: number, from: number, to: number): boolean {
    const ranges = this.deleted.get(client) ?? none;
    let low = 0;
    let high = ranges.length / 2;
    // The first range that ends after `from`.
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[2 * middle + 1] ?? 0) > from) high = middle;
      else low = middle + 1;
    }
    const [start, end] = [ranges[2 * low], ranges[2 * low + 1]];
    return start !== undefined && end !== undefined && start <= from && end >= to;
  }
}

const none = new Uint32Array(0);

function* triples(flat: readonly number[]): IterableIterator<[number, number, number]> {
  for (let i = 0; i + 2 < flat.length; i += 3) yield [flat[i] ?? 0, flat[i + 1] ?? 0, flat[i + 2] ?? 0];
}
