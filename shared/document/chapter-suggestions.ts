/**
 * What is suggested anywhere in a chapter: in its own text, in the cells and lines of its tables, in its footnotes. Follows
 * the document and reads anew only the texts that changed, so that it can be asked after every pause in typing.
 */
import type * as Y from 'yjs';
import type { Block } from './block.ts';
import { blockProperties } from './chapter.ts';
import { notesIn, noteText } from './embeds.ts';
import { readText, type ChapterContent } from './nested.ts';
import { placesIn, type OpenSuggestion, type SuggestedPlace } from './suggestion-list.ts';
import { tableSuggestions, type TableSuggestion } from './table-suggest.ts';
import { readEntries, readTable, tableMap, tableOf } from './table.ts';

/** Names of properties of a block that say what is suggested of it. */
const suggests = /:(?:ins|del|[a-z]+@[\w-]+)$/;

interface Part {
  readonly blocks: readonly Block[];
  readonly places: readonly SuggestedPlace[];
}
const nothing: Part = { blocks: [], places: [] };

/** The tables of a chapter: which texts each has, and its suggested lines. */
interface Tables {
  readonly key: string;
  readonly texts: ReadonlyMap<string, readonly string[]>;
  readonly lines: readonly TableSuggestion[];
}

export class ChapterSuggestions {
  readonly #doc: Y.Doc;
  readonly #parts = new Map<string, Part>();
  readonly #names = new WeakMap<object, string>();
  /** In which text a block stands, by its marker. */
  readonly #markers = new Map<string, string>();
  readonly #stop: () => void;
  #tables: Tables | null = null;

  constructor(doc: Y.Doc) {
    this.#doc = doc;
    const [tables, properties]: readonly unknown[] = [tableMap(doc), blockProperties(doc)];
    const onChange = ({ changed }: Y.Transaction): void => {
      for (const [type, keys] of changed) {
        const name = this.#names.get(type);
        if (name !== undefined) this.#parts.delete(name);
        else if (type === tables) this.#tables = null;
        else if (type === properties) this.#propertiesChanged(keys);
      }
    };
    doc.on('afterTransaction', onChange);
    this.#stop = () => doc.off('afterTransaction', onChange);
  }

  /** All that is open, in the order in which one reads; `blocks` are those of the chapter's own text. */
  read(blocks: readonly Block[]): readonly OpenSuggestion[] {
    const all = new Map<string, SuggestedPlace[]>();
    const add = (place: SuggestedPlace): void => {
      const known = all.get(place.id);
      if (known === undefined) all.set(place.id, [place]);
      else known.push(place);
    };
    const tables = this.#tablesOf(blocks);
    const seen = new Set<string>();
    const addPart = (name: string): void => {
      if (seen.has(name)) return;
      seen.add(name);
      for (const place of this.#part(name).places) add(place);
    };
    for (const block of blocks) {
      placesIn(block).forEach(add);
      if (block.kind === 'table') {
        const table = tableOf(block);
        for (const line of tables.lines) if (line.table === table) add(placeOf(line, block));
        tables.texts.get(table)?.forEach(addPart);
      }
      for (const note of notesIn(block)) addPart(noteText(note));
    }
    return [...all].map(([id, places]) => ({ id, places }));
  }

  /** The block of a place that `read` gave, as it is now; `blocks` are those of the chapter's own text. */
  blockOf({ part, block }: Pick<SuggestedPlace, 'part' | 'block'>, blocks: readonly Block[]): Block | null {
    const own = part === undefined ? blocks : this.#part(part).blocks;
    return own.find(({ id }) => id === block) ?? null;
  }

  destroy(): void {
    this.#stop();
  }

  #part(name: string): Part {
    const known = this.#parts.get(name);
    if (known !== undefined) return known;
    if (!this.#doc.share.has(name)) return nothing;
    const blocks = readText(this.#doc, name);
    const places = blocks.flatMap((block) => placesIn(block).map((place) => ({ ...place, part: name })));
    this.#names.set(this.#doc.getText(name), name);
    for (const { markerId, virtual } of blocks) if (!virtual) this.#markers.set(markerId, name);
    const part = { blocks, places };
    this.#parts.set(name, part);
    return part;
  }

  #tablesOf(blocks: readonly Block[]): Tables {
    const ids = blocks.filter(({ kind }) => kind === 'table').map(tableOf);
    const key = ids.join(' ');
    if (this.#tables?.key === key) return this.#tables;
    if (ids.length === 0) return { key, texts: new Map(), lines: [] };
    const entries = readEntries(this.#doc);
    const textsOf = (id: string) => readTable(this.#doc, id, entries.get(id)).cells.flatMap(({ texts }) => texts);
    const texts = new Map(ids.map((id) => [id, textsOf(id)]));
    this.#tables = { key, texts, lines: tableSuggestions(this.#doc) };
    return this.#tables;
  }

  #propertiesChanged(keys: ReadonlySet<string | null>): void {
    for (const key of keys) {
      if (key === null || !suggests.test(key)) continue;
      const name = this.#markers.get(key.slice(0, key.lastIndexOf(':')));
      if (name !== undefined) this.#parts.delete(name);
    }
  }
}

const placeOf = ({ id, part, type, from }: TableSuggestion, block: Block): SuggestedPlace => ({
  id,
  what: from !== null ? 'movedLine' : part === 'ins' ? 'newLine' : 'goneLine',
  block: block.id,
  from: 0,
  to: 0,
  value: type,
});

/** How many suggestions are open in a chapter that was read as a whole. */
export function countSuggestions({ blocks, tables, notes }: ChapterContent): number {
  const ids = new Set<string>();
  const add = (list: readonly Block[]): void => {
    for (const block of list) for (const { id } of placesIn(block)) ids.add(id);
  };
  add(blocks);
  for (const { rows, columns, texts } of tables.values()) {
    for (const { ins, del } of [...rows, ...columns]) for (const id of [ins, del]) if (id !== null) ids.add(id);
    for (const text of texts.values()) add(text);
  }
  for (const note of notes.values()) add(note);
  return ids.size;
}
