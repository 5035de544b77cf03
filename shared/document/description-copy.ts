/**
 * A copy of the measures' document to work out a proposal to one description in. Of the words of all other descriptions it has nothing but
 * where they were, as if they were deleted for good: it costs what one description does, and gives for every proposal that keeps to its own
 * what a whole copy gives. One that doesn't, and ids that stand elsewhere, are told (`isLeft`, `mayStandElsewhere`), and want a whole copy.
 */
import * as encoding from 'lib0/encoding';
import * as Y from 'yjs';
import { blockProperties } from './chapter.ts';
import { suggestionOf } from './suggest.ts';

type Struct = Y.Item | Y.GC;
/** Clocks of one client that are gone, the first one and the one behind. */
type Run = readonly [from: number, to: number];
type Runs = ReadonlyMap<number, readonly Run[]>;

/** The last one of each document: whoever proposes to one description, and how that looks, is worked out in the same. */
const kept = new WeakMap<Y.Doc, { readonly root: string; readonly copy: DescriptionCopy | null }>();

export class DescriptionCopy {
  readonly #bytes: Uint8Array;
  readonly #gone: Runs;
  #suggestions: ReadonlySet<string> | null = null;

  private constructor(
    private readonly doc: Y.Doc,
    private readonly others: ReadonlySet<unknown>,
  ) {
    const clients = [...doc.store.clients].map(
      ([client, structs]) => [client, withoutOthers(structs, others)] as const,
    );
    this.#gone = new Map(clients.map(([client, structs]) => [client, goneIn(structs)]));
    this.#bytes = encoded(clients);
  }

  /** Null where something in the document hangs on what is left out, as no honest program writes it. Kept until the document changes. */
  static of(doc: Y.Doc, root: string): DescriptionCopy | null {
    const known = kept.get(doc);
    if (known?.root === root) return known.copy;
    const copy = DescriptionCopy.#of(doc, root);
    if (doc._transaction === null) {
      if (known === undefined) doc.once('afterTransaction', () => kept.delete(doc));
      kept.set(doc, { root, copy });
    }
    return copy;
  }

  static #of(doc: Y.Doc, root: string): DescriptionCopy | null {
    const others = [...doc.share].filter(([name]) => name !== root && (name === 'text' || name.startsWith('text:')));
    const copy = new DescriptionCopy(doc, new Set(others.map(([, type]) => type)));
    const made = copy.make();
    try {
      return copy.#isWhole(made) ? copy : null;
    } finally {
      made.destroy();
    }
  }

  /** A new document; whoever asked destroys it. */
  make(): Y.Doc {
    const made = new Y.Doc();
    Y.applyUpdate(made, this.#bytes, 'copy');
    return made;
  }

  /** Whether updates that were applied to a copy reach for what it left out. */
  isLeft(made: Y.Doc, updates: readonly Uint8Array[]): boolean {
    return !this.#isWhole(made) || updates.some((update) => this.#deletesElsewhere(update));
  }

  /** Whether a suggestion may stand in another description; where not, it certainly doesn't. */
  mayStandElsewhere(suggestion: string): boolean {
    return (this.#suggestions ??= suggestionsOutside(this.doc, this.others)).has(suggestion);
  }

  /** Whether nothing else is gone in the copy: what hangs on something that is gone goes with it. */
  #isWhole(made: Y.Doc): boolean {
    return [...made.store.clients].every(([client, structs]) => {
      const known = this.#gone.get(client) ?? [];
      let at = 0;
      return goneIn(structs).every(([from, to]) => {
        while (at < known.length && (known[at]?.[1] ?? 0) <= from) at += 1;
        const [first, end] = known[at] ?? [0, 0];
        return first <= from && to <= end;
      });
    });
  }

  #deletesElsewhere(update: Uint8Array): boolean {
    for (const [client, ranges] of Y.decodeUpdate(update).ds.clients) {
      const structs = this.doc.store.clients.get(client) ?? [];
      const known = Y.getState(this.doc.store, client);
      for (const { clock, len } of ranges) {
        if (clock >= known) continue;
        for (let at = Y.findIndexSS(structs, clock); at < structs.length; at += 1) {
          const struct = structs[at];
          if (struct === undefined || struct.id.clock >= clock + len) break;
          if (!struct.deleted && isOf(struct, this.others)) return true;
        }
      }
    }
    return false;
  }
}

/** Whether a struct lies in one of these root types. */
function isOf(struct: Struct, types: ReadonlySet<unknown>): boolean {
  if (!(struct instanceof Y.Item)) return false;
  let { parent } = struct;
  while (parent instanceof Y.AbstractType && parent._item !== null) parent = parent._item.parent;
  return types.has(parent);
}

function withoutOthers(structs: readonly Struct[], others: ReadonlySet<unknown>): readonly Struct[] {
  const kept: Struct[] = [];
  let gone: Y.GC | null = null;
  for (const struct of structs) {
    if (struct instanceof Y.Item && !isOf(struct, others)) {
      kept.push(struct);
      gone = null;
    } else if (gone === null) kept.push((gone = new Y.GC(struct.id, struct.length)));
    else gone.length += struct.length;
  }
  return kept;
}

/** What is gone, joined where it meets. */
function goneIn(structs: readonly Struct[]): readonly Run[] {
  const runs: [number, number][] = [];
  for (const struct of structs) {
    if (struct instanceof Y.Item) continue;
    const last = runs.at(-1);
    const { clock } = struct.id;
    if (last !== undefined && last[1] === clock) last[1] = clock + struct.length;
    else runs.push([clock, clock + struct.length]);
  }
  return runs;
}

/** As Yjs writes an update: higher clients first, which it reads fastest. */
function encoded(clients: readonly (readonly [number, readonly Struct[]])[]): Uint8Array {
  const encoder = new Y.UpdateEncoderV1();
  const number = (value: number): void => encoding.writeVarUint(encoder.restEncoder, value);
  const written = clients.filter(([, structs]) => structs.length > 0).sort(([a], [b]) => b - a);
  number(written.length);
  for (const [client, structs] of written) {
    number(structs.length);
    encoder.writeClient(client);
    number(0);
    for (const struct of structs) struct.write(encoder, 0);
  }
  number(written.length);
  for (const [client, structs] of written) {
    const deleted = structs.filter((struct) => struct instanceof Y.Item && struct.deleted);
    number(client);
    number(deleted.length);
    for (const { id, length } of deleted) {
      number(id.clock);
      number(length);
    }
  }
  return encoder.toUint8Array();
}

/** All suggestions that something in these texts may carry: by the formats of words, and by all properties of blocks. */
function suggestionsOutside(doc: Y.Doc, types: ReadonlySet<unknown>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const type of doc.share.values())
    for (let item = types.has(type) ? type._start : null; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentFormat)) continue;
      const part = suggestionOf(item.content.key);
      if (part !== null) ids.add(part.id);
    }
  for (const [key, value] of blockProperties(doc).entries()) {
    if (typeof value === 'string') ids.add(value);
    const [, id] = key.split('@');
    if (id !== undefined) ids.add(id);
  }
  return ids;
}
