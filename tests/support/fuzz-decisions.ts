/** Three people who suggest over each other in a chapter with tables and footnotes, and decide on it, at random. */
import * as Y from 'yjs';
import { acquireState, releaseState } from '../../renderer/editor/binding/chapter-state.ts';
import { newBlockId, writeBlocks } from '../../shared/document/blocks.ts';
import { canonicalChapter } from '../../shared/document/canonical-chapter.ts';
import { blockProperties } from '../../shared/document/chapter.ts';
import { hasCopies } from '../../shared/document/copies.ts';
import { blocksOf, decideInChapter, rememberRestored, textsOf } from '../../shared/document/decide.ts';
import { diffBlocks } from '../../shared/document/diff.ts';
import { embedRun, noteText } from '../../shared/document/embeds.ts';
import { settleLines } from '../../shared/document/late-words.ts';
import { planMove } from '../../shared/document/move.ts';
import { nestedTexts, readChapter } from '../../shared/document/nested.ts';
import { applyOperations, type Operation } from '../../shared/document/operations.ts';
import { identityOf, pendingMoves } from '../../shared/document/rival-moves.ts';
import { isProposable, proposedIn } from '../../shared/document/proposed.ts';
import { openSuggestions } from '../../shared/document/suggestion-list.ts';
import { plainly } from '../../shared/document/suggest.ts';
import { carryStruck, copyIn, struckIn, suggestedMove } from '../../shared/document/suggested-move.ts';
import { suggestLineMove } from '../../shared/document/suggested-line-move.ts';
import { noteTurn, turned } from '../../shared/document/suggesting.ts';
import { contradictions } from '../../shared/document/decisions.ts';
import { noteSuggestion, readSuggestion, suggestionMap } from '../../shared/document/suggestions.ts';
import { createTable, insertLines, setGone, type LineType } from '../../shared/document/table-edit.ts';
import { suggestGone, tableSuggestions } from '../../shared/document/table-suggest.ts';
import { readTable, tableMap } from '../../shared/document/table.ts';
import { editedBlocks } from './fuzz-edits.ts';
import type { Chance } from './fuzz.ts';

const NETWORK = 'network';
const TIDYING = 'tidying';
export const TABLE = 'table';

/** One person with a copy of the chapter. */
export class Drafter {
  readonly doc = new Y.Doc();
  readonly name: string;
  readonly inbox: Uint8Array[] = [];
  readonly state;
  offline = false;
  /** Given, before each edit of a text is written, what makes the same edit in a copy, without suggesting it. */
  onWrite: ((plainly: (copy: Y.Doc) => void) => void) | null = null;

  constructor(number: number, start: Uint8Array) {
    this.name = `person${number}`;
    this.doc.clientID = number + 1;
    Y.applyUpdate(this.doc, start, NETWORK);
    this.state = acquireState(this.doc, 0);
  }

  /** One step of the history. */
  step(work: (origin: unknown) => void): void {
    const { manager, origin } = this.state;
    manager.stopCapturing();
    manager.addToScope([...textsOf(this.doc), tableMap(this.doc), blockProperties(this.doc), suggestionMap(this.doc)]);
    work(origin);
    manager.stopCapturing();
  }

  /** Writes operations into one of the texts: as one's own, or as suggestions. */
  write(name: string, operations: readonly Operation[], suggests: boolean): void {
    const text = this.doc.getText(name);
    const properties = blockProperties(this.doc);
    if (operations.length === 0) return;
    this.onWrite?.((copy) => {
      applyOperations(copy.getText(name), blockProperties(copy), plainly(operations));
      // Who proposes last is meant to have the last word.
      for (const each of operations)
        if (each.type === 'property' && isProposable(each.name))
          for (const block of blocksOf(copy, copy.getText(name)))
            for (const other of block.markerId === each.block ? proposedIn(block) : [])
              if (other.name === each.name) blockProperties(copy).set(`${each.block}:${other.key}`, null);
    });
    this.step((origin) =>
      this.doc.transact(() => {
        if (!suggests) return applyOperations(text, properties, plainly(operations));
        const change = turned(this.doc, this.name, operations, blocksOf(this.doc, text));
        applyOperations(text, properties, change.operations);
        noteTurn(this.doc, text, change, { person: this.name, at: 1 });
      }, origin),
    );
  }

