/** What the project knows beside its papers, as data that is written live, with steps to take back. */
import * as Y from 'yjs';
import {
  addFact,
  moveFact,
  readCityName,
  readFacts,
  removeFact,
  setFact,
  writeCityName,
  type FactFields,
  type FactKind,
  type ProjectFact,
} from '../../../../shared/document/council/project-facts.ts';
import type { Steps } from '../undo-buttons.tsx';

/** Milliseconds within which changes are one step. */
const oneStep = 700;

export interface KnownFacts {
  /** Folder of the city; null where nobody has chosen one. */
  readonly city: string | null;
  readonly facts: readonly ProjectFact[];
}

export class FactsForm {
  readonly origin = { from: 'project facts' } as const;
  readonly undo: Y.UndoManager;
  private readonly maps: readonly Y.Map<unknown>[];

  constructor(private readonly outline: Y.Doc) {
    this.maps = [outline.getMap('facts'), outline.getMap('council')];
    this.undo = new Y.UndoManager([...this.maps], {
      trackedOrigins: new Set([this.origin]),
      captureTimeout: oneStep,
    });
  }

  readonly steps: Steps = {
    subscribe: (listener) => {
      const events = ['stack-item-added', 'stack-item-popped', 'stack-cleared'] as const;
      for (const event of events) this.undo.on(event, listener);
      return () => {
        for (const event of events) this.undo.off(event, listener);
      };
    },
    can: (way) => (way === 'undo' ? this.undo.canUndo() : this.undo.canRedo()),
    takeBack: (way) => void this.undo[way](),
  };

  subscribe(listener: () => void): () => void {
    for (const map of this.maps) map.observe(listener);
    return () => {
      for (const map of this.maps) map.unobserve(listener);
    };
  }

  read(): KnownFacts {
    return { city: readCityName(this.outline), facts: readFacts(this.outline) };
  }

  setCity(folder: string): void {
    this.step(() => writeCityName(this.outline, folder, this.origin));
  }

  /** At the end. */
  add(kind: FactKind, id: string): void {
    const empty = { label: '', value: 0, bound: 'exactly', words: [], text: '', source: '' } as const;
    this.step(() => addFact(this.outline, { id, kind, ...empty }, undefined, this.origin));
  }

  set(id: string, fields: FactFields): void {
    setFact(this.outline, id, fields, this.origin);
  }

  /** `by` places among those of its kind; false where there is none. */
  move(id: string, by: -1 | 1): boolean {
    const { facts } = this.read();
    const kind = facts.find((each) => each.id === id)?.kind;
    const kin = facts.filter((each) => each.kind === kind);
    const at = kin.findIndex((each) => each.id === id);
    const other = kin[at + by];
    if (at < 0 || other === undefined) return false;
    // Behind the next, or behind whatever stands before the one before.
    const place = facts.indexOf(other);
    const after = by === 1 ? other.id : (facts[place - 1]?.id ?? null);
    this.step(() => moveFact(this.outline, id, after, this.origin));
    return true;
  }

  /** Gives back what takes it back. */
  remove(fact: ProjectFact): () => void {
    const { facts } = this.read();
    const before = facts[facts.findIndex(({ id }) => id === fact.id) - 1]?.id ?? null;
    this.step(() => removeFact(this.outline, fact.id, this.origin));
    return () => this.step(() => addFact(this.outline, fact, before, this.origin));
  }

  destroy(): void {
    this.undo.destroy();
  }

  private step(work: () => void): void {
    this.undo.stopCapturing();
    work();
    this.undo.stopCapturing();
  }
}
