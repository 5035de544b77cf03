/** By what one sees that a measure works: target, and what was measured each year. */
import { useState, type JSX } from 'react';
import { addRow, setFigure, setRowField } from '../../../../shared/document/measures/write.ts';
import type { Indicator } from '../../../../shared/measures/measure.ts';
import { useText } from '../../../ui/text.ts';
import { nextYear } from '../budgets-dialog.tsx';
import { FigureField, LiveField } from '../live-field.tsx';
import { YearAdder } from '../year-adder.tsx';
import { commented } from './field-comment.tsx';
import { newRow, RowTools, SheetPart, type PartProps } from './row-tools.tsx';
import styles from './sheet.module.css';

export function IndicatorRows(part: PartProps): JSX.Element {
  const { t } = useText();
  const [fresh, setFresh] = useState<string | null>(null);
  const { catalogue, measure, readOnly } = part;
  const add = (): void => {
    const id = newRow();
    if (addRow(catalogue.store.doc, measure.id, 'indicators', id, {}, undefined, catalogue.store.origin)) setFresh(id);
  };
  return (
    <SheetPart
      title={t('measures.indicators')}
      field="indicators"
      comments={part.comments}
      isEmpty={measure.indicators.length === 0}
      add={readOnly ? null : { label: t('measures.addIndicator'), run: add }}
    >
      {measure.indicators.map((indicator, index) => (
        <IndicatorForm
          key={indicator.id}
          {...part}
          indicator={indicator}
          number={index + 1}
          isFresh={indicator.id === fresh}
        />
      ))}
    </SheetPart>
  );
}

interface IndicatorFormProps extends PartProps {
  readonly indicator: Indicator;
  readonly number: number;
  readonly isFresh: boolean;
}

function IndicatorForm({ indicator, number, isFresh, ...part }: IndicatorFormProps): JSX.Element {
  const { t } = useText();
  const { catalogue, measure, readOnly } = part;
  const { doc, origin } = catalogue.store;
  const { id, name, unit, target, values } = indicator;
  const called = name === '' ? t('measures.row', { number }) : name;
  // A year that was added and has no value yet.
  const [open, setOpen] = useState<readonly number[]>([]);
  const years = [...new Set([...values.keys(), ...open])].sort((a, b) => a - b);
  return (
    <fieldset className={styles.indicator} {...commented('indicators', id)}>
      <legend className="visually-hidden">{called}</legend>
      <div className={styles.indicatorRow}>
        <LiveField
          label={t('measures.indicator')}
          at={`${measure.id}:indicators:${id}:name`}
          value={name}
          readOnly={readOnly}
          autoFocus={isFresh}
          onWrite={(typed) => setRowField(doc, measure.id, 'indicators', id, 'name', typed, origin)}
        />
        <LiveField
          label={t('measures.unit')}
          at={`${measure.id}:indicators:${id}:unit`}
          value={unit}
          readOnly={readOnly}
          onWrite={(typed) => setRowField(doc, measure.id, 'indicators', id, 'unit', typed, origin)}
        />
        <FigureField
          label={t('measures.target')}
          at={`${measure.id}:indicators:${id}:target`}
          value={target}
          readOnly={readOnly}
          onWrite={(value) => setRowField(doc, measure.id, 'indicators', id, 'target', value ?? '', origin)}
        />
        <RowTools {...part} list="indicators" row={id} name={called} />
      </div>
      <div className={styles.values}>
        {years.map((year) => (
          <FigureField
            key={year}
            className={styles.value}
            label={t('measures.valueOf', { year })}
            at={`${measure.id}:indicators:${id}:value@${year}`}
            value={values.get(year) ?? null}
            readOnly={readOnly}
            onWrite={(value) => setFigure(doc, measure.id, id, year, value, origin)}
          />
        ))}
        {!readOnly && (
          <YearAdder
            label={`${t('measures.year')}: ${called}`}
            action={t('measures.addValue')}
            next={nextYear(years)}
            taken={years}
            onAdd={(year) => setOpen((before) => [...before, year])}
          />
        )}
      </div>
    </fieldset>
  );
}
