/**
 * Several people edit the measures at once, apart and together again. Beside the documents a model keeps of each field what was
 * written and what its writer had seen: in the end a field says something that nobody overwrote knowingly.
 */
import { expect } from 'vitest';
import * as Y from 'yjs';
import type { FieldValue, MeasureField, MeasureList } from '../../shared/document/measures/fields.ts';
import { measuresMap } from '../../shared/document/measures/keys.ts';
import { readMeasures } from '../../shared/document/measures/read.ts';
import {
  addMeasure,
  addRow,
  moveMeasure,
  moveRow,
  setFigure,
  setMeasureField,
  setMeasureGone,
  setReportField,
  setRowField,
  setRowGone,
} from '../../shared/document/measures/write.ts';
import { measureStates } from '../../shared/measures/measure.ts';
import type { Chance } from './fuzz.ts';

interface Write {
  readonly id: number;
  readonly value: FieldValue;
  readonly over: ReadonlySet<number>;
}
interface Person {
  readonly doc: Y.Doc;
  /** The writes they know of, by field. */
  readonly seen: Map<string, Set<number>>;
}

const lists: readonly MeasureList[] = ['goals', 'partners', 'targetGroups', 'steps', 'costs', 'indicators'];
const texts: readonly MeasureField[] = ['number', 'title', 'field', 'lead'];

export class MeasureWorld {
  readonly people: readonly Person[];
  private readonly writes = new Map<string, Write[]>();
  /** Rows by the key of their measure and list, measures under ''. */
  private readonly added = new Map<string, string[]>();
  private readonly foreign = new Map<string, unknown>();
  private count = 0;

  constructor(
    private readonly chance: Chance,
    people = 3,
  ) {
    this.people = Array.from({ length: people }, (_, index) => {
      const doc = new Y.Doc();
      doc.clientID = index + 1;
      return { doc, seen: new Map() };
    });
  }

  step(): void {
    const { chance } = this;
    const person = chance.pick(this.people);
    const measures = readMeasures(person.doc);
    const measure = measures.length === 0 ? null : chance.pick(measures);
    if (measure === null || chance.once(12)) return this.addMeasure(person);
    if (chance.once(4)) return this.meet(person, chance.pick(this.people));
    if (chance.once(20)) return this.beForeign(person, measure.id);
    if (chance.once(15))
      return this.set(person, `${measure.id}:gone`, true, () => setMeasureGone(person.doc, measure.id, true, 'test'));
    if (chance.once(15)) {
      const key = chance.pick((this.added.get('') ?? []).filter((id) => measuresMap(person.doc).has(`${id}:order`)));
      return this.set(person, `${key}:gone`, false, () => setMeasureGone(person.doc, key, false, 'test'));
    }
    if (chance.once(10)) {
      const after = chance.once(3) ? null : chance.pick(measures).id;
      moveMeasure(person.doc, measure.id, after, 'test');
      return;
    }
    const list = chance.pick(lists);
    const rows: readonly { readonly id: string }[] = measure[list];
    if (chance.once(3)) return this.setField(person, measure.id);
    if (rows.length === 0 || chance.once(4)) return this.addRow(person, measure.id, list);
    const row = chance.pick(rows).id;
    const own = `${measure.id}:${list}:${row}`;
    if (chance.once(6))
      return this.set(person, `${own}:gone`, true, () => setRowGone(person.doc, measure.id, list, row, true, 'test'));
    if (chance.once(5))
      return void moveRow(person.doc, measure.id, list, row, chance.once(3) ? null : chance.pick(rows).id, 'test');
    this.setRow(person, measure.id, list, row);
  }

  /** Everybody has met everybody. */
  finish(): void {
    for (let round = 0; round < 2; round++)
      for (const from of this.people) for (const to of this.people) this.meet(from, to);
  }

  verify(): void {
    const [first, ...others] = this.people;
    if (first === undefined) return;
    const measures = readMeasures(first.doc);
    for (const { doc } of others) expect(readMeasures(doc)).toEqual(measures);
    const map = measuresMap(first.doc);
    for (const [key, writes] of this.writes) {
      const over = new Set(writes.flatMap((write) => [...write.over]));
      const heads = writes.filter(({ id }) => !over.has(id)).map(({ value }) => value);
      expect(heads, key).toContain(map.get(key));
    }
    for (const [key, value] of this.foreign) expect(map.get(key), key).toEqual(value);
    this.verifyRows('', measures);
    for (const measure of measures) for (const list of lists) this.verifyRows(`${measure.id}:${list}:`, measure[list]);
  }

