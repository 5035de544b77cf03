/**
 * What a proposal to the description of one measure may change: that text, and the tables and footnotes in it. All measures lie in one
 * document, and a proposal is somebody else's bytes that whoever may write takes over: one that reaches for anything else is refused whole.
 */
import * as Y from 'yjs';
import { blockProperties } from './chapter.ts';
import { markerIdOf } from './delta.ts';
import { notesIn, noteText, readEmbed } from './embeds.ts';
import { readText } from './nested.ts';
import type { Operation, Piece } from './operations.ts';
import { tableMap, tableOf, tableOfKey } from './table.ts';

/** What stands in some root texts and in the texts within them. */
interface Reach {
  /** Ids of the markers of blocks. */
  readonly blocks: ReadonlySet<string>;
  readonly tables: ReadonlySet<string>;
  readonly notes: ReadonlySet<string>;
}

/** Where a thing stands: in this description; in another text; nowhere, and never did; nowhere any more, as far as one can tell. */
type Place = 'own' | 'others' | 'new' | 'gone';

/** Notes on who wrote and decided what, which are never taken over from a proposal. */
const NOTES: ReadonlySet<string> = new Set(['suggestions', 'restored', 'copied', 'brought', 'origins', 'places']);

export class ProposalScope {
  readonly #own: Reach;
  #others: Reach | null = null;
  #named: ReadonlySet<string> | null = null;
  #after: Reach;

  constructor(
    private readonly doc: Y.Doc,
    private readonly root: string,
  ) {
    this.#own = reachOf(doc, [root]);
    this.#after = this.#own;
  }

