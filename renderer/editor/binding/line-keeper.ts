/**
 * Sees to it that every word of moved rows and columns is there once and seen (`shared/document/late-words.ts`): one for all
 * texts of a chapter's document. It looks only after what may have changed that; a key one types never has.
 */
import type * as Y from 'yjs';
import { isPartial } from '../../../shared/document/copies.ts';
import { copyOfLine } from '../../../shared/document/line-decisions.ts';
import { settleLines } from '../../../shared/document/late-words.ts';
import { tableMap } from '../../../shared/document/table.ts';
import type { Unsubscribe } from './binding-types.ts';
import { Listeners } from './listeners.ts';

/** Documents that are only read, or whose changes would be somebody's proposals. */
const left = new WeakSet<Y.Doc>();

/** Leaves it to others to bring together what stands in this document. */
export const leaveLines = (doc: Y.Doc): void => void left.add(doc);

export class LineKeeper {
  readonly #doc: Y.Doc;
  readonly #stop: Unsubscribe;
  readonly #listeners = new Listeners<undefined>();
  #due: boolean;
  /** Changes that are missing were waited for when it was last time. */
  #waits = false;

  /** Undo and redo come from `manager`. */
  constructor(doc: Y.Doc, manager: unknown) {
    this.#doc = doc;
    this.#due = doc.share.has('copied');
    const onTransaction = (transaction: Y.Transaction): void => {
      if (this.#due || !doc.share.has('copied')) return;
      const came = this.#waits && !isPartial(doc);
      if (!came && !this.#concerns(transaction, transaction.origin === manager)) return;
      this.#waits = false;
      this.#due = true;
      this.#listeners.call(undefined);
    };
    doc.on('afterTransaction', onTransaction);
    this.#stop = () => doc.off('afterTransaction', onTransaction);
  }

  /** Whether it is time to settle. */
  get due(): boolean {
    return this.#due && !left.has(this.#doc);
  }

  /** To be called where one may write and nothing is under way. */
  settle(origin: unknown): void {
    this.#due = false;
    this.#waits = isPartial(this.#doc);
    settleLines(this.#doc, origin);
  }

  /** Called when it is time. */
  onDue(listener: () => void): Unsubscribe {
    return this.#listeners.add(listener);
  }

  destroy(): void {
    this.#stop();
  }

  #concerns({ changed, local }: Y.Transaction, undone: boolean): boolean {
    const doc = this.#doc;
    const types: ReadonlyMap<unknown, unknown> = changed;
    if (types.has(tableMap(doc)) || types.has(doc.share.get('brought')) || types.has(doc.share.get('copied')))
      return true;
    if (local && !undone) return false;
    for (const [name, type] of doc.share) {
      const [cell, table = '', row = '', column = ''] = name.split(':');
      if (cell !== 'cell' || !types.has(type)) continue;
      if (copyOfLine(doc, table, 'row', row) !== null || copyOfLine(doc, table, 'column', column) !== null) return true;
    }
    return false;
  }
}
