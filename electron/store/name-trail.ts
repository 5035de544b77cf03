/**
 * Follows a person's names through the updates of the record's room, oldest first, and overwrites them in place: lengths, ids and
 * clocks stay, so that every update still fits to all others, here and on other hosts. What is not a name of that person stays as it is.
 */
import * as Y from 'yjs';

/** How a text begins in the bytes of an update (V1). */
const textValue = 119;
const blank = 32;

export class NameTrail {
  /** Items of the map `names` that are this person's: `<client> <clock>`. */
  private readonly items = new Set<string>();

  constructor(private readonly person: string) {}

  /** The update without the name; the same bytes where it has none. Throws what Yjs throws at bytes that are no update. */
  scrub(bytes: Uint8Array): Uint8Array {
    let scrubbed = bytes;
    for (const found of this.namesIn(bytes)) scrubbed = overwritten(scrubbed, found);
    return scrubbed;
  }

  /** An item is the person's when it says so, or when it took the place of one that is: then Yjs writes no key with it. */
  private namesIn(bytes: Uint8Array): NameAt[] {
    const items = Y.decodeUpdate(bytes).structs.filter((struct) => struct instanceof Y.Item);
    const isTheirs = ({ parent, parentSub, origin }: Y.Item): boolean =>
      origin === null
        ? (parent as unknown) === 'names' && parentSub === this.person
        : this.items.has(`${origin.client} ${origin.clock}`);
    const theirs = new Set<Y.Item>();
    // In an update, items stand by client and not in the order in which they were written.
    for (let before = -1; before < theirs.size;) {
      before = theirs.size;
      for (const item of items) {
        if (theirs.has(item) || !isTheirs(item)) continue;
        theirs.add(item);
        for (let at = 0; at < item.length; at++) this.items.add(`${item.id.client} ${item.id.clock + at}`);
      }
    }
    return [...theirs].flatMap(({ id, content }) =>
      textsOf(content).map((name, index) => ({ client: id.client, clock: id.clock, index, name })),
    );
  }
}

/** A name as element `index` of the item that begins at this id. */
interface NameAt {
  readonly client: number;
  readonly clock: number;
  readonly index: number;
  readonly name: string;
}

const textsOf = (content: Y.Item['content']): string[] =>
  content instanceof Y.ContentAny
    ? (content.arr as unknown[]).map((value) => (typeof value === 'string' ? value : ''))
    : [];

/** Of several places that read like the name the one that, overwritten, changes the item: nothing is taken by its looks alone. */
function overwritten(bytes: Uint8Array, found: NameAt): Uint8Array {
  const text = Buffer.from(found.name, 'utf8');
  const pattern = Buffer.from([textValue, ...lengthOf(text.byteLength), ...text]);
  if (found.name.trim() === '') return bytes;
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = all.indexOf(pattern); at >= 0; at = all.indexOf(pattern, at + 1)) {
    const copy = new Uint8Array(bytes);
    copy.fill(blank, at + pattern.length - text.byteLength, at + pattern.length);
    if (nameAt(copy, found) === ' '.repeat(text.byteLength)) return copy;
  }
  throw new Error('a name cannot be found in the bytes of its update');
}

function nameAt(bytes: Uint8Array, { client, clock, index }: NameAt): string | undefined {
  const item = Y.decodeUpdate(bytes).structs.find(({ id }) => id.client === client && id.clock === clock);
  return item instanceof Y.Item ? textsOf(item.content)[index] : undefined;
}

/** A number as lib0 writes it. */
function lengthOf(length: number): number[] {
  return length < 128 ? [length] : [128 | (length & 127), ...lengthOf(length >>> 7)];
}
