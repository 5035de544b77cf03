/** Three people with a table in which rows and columns are suggested to move: what they do by chance, and what must hold. */
import * as Y from 'yjs';
import { isPartial } from '../../shared/document/copies.ts';
import { rememberRestored, textsOf } from '../../shared/document/decide.ts';
import { suggestLineMove } from '../../shared/document/suggested-line-move.ts';
import { noteSuggestion } from '../../shared/document/suggestions.ts';
import type { LineType } from '../../shared/document/table-edit.ts';
import { tableSuggestions } from '../../shared/document/table-suggest.ts';
import { readEntries, readTable } from '../../shared/document/table.ts';
import { beginning, Drafter, namesIn, openIn, shownIn, TABLE, tidyLines } from './fuzz-decisions.ts';
import type { Chance } from './fuzz.ts';

const FIRST_TOKEN = 0x4e00;

export class LateWorld {
  readonly people: readonly Drafter[];
  readonly log: string[] = [];
  /** Words that somebody's window brought after the decision. */
  late = 0;
  readonly #chance: Chance;
  readonly #authors = new Map<string, string>();
  /** Words that somebody took out: deleted, rejected or taken back. */
  readonly #mayGo = new Set<string>();
  readonly #deleted = new Set<string>();
  #token = FIRST_TOKEN;
  #moves = 0;

