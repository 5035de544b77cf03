/** The measures as a table: sorted by any column, and simple fields written in their cells. */
import { ArrowDown, ArrowUp, ArrowUpDown, PanelTopOpen } from 'lucide-react';
import { memo, useMemo, type JSX } from 'react';
import { setMeasureField } from '../../../shared/document/measures/write.ts';
import type { MeasureField } from '../../../shared/document/measures/fields.ts';
import { sortMeasures } from '../../../shared/measures/german-order.ts';
import { measureStates, type Measure } from '../../../shared/measures/measure.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { OpenSigns, type Open, type OpenCounts } from './open-counts.tsx';
import { DayField, LiveField } from './live-field.tsx';
import { costOf, euros, titleOf, valuesOf } from './measure-words.ts';
import { StateSelect } from './state-select.tsx';
import styles from './table.module.css';
import { turnOrder, useFilter, type TableOrder } from './view-filter.ts';

interface MeasureTableProps {
  readonly catalogue: LiveCatalogue;
  readonly measures: readonly Measure[];
  readonly counts: OpenCounts;
  readonly fields: readonly string[];
  readonly onOpen: (measure: string) => void;
}

const columns = ['number', 'title', 'state', 'field', 'lead', 'begins', 'ends', 'costs'] as const;
const heads = {
  number: 'measures.number',
  title: 'measures.name',
  state: 'measures.state',
  field: 'measures.field',
  lead: 'measures.lead',
  begins: 'measures.begins',
  ends: 'measures.ends',
  costs: 'measures.costs',
} as const;

export const MeasureTable = memo(function MeasureTable({
  catalogue,
  measures,
  counts,
  fields,
  onOpen,
}: MeasureTableProps): JSX.Element {
  const { t } = useText();
  const order = useFilter((state) => state.order);
  const rows = useMemo(() => sorted(measures, order), [measures, order]);
  const known = useMemo(
    () => ({
      field: fields.filter((each) => each !== ''),
      lead: valuesOf(measures, 'lead').filter((each) => each !== ''),
    }),
    [fields, measures],
  );
  return (
    <table className={styles.table} aria-label={t('measures.tableName')}>
      <thead>
        <tr>
          {columns.map((column) => (
            <Head key={column} column={column} direction={order?.by === column ? order.direction : null} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((measure) => (
          <Row
            key={measure.id}
            catalogue={catalogue}
            measure={measure}
            open={counts.get(measure.id)}
            known={known}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  );
});

function sorted(
  measures: readonly Measure[],
  order: ReturnType<typeof useFilter.getState>['order'],
): readonly Measure[] {
  if (order === null) return measures;
  const { by, direction } = order;
  if (by !== 'costs') return sortMeasures(measures, by, direction, measureStates);
  return [...measures].sort((a, b) => (direction === 'up' ? 1 : -1) * (costOf(a) - costOf(b)));
}

function Head({
  column,
  direction,
}: {
  readonly column: TableOrder;
  readonly direction: 'up' | 'down' | null;
}): JSX.Element {
  const { t } = useText();
  const name = t(heads[column]);
  const Icon = direction === null ? ArrowUpDown : direction === 'up' ? ArrowUp : ArrowDown;
  const sort = direction === null ? 'none' : direction === 'up' ? 'ascending' : 'descending';
  return (
    <th scope="col" aria-sort={sort} data-column={column}>
      <button type="button" title={t('measures.sortBy', { column: name })} onClick={() => turnOrder(column)}>
        {name}
        <Icon size={14} strokeWidth={1.75} aria-hidden data-off={direction === null || undefined} />
      </button>
    </th>
  );
}

interface RowProps {
  readonly catalogue: LiveCatalogue;
  readonly measure: Measure;
  /** What is open on it; undefined for nothing. */
  readonly open: Open | undefined;
  readonly known: { readonly field: readonly string[]; readonly lead: readonly string[] };
  readonly onOpen: (measure: string) => void;
}

function Row({ catalogue, measure, open, known, onOpen }: RowProps): JSX.Element {
  const { t } = useText();
  const { mayWrite, store } = catalogue;
  const title = titleOf(measure, t);
  const write =
    (field: MeasureField) =>
    (value: string): boolean =>
      setMeasureField(store.doc, measure.id, field, value, store.origin);
  const cell = (column: keyof typeof heads) => ({
    label: t('measures.cell', { column: t(heads[column]), title }),
    hideLabel: true,
    readOnly: !mayWrite,
    look: 'cell' as const,
    at: `${measure.id}:${column}`,
  });
  const cents = costOf(measure);
  return (
    <tr data-key={measure.id}>
      <td data-column="number">
        <LiveField {...cell('number')} value={measure.number} maxLength={40} onWrite={write('number')} />
      </td>
      <td data-column="title">
        <span className={styles.title}>
          <LiveField {...cell('title')} grows value={measure.title} onWrite={write('title')} />
          <OpenSigns open={open} />
          <Button
            small
            variant="quiet"
            label={t('measures.open', { title })}
            icon={<PanelTopOpen size={16} strokeWidth={1.75} />}
            onPress={() => onOpen(measure.id)}
          />
        </span>
      </td>
      <td data-column="state">
        <StateSelect
          label={cell('state').label}
          state={measure.state}
          readOnly={!mayWrite}
          onChange={(state) => setMeasureField(store.doc, measure.id, 'state', state, store.origin)}
        />
      </td>
      <td data-column="field">
        <LiveField {...cell('field')} value={measure.field} suggestions={known.field} onWrite={write('field')} />
      </td>
      <td data-column="lead">
        <LiveField {...cell('lead')} value={measure.lead} suggestions={known.lead} onWrite={write('lead')} />
      </td>
      <td data-column="begins">
        <DayField {...cell('begins')} value={measure.begins} onWrite={write('begins')} />
      </td>
      <td data-column="ends">
        <DayField {...cell('ends')} value={measure.ends} onWrite={write('ends')} />
      </td>
      <td data-column="costs">{cents === 0 ? '–' : euros(cents)}</td>
    </tr>
  );
}
