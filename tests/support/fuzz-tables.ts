/** Several people at one table at the same time, with partitions, undo and suggestions decided at random. */
import * as Y from 'yjs';
import { acquireState, releaseState } from '../../renderer/editor/binding/chapter-state.ts';
import { readChapter } from '../../shared/document/nested.ts';
import {
  createTable,
  insertLines,
  mergeCells,
  moveLine,
  setGone,
  setWidths,
  splitCell,
  type LineType,
} from '../../shared/document/table-edit.ts';
import { decideTable } from '../../shared/document/decide-table.ts';
import { suggestGone, tableSuggestions } from '../../shared/document/table-suggest.ts';
import { readTable, tableMap, tableTexts, type Table } from '../../shared/document/table.ts';
import { writeBlocks } from '../../shared/document/blocks.ts';
import type { Chance } from './fuzz.ts';

const ID = 'table';

class Person {
  readonly doc = new Y.Doc();
  readonly origin = { person: this };
  readonly undo: Y.UndoManager;
  online = true;

  constructor(client: number) {
    this.doc.clientID = client;
    this.undo = acquireState(this.doc, 0).manager;
    this.undo.addToScope([tableMap(this.doc)]);
    this.undo.addTrackedOrigin(this.origin);
  }
}

export class TableWorld {
  readonly people: Person[];
  readonly #chance: Chance;
  readonly #tokens: string[] = [];
  #count = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
    this.people = Array.from({ length: 2 + chance.below(3) }, (_, index) => new Person(index + 1));
    const [first] = this.people;
    if (first === undefined) return;
    writeBlocks(first.doc, [{ id: ID, kind: 'table', runs: [] }], 'host');
    createTable(first.doc, ID, 1 + chance.below(4), 1 + chance.below(4), 'host');
    this.#exchange();
  }

  step(): void {
    const chance = this.#chance;
    const person = chance.pick(this.people);
    const { doc, origin } = person;
    const table = readTable(doc, ID);
    const type: LineType = chance.once(2) ? 'row' : 'column';
    const lines = type === 'row' ? table.rows : table.columns;
    const line = lines.length === 0 ? null : chance.pick(lines).id;
    const suggestion = `s${this.#count++}`;
    const roll = chance.below(14);
    if (roll < 3) this.#type(person);
    else if (roll < 5)
      insertLines(
        doc,
        ID,
        type,
        chance.once(4) ? null : line,
        1 + chance.below(2),
        origin,
        chance.once(3) ? suggestion : null,
      );
    else if (roll === 5 && line !== null) setGone(doc, ID, type, [line], true, origin);
    else if (roll === 6 && line !== null)
      suggestGone(doc, ID, type, [line], { id: suggestion, mine: () => chance.once(2) }, origin);
    else if (roll === 7 && line !== null && lines.length > 1)
      moveLine(
        doc,
        ID,
        type,
        line,
        chance.once(4) ? null : chance.pick(lines.filter(({ id }) => id !== line)).id,
        origin,
      );
    else if (roll === 8) mergeCells(doc, ID, this.#range(table), origin);
    else if (roll === 9) splitCell(doc, ID, chance.below(4), chance.below(4), origin);
    else if (roll === 10) {
      const all = tableSuggestions(doc);
      if (all.length > 0) decideTable(doc, new Set([chance.pick(all).id]), chance.once(2), origin);
    } else if (roll === 11) {
      if (chance.once(3)) person.undo.redo();
      else person.undo.undo();
    } else if (roll === 12 && line !== null) setWidths(doc, ID, new Map([[line, chance.below(1500)]]), origin);
    else person.online = !person.online;
    this.#check(person.doc);
    if (chance.once(2)) this.#exchange();
  }

  finish(): void {
    for (const person of this.people) person.online = true;
    this.#exchange();
    this.#exchange();
  }

  /** All hold the same, whole rectangles, and every token is in the document once and shown at most once. */
  verify(): void {
    const [first, ...others] = this.people;
    if (first === undefined) return;
    const shown = JSON.stringify(readTable(first.doc, ID));
    for (const { doc } of others)
      if (JSON.stringify(readTable(doc, ID)) !== shown) throw new Error('not the same table');
    const everything = [...first.doc.share.keys()]
      .filter((name) => name.startsWith('cell:'))
      .map((name) => first.doc.getText(name).toJSON())
      .join('\n');
    const visible = [...readChapter(first.doc).tables.values()]
      .flatMap(({ texts }) => [...texts.values()].flat())
      .map(({ text }) => text)
      .join('\n');
    for (const token of this.#tokens) {
      if (everything.split(token).length !== 2)
        throw new Error(`${token} is there ${everything.split(token).length - 1} times`);
      if (visible.split(token).length > 2) throw new Error(`${token} is shown twice`);
    }
    for (const { doc } of this.people) releaseState(doc);
  }

  #type({ doc }: Person): void {
    const names = tableTexts(doc, ID);
    if (names.length === 0) return;
    const text = doc.getText(this.#chance.pick(names));
    const token = `<${this.#count++}>`;
    this.#tokens.push(token);
    // Behind a whole token, so that none is cut.
    const places = [0, ...[...text.toJSON().matchAll(/>/g)].map(({ index }) => index + 1)];
    doc.transact(() => text.insert(this.#chance.pick(places), token), 'typing');
  }

  #range({ rows, columns }: Table) {
    const pick = (length: number): [number, number] => {
      const [a, b] = [this.#chance.below(Math.max(1, length)), this.#chance.below(Math.max(1, length))];
      return [Math.min(a, b), Math.max(a, b)];
    };
    const [top, bottom] = pick(rows.length);
    const [left, right] = pick(columns.length);
    return { top, left, bottom, right };
  }

  /** Every place is covered by one cell, and no text is in two cells. */
  #check(doc: Y.Doc): void {
    const { rows, columns, cells } = readTable(doc, ID);
    const covered = new Set<string>();
    for (const cell of cells)
      for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
        for (let column = cell.column; column < cell.column + cell.columnSpan; column++) {
          const place = `${row}:${column}`;
          if (covered.has(place) || row >= rows.length || column >= columns.length)
            throw new Error(`${place} twice or outside`);
          covered.add(place);
        }
    if (covered.size !== rows.length * columns.length) throw new Error('a place is not covered');
    const texts = cells.flatMap((cell) => cell.texts);
    if (new Set(texts).size !== texts.length) throw new Error('a text is in two cells');
  }

  #exchange(): void {
    const online = this.people.filter((person) => person.online);
    for (const from of online)
      for (const to of online)
        if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network');
  }
}
