/** The world of `fuzz-decisions.ts`: what happens in it by chance, and what must hold after each step and at the end. */
import * as Y from 'yjs';
import { blocksOf, heldBackIn, rememberRestored, textsOf } from '../../shared/document/decide.ts';
import { suggestionOf } from '../../shared/document/suggest.ts';
import { readSuggestion } from '../../shared/document/suggestions.ts';
import {
  beginning,
  cloneOf,
  decidedView,
  Drafter,
  keptWords,
  namesIn,
  openBy,
  openIn,
  shownIn,
  tidyLines,
} from './fuzz-decisions.ts';
import type { Chance } from './fuzz.ts';

const FIRST_TOKEN = 0x4e00;

export class DecisionWorld {
  readonly people: readonly Drafter[];
  readonly log: string[] = [];
  readonly #chance: Chance;
  readonly #authors = new Map<string, string>();
  /** Words that somebody may have taken out, rightly. */
  readonly #mayGo = new Set<string>();
  /** Words that somebody deleted in one of several places. */
  readonly #thinned = new Set<string>();
  /** Words that were part of any suggestion: undo and redo of a decision may take them. */
  readonly #suggested = new Set<string>();
  #token = FIRST_TOKEN;
  #moved = false;
  /** While moves of rows and columns are open, what stands in them stands in their copies too. */
  #movedLine = false;

