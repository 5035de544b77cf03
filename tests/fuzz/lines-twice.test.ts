/** Three people accept the same move of a row or column, apart, while they write in it. */
import * as Y from 'yjs';
import { expect, it, vi } from 'vitest';
import { suggestLineMove } from '../../shared/document/suggested-line-move.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import { readTable } from '../../shared/document/table.ts';
import { beginning, Drafter, namesIn, shownIn, TABLE, tidyLines } from '../support/fuzz-decisions.ts';
import { Chance, forEachSeed, patience, seedsToRun } from '../support/fuzz.ts';

const ids = vi.hoisted(() => ({ next: (): number => 0 }));
vi.mock('lib0/webcrypto', () => ({ getRandomValues: (bytes: Uint8Array) => bytes.map(() => ids.next()) }));

/** Seeds that once found a fault. */
const PINNED: readonly number[] = [];
const ROUNDS = 3;

class Meeting {
  readonly people: readonly Drafter[];
  readonly #chance: Chance;
  readonly #tokens: string[] = [];

  constructor(chance: Chance) {
    this.#chance = chance;
    const start = beginning((count) => this.#fresh(count));
    this.people = Array.from({ length: 3 }, (_, number) => new Drafter(number, start));
  }

  round(number: number): void {
    const chance = this.#chance;
    const id = `m${number}`;
    const type = chance.once(2) ? 'row' : 'column';
    const author = chance.pick(this.people);
    const lines = readTable(author.doc, TABLE)[type === 'row' ? 'rows' : 'columns'].map((line) => line.id);
    const line = chance.pick(lines);
    const after = chance.once(3) ? null : chance.pick(lines.filter((each) => each !== line));
    author.step((origin) => {
      author.doc.transact(() => noteSuggestion(author.doc, id, author.name, 1, {}), origin);
      suggestLineMove(author.doc, TABLE, { type, id: line, after }, { id, mine: () => false }, origin);
    });
    this.#meet();
    for (const person of this.people) this.#write(person);
    if (chance.once(2)) this.#meet();
    else if (chance.once(2)) this.#hear(chance.pick(this.people), chance.pick(this.people));
    // Who doesn't accept writes nothing that the others don't know of.
    const acceptors = this.people.slice(0, 2 + chance.below(2));
    if (acceptors.length < 3) this.#meet();
    for (const person of acceptors) {
      this.#write(person);
      person.decide(new Set([id]), true);
    }
    for (let count = chance.below(6); count > 0; count--)
      this.#hear(chance.pick(this.people), chance.pick(this.people));
    this.#meet();
    this.#verify();
  }

  /** Words at random places of the table. */
  #write({ doc }: Drafter): void {
    for (let count = this.#chance.below(4); count > 0; count--) {
      const cells = namesIn(doc).filter((name) => name.startsWith('cell:'));
      const text = doc.getText(this.#chance.pick(cells));
      doc.transact(
        () => text.insert(this.#chance.below(text.length + 1), this.#fresh(1 + this.#chance.below(2)), {}),
        'typed',
      );
    }
  }

  #hear(to: Drafter, from: Drafter): void {
    Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network');
    // Who may only read leaves it to the others.
    if (!this.#chance.once(4)) tidyLines(to.doc);
  }

  #meet(): void {
    for (let turn = 0; turn < 2; turn++)
      for (const to of this.people) {
        for (const from of this.people) if (from !== to) this.#hear(to, from);
        tidyLines(to.doc);
      }
    for (const to of this.people) for (const from of this.people) if (from !== to) this.#hear(to, from);
  }

  #verify(): void {
    const [first, ...others] = this.people;
    if (first === undefined) return;
    for (const { doc } of others) expect(shownIn(doc)).toBe(shownIn(first.doc));
    const seen = namesIn(first.doc)
      .map((name) => first.doc.getText(name).toJSON())
      .join('');
    for (const token of this.#tokens) {
      const times = seen.split(token).length - 1;
      if (times !== 1) throw new Error(`${token} is there ${times} times`);
    }
  }

  destroy(): void {
    for (const person of this.people) person.release();
  }

  #fresh(count: number): string {
    const made = Array.from({ length: count }, (_, at) => String.fromCharCode(0x4e00 + this.#tokens.length + at));
    this.#tokens.push(...made);
    return made.join('');
  }
}

it(
  'SX33 however many people accept the move of one row or column at the same moment, all words are there, once, for everybody',
  async () => {
    const seeds = seedsToRun(50, PINNED);
    let rounds = 0;
    await forEachSeed(seeds, (seed) => {
      const letters = new Chance(seed);
      ids.next = () => letters.below(256);
      const meeting = new Meeting(new Chance(seed));
      try {
        for (let round = 0; round < ROUNDS; round++, rounds++) meeting.round(round);
      } finally {
        meeting.destroy();
      }
    });
    console.log(
      `moves of lines accepted together: ${seeds.length} seeds, ${rounds} rounds, nothing lost, nothing twice`,
    );
    expect(rounds).toBe(seeds.length * ROUNDS);
  },
  patience,
);
