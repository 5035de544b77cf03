/** The steps of a measure, with their dates. */
import { useState, type JSX } from 'react';
import { addRow, setRowField } from '../../../../shared/document/measures/write.ts';
import { Checkbox } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import { DayField, LiveField } from '../live-field.tsx';
import { commented } from './field-comment.tsx';
import { newRow, RowTools, SheetPart, type PartProps } from './row-tools.tsx';
import styles from './sheet.module.css';

export function StepRows(part: PartProps): JSX.Element {
  const { t } = useText();
  const [fresh, setFresh] = useState<string | null>(null);
  const [today] = useState(() => new Date().toISOString().slice(0, 10));
  const { catalogue, measure, readOnly } = part;
  const { doc, origin } = catalogue.store;
  const add = (after?: string): void => {
    const id = newRow();
    if (addRow(doc, measure.id, 'steps', id, { done: false }, after, origin)) setFresh(id);
  };
  return (
    <SheetPart
      title={t('measures.steps')}
      field="steps"
      comments={part.comments}
      isEmpty={measure.steps.length === 0}
      add={readOnly ? null : { label: t('measures.addStep'), run: () => add() }}
    >
      <ol className={styles.rows}>
        {measure.steps.map(({ id, title, date, done }, index) => {
          const name = title === '' ? t('measures.row', { number: index + 1 }) : title;
          const late = !done && date !== '' && date < today;
          return (
            <li key={id} className={styles.stepRow} {...commented('steps', id)}>
              <LiveField
                hideLabel
                label={`${t('measures.step')} ${index + 1}`}
                value={title}
                readOnly={readOnly}
                autoFocus={id === fresh}
                at={`${measure.id}:steps:${id}:title`}
                onWrite={(typed) => setRowField(doc, measure.id, 'steps', id, 'title', typed, origin)}
                onEnter={() => add(id)}
              />
              <DayField
                hideLabel
                label={`${t('measures.stepDate')}: ${name}`}
                placeholder={t('measures.stepDate')}
                at={`${measure.id}:steps:${id}:date`}
                value={date}
                readOnly={readOnly}
                onWrite={(day) => setRowField(doc, measure.id, 'steps', id, 'date', day, origin)}
              />
              <span className={styles.done}>
                <Checkbox
                  label={t('measures.stepDone')}
                  isSelected={done}
                  isDisabled={readOnly}
                  onChange={(is) => setRowField(doc, measure.id, 'steps', id, 'done', is, origin)}
                />
                {late && <span className={styles.late}>{t('measures.stepLate')}</span>}
              </span>
              <RowTools {...part} list="steps" row={id} name={name} />
            </li>
          );
        })}
      </ol>
    </SheetPart>
  );
}
