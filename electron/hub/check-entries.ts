/**
 * The right `own`: a room that is one flat map of entries, each under the name of a person (`comment-entries.ts`). Reads
 * what an update would do to it, before it does: new structs may only be entries under the sender's name, or build upon
 * such, and only those may be deleted. To be called after `checkUpdate`, so that nothing is missing and all is bounded.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { authorOf, entriesRoot, maxEntryBytes } from '../../shared/domain/comment-entries.ts';
import type { Refusal } from '../../shared/sync/messages.ts';
import type { Bringer, Leases } from './leases.ts';
import type { UpdateOutline } from './update-walk.ts';

type Struct = ReturnType<typeof Y.decodeUpdate>['structs'][number];

/** More than anybody has to say about a chapter in one go. */
const maxEntryStructs = 100_000;

/** Null when the room may take it. */
export function checkEntries(
  doc: Y.Doc,
  bytes: Uint8Array,
  outline: UpdateOutline,
  leases: Leases,
  bringer: Bringer,
): Refusal | null {
  const known = (client: number): number => Y.getState(doc.store, client);
  const { structs } = Y.decodeUpdate(bytes);
  if (structs.length > maxEntryStructs) return 'tooLarge';
  const keys = new EntryKeys(doc, known, structs);
  const mayTouch = (key: string | null, client: number): boolean => {
    const author = key === null ? null : authorOf(key);
    if (author === null) return false;
    return author === bringer.person || bringer.relay === true || leases.mayBringBack(client, bringer);
  };
  const written = new Set<string>();
  for (const struct of structs) {
    const { client, clock } = struct.id;
    if (struct instanceof Y.Skip || clock + struct.length <= known(client)) continue;
    if (!(struct instanceof Y.Item) || !isEntry(struct)) return 'foreignEntry';
    if (bytes.length > maxEntryBytes && sizeOf(struct) > maxEntryBytes) return 'tooLarge';
    const key = keys.of(struct);
    if (key === null || !mayTouch(key, client)) return 'foreignEntry';
    // The part that is known decides where the rest goes: it must be the same entry.
    if (clock < known(client) && keys.known({ client, clock: known(client) - 1 }) !== key) return 'foreignEntry';
    written.add(key);
  }
  return deletesOnly(doc, outline, (item) => {
    const key = keys.keyOf(item);
    return mayTouch(key, item.id.client) || (key !== null && written.has(key));
  })
    ? null
    : 'foreignEntry';
}

/** One plain value, or what is left of one that was overwritten. */
function isEntry({ content }: Y.Item): boolean {
  if (content instanceof Y.ContentDeleted) return true;
  if (!(content instanceof Y.ContentAny) || content.arr.length !== 1) return false;
  const value: unknown = content.arr[0];
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
}

function sizeOf({ content }: Y.Item): number {
  if (!(content instanceof Y.ContentAny)) return 0;
  const encoder = encoding.createEncoder();
  encoding.writeAny(encoder, content.arr[0] as encoding.AnyEncodable);
  return encoding.length(encoder);
}

/** Does an update delete only what is deleted already, what it brings itself, or what `allowed` lets go? */
function deletesOnly(doc: Y.Doc, { deletes }: UpdateOutline, allowed: (item: Y.Item) => boolean): boolean {
  for (let i = 0; i + 2 < deletes.length; i += 3) {
    const [client = 0, from = 0, to = 0] = deletes.slice(i, i + 3);
    const list = doc.store.clients.get(client);
    if (list === undefined || from >= Y.getState(doc.store, client)) continue;
    let index = Y.findIndexSS(list, from);
    for (let struct = list[index]; struct !== undefined && struct.id.clock < to; struct = list[++index]) {
      if (!struct.deleted && !(struct instanceof Y.Item && allowed(struct))) return false;
    }
  }
  return true;
}

/** Which entry a struct belongs to: said by itself, or by what it builds upon. */
class EntryKeys {
  private readonly found = new Map<Y.Item, string | null>();
  private readonly lists = new Map<number, Struct[]>();

  constructor(
    private readonly doc: Y.Doc,
    private readonly clocks: (client: number) => number,
    structs: readonly Struct[],
  ) {
    for (const struct of structs) {
      const list = this.lists.get(struct.id.client);
      if (list === undefined) this.lists.set(struct.id.client, [struct]);
      else list.push(struct);
    }
  }

  /** Of a struct of the update; null when it is none of an entry. */
  of(struct: Y.Item): string | null {
    const path: Y.Item[] = [];
    let key: string | null = null;
    for (let item: Y.Item | null = struct; item !== null;) {
      const before = this.found.get(item);
      if (before !== undefined) {
        key = before;
        break;
      }
      // What leads back to itself leads to no entry.
      this.found.set(item, null);
      path.push(item);
      if (item.rightOrigin !== null) break;
      const { origin }: Y.Item = item;
      if (origin === null) {
        key = rootKey(item);
        break;
      }
      if (origin.clock < this.clocks(origin.client)) {
        key = this.known(origin);
        break;
      }
      item = this.brought(origin);
    }
    for (const item of path) this.found.set(item, key);
    return key;
  }

  /** Of what the room has at this place. */
  known({ client, clock }: { client: number; clock: number }): string | null {
    const list = this.doc.store.clients.get(client);
    const struct = list?.[Y.findIndexSS(list, clock)];
    return struct instanceof Y.Item ? this.keyOf(struct) : null;
  }

  /** Of an item of the room. */
  keyOf(item: Y.Item): string | null {
    return item.parent === this.doc.share.get(entriesRoot) ? item.parentSub : null;
  }

  private brought({ client, clock }: Y.ID): Y.Item | null {
    const list = this.lists.get(client) ?? [];
    let low = 0;
    let high = list.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const struct = list[middle];
      if (struct === undefined) return null;
      if (clock < struct.id.clock) high = middle - 1;
      else if (clock >= struct.id.clock + struct.length) low = middle + 1;
      else return struct instanceof Y.Item ? struct : null;
    }
    return null;
  }
}

/** A struct that names its place itself must name an entry of the one map. */
function rootKey({ parent, parentSub }: Y.Item): string | null {
  const root: unknown = parent;
  return root === entriesRoot ? parentSub : null;
}
