/** What a measure costs by year and source, with what that does to the budgets. */
import { TriangleAlert } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import { addRow, setRowField } from '../../../../shared/document/measures/write.ts';
import { sumCosts } from '../../../../shared/measures/budget.ts';
import { useText } from '../../../ui/text.ts';
import { AmountField, LiveField, YearField } from '../live-field.tsx';
import { costOf, euros } from '../measure-words.ts';
import { commented } from './field-comment.tsx';
import { newRow, RowTools, SheetPart, type PartProps } from './row-tools.tsx';
import styles from './costs.module.css';

export function CostRows(part: PartProps): JSX.Element {
  const { t } = useText();
  const [fresh, setFresh] = useState<string | null>(null);
  const { catalogue, measure, readOnly } = part;
  const { store, budgets, measures } = catalogue;
  const { doc, origin } = store;
  const sources = useMemo(
    () =>
      [
        ...budgets.map(({ name }) => name),
        ...new Set(measures.flatMap(({ costs }) => costs.map(({ source }) => source))),
      ].filter((source) => source !== '' && !budgets.some(({ id }) => id === source)),
    [budgets, measures],
  );
  const warnings = useMemo(() => {
    const sums = sumCosts(measures, budgets);
    const over = sums.sources.flatMap(({ name, years }) =>
      years
        .filter((year) => year.over > 0 && year.of.some((each) => each.measure === measure.id))
        .map(({ year, over: by }) =>
          t('measures.sourceOver', { name, year, over: t('measures.over', { cents: euros(by) }) }),
        ),
    );
    return sums.notEligible.includes(measure.id) ? [...over, t('measures.sourceNotEligible')] : over;
  }, [measures, budgets, measure.id, t]);
  const add = (): void => {
    const id = newRow();
    const last = measure.costs.at(-1);
    const year = last === undefined || last.year === 0 ? new Date().getFullYear() : last.year + 1;
    if (addRow(doc, measure.id, 'costs', id, { year, source: last?.source ?? '' }, undefined, origin)) setFresh(id);
  };
  const nameOf = (source: string): string => budgets.find(({ id }) => id === source)?.name ?? source;
  const idOf = (name: string): string => budgets.find((budget) => budget.name === name.trim())?.id ?? name;
  return (
    <SheetPart
      title={t('measures.costs')}
      field="costs"
      comments={part.comments}
      isEmpty={measure.costs.length === 0}
      add={readOnly ? null : { label: t('measures.addCost'), run: add }}
    >
      {measure.costs.length > 0 && (
        <table className={styles.costs}>
          <thead>
            <tr>
              <th scope="col">{t('measures.year')}</th>
              <th scope="col" className={styles.right}>
                {t('measures.amount')}
              </th>
              <th scope="col">{t('measures.source')}</th>
              <th>
                <span className="visually-hidden">{t('measures.removeRow', { name: t('measures.costs') })}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {measure.costs.map(({ id, year, cents, source }) => {
              const name = `${t('measures.costs')} ${year === 0 ? '' : year}`.trim();
              return (
                <tr key={id} {...commented('costs', id)}>
                  <td>
                    <YearField
                      hideLabel
                      label={`${t('measures.year')}: ${name}`}
                      at={`${measure.id}:costs:${id}:year`}
                      value={year}
                      readOnly={readOnly}
                      onWrite={(value) => setRowField(doc, measure.id, 'costs', id, 'year', value, origin)}
                    />
                  </td>
                  <td>
                    <AmountField
                      hideLabel
                      label={`${t('measures.amount')}: ${name}`}
                      at={`${measure.id}:costs:${id}:cents`}
                      value={cents === 0 && id === fresh ? null : cents}
                      readOnly={readOnly}
                      autoFocus={id === fresh}
                      onWrite={(value) => setRowField(doc, measure.id, 'costs', id, 'cents', value ?? 0, origin)}
                    />
                  </td>
                  <td>
                    <LiveField
                      hideLabel
                      whole
                      label={`${t('measures.source')}: ${name}`}
                      at={`${measure.id}:costs:${id}:source`}
                      show={(given) => nameOf(String(given))}
                      value={nameOf(source)}
                      suggestions={sources}
                      readOnly={readOnly}
                      onWrite={(typed) => setRowField(doc, measure.id, 'costs', id, 'source', idOf(typed), origin)}
                      merges={false}
                    />
                  </td>
                  <td>
                    <RowTools {...part} list="costs" row={id} name={`${name}: ${euros(cents)}`} />
                  </td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('measures.sum')}</th>
              <td className={styles.right}>{euros(costOf(measure))}</td>
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      )}
      {warnings.map((warning) => (
        <p key={warning} className={styles.warning}>
          <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
          {warning}
        </p>
      ))}
    </SheetPart>
  );
}