  constructor(chance: Chance) {
    this.#chance = chance;
    const start = beginning((count) => this.#tokens('host', count));
    this.people = Array.from({ length: 3 }, (_, number) => new Drafter(number, start));
    for (const person of this.people)
      person.doc.on('update', (update: Uint8Array, origin: unknown) => {
        if (origin === 'network') return;
        for (const other of this.people) if (other !== person) other.inbox.push(update);
      });
  }

  /** One act of one person, and some of what the network brings. */
  step(): void {
    const chance = this.#chance;
    const person = chance.pick(this.people);
    if (chance.once(8)) person.offline = !person.offline;
    const roll = chance.below(10);
    if (roll < 6) this.#act(person);
    else if (roll < 9) this.#decide(person);
    else this.#takeBack(person, chance.once(3) ? 'redo' : 'undo');
    for (const other of this.people) if (!chance.once(3)) this.#deliver(other);
  }

  /** Suggests, or writes, and looks at what that did to the text without and with all suggestions. */
  #act(person: Drafter): void {
    const chance = this.#chance;
    const suggests = !chance.once(4);
    const closely = chance.once(2);
    const before = wordsOf(person.doc);
    const counts = countsOf(person.doc);
    const mine = (id: string): boolean => readSuggestion(person.doc, id).by === person.name;
    const own = marked(person.doc, 'ins', mine);
    const [shown, without] = closely ? [shownIn(person.doc), decidedView(person.doc, false)] : ['', ''];
    const steps = person.state.manager.undoStack.length;
    // The same edits, not suggested: what all suggestions accepted must lead to.
    const edited = suggests && closely ? cloneOf(person.doc) : null;
    // Rows and columns are no edits of a text.
    const edits: ((copy: Y.Doc) => void)[] = [];
    person.onWrite = (plainly) => {
      edits.push(plainly);
      if (edited !== null) plainly(edited);
    };
    const what = person.act(chance, suggests, () => this.#tokens(person.name, 1 + chance.below(3)), this.#together);
    this.#note(person, `${suggests ? 'suggests' : 'writes'} ${what}`);
    for (const part of ['ins', 'del'] as const)
      for (const token of marked(person.doc, part, () => true)) this.#suggested.add(token);
    if (what === 'move') this.#moved = true;
    if (what === 'move of a line') this.#movedLine = true;
    if (what === 'move' && !suggests) this.#exchange();
    for (const token of gone(before, wordsOf(person.doc))) {
      if (suggests && !own.has(token)) throw new Error(`a suggestion took ${token} out of the text`);
      this.#mayGo.add(token);
    }
    // Words that somebody deleted in a copy of a row: who accepts its move takes them from the row.
    const left = countsOf(person.doc);
    for (const [token, count] of counts) if ((left.get(token) ?? 0) < count) this.#thinned.add(token);
    // Words of a copy that one had suggested to stand elsewhere: who accepts it meanwhile takes them from the original.
    for (const token of gone(own, marked(person.doc, 'ins', mine))) this.#mayGo.add(token);
    if (!closely) return;
    if (suggests) same('the text without suggestions', without, decidedView(person.doc, false));
    if (edited !== null && edits.length > 0 && heldBackIn(person.doc, openIn(person.doc)).size === 0)
      same('what was suggested', nameless(decidedView(edited, true)), nameless(decidedView(person.doc, true)));
    edited?.destroy();
    this.#andBack(person, person.state.manager.undoStack.length - steps, shown);
  }

  #decide(person: Drafter): void {
    const chance = this.#chance;
    const { doc } = person;
    const accept = chance.once(2);
    const open = openIn(doc);
    if (open.size === 0) return;
    const length = doc.getText('text').length;
    const at = chance.below(length);
    const author = chance.pick(this.people).name;
    const [what, ids, within] = chance.pick([
      ['one', new Set([chance.pick([...open])]), null],
      ['one', new Set([chance.pick([...open])]), null],
      ['author', openBy(doc, author), null],
      ['all', open, null],
      ['selection', open, { at, length: 1 + chance.below(length - at) }],
    ] as const);
    const mayGo = marked(doc, accept ? 'del' : 'ins', (id) => ids.has(id));
    const before = wordsOf(doc);
    const counts = countsOf(doc);
    rememberRestored(doc);
    // Of several moves of one block, that which is accepted last holds.
    const rivals = accept && heldBackIn(doc, open).size > 0;
    const held = accept ? heldBackIn(doc, ids) : new Set<string>();
    const [shown, view] = [shownIn(doc), decidedView(doc, accept)];
    const steps = person.state.manager.undoStack.length;
    person.decide(ids, accept, within);
    this.#note(person, `${accept ? 'accepts' : 'rejects'} ${what}`);
    for (const token of gone(before, wordsOf(doc))) {
      if (!mayGo.has(token) && !this.#thinned.has(token)) throw new Error(`deciding took ${token} away`);
      this.#mayGo.add(token);
    }
    // Struck in the copy of a row that is suggested to move: who accepts the move takes them from the row.
    const left = countsOf(doc);
    for (const token of mayGo) if ((left.get(token) ?? 0) < (counts.get(token) ?? 0)) this.#thinned.add(token);
    if (within === null)
      for (const id of openIn(doc)) if (ids.has(id) && !held.has(id)) throw new Error('decided, and still open');
    if (!rivals)
      same(accept ? 'the text with all suggestions' : 'the text without suggestions', view, decidedView(doc, accept));
    if (chance.once(2)) this.#andBack(person, person.state.manager.undoStack.length - steps, shown);
  }

  /** Takes the last steps back, which must bring the chapter back exactly, and does them again or not. */
  #andBack(person: Drafter, steps: number, before: string): void {
    const { doc } = person;
    if (steps === 0) return;
    rememberRestored(doc);
    const after = shownIn(doc);
    const words = wordsOf(doc);
    const views = [decidedView(doc, true), decidedView(doc, false)];
    for (let step = 0; step < steps; step++) person.takeBack('undo');
    same('undo', before, shownIn(doc));
    for (const token of gone(words, wordsOf(doc))) this.#mayGo.add(token);
    if (this.#chance.once(3)) return;
    for (let step = 0; step < steps; step++) person.takeBack('redo');
    same('redo', after, shownIn(doc));
    same('deciding after undo and redo', views.join(), [decidedView(doc, true), decidedView(doc, false)].join());
  }

  /** Back by one step, with what others wrote in between. */
  #takeBack(person: Drafter, which: 'undo' | 'redo'): void {
    const before = wordsOf(person.doc);
    if (!person.takeBack(which)) return;
    this.#note(person, which);
    for (const token of gone(before, wordsOf(person.doc))) {
      if (this.#authors.get(token) !== person.name && !this.#mayGo.has(token) && !this.#suggested.has(token))
        throw new Error(`${which} took away ${token}`);
      this.#mayGo.add(token);
    }
  }

  #deliver(person: Drafter): void {
    if (person.offline) return;
    for (let count = this.#chance.below(4); count > 0 && person.inbox.length > 0; count--) {
      const index = this.#chance.below(person.inbox.length);
      const [update] = this.#chance.once(20) ? [person.inbox[index]] : person.inbox.splice(index, 1);
      if (update !== undefined) Y.applyUpdate(person.doc, update, 'network');
    }
    tidyLines(person.doc);
  }

