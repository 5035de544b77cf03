/**
 * What this person has typed into forms on this device: the last of each field, so that it can be told when another value that was set
 * beside it is what all have, whenever that comes here. Stays in this browser; only as much as fits, and not for ever.
 */
import * as v from 'valibot';
import type { ValueId } from '../../../shared/document/typed-values.ts';

export const typedValue = v.union([v.string(), v.number(), v.boolean()]);

const ownValue = v.object({
  room: v.string(),
  map: v.string(),
  key: v.string(),
  client: v.number(),
  clock: v.number(),
  value: typedValue,
  /** What stood there before one began to write in that field; null for nothing. */
  before: v.nullable(typedValue),
  /** Milliseconds since 1970. */
  at: v.number(),
  /** Whether the host has it. */
  safe: v.boolean(),
});
export type OwnValue = v.InferOutput<typeof ownValue>;
const stored = v.array(ownValue);

export interface OwnStorage {
  getItem(name: string): string | null;
  setItem(name: string, value: string): void;
}

const mostValues = 1_000;
/** Longer ones are let go rather than cut. */
const mostCharacters = 20_000;
const keptFor = 30 * 24 * 60 * 60 * 1_000;

export const placeOfValue = (room: string, key: string): string => `${room} ${key}`;

export class OwnValues {
  private readonly values: Map<string, OwnValue>;
  /** Places that changed here since the last time that this was stored: other windows store theirs. */
  private readonly changed = new Set<string>();
  /** Places whose value the host may not have, of this window. */
  private readonly unsafe = new Set<string>();
  private readonly name: string;

  constructor(
    person: string,
    private readonly storage: OwnStorage | null,
    private readonly now: () => number = Date.now,
  ) {
    this.name = `ratschrift.typed.${person}`;
    this.values = this.read();
  }

  get(room: string, key: string): OwnValue | null {
    return this.values.get(placeOfValue(room, key)) ?? null;
  }

  of(room: string): readonly OwnValue[] {
    return [...this.values.values()].filter((each) => each.room === room);
  }

  put(value: OwnValue): void {
    const place = placeOfValue(value.room, value.key);
    // The latest last.
    this.values.delete(place);
    if (typeof value.value !== 'string' || value.value.length <= mostCharacters) this.values.set(place, value);
    this.changed.add(place);
    if (!value.safe) this.unsafe.add(place);
    for (const oldest of this.values.keys()) {
      if (this.values.size <= mostValues) break;
      this.values.delete(oldest);
    }
  }

  /** One's next value, upon this one where it was set upon it: what stood there before stays what others had. */
  set(value: Omit<OwnValue, 'at' | 'safe'>, upon: ValueId | null): void {
    const last = this.get(value.room, value.key);
    const goesOn = last !== null && upon !== null && last.client === upon.client && last.clock === upon.clock;
    this.put({ ...value, before: goesOn ? last.before : value.before, at: this.now(), safe: false });
  }

  drop(room: string, key: string): void {
    const place = placeOfValue(room, key);
    if (this.values.delete(place)) this.changed.add(place);
  }

  /** The host has all that this window wrote in a room. */
  isSafe(room: string, client: number): void {
    for (const place of this.unsafe) {
      const value = this.values.get(place);
      if (value !== undefined && (value.room !== room || value.client !== client)) continue;
      this.unsafe.delete(place);
      if (value === undefined) continue;
      this.values.set(place, { ...value, safe: true });
      this.changed.add(place);
    }
  }

  /** Writes down what changed; what doesn't fit into the browser's storage is not kept over a restart. */
  store(): void {
    if (this.changed.size === 0 || this.storage === null) return;
    const all = this.read();
    for (const place of this.changed) {
      const value = this.values.get(place);
      all.delete(place);
      if (value !== undefined) all.set(place, value);
    }
    this.changed.clear();
    try {
      this.storage.setItem(this.name, JSON.stringify([...all.values()].slice(-mostValues)));
    } catch {
      // Full, or not allowed: in this window it is kept all the same.
    }
  }

  private read(): Map<string, OwnValue> {
    let json: unknown = null;
    try {
      json = JSON.parse(this.storage?.getItem(this.name) ?? 'null');
    } catch {
      // Not ours.
    }
    const read = v.safeParse(stored, json);
    const oldest = this.now() - keptFor;
    const values = read.success ? read.output.filter(({ at }) => at > oldest) : [];
    return new Map(values.map((each) => [placeOfValue(each.room, each.key), each]));
  }
}
