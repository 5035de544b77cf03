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
import type { Operation } from '../../../shared/document/operations.ts';
import { plainly, type SuggestedChange } from '../../../shared/document/suggest.ts';
import { noteTurn, turned } from '../../../shared/document/suggesting.ts';
import { ReplacedSelection } from './replaced-selection.ts';
import { acquireState, releaseState, type ChapterState } from './chapter-state.ts';

export class SuggestMode {
  readonly #doc: Y.Doc;
  readonly #state: ChapterState;
  /** What one types over. */
  readonly replaced: ReplacedSelection;
  readonly #stop: () => void;
  #id = '';
  #forward = false;

  constructor(editor: LexicalEditor, doc: Y.Doc) {
    this.#doc = doc;
    this.#state = acquireState(doc);
    this.replaced = new ReplacedSelection(editor, () => this.on);
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
    const change = turned(this.#doc, person, operations, blocks);
    this.#id = change.id;
    return change;
  }

  /** Writes whose suggestion it is; within the transaction that has written `operations`. */
  note(text: Y.Text, operations: readonly Operation[]): void {
    const { person } = this;
    if (person !== null) noteTurn(this.#doc, text, { id: this.#id, operations }, { person, at: Date.now() });
  }

  /** Where the caret goes when text comes back that was only suggested away: behind it after Delete, else before it. */
  takeSide(): 'left' | 'right' {
    const side = this.#forward ? 'right' : 'left';
    this.#forward = false;
    return side;
  }

  destroy(): void {
    this.#stop();
    this.replaced.destroy();
    releaseState(this.#doc);
  }
}