  /** Whether all that was written in a copy lies where it may: the names of the root types, and the keys of two maps. */
  allows(copy: Y.Doc, names: Iterable<string>, properties: Iterable<string>, tables: Iterable<string>): boolean {
    this.#after = reachOf(copy, [this.root]);
    for (const name of names) {
      const known = name === this.root || name === 'blocks' || name === 'tables' || NOTES.has(name);
      if (!known && this.#placeOfText(name) === 'others') return false;
    }
    for (const key of properties) if (this.#stands(key.slice(0, key.lastIndexOf(':')), 'blocks')) return false;
    for (const key of tables) if (this.#placeOfTable(tableOfKey(key)) === 'others') return false;
    return true;
  }

  /** Whether a text can be taken over: what is shown nowhere, as a footnote that was deleted meanwhile, is left as it is. */
  takesText(name: string): boolean {
    const place = this.#placeOfText(name);
    const [kind, id = ''] = name.split(':');
    return place === 'own' || (place === 'new' && (kind === 'note' ? this.#after.notes : this.#after.tables).has(id));
  }

  takesTable(table: string): boolean {
    const place = this.#placeOfTable(table);
    return place === 'own' || (place === 'new' && this.#after.tables.has(table));
  }

  /** Those that stand in this description, and in no other text. */
  blocks(): readonly string[] {
    return [...this.#own.blocks].filter((id) => !this.#stands(id, 'blocks'));
  }

  /** Whether operations bring nothing but what is new or stands here: else what is another's would be shown here, and be written in from here. */
  allowsOperations(operations: readonly Operation[]): boolean {
    return operations.every((operation) => {
      if (operation.type === 'insert') return operation.pieces.every((piece) => this.#allowsPiece(piece));
      if (operation.type !== 'property' || operation.name !== 'table' || operation.value === null) return true;
      return typeof operation.value === 'string' && mayCome(this.#placeOfTable(operation.value));
    });
  }

  #allowsPiece(piece: Piece): boolean {
    // Mostly the id of a block that shows a table is the table's, too.
    if ('marker' in piece) return mayCome(this.#placeOfTable(piece.marker));
    const embed = piece.embed === undefined ? null : readEmbed(piece.embed);
    return embed === null || !('note' in embed) || mayCome(this.#placeOfText(noteText(embed.note)));
  }

  #placeOfText(name: string): Place {
    if (name === this.root) return 'own';
    const [kind, id = ''] = name.split(':');
    if (kind === 'cell') return this.#placeOfTable(id);
    if (kind !== 'note') return 'others';
    if (this.#stands(id, 'notes')) return 'others';
    if (this.#own.notes.has(id)) return 'own';
    return isWritten(this.doc, name) ? 'gone' : 'new';
  }

  #placeOfTable(table: string): Place {
    // A block there would show it once it is made a table.
    if (this.#stands(table, 'tables') || this.#stands(table, 'blocks')) return 'others';
    if (this.#own.tables.has(table)) return 'own';
    if (hasKeys(tableMap(this.doc), table)) return 'gone';
    if (!this.#own.blocks.has(table) && hasKeys(blockProperties(this.doc), table)) return 'gone';
    const cell = `cell:${table}:`;
    return [...this.doc.share.keys()].some((name) => name.startsWith(cell) && isWritten(this.doc, name))
      ? 'gone'
      : 'new';
  }

  /** Whether something stands in another text. */
  #stands(id: string, what: keyof Reach): boolean {
    this.#named ??= idsOutside(this.doc, this.root);
    return this.#named.has(id) && this.#elsewhere()[what].has(id);
  }

  /** Read only where another text names what a proposal is about: all of them are read for it. */
  #elsewhere(): Reach {
    const names = [...this.doc.share.keys()].filter(
      (name) => name !== this.root && (name === 'text' || name.startsWith('text:')),
    );
    return (this.#others ??= reachOf(this.doc, names));
  }
}

const mayCome = (place: Place): boolean => place === 'own' || place === 'new';

/** The names of the root types that these are, or lie within; those that were asked for as another type since are left out. */
export function rootNames(doc: Y.Doc, types: Iterable<{ readonly _item: Y.Item | null }>): readonly string[] {
  const names = new Map<unknown, string>([...doc.share].map(([name, type]) => [type, name]));
  return [...types].flatMap((type) => {
    let root = type;
    for (let parent = root._item?.parent; parent instanceof Y.AbstractType; parent = root._item?.parent) root = parent;
    return names.get(root) ?? [];
  });
}

function reachOf(doc: Y.Doc, roots: readonly string[]): Reach {
  const [blocks, tables, notes] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const cells = new Map<string, string[]>();
  for (const name of doc.share.keys()) {
    if (!name.startsWith('cell:')) continue;
    const table = tableOfKey(name.slice('cell:'.length));
    cells.set(table, [...(cells.get(table) ?? []), name]);
  }
  const texts = [...roots];
  for (let name = texts.pop(); name !== undefined; name = texts.pop()) {
    for (const block of readText(doc, name)) {
      if (!block.virtual) blocks.add(block.markerId);
      if (block.kind === 'table' && !tables.has(tableOf(block))) {
        tables.add(tableOf(block));
        texts.push(...(cells.get(tableOf(block)) ?? []));
      }
      for (const note of notesIn(block)) {
        if (notes.has(note)) continue;
        notes.add(note);
        texts.push(noteText(note));
      }
    }
  }
  return { blocks, tables, notes };
}

/** All ids that may be of blocks, tables and footnotes in any text but this one, as they are written there: far more quickly found than read. */
function idsOutside(doc: Y.Doc, root: string): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const [name, type] of doc.share)
    for (let item = name === root ? null : type._start; item !== null; item = item.right) {
      if (item.deleted || !(item.content instanceof Y.ContentEmbed)) continue;
      const embed: unknown = item.content.embed;
      const id = markerIdOf(embed) ?? noteOf(embed);
      if (id !== null) ids.add(id);
    }
  for (const [key, value] of blockProperties(doc).entries())
    if (key.endsWith(':table') && typeof value === 'string') ids.add(value);
  return ids;
}

function noteOf(embed: unknown): string | null {
  const read = readEmbed(embed);
  return read !== null && 'note' in read ? read.note : null;
}

const isWritten = (doc: Y.Doc, name: string): boolean => doc.share.has(name) && doc.getText(name).length > 0;

/** Whether anything is known of a block or a table. What was taken back by undo isn't. */
function hasKeys(map: Y.Map<unknown>, id: string): boolean {
  const prefix = `${id}:`;
  for (const [key, value] of map.entries()) if (value !== null && key.startsWith(prefix)) return true;
  return false;
}
