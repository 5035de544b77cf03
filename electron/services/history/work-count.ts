/**
 * What was written in one room, counted from the bytes of its log as it is read: no document is built. Characters are those of all of
 * a room's texts; what an update repeats counts once, whoever brings it again.
 */
import { walkUpdate } from '../../hub/update-walk.ts';
import type { LoggedUpdate } from '../../store/project-store.ts';
import { CountedRanges } from './counted-ranges.ts';
import { firstGrain, type Work } from './work.ts';

/** Entries of one room before they are counted in coarser time. */
const mostWork = 50_000;
const noCaps = { structs: Infinity, deletes: Infinity };
/** Actors of the log that are no people. */
const noPerson: ReadonlySet<string> = new Set(['upstream', 'host']);

export class WorkCount {
  private readonly texts = new CountedRanges();
  private readonly deleted = new CountedRanges();
  /** The newest entry of each person, to which more may be added. */
  private readonly open = new Map<string, Work>();
  private list: Work[] = [];
  private grain = firstGrain;

  /** In the order in which they began; each within one stretch of `grain` ms. */
  get all(): readonly Work[] {
    return this.list;
  }

  /**
   * Counts the next update of the log. `at`: never earlier than that of the one before. `personOf`: who a Yjs client id is leased
   * to, null when that is not known.
   */
  take(update: LoggedUpdate, at: number, personOf: (client: number) => string | null): void {
    const texts: number[] = [];
    const outline = read(update.bytes, texts);
    if (outline === null) return;
    const author = (client: number): string => {
      const person = personOf(client);
      return person === null || noPerson.has(person) ? update.actor : person;
    };
    const writers = new Set<string>();
    for (let i = 0; i < outline.structs.length; i += 3) writers.add(author(outline.structs[i] ?? 0));
    // Who deletes is whose update it is; of a host that hands on what others do, whoever wrote in the same update.
    const [writer] = writers;
    const deleter = noPerson.has(update.actor) && writers.size === 1 && writer !== undefined ? writer : update.actor;
    for (let i = 0; i < texts.length; i += 3) {
      const client = texts[i] ?? 0;
      const added = lengthOf(this.texts.add(client, texts[i + 1] ?? 0, texts[i + 2] ?? 0));
      if (added > 0) this.entry(author(client), at).added += added;
    }
    for (let i = 0; i < outline.deletes.length; i += 3) {
      const client = outline.deletes[i] ?? 0;
      const fresh = this.deleted.add(client, outline.deletes[i + 1] ?? 0, outline.deletes[i + 2] ?? 0);
      let removed = 0;
      for (let j = 0; j < fresh.length; j += 2) removed += this.texts.count(client, fresh[j] ?? 0, fresh[j + 1] ?? 0);
      if (removed > 0) this.entry(deleter, at).removed += removed;
    }
    this.entry(writers.has(deleter) ? deleter : (writer ?? deleter), at).updates += 1;
    if (this.list.length > mostWork) this.coarsen();
  }

  private entry(person: string, at: number): Work {
    const known = this.open.get(person);
    if (known !== undefined && Math.floor(known.from / this.grain) === Math.floor(at / this.grain)) {
      known.to = at;
      return known;
    }
    const made: Work = { person, from: at, to: at, updates: 0, added: 0, removed: 0 };
    this.open.set(person, made);
    this.list.push(made);
    return made;
  }

  private coarsen(): void {
    const old = this.list;
    this.grain *= 2;
    this.list = [];
    this.open.clear();
    for (const work of old) {
      const entry = this.entry(work.person, work.from);
      entry.to = Math.max(entry.to, work.to);
      entry.updates += work.updates;
      entry.added += work.added;
      entry.removed += work.removed;
    }
  }
}

function lengthOf(ranges: readonly number[]): number {
  let sum = 0;
  for (let i = 0; i < ranges.length; i += 2) sum += (ranges[i + 1] ?? 0) - (ranges[i] ?? 0);
  return sum;
}

function read(bytes: Uint8Array, texts: number[]) {
  try {
    return walkUpdate(bytes, noCaps, texts);
  } catch {
    // The hub let it pass in another version: it is in the text, only not counted.
    return null;
  }
}
