/** The measures as cards in columns, by their state or their field. Cards go by the mouse, by Alt and the arrows, or by their menu. */
import { Plus } from 'lucide-react';
import { memo, useMemo, useRef, type JSX, type KeyboardEvent } from 'react';
import { GridList, useDragAndDrop } from 'react-aria-components';
import { boardOf, groupMeasures, type MeasureGroup } from '../../../shared/measures/filter.ts';
import { compareGerman } from '../../../shared/measures/german-order.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { Button } from '../../ui/button.tsx';
import { Hyphenated } from '../../ui/hyphenated.tsx';
import { useText } from '../../ui/text.ts';
import type { OpenCounts } from './open-counts.tsx';
import { BoardCard } from './board-card.tsx';
import type { LiveCatalogue } from './catalogue-store.ts';
import { blockedBy, createMeasure, groupName, moveBefore, putInto, stepInColumn, type BoardBy } from './changes.ts';
import styles from './board.module.css';

interface BoardProps {
  /** The groups, each of which has a column of its own. */
  readonly groups: readonly { readonly name: string }[];
  readonly catalogue: LiveCatalogue;
  readonly measures: readonly Measure[];
  readonly counts: OpenCounts;
  readonly by: BoardBy;
  readonly onOpen: (measure: string) => void;
}

/** What is dragged: a measure's id, for the board alone. */
const measureType = 'application/x-ratschrift-measure';
/** A column can't ask what is dragged over it. */
const drag: { id: string | null } = { id: null };

/** Drawn anew only when something of it changed: many cards take their time. */
export const Board = memo(function Board(props: BoardProps): JSX.Element {
  const { groups, catalogue, measures, counts, by, onOpen } = props;
  const { t } = useText();
  const board = useRef<HTMLDivElement>(null);
  const columns = useMemo(
    () =>
      by === 'state'
        ? boardOf(measures)
        : byField(
            measures,
            groups.map(({ name }) => name),
          ),
    [by, measures, groups],
  );
  const { mayWrite } = catalogue;
  const columnOf = (measure: Measure): number => columns.findIndex(({ key }) => key === measure[by]);
  const refocus = (id: string): void => {
    requestAnimationFrame(() => board.current?.querySelector<HTMLElement>(`[data-key="${id}"]`)?.focus());
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    const { key } = event;
    if (!event.altKey || !mayWrite || !key.startsWith('Arrow')) return;
    const row = event.target instanceof Element ? event.target.closest('[data-key]') : null;
    const measure = measures.find(({ id }) => id === row?.getAttribute('data-key'));
    if (measure === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const at = columnOf(measure);
    if (key === 'ArrowUp' || key === 'ArrowDown')
      stepInColumn(catalogue, measure, columns[at]?.measures ?? [], key === 'ArrowUp' ? -1 : 1, t);
    else {
      const to = columns[at + (key === 'ArrowLeft' ? -1 : 1)];
      if (to === undefined || !putInto(catalogue, measure, by, to.key, undefined, t)) return;
    }
    refocus(measure.id);
  };

  return (
    <div ref={board} className={styles.board} onKeyDownCapture={onKeyDown} tabIndex={-1}>
      {columns.map((column) => (
        <Column
          key={column.key}
          column={column}
          columns={columns}
          catalogue={catalogue}
          counts={counts}
          by={by}
          onOpen={onOpen}
          onMoved={refocus}
        />
      ))}
    </div>
  );
});

/** Also groups without a measure have their column; what says nothing of its field comes last, if there is any. */
function byField(measures: readonly Measure[], fields: readonly string[]): MeasureGroup[] {
  const groups = groupMeasures(measures, 'field');
  const missing = fields.filter((name) => !groups.some(({ key }) => key === name));
  return [...groups, ...missing.map((key) => ({ key, measures: [] }))].sort((a, b) => compareGerman(a.key, b.key));
}

interface ColumnProps {
  readonly column: MeasureGroup;
  readonly columns: readonly MeasureGroup[];
  readonly catalogue: LiveCatalogue;
  readonly counts: OpenCounts;
  readonly by: BoardBy;
  readonly onOpen: (measure: string) => void;
  readonly onMoved: (measure: string) => void;
}

function Column({ column, columns, catalogue, counts, by, onOpen, onMoved }: ColumnProps): JSX.Element {
  const { t } = useText();
  const { mayWrite, store } = catalogue;
  const name = groupName(by, column.key, t);
  const isHere = (id: string): boolean => column.measures.some((each) => each.id === id);
  const found = (id: string): Measure | undefined => store.get().measures.find((each) => each.id === id);

  const drop = (id: string, target: { readonly key: string; readonly position: 'before' | 'after' } | null): void => {
    const measure = found(id);
    if (measure === undefined) return;
    const after = target?.position === 'after' ? target.key : undefined;
    if (!putInto(catalogue, measure, by, column.key, after, t)) return;
    if (target?.position === 'before') moveBefore(store, id, target.key);
    store.closeStep();
  };
  const { dragAndDropHooks } = useDragAndDrop<Measure>({
    getItems: (keys) => {
      const [id = null] = [...keys].map(String);
      drag.id = id;
      return [...keys].map((key) => ({ [measureType]: String(key) }));
    },
    acceptedDragTypes: [measureType],
    getDropOperation: (_target, types) => {
      const measure = found(drag.id ?? '');
      if (!types.has(measureType) || measure === undefined) return 'cancel';
      return blockedBy(measure, by, column.key, t) === null ? 'move' : 'cancel';
    },
    onReorder: ({ keys, target }) => {
      const [id] = [...keys].map(String);
      if (id !== undefined && target.dropPosition !== 'on')
        drop(id, { key: String(target.key), position: target.dropPosition });
    },
    onInsert: ({ target }) => {
      const id = drag.id;
      if (id !== null && target.dropPosition !== 'on')
        drop(id, { key: String(target.key), position: target.dropPosition });
    },
    onRootDrop: () => {
      const id = drag.id;
      if (id !== null && !isHere(id)) drop(id, null);
    },
  });

  return (
    <section className={styles.column} aria-label={`${name} (${column.measures.length})`}>
      <header className={styles.head} data-state={by === 'state' ? column.key : undefined}>
        <h3>
          <Hyphenated text={name} />
        </h3>
        <span className={styles.count} aria-hidden>
          {column.measures.length}
        </span>
        {mayWrite && (
          <Button
            small
            variant="quiet"
            label={t('measures.newIn', { group: name })}
            icon={<Plus size={16} strokeWidth={1.75} />}
            onPress={() => {
              const id = createMeasure(catalogue, t, { by, key: column.key });
              if (id !== null) onOpen(id);
            }}
          />
        )}
      </header>
      <GridList
        // A list can't begin or cease to be one whose cards can be dragged.
        key={mayWrite ? 'write' : 'read'}
        className={styles.list ?? ''}
        aria-label={name}
        items={column.measures}
        dependencies={[catalogue, counts, columns, by, t]}
        keyboardNavigationBehavior="arrow"
        renderEmptyState={() => <p className={styles.none}>{t('measures.columnEmpty')}</p>}
        onAction={(key) => onOpen(String(key))}
        {...(mayWrite ? { dragAndDropHooks } : {})}
      >
        {(measure) => (
          <BoardCard
            measure={measure}
            catalogue={catalogue}
            open={counts.get(measure.id)}
            column={column}
            columns={columns}
            by={by}
            onMoved={() => onMoved(measure.id)}
            onOpen={onOpen}
          />
        )}
      </GridList>
    </section>
  );
}
