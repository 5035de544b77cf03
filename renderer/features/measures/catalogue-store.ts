/** The catalogue of an open `measures` room, read once for all who show it, and what is changed in fields, in one history with the descriptions. */
import { useMemo, useSyncExternalStore } from 'react';
import type * as Y from 'yjs';
import { catalogueMap, readBudgets, readGoals } from '../../../shared/document/measures/catalogue-settings.ts';
import { descriptionText, measuresMap } from '../../../shared/document/measures/keys.ts';
import { readMeasures } from '../../../shared/document/measures/read.ts';
import type { MeasureBudget } from '../../../shared/measures/budget.ts';
import type { GoalBlock } from '../../../shared/measures/coverage.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { roomName } from '../../../shared/sync/rooms.ts';
import type { Session } from '../../app/session.ts';
import { acquireState, type ChapterState, type Undone, type Way } from '../../editor/binding/chapter-state.ts';
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
  /** As long as the room is open here: the fields' steps belong to it, whichever sheet one has open. */
  private readonly history: ChapterState;
  private readonly listeners = new Set<() => void>();
  private catalogue: Catalogue | null = null;

  constructor(readonly doc: Y.Doc) {
    const maps = [measuresMap(doc), catalogueMap(doc)];
    this.history = acquireState(doc);
    this.history.manager.addToScope(maps);
    this.history.manager.addTrackedOrigin(this.origin);
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

  /** Takes back one's own last step, in a field or a description, or does it again; false where there is none. */
  step(way: Way): boolean {
    return this.history.takeBack(way);
  }

  /** Called after each step that was taken back or done again, with the place that it was at; null for none in a measure. */
  onUndone(listener: (way: Way, place: MeasurePlace | null) => void): () => void {
    return this.history.onUndone(({ way, changed }) => listener(way, placeOf(this.doc, changed)));
  }

  /** What follows is a step of its own. */
  closeStep(): void {
    this.history.close();
  }
}

/** A field, a row (`steps/<row>`) or the description of a measure. */
export interface MeasurePlace {
  readonly measure: string;
  readonly field: string;
}

/** A description's text first, then a field. */
function placeOf(doc: Y.Doc, changed: Undone['changed']): MeasurePlace | null {
  const text = descriptionText('');
  for (const [name, type] of doc.share)
    if (name.startsWith(text) && changed.has(type)) return { measure: name.slice(text.length), field: 'description' };
  const [key] = changed.get(measuresMap(doc)) ?? [];
  const [measure, field = '', row] = key?.split(':') ?? [];
  return measure === undefined ? null : { measure, field: row === undefined ? field : `${field}/${row}` };
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