  #exchange(): void {
    for (const to of this.people) {
      to.offline = false;
      for (const from of this.people)
        if (from !== to) Y.applyUpdate(to.doc, Y.encodeStateAsUpdate(from.doc, Y.encodeStateVector(to.doc)), 'network');
    }
  }

  /** All hold the same, and every word is there that nobody took out; then one decides on all that is open. */
  finish(): void {
    this.#exchange();
    this.#exchange();
    this.#verify(false);
    const [one] = this.people;
    if (one === undefined) return;
    const accept = this.#chance.once(2);
    rememberRestored(one.doc);
    const view = decidedView(one.doc, accept);
    const mayGo = marked(one.doc, accept ? 'del' : 'ins', () => true);
    one.decide(openIn(one.doc), accept);
    for (const token of mayGo) this.#mayGo.add(token);
    same('deciding on all', view, shownIn(one.doc));
    // Moves of one block are accepted one after the other; those whose block was moved and changed are declined.
    for (let turn = 0; turn < 20 && openIn(one.doc).size > 0; turn++) {
      const left = openIn(one.doc);
      for (const part of ['ins', 'del'] as const)
        for (const token of marked(one.doc, part, () => true)) this.#mayGo.add(token);
      one.decide(left, turn < 10 ? accept : false);
    }
    this.#exchange();
    for (const { doc } of this.people) if (openIn(doc).size > 0) throw new Error('all decided, and one is open');
    this.#verify(true);
  }

  /** `decided`: nothing is open, so that no copy of a row or column stands beside it any more. */
  #verify(decided: boolean): void {
    const [first, ...others] = this.people;
    if (first === undefined) return;
    for (const { doc } of others) {
      same('replicas', shownIn(first.doc), shownIn(doc));
      same('open suggestions', [...openIn(first.doc)].sort().join(), [...openIn(doc)].sort().join());
    }
    const words = textsOf(first.doc)
      .map((text) => text.toString())
      .join('');
    // Words of a line that is gone stay in the document, unseen.
    const seen = namesIn(first.doc)
      .map((name) => first.doc.getText(name).toJSON())
      .join('');
    const once = !this.#moved && (decided || !this.#movedLine);
    const kept = keptWords(first.doc);
    for (const [token, author] of this.#authors) {
      if (kept.includes(token)) continue;
      const count = words.split(token).length - 1;
      const times = seen.split(token).length - 1;
      if (times > 1 && once && !this.#mayGo.has(token))
        throw new Error(`${token} of ${author} is there ${times} times`);
      if (count === 0 && !this.#mayGo.has(token) && !this.#thinned.has(token))
        throw new Error(`${token} of ${author} is lost`);
    }
  }

  /**
   * One suggests while another writes without knowing of it: rejected, it leaves exactly the other's text; accepted, all
   * words of an edit that was no suggestion.
   */
  apart(): void {
    const chance = this.#chance;
    const [anna, bob] = this.people;
    if (anna === undefined || bob === undefined) return;
    const start = Y.encodeStateAsUpdate(anna.doc);
    const known = openIn(anna.doc);
    const [suggester, writer] = [new Drafter(10, start), new Drafter(11, start)];
    for (let count = 1 + chance.below(3); count > 0; count--)
      this.#note(suggester, `apart ${suggester.act(chance, true, () => this.#fresh(2))}`);
    for (let count = 1 + chance.below(3); count > 0; count--)
      this.#note(writer, `apart ${writer.act(chance, chance.once(2), () => this.#fresh(2))}`);
    const merged = new Drafter(12, Y.encodeStateAsUpdate(suggester.doc));
    Y.applyUpdate(merged.doc, Y.encodeStateAsUpdate(writer.doc), 'network');
    const ids = new Set([...openBy(merged.doc, suggester.name)].filter((id) => !known.has(id)));
    const accepted = cloneOf(merged.doc);
    const others = wordsOf(writer.doc);
    merged.decide(ids, false);
    same('rejected, beside what another wrote', shownIn(writer.doc), shownIn(merged.doc));
    merged.takeBack('undo');
    const struck = marked(merged.doc, 'del', (id) => ids.has(id));
    merged.decide(ids, true);
    const words = wordsOf(merged.doc);
    for (const token of others)
      if (!words.has(token) && !struck.has(token)) throw new Error(`accepting took ${token} of another`);
    for (const token of wordsOf(suggester.doc))
      if (!words.has(token) && wordsOf(accepted).has(token) && !struck.has(token))
        throw new Error(`accepting lost ${token}`);
    for (const each of [suggester, writer, merged]) each.release();
    accepted.destroy();
  }

  destroy(): void {
    for (const person of this.people) person.release();
  }

  #tokens(author: string, count: number): string {
    const text = this.#fresh(count);
    for (const token of text) this.#authors.set(token, author);
    return text;
  }

  #fresh(count: number): string {
    return Array.from({ length: count }, () => String.fromCharCode(this.#token++)).join('');
  }

  /** Whether everybody has everything. */
  get #together(): boolean {
    return this.people.every(({ offline, inbox }) => !offline && inbox.length === 0);
  }

  #note({ name }: Drafter, what: string): void {
    this.log.push(`${name} ${what}`);
  }
}

