/** The catalogue of an open `measures` room, read once for all who show it, with a history of its own for what is changed in fields. */
import { useMemo, useSyncExternalStore } from 'react';
import * as Y from 'yjs';
import { catalogueMap, readBudgets, readGoals } from '../../../shared/document/measures/catalogue-settings.ts';
import { measuresMap } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import type { MeasureBudget } from '../../../shared/measures/budget.ts';
import type { GoalBlock } from '../../../shared/measures/coverage.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Session } from '../../app/session.ts';
import { useRoom, useRoomState } from '../../editor/chapter/use-room.ts';
import type { PaperRoom } from '../../editor/paper-props.ts';

export interface Catalogue {
  readonly measures: readonly Measure[];
  readonly budgets: readonly MeasureBudget[];
  readonly goals: readonly GoalBlock[];
}

const nothing: Catalogue = { measures: [], budgets: [], goals: [] };

export class CatalogueStore {
  /** Marks what is changed in fields, so that undo takes it back. */
  readonly origin = { from: 'catalogue' };
  private readonly history: Y.UndoManager;
  private readonly listeners = new Set<() => void>();
  private catalogue: Catalogue | null = null;

  constructor(readonly doc: Y.Doc) {
    const maps = [measuresMap(doc), catalogueMap(doc)];
    this.history = new Y.UndoManager(maps, { trackedOrigins: new Set([this.origin]), captureTimeout: 400 });
    const changed = (): void => {
      this.catalogue = null;
      for (const listener of this.listeners) listener();
    };
    for (const map of maps) map.observe(changed);
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  };

  /** The same object until something changes. */
  readonly get = (): Catalogue =>
    (this.catalogue ??= {
      measures: readMeasures(this.doc),
      budgets: readBudgets(this.doc),
      goals: readGoals(this.doc),
    });

  /** Takes back one's own last step, or does it again; false where there is none. */
  step(direction: 'undo' | 'redo'): boolean {
    return (direction === 'undo' ? this.history.undo() : this.history.redo()) !== null;
  }

  /** What follows is a step of its own. */
  closeStep(): void {
    this.history.stopCapturing();
  }
}

const stores = new WeakMap<Y.Doc, CatalogueStore>();

function storeOf(doc: Y.Doc): CatalogueStore {
  const store = stores.get(doc) ?? new CatalogueStore(doc);
  stores.set(doc, store);
  return store;
}

export const measuresRoom = (project: string): string => roomName({ project, kind: 'measures', item: null });

export interface LiveCatalogue extends Catalogue {
  readonly room: PaperRoom;
  readonly store: CatalogueStore;
  readonly mayWrite: boolean;
}

const never = (): (() => void) => () => undefined;
const empty = (): Catalogue => nothing;

/** Null until its content is here. */
export function useCatalogue(session: Session): LiveCatalogue | null {
  const room = useRoom(session.rooms, measuresRoom(session.project.id));
  const synced = useRoomState(room, (state) => state.synced);
  const mayWrite = useRoomState(room, (state) => state.access?.right === 'write');
  const store = room !== null && synced ? storeOf(room.doc) : null;
  const catalogue = useSyncExternalStore(store?.subscribe ?? never, store?.get ?? empty);
  return useMemo(
    () => (room === null || store === null ? null : { room, store, mayWrite, ...catalogue }),
    [room, store, mayWrite, catalogue],
  );
}
