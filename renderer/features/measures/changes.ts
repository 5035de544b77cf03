/** What one does with measures in the views: each is one step that undo takes back, and is told. */
import { uuidv4 } from 'lib0/random';
import { addMeasure, moveMeasure, setMeasureField, setMeasureGone } from '../../../shared/document/measures/write.ts';
import { mayMove, measureLimits, measureStates, type Measure } from '../../../shared/measures/measure.ts';
import type { Translate } from '../../../shared/i18n/catalogue.ts';
import { announce, notify } from '../../ui/announcer.tsx';
import type { LiveCatalogue } from './catalogue-store.ts';
import { titleOf } from './measure-words.ts';

export type BoardBy = 'state' | 'field';

const newId = (): string => uuidv4();

/** Adds a measure, in a column of the board where it is given; null where there is no room. */
export function createMeasure(
  { store }: LiveCatalogue,
  t: Translate,
  column: { readonly by: BoardBy; readonly key: string } | null = null,
): string | null {
  const id = newId();
  store.closeStep();
  if (!addMeasure(store.doc, id, undefined, store.origin)) {
    notify({ text: t('measures.tooMany', { count: measureLimits.measures }), tone: 'bad' });
    return null;
  }
  if (column !== null && column.key !== '') setMeasureField(store.doc, id, column.by, column.key, store.origin);
  store.closeStep();
  announce(t('measures.created'));
  return id;
}

export function deleteMeasure({ store }: LiveCatalogue, measure: Measure, t: Translate): void {
  setMeasureGone(store.doc, measure.id, true, null);
  notify({
    text: t('measures.deleted', { title: titleOf(measure, t) }),
    action: { label: t('common.undo'), run: () => setMeasureGone(store.doc, measure.id, false, null) },
  });
}

/** What a column of the board is called. */
export function groupName(by: BoardBy, key: string, t: Translate): string {
  const state = by === 'state' ? measureStates.find((each) => each === key) : undefined;
  if (state !== undefined) return t(`measures.state_${state}`);
  return key === '' ? t('measures.noField') : key;
}

/** Why a measure can't go to a column; null where it can, or is there. */
export function blockedBy(measure: Measure, by: BoardBy, key: string, t: Translate): string | null {
  const to = measureStates.find((each) => each === key);
  if (by !== 'state' || to === undefined || to === measure.state || mayMove(measure.state, to)) return null;
  return t('measures.cantMove', { from: groupName(by, measure.state, t), to: groupName(by, to, t) });
}

/** Puts a measure into a column, behind `after` there (null: at its head; undefined: where it is in the catalogue). False where it can't go there. */
export function putInto(
  { store }: LiveCatalogue,
  measure: Measure,
  by: BoardBy,
  key: string,
  after: string | null | undefined,
  t: Translate,
): boolean {
  const why = blockedBy(measure, by, key, t);
  if (why !== null) {
    notify({ text: why });
    return false;
  }
  store.closeStep();
  const changes = measure[by] !== key;
  if (changes) setMeasureField(store.doc, measure.id, by, key, store.origin);
  if (after !== undefined) moveMeasure(store.doc, measure.id, after, store.origin);
  store.closeStep();
  if (changes) announce(t('measures.moved', { title: titleOf(measure, t), group: groupName(by, key, t) }));
  return true;
}

/** Moves a measure one place up or down among those of its column. */
export function stepInColumn(
  { store }: LiveCatalogue,
  measure: Measure,
  column: readonly Measure[],
  direction: -1 | 1,
  t: Translate,
): void {
  const at = column.findIndex(({ id }) => id === measure.id);
  const other = column[at + direction];
  if (at < 0 || other === undefined) return;
  store.closeStep();
  if (direction === 1) moveMeasure(store.doc, measure.id, other.id, store.origin);
  else moveBefore(store, measure.id, other.id);
  store.closeStep();
  announce(t(direction === 1 ? 'measures.movedDown' : 'measures.movedUp', { title: titleOf(measure, t) }));
}

/** Puts a measure right before another one, wherever that stands in the catalogue. */
export function moveBefore(store: LiveCatalogue['store'], id: string, other: string): void {
  const others = store.get().measures.filter((each) => each.id !== id);
  const index = others.findIndex((each) => each.id === other);
  moveMeasure(store.doc, id, others[index - 1]?.id ?? null, store.origin);
}
