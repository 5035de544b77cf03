/**
 * Who is present in a room and where. Identity is the hub's: the `user` of a state is written here from the membership,
 * whatever the peer says, and a connection speaks for its own client ids alone.
 */
import * as decoding from 'lib0/decoding';
import { awarenessFrame, type AwarenessEntry } from './frames.ts';

/** What others are shown of a person: `colour` is the index of the group's colour. */
export interface UserStamp {
  readonly id: string;
  readonly name: string;
  readonly colour: number | null;
  readonly group: string | null;
}

/** Somebody who has states in the table. */
export interface Speaker {
  /** True when it passes on other people's states: its `user` is kept and it may speak for many ids. */
  readonly relay: boolean;
  readonly stamp: () => UserStamp;
  /** True when the client id is known to belong to this speaker's person (false: to nobody or somebody else). */
  readonly mayBe: (client: number) => 'own' | 'free' | 'foreign';
}

interface State extends AwarenessEntry {
  readonly speaker: Speaker;
  /** The clock that the speaker itself gave; `clock` is the one that others are told. */
  readonly said: number;
}

/** What became of a message: for everybody else, and for the one who sent it. */
export interface Heard {
  readonly entries: AwarenessEntry[];
  readonly echo: AwarenessEntry[];
}

const maxEntries = 1_000;
const maxClock = 2 ** 31 - 1;
const maxIdsOfRelay = 500;
const maxDepth = 8;
const maxRemembered = 10_000;

export class AwarenessTable {
  private readonly states = new Map<number, State>();
  /** Ids of each speaker; they stay its own after the state is gone, until it leaves. */
  private readonly ids = new Map<Speaker, Set<number>>();
  private readonly owners = new Map<number, Speaker>();
  /**
   * The newest clock that others were told of each id, also of those who left. Whoever comes back with the clock they had
   * would be taken for old news by y-protocols, so that others are told later clocks than were said.
   */
  private readonly told = new Map<number, number>();
  private readonly offsets = new Map<number, number>();
  /** So many ids are remembered before those of people who left are forgotten. */
  private room = maxRemembered;

  /** Of how many client ids clocks are remembered, present ones and others. */
  get remembered(): number {
    return Math.max(this.told.size, this.offsets.size);
  }

  /** The client ids under which a speaker is present. */
  idsOf(speaker: Speaker): ReadonlySet<number> {
    return this.ids.get(speaker) ?? none;
  }

  /** All states as one frame, for someone who just came or asks. */
  frame(asker: Speaker): Uint8Array {
    const states = [...this.states.values()];
    return awarenessFrame(states.map((state) => (state.speaker === asker ? { ...state, clock: state.said } : state)));
  }

  /** The states that did not come from `speaker`. */
  entriesWithout(speaker: Speaker): AwarenessEntry[] {
    return [...this.states.values()].filter((state) => state.speaker !== speaker);
  }

  /** Takes an awareness message and returns what of it is news. Throws when it is malformed. */
  receive(speaker: Speaker, message: Uint8Array): Heard {
    const decoder = decoding.createDecoder(message);
    const count = decoding.readVarUint(decoder);
    if (count > maxEntries) throw new Error('too many states');
    const heard: Heard = { entries: [], echo: [] };
    for (let i = 0; i < count; i++) {
      const client = decoding.readVarUint(decoder);
      const clock = decoding.readVarUint(decoder);
      const json = decoding.readVarUint8Array(decoder);
      if (decoder.pos > message.length || clock > maxClock) throw new Error('malformed state');
      // y-websocket clients repeat what they hear of others: only what is the speaker's own is even looked at.
      if (!this.claim(speaker, client)) continue;
      const entry = this.put(speaker, client, clock, utf8.decode(json));
      if (entry === null) continue;
      heard.entries.push(entry);
      heard.echo.push({ ...entry, clock });
    }
    if (decoder.pos !== message.length) throw new Error('trailing bytes');
    return heard;
  }

  /** Takes away all states of a speaker; what others shall see of that. */
  leave(speaker: Speaker): AwarenessEntry[] {
    const gone: AwarenessEntry[] = [];
    for (const client of this.idsOf(speaker)) {
      const state = this.states.get(client);
      // The same clock with null counts as leaving, and leaves the next clock to the one who comes back.
      if (state !== undefined) gone.push({ client, clock: state.clock, json: 'null' });
      this.states.delete(client);
      this.owners.delete(client);
    }
    this.ids.delete(speaker);
    return gone;
  }

  /** First come: an id belongs to the speaker who used it first. A further id must be leased to the same person. */
  private claim(speaker: Speaker, client: number): boolean {
    const owner = this.owners.get(client);
    if (owner !== undefined) return owner === speaker;
    const ids = this.ids.get(speaker) ?? new Set();
    const lease = speaker.relay ? 'free' : speaker.mayBe(client);
    if (lease === 'foreign' || ids.size >= maxIdsOfRelay) return false;
    if (!speaker.relay && ids.size > 0 && lease !== 'own') return false;
    this.ids.set(speaker, ids.add(client));
    this.owners.set(client, speaker);
    return true;
  }

  private put(speaker: Speaker, client: number, said: number, json: string): AwarenessEntry | null {
    const known = this.states.get(client);
    const value: unknown = JSON.parse(json);
    if (value === null) {
      if (known === undefined) return null;
      this.states.delete(client);
      return { client, clock: known.clock, json };
    }
    if (known !== undefined && said < known.said) return null;
    if (typeof value !== 'object' || Array.isArray(value) || depthOf(value) > maxDepth)
      throw new Error('malformed state');
    const user = (speaker.relay && 'user' in value ? readStamp(value.user) : null) ?? speaker.stamp();
    const clock = this.clockFor(client, said, known === undefined);
    const state = { client, clock, said, json: JSON.stringify({ ...value, user }), speaker };
    this.states.set(client, state);
    return state;
  }

  private clockFor(client: number, said: number, arrives: boolean): number {
    const told = this.told.get(client) ?? -1;
    if (arrives && said + (this.offsets.get(client) ?? 0) <= told) this.offsets.set(client, told + 1 - said);
    const clock = said + (this.offsets.get(client) ?? 0);
    if (this.told.size >= this.room) this.forgetAbsent();
    this.told.set(client, clock);
    return clock;
  }

  private forgetAbsent(): void {
    for (const client of this.told.keys()) {
      if (this.states.has(client)) continue;
      this.told.delete(client);
      this.offsets.delete(client);
    }
    this.room = Math.max(maxRemembered, 2 * this.told.size);
  }
}

const none: ReadonlySet<number> = new Set();
const utf8 = new TextDecoder('utf-8', { fatal: true });

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depthOf(inner));
  return deepest + 1;
}

function readStamp(user: unknown): UserStamp | null {
  if (typeof user !== 'object' || user === null || !('id' in user) || !('name' in user)) return null;
  const { id, name } = user;
  if (typeof id !== 'string' || id.length > 64 || typeof name !== 'string' || name.length > 200) return null;
  const colour =
    'colour' in user && typeof user.colour === 'number' && Number.isInteger(user.colour) ? user.colour : null;
  const group = 'group' in user && typeof user.group === 'string' && user.group.length <= 200 ? user.group : null;
  return { id, name, colour, group };
}