  decide(ids: ReadonlySet<string>, accept: boolean, within: { at: number; length: number } | null = null): void {
    this.step((origin) => decideInChapter(this.doc, { ids, accept, by: this.name, at: 1, within }, origin));
  }

  takeBack(which: 'undo' | 'redo'): boolean {
    const done = this.state.manager[which]() !== null;
    rememberRestored(this.doc);
    return done;
  }

  /** Does to one of the texts or tables something at random; what it was. `together`: nobody is away. */
  act(chance: Chance, suggests: boolean, tokens: () => string, together = false): string {
    const roll = chance.below(10);
    if (roll < 2) return this.#lines(chance, suggests);
    if (roll === 2) return this.#footnote(chance, suggests, tokens());
    if (roll === 3 && (suggests || together)) return this.#move(chance, suggests);
    const name = chance.once(3) ? 'text' : chance.pick(namesIn(this.doc));
    const blocks = blocksOf(this.doc, this.doc.getText(name));
    const { what, edited } = editedBlocks(blocks, chance, tokens, name === 'text');
    this.write(name, diffBlocks(blocks, edited), suggests);
    return `${what} in ${name}`;
  }

  #lines(chance: Chance, suggests: boolean): string {
    const { doc } = this;
    const table = readTable(doc, TABLE);
    const type: LineType = chance.once(2) ? 'row' : 'column';
    const lines = type === 'row' ? table.rows : table.columns;
    const line = lines.length === 0 ? null : chance.pick(lines).id;
    const id = newBlockId();
    const noted = (origin: unknown): void => {
      if (suggests) doc.transact(() => noteSuggestion(doc, id, this.name, 1, {}), origin);
    };
    if (chance.once(2) || line === null || lines.length < 2) {
      this.step((origin) => {
        noted(origin);
        insertLines(doc, TABLE, type, line, 1, origin, suggests ? id : null);
      });
      return `new ${type}`;
    }
    const mine = (other: string): boolean => readSuggestion(doc, other).by === this.name;
    const others = lines.filter((each) => each.id !== line);
    if (suggests && chance.once(2)) {
      const after = chance.once(3) ? null : chance.pick(others).id;
      this.step((origin) => {
        noted(origin);
        suggestLineMove(doc, TABLE, { type, id: line, after }, { id, mine }, origin);
      });
      return 'move of a line';
    }
    this.step((origin) => {
      noted(origin);
      if (suggests) suggestGone(doc, TABLE, type, [line], { id, mine }, origin);
      else setGone(doc, TABLE, type, [line], true, origin);
    });
    return `gone ${type}`;
  }

  #footnote(chance: Chance, suggests: boolean, token: string): string {
    const note = newBlockId();
    const blocks = blocksOf(this.doc, this.doc.getText('text'));
    const { what, edited } = editedBlocks(blocks, chance, () => '', true, embedRun({ note }));
    this.write('text', diffBlocks(blocks, edited), suggests);
    this.write(
      noteText(note),
      [{ type: 'insert', at: 0, pieces: [{ text: token, attrs: {} }], length: token.length, left: null }],
      suggests,
    );
    return `footnote: ${what}`;
  }

  /** Several moves of one block at once have a fuzz of their own: not suggested, it is moved while nobody is away. */
  #move(chance: Chance, suggests: boolean): string {
    const { doc } = this;
    const text = doc.getText('text');
    const blocks = blocksOf(doc, text);
    const move = planMove(blocks, chance.pick(blocks).id, chance.once(3) ? null : chance.pick(blocks).id);
    // Of markers that two people brought back, all have the same properties.
    if (move === null || hasCopies(blocks)) return 'nothing';
    const plain = (of: Y.Doc): void => {
      const struck = struckIn(of, of.getText('text'), blocks, move);
      applyOperations(of.getText('text'), blockProperties(of), move.operations);
      carryStruck(of, of.getText('text'), move.moved.markerId, struck);
    };
    // A second move of one block takes the place of one's own first, and stands beside that of another.
    const root = identityOf(move.moved);
    if (!pendingMoves(blocks).some((each) => each.root === root && each.block !== move.moved)) this.onWrite?.(plain);
    this.step((origin) =>
      doc.transact(() => {
        if (!suggests) return plain(doc);
        const struck = struckIn(doc, text, blocks, move);
        const turn = suggestedMove(doc, this.name, move, blocks);
        applyOperations(text, blockProperties(doc), turn.operations);
        noteTurn(doc, text, turn, { person: this.name, at: 1 });
        carryStruck(doc, text, copyIn(turn), struck);
      }, origin),
    );
    return 'move';
  }

  release(): void {
    releaseState(this.doc);
  }
}