const wordsOf = (doc: Y.Doc): Set<string> => new Set(textsOf(doc).flatMap((text) => Array.from(text.toString())));
/** How often each character is there. */
function countsOf(doc: Y.Doc): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const text of textsOf(doc))
    for (const character of text.toString()) counts.set(character, (counts.get(character) ?? 0) + 1);
  return counts;
}

const gone = (before: ReadonlySet<string>, after: ReadonlySet<string>): string[] =>
  [...before].filter((token) => !after.has(token));

/** The characters that carry a part of certain suggestions. */
function marked(doc: Y.Doc, part: 'ins' | 'del', of: (id: string) => boolean): Set<string> {
  const found = new Set<string>();
  for (const text of textsOf(doc))
    for (const { runs } of blocksOf(doc, text))
      for (const run of runs)
        for (const key of Object.keys(run.attrs)) {
          const suggestion = suggestionOf(key);
          if (suggestion?.part === part && of(suggestion.id)) for (const character of run.text) found.add(character);
        }
  return found;
}

/** Without the ids of blocks: a suggested move makes a copy. */
const nameless = (shown: string): string =>
  shown
    .replace(/"(id|from)":"[^"]*",?/g, '')
    .replace(/,}/g, '}')
    .replace(/"props":{},/g, '');

/** Throws where two texts differ, with the place. */
function same(what: string, wanted: string, found: string): void {
  if (wanted === found) return;
  let start = 0;
  while (wanted[start] === found[start]) start++;
  const cut = (text: string): string => text.slice(Math.max(0, start - 160), start + 160);
  throw new Error(`${what}: not the same\n  wanted ${cut(wanted)}\n  found  ${cut(found)}`);
}
