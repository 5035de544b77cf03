/**
 * What all texts of one document share in this window (a chapter's own, its cells and footnotes; the sections of a council paper
 * with its form's fields): one history, and whether changes are suggestions. Kept as long as any of them is bound.
 */
import * as Y from 'yjs';
import { standsForOthers } from '../../../shared/document/brought-notes.ts';
import { rememberRestored } from '../../../shared/document/decide.ts';
import { keepLines, keepOthers } from '../../../shared/document/table-undo.ts';
import { tableMap } from '../../../shared/document/table.ts';
import type { Unsubscribe } from './binding-types.ts';
import { LineKeeper } from './line-keeper.ts';
import { Listeners } from './listeners.ts';
import { LongSteps } from './long-steps.ts';

/** Origin of what undo must not take from others; not a step of the history. */
const keeping = Symbol('keeping');

export type Way = 'undo' | 'redo';

/** A step that was taken back or done again. */
export interface Undone {
  readonly way: Way;
  /** Root types that it changed, each with the keys that changed if it is a map. */
  readonly changed: ReadonlyMap<unknown, ReadonlySet<string>>;
}

/** A text that is bound to an editor. */
export interface HistoryText {
  /** Writes and shows all that waits. */
  readonly settle: () => void;
  /** Suggested moves in it that are still to be decided. */
  readonly openMoves: () => Iterable<unknown>;
}

/** A step with many parts that is being taken back or done again. */
interface Taking {
  readonly parts: Iterator<undefined, void>;
  /** What the part changed with which the step began. */
  began: Undone['changed'] | null;
  /** What is to be taken back behind it. */
  readonly next: Way[];
}

const stepEvents = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;

export class ChapterState {
  readonly manager: Y.UndoManager;
  readonly lines: LineKeeper;
  /** Who suggests; null while one writes into the texts themselves. */
  person: string | null = null;
  users = 0;
  /** Does what has many parts; at once, unless somebody knows how to do it without holding the window up. */
  runParts: (parts: Iterator<undefined, void>) => Promise<void> = runAtOnce;
  /** Marks changes that are not typed (rows, columns …) and can be taken back all the same. */
  readonly origin = Symbol('chapter');
  readonly #doc: Y.Doc;
  readonly #stop: Unsubscribe;
  readonly #undone = new Listeners<Undone>();
  readonly #steps = new Listeners<undefined>();
  readonly #texts = new Set<HistoryText>();
  readonly #long: LongSteps;
  #taking: Taking | null = null;
  #writer: unknown = null;