  constructor(chance: Chance) {
    this.#chance = chance;
    const start = beginning((count) => this.#fresh('host', count));
    this.people = Array.from({ length: 3 }, (_, number) => new Drafter(number, start));
    for (const person of this.people)
      person.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return;
        for (const other of this.people) if (other !== person) other.inbox.push(update);
      });
    this.#move(this.people[0] ?? chance.pick(this.people));
    this.#meet();
  }

  step(): void {
    const chance = this.#chance;
    const person = chance.pick(this.people);
    // While changes wait for others a table may be seen half-changed; a hub lets none such pass.
    const roll = isPartial(person.doc) ? 14 + chance.below(6) : chance.below(20);
    if (roll === 0) this.#move(person);
    else if (roll < 7) this.#write(person);
    else if (roll === 7) this.#delete(person);
    else if (roll < 12) this.#decide(person);
    else if (roll < 14) this.#takeBack(person, chance.once(3) ? 'redo' : 'undo');
    else if (roll < 19) this.#hear(person, chance.pick(this.people));
    else this.#meet();
  }

  finish(): void {
    this.#meet();
    const [one] = this.people;
    if (one === undefined) return;
    for (let turn = 0; turn < 10 && openIn(one.doc).size > 0; turn++) this.#decide(one);
    if (openIn(one.doc).size > 0) this.#decideOn(one, openIn(one.doc), false);
    this.#meet();
    this.#verify();
  }

  destroy(): void {
    for (const person of this.people) person.release();
  }

  #move(person: Drafter): void {
    const chance = this.#chance;
    const { doc } = person;
    const type: LineType = chance.once(2) ? 'row' : 'column';
    const table = readTable(doc, TABLE);
    const copies = new Set(tableSuggestions(doc).flatMap(({ line, part }) => (part === 'ins' ? [line] : [])));
    const lines = (type === 'row' ? table.rows : table.columns).map(({ id }) => id);
    const line = chance.pick(lines);
    if (copies.has(line)) return;
    const after = chance.once(3) ? null : chance.pick(lines.filter((each) => each !== line));
    const id = `m${this.#moves++}`;
    person.step((origin) => {
      doc.transact(() => noteSuggestion(doc, id, person.name, 1, {}), origin);
      suggestLineMove(doc, TABLE, { type, id: line, after }, { id, mine: () => false }, origin);
    });
    this.#note(person, `moves a ${type} by ${id}`);
  }

  #write(person: Drafter): void {
    const { doc } = person;
    const name = this.#chance.pick(namesIn(doc).filter((each) => each.startsWith('cell:')));
    const words = this.#fresh(person.name, 1 + this.#chance.below(2));
    const text = doc.getText(name);
    person.step((origin) => doc.transact(() => text.insert(this.#chance.below(text.length + 1), words, {}), origin));
    this.#note(person, `writes ${words} in ${name}`);
  }

  #delete(person: Drafter): void {
    const { doc } = person;
    const name = this.#chance.pick(namesIn(doc).filter((each) => each.startsWith('cell:')));
    const text = doc.getText(name);
    if (text.length === 0) return;
    const at = this.#chance.below(text.length);
    const word = text.toJSON()[at] ?? '';
    // What two people delete and both bring back by undo is there twice, in every text: Yjs writes it anew each time.
    if (this.#deleted.has(word)) return;
    this.#deleted.add(word);
    this.#mayGo.add(word);
    person.step((origin) => doc.transact(() => text.delete(at, 1), origin));
    this.#note(person, `deletes ${word} in ${name}`);
  }

  #decide(person: Drafter): void {
    const open = openIn(person.doc);
    if (open.size > 0) this.#decideOn(person, new Set([this.#chance.pick([...open])]), !this.#chance.once(3));
  }

  #decideOn(person: Drafter, ids: ReadonlySet<string>, accept: boolean): void {
    const before = seenIn(person.doc);
    rememberRestored(person.doc);
    person.decide(ids, accept);
    this.#note(person, `${accept ? 'accepts' : 'rejects'} ${[...ids].join()}`);
    this.#vanished(person, before, () => !accept, 'deciding');
  }

  #takeBack(person: Drafter, which: 'undo' | 'redo'): void {
    const before = seenIn(person.doc);
    const all = allIn(person.doc);
    if (!person.takeBack(which)) return;
    this.#note(person, which);
    // One's own words that are taken back where they were written may stand in a copy still, or have stood there unseen.
    const left = allIn(person.doc);
    for (const word of all)
      if (this.#authors.get(word) === person.name && left.split(word).length < all.split(word).length)
        this.#mayGo.add(word);
    tidyLines(person.doc);
    this.#vanished(person, before, (word) => this.#authors.get(word) === person.name, which);
  }

  #vanished({ doc }: Drafter, before: string, rightly: (word: string) => boolean, what: string): void {
    const after = new Set(seenIn(doc));
    for (const word of before) {
      if (after.has(word) || this.#mayGo.has(word)) continue;
      if (!rightly(word)) throw new Error(`${what} took ${word}`);
      this.#mayGo.add(word);
    }
  }

  #hear(to: Drafter, from: Drafter): void {
    if (to === from || this.#chance.once(3)) {
      // Some of what was sent, in any order: the rest of it is still to come.
      for (let count = 1 + this.#chance.below(4); count > 0 && to.inbox.length > 0; count--) {
        const [update] = to.inbox.splice(this.#chance.below(Math.min(3, to.inbox.length)), 1);
        if (update !== undefined) Y.applyUpdate(to.doc, update, 'network');
      }
      this.#note(to, 'hears some');
    } else {
      bring(to.doc, from.doc);
      this.#note(to, `hears of ${from.name}`);
    }
    // Who may only read leaves it to the others.
    if (!this.#chance.once(3)) this.#tidy(to);
  }

  #tidy({ doc, name }: Drafter): void {
    const before = new Set(seenIn(doc));
    if (!tidyLines(doc)) return;
    const fresh = Array.from(seenIn(doc)).filter((word) => !before.has(word));
    this.late += fresh.length;
    this.log.push(`${name} tidies${fresh.length > 0 ? ` and brings ${fresh.join('')}` : ''}`);
  }

  #meet(): void {
    this.log.push('all meet');
    for (let turn = 0; turn < 3; turn++)
      for (const to of this.people) {
        for (const from of this.people) bring(to.doc, from.doc);
        this.#tidy(to);
      }
    for (const to of this.people) for (const from of this.people) bring(to.doc, from.doc);
    for (const { doc, name } of this.people) {
      const seen = seenIn(doc);
      for (const word of this.#authors.keys())
        if (!seen.includes(word) && !this.#mayGo.has(word)) throw new Error(`${name} doesn’t see ${word}`);
    }
  }

  #verify(): void {
    const [first, ...others] = this.people;
    if (first === undefined) return;
    for (const { doc } of others) if (shownIn(doc) !== shownIn(first.doc)) throw new Error('they hold different texts');
    for (const { doc } of this.people) if (tidyLines(doc)) throw new Error('there was something left to settle');
    const seen = seenIn(first.doc);
    for (const [word, author] of this.#authors) {
      const times = seen.split(word).length - 1;
      if (times > 1 || (times === 0 && !this.#mayGo.has(word)))
        throw new Error(`${word} of ${author} is seen ${times} times`);
    }
    const entries = readEntries(first.doc).get(TABLE);
    const shown = [...(entries?.rows.values() ?? []), ...(entries?.columns.values() ?? [])].filter(({ gone }) => !gone);
    if (shown.length !== 5) throw new Error(`there are ${shown.length} rows and columns`);
  }

  #fresh(author: string, count: number): string {
    const words = Array.from({ length: count }, () => String.fromCharCode(this.#token++));
    for (const word of words) this.#authors.set(word, author);
    return words.join('');
  }

  #note({ name }: Drafter, what: string): void {
    this.log.push(`${name} ${what}`);
  }
}

const bring = (to: Y.Doc, from: Y.Doc): void =>
  Y.applyUpdate(to, Y.encodeStateAsUpdate(from, Y.encodeStateVector(to)), 'network');
const allIn = (doc: Y.Doc): string =>
  textsOf(doc)
    .flatMap((text) => text.toJSON())
    .join('');
const seenIn = (doc: Y.Doc): string =>
  namesIn(doc)
    .flatMap((name) => doc.getText(name).toJSON())
    .join('');
