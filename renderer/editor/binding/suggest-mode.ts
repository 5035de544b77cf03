/** The suggestion mode of one editor: its own changes become suggestions of the person at it. */
import {
  COMMAND_PRIORITY_CRITICAL,
  DELETE_CHARACTER_COMMAND,
  DELETE_LINE_COMMAND,
  DELETE_WORD_COMMAND,
  mergeRegister,
  type LexicalEditor,
} from 'lexical';
import type * as Y from 'yjs';
import type { Block } from '../../../shared/document/block.ts';
import { newBlockId } from '../../../shared/document/blocks.ts';
import type { Operation } from '../../../shared/document/operations.ts';
import { seenIn } from '../../../shared/document/seen.ts';
import { plainly, struckBy, suggested, suggestionAt, type SuggestedChange } from '../../../shared/document/suggest.ts';
import { noteSuggestion, readSuggestion } from '../../../shared/document/suggestions.ts';
import { acquireState, releaseState, type ChapterState } from './chapter-state.ts';

export class SuggestMode {
  readonly #doc: Y.Doc;
  readonly #state: ChapterState;
  readonly #stop: () => void;
  #id = '';
  #forward = false;

  constructor(editor: LexicalEditor, doc: Y.Doc) {
    this.#doc = doc;
    this.#state = acquireState(doc);
    const note = (backward: boolean): boolean => {
      this.#forward = !backward;
      return false;
    };
    this.#stop = mergeRegister(
      ...[DELETE_CHARACTER_COMMAND, DELETE_WORD_COMMAND, DELETE_LINE_COMMAND].map((command) =>
        editor.registerCommand(command, note, COMMAND_PRIORITY_CRITICAL),
      ),
    );
  }

  /** Who suggests, in all texts of the chapter; null while one writes into them. */
  get person(): string | null {
    return this.#state.person;
  }

  set person(person: string | null) {
    this.#state.person = person;
  }

  get on(): boolean {
    return this.person !== null;
  }

  /** The operations to write for the editor's own, and how the text then differs from what the editor shows; null: not. */
  turn(
    operations: readonly Operation[],
    blocks: readonly Block[],
  ): SuggestedChange | { operations: readonly Operation[]; delta: null } {
    const { person } = this;
    if (person === null) {
      const plain = plainly(operations);
      return plain === operations ? { operations, delta: null } : { operations: plain, delta: [] };
    }
    const mine = (id: string): boolean => readSuggestion(this.#doc, id).by === person;
    this.#id = suggestionAt(operations, blocks, mine) ?? newBlockId();
    return suggested(operations, blocks, { id: this.#id, mine });
  }

  /** Writes whose suggestion it is; within the transaction that has written `operations`. */
  note(text: Y.Text, operations: readonly Operation[]): void {
    if (this.person === null) return;
    const gone = struckBy(operations, this.#id);
    noteSuggestion(this.#doc, this.#id, this.person, Date.now(), gone.length === 0 ? {} : seenIn(text, gone));
  }

  /** Where the caret goes when text comes back that was only suggested away: behind it after Delete, else before it. */
  takeSide(): 'left' | 'right' {
    const side = this.#forward ? 'right' : 'left';
    this.#forward = false;
    return side;
  }

  destroy(): void {
    this.#stop();
    releaseState(this.#doc);
  }
}