  constructor(doc: Y.Doc, captureTimeout: number) {
    this.#doc = doc;
    this.manager = new Y.UndoManager([], {
      doc,
      trackedOrigins: new Set([this.origin]),
      captureTimeout,
      deleteFilter: (item) => !standsForOthers(doc, item),
    });
    this.#long = new LongSteps(this.manager);
    this.lines = new LineKeeper(doc, this.manager);
    const lines = new Map<string, unknown>();
    const onTables = (event: Y.YMapEvent<unknown>, { origin }: Y.Transaction): void => {
      if (origin === this.manager) for (const [key, { oldValue }] of event.changes.keys) lines.set(key, oldValue);
    };
    tableMap(doc).observe(onTables);
    this.manager.on('stack-item-popped', ({ changedParentTypes, type, stackItem }) => {
      if (lines.size > 0) keepLines(doc, lines, stackItem.deletions, keeping);
      if (type === 'undo') keepOthers(doc, lines.keys(), keeping);
      lines.clear();
      const changed = new Map([...changedParentTypes].map(([root, events]) => [root, keysOf(root, events)]));
      if (this.#taking === null) this.#undone.call({ way: type, changed });
      // Its first part is the last one taken back.
      else if (type === 'undo' || this.#taking.began === null) this.#taking.began = changed;
    });
    for (const event of stepEvents)
      this.manager.on(event, () => {
        if (this.#taking === null) this.#steps.call(undefined);
      });
    this.#stop = () => {
      // Half of a step is none.
      if (this.#taking !== null) runAll(this.#taking.parts);
      tableMap(doc).unobserve(onTables);
      this.lines.destroy();
      this.manager.destroy();
    };
  }

  /** Whether a step with many parts is being taken back or done again. */
  get isTaking(): boolean {
    return this.#taking !== null;
  }

  destroy(): void {
    this.#stop();
  }

  /** Called after each step that was taken back or done again. */
  onUndone(listener: (undone: Undone) => void): Unsubscribe {
    return this.#undone.add(listener);
  }

  /** Called when there are other steps to take back or to do again than before, and when `isTaking` is another. */
  onSteps(listener: () => void): Unsubscribe {
    return this.#steps.add(listener);
  }

  /** Steps wait for what this text has still to write, and spare what is decided in it. */
  join(text: HistoryText): Unsubscribe {
    this.#texts.add(text);
    return () => void this.#texts.delete(text);
  }

  /** To be called before a change: what somebody else here wrote just now (another text, another field) is a step of its own. */
  begin(writer: unknown): void {
    if (this.#writer !== writer) this.manager.stopCapturing();
    this.#writer = writer;
  }

  /** Until it is called back all that is written is one step, in as many parts as there are changes. */
  longStep(): () => void {
    this.close();
    const end = this.#long.begin();
    return () => {
      end();
      this.close();
    };
  }

  /** The next change starts a new step. */
  close(): void {
    this.manager.stopCapturing();
    this.#writer = null;
  }

  /** The step that was written last is a suggested move: a copy of a block, with the words of whoever wrote in it. */
  noteMove(suggestion: string): void {
    this.manager.undoStack.at(-1)?.meta.set(moveKey, suggestion);
    this.close();
  }

  /**
   * Takes the last step back, or does it again, wherever in the document it was made; false where there is none. Once a suggested
   * move is accepted its copy is the text, and the block as it stood before is gone: such a step is passed over, or it would take
   * everybody's words. A step with many parts goes on after this returns; what is to be taken back meanwhile waits for it.
   */
  takeBack(way: Way): boolean {
    if (this.#taking !== null) {
      this.#taking.next.push(way);
      return true;
    }
    for (const { settle } of this.#texts) settle();
    if (this.#long.isNext(way)) {
      void this.#takeLong(way);
      return true;
    }
    const { manager } = this;
    const [from, to] = way === 'undo' ? [manager.undoStack, manager.redoStack] : [manager.redoStack, manager.undoStack];
    const moveOf = (): unknown => from.at(-1)?.meta.get(moveKey);
    const isOpen = (move: unknown): boolean => [...this.#texts].some((text) => new Set(text.openMoves()).has(move));
    if (way === 'undo') while (moveOf() !== undefined && !isOpen(moveOf())) from.pop();
    const move = moveOf();
    const before = to.length;
    const done = manager[way]() !== null;
    if (to.length > before && move !== undefined) to.at(-1)?.meta.set(moveKey, move);
    this.close();
    this.#steps.call(undefined);
    rememberRestored(this.#doc);
    return done;
  }

  async #takeLong(way: Way): Promise<void> {
    this.close();
    const taking: Taking = { parts: this.#long.take(way), began: null, next: [] };
    this.#taking = taking;
    this.#steps.call(undefined);
    try {
      await this.runParts(taking.parts);
    } catch (error) {
      reportError(error);
    }
    this.#taking = null;
    this.close();
    this.#steps.call(undefined);
    this.#undone.call({ way, changed: taking.began ?? new Map() });
    for (const next of taking.next) this.takeBack(next);
  }
}

function runAll(parts: Iterator<unknown>): void {
  while (parts.next().done !== true);
}

function runAtOnce(parts: Iterator<unknown>): Promise<void> {
  runAll(parts);
  return Promise.resolve();
}

/** Of a step's meta data: the suggested move that it made. */
const moveKey = 'suggested-move';

function keysOf(type: unknown, events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const event of events)
    if (event instanceof Y.YMapEvent && event.target === type)
      for (const key of event.keysChanged) if (typeof key === 'string') keys.add(key);
  return keys;
}

const states = new WeakMap<Y.Doc, ChapterState>();

/** The state of a chapter's document; `release` it when done. `captureTimeout` counts for whoever comes first. */
export function acquireState(doc: Y.Doc, captureTimeout = 500): ChapterState {
  const state = states.get(doc) ?? new ChapterState(doc, captureTimeout);
  states.set(doc, state);
  state.users++;
  return state;
}

export function releaseState(doc: Y.Doc): void {
  const state = states.get(doc);
  if (state === undefined || --state.users > 0) return;
  states.delete(doc);
  state.destroy();
}