/** The names of the texts that are to be seen: the chapter's own, cells, footnotes. */
export const namesIn = (doc: Y.Doc): readonly string[] => ['text', ...nestedTexts(readChapter(doc))];

/** What a window does that shows the chapter: leaves every word of moved rows and columns once, and where it is seen. */
export const tidyLines = (doc: Y.Doc): boolean => settleLines(doc, TIDYING);

/** All suggestions that are open anywhere in a chapter. */
export function openIn(doc: Y.Doc): Set<string> {
  const ids = textsOf(doc).flatMap((text) => openSuggestions(blocksOf(doc, text)).map(({ id }) => id));
  return new Set([...ids, ...tableSuggestions(doc).map(({ id }) => id)]);
}

export const openBy = (doc: Y.Doc, person: string): Set<string> =>
  new Set([...openIn(doc)].filter((id) => readSuggestion(doc, id).by === person));

/** The chapter as one reads it, with what is suggested in it. */
export const shownIn = (doc: Y.Doc): string => canonicalChapter(readChapter(doc));

/** The same once all suggestions were decided. */
export function decidedView(doc: Y.Doc, accept: boolean): string {
  const copy = cloneOf(doc);
  decideInChapter(copy, { ids: openIn(copy), accept, by: 'view', at: 1 }, 'view');
  const shown = shownIn(copy);
  copy.destroy();
  return shown;
}

export function cloneOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc();
  copy.clientID = doc.clientID + 2000;
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc), NETWORK);
  return copy;
}

/** The state that everybody begins with: paragraphs, a table of two by three, a footnote. */
export function beginning(tokens: (count: number) => string): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = 1000;
  const run = (count: number) => ({ text: tokens(count), attrs: {} });
  writeBlocks(
    doc,
    [
      { id: 'a', kind: 'heading1', runs: [run(4)] },
      { id: 'b', kind: 'paragraph', runs: [run(5), embedRun({ note: 'n' }), run(3)] },
      { id: 't', kind: 'table', props: { table: TABLE }, runs: [run(2)] },
      { id: 'c', kind: 'paragraph', runs: [run(6)] },
      { id: 'd', kind: 'bullet', runs: [run(3)] },
    ],
    'host',
  );
  createTable(doc, TABLE, 2, 3, 'host');
  for (const name of readTable(doc, TABLE)
    .cells.flatMap(({ texts }) => texts)
    .slice(0, 4))
    doc.getText(name).insert(0, tokens(2));
  doc.getText(noteText('n')).insert(0, tokens(3));
  return Y.encodeStateAsUpdate(doc);
}

/** What of the words the contradictions of a chapter hold. */
export const keptWords = (doc: Y.Doc): string =>
  [...contradictions(doc).values()].flatMap((made) => made.map(({ took }) => took)).join('');