  /** Each row that nobody took out stands there once. */
  private verifyRows(prefix: string, rows: readonly { readonly id: string }[]): void {
    const [first] = this.people;
    if (first === undefined) return;
    const there = (this.added.get(prefix) ?? []).filter(
      (id) => measuresMap(first.doc).get(`${prefix}${id}:gone`) !== true,
    );
    expect(rows.map(({ id }) => id).sort()).toEqual(there.sort());
  }

  private addMeasure({ doc }: Person): void {
    const id = `m${this.count++}`;
    const places = readMeasures(doc);
    const after =
      this.chance.once(3) || places.length === 0 ? undefined : this.chance.once(3) ? null : this.chance.pick(places).id;
    expect(addMeasure(doc, id, after, 'test')).toBe(true);
    this.added.set('', [...(this.added.get('') ?? []), id]);
  }

  private addRow({ doc }: Person, measure: string, list: MeasureList): void {
    const row = `r${this.count++}`;
    // A paragraph of its own for each, so that none hides behind another.
    const values = list === 'goals' ? { chapter: 'k', block: row } : {};
    if (!addRow(doc, measure, list, row, values, this.chance.once(2) ? null : undefined, 'test')) return;
    const key = `${measure}:${list}:`;
    this.added.set(key, [...(this.added.get(key) ?? []), row]);
  }

  private setField(person: Person, measure: string): void {
    const { chance } = this;
    const { doc } = person;
    const set = (field: MeasureField, value: FieldValue): void =>
      this.set(person, `${measure}:${field}`, value, () => setMeasureField(doc, measure, field, value, 'test'));
    const value = this.count++;
    const year = 2021 + chance.below(4);
    switch (chance.below(5)) {
      case 0:
        return set('state', chance.pick(measureStates));
      case 1:
        return set(chance.pick(['innovationFund', 'flagship']), chance.once(2));
      case 2:
        return set(chance.pick(['begins', 'ends']), `${1900 + (value % 300)}-07-01`);
      case 3:
        return this.set(person, `${measure}:reports:${year}:words`, `w${value}`, () =>
          setReportField(doc, measure, year, 'words', `w${value}`, 'test'),
        );
      default:
        return set(chance.pick(texts), `w${value}`);
    }
  }

  private setRow(person: Person, measure: string, list: MeasureList, row: string): void {
    const { chance } = this;
    const { doc } = person;
    const value = this.count++;
    const own = `${measure}:${list}:${row}`;
    const words = `w${value}`;
    const year = 2021 + chance.below(4);
    if (list === 'partners' || list === 'targetGroups')
      return this.set(person, `${own}:name`, words, () => setRowField(doc, measure, list, row, 'name', words, 'test'));
    if (list === 'steps')
      return this.set(person, `${own}:title`, words, () =>
        setRowField(doc, measure, list, row, 'title', words, 'test'),
      );
    if (list === 'costs') {
      if (chance.once(2))
        return this.set(person, `${own}:cents`, value, () =>
          setRowField(doc, measure, list, row, 'cents', value, 'test'),
        );
      return this.set(person, `${own}:source`, words, () =>
        setRowField(doc, measure, list, row, 'source', words, 'test'),
      );
    }
    if (list === 'indicators')
      return this.set(person, `${own}:value@${year}`, value, () => setFigure(doc, measure, row, year, value, 'test'));
  }

  /** What a newer version might write. */
  private beForeign({ doc }: Person, measure: string): void {
    const key = this.chance.pick([
      `${measure}:colour`,
      `${measure}:risks:x:title`,
      `${measure}:steps:x:y:z`,
      'odd',
      ':::',
    ]);
    const own = `${key}${this.count++}`;
    const value = { some: this.count };
    measuresMap(doc).set(own, value);
    this.foreign.set(own, value);
  }

  private set(person: Person, key: string, value: FieldValue, write: () => boolean): void {
    const before = measuresMap(person.doc).get(key);
    expect(write(), key).toBe(true);
    if (before === value && !key.endsWith(':gone')) return;
    const seen = person.seen.get(key) ?? new Set<number>();
    person.seen.set(key, seen);
    const id = this.count++;
    this.writes.set(key, [...(this.writes.get(key) ?? []), { id, value, over: new Set(seen) }]);
    seen.add(id);
  }

  /** What one has written and seen comes to the other. */
  private meet(from: Person, to: Person): void {
    if (from === to) return;
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)));
    for (const [key, ids] of from.seen) to.seen.set(key, new Set([...(to.seen.get(key) ?? []), ...ids]));
  }
}
