/** What was reported of each year. */
import { useState, type JSX } from 'react';
import { setReportField } from '../../../../shared/document/measures/write.ts';
import { measureLimits, measureStates } from '../../../../shared/measures/measure.ts';
import { Select } from '../../../ui/field.tsx';
import { useText } from '../../../ui/text.ts';
import { nextYear } from '../budgets-dialog.tsx';
import { LiveField } from '../live-field.tsx';
import { YearAdder } from '../year-adder.tsx';
import { commented, FieldComment } from './field-comment.tsx';
import { SheetPart, type PartProps } from './row-tools.tsx';
import styles from './sheet.module.css';

export function ReportRows({ catalogue, measure, readOnly, comments }: PartProps): JSX.Element {
  const { t } = useText();
  const { doc, origin } = catalogue.store;
  const [open, setOpen] = useState<readonly number[]>([]);
  const years = [...new Set([...measure.reports.map(({ year }) => year), ...open])].sort((a, b) => a - b);
  return (
    <SheetPart title={t('measures.progress')} field="reports" comments={comments} add={null}>
      {years.length === 0 && <p className={styles.quiet}>{t('measures.progressNone')}</p>}
      {years.map((year) => {
        const report = measure.reports.find((each) => each.year === year);
        return (
          <fieldset key={year} className={styles.report} {...commented('reports', String(year))}>
            <legend>{t('measures.reportYear', { year })}</legend>
            <FieldComment
              comments={comments}
              field="reports"
              row={String(year)}
              quote={String(year)}
              name={t('measures.reportYear', { year })}
            />
            <Select
              small
              label={t('measures.reportState')}
              value={report?.state ?? 'none'}
              isDisabled={readOnly}
              choices={[
                ...(report?.state === undefined || report.state === null
                  ? [{ id: 'none', label: t('measures.reportStateNone') }]
                  : []),
                ...measureStates.map((id) => ({ id, label: t(`measures.state_${id}`) })),
              ]}
              onChange={(id) => {
                const state = measureStates.find((each) => each === id);
                if (state !== undefined) setReportField(doc, measure.id, year, 'state', state, origin);
              }}
            />
            <LiveField
              multiline
              label={t('measures.reportWords')}
              at={`${measure.id}:reports:${year}:words`}
              value={report?.words ?? ''}
              readOnly={readOnly}
              maxLength={measureLimits.report}
              onWrite={(words) => setReportField(doc, measure.id, year, 'words', words, origin)}
            />
          </fieldset>
        );
      })}
      {!readOnly && (
        <YearAdder
          label={t('measures.reportYearField')}
          action={t('measures.addReport')}
          next={nextYear(years)}
          taken={years}
          onAdd={(year) => setOpen((before) => [...before, year])}
        />
      )}
    </SheetPart>
  );
}
