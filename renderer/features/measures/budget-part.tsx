/** What the measures cost, by source and year, against the budgets there are. */
import { Settings2, TriangleAlert } from 'lucide-react';
import { useMemo, useState, type JSX } from 'react';
import { sumCosts, type SourceSum, type YearSum } from '../../../shared/measures/budget.ts';
import { RoomOfForm } from '../../app/gave-way/room-of-form.tsx';
import type { Session } from '../../app/session.ts';
import { openMeasures } from '../../app/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { BudgetsDialog } from './budgets-dialog.tsx';
import { measuresRoom, type LiveCatalogue } from './catalogue-store.ts';
import { MeasureLinks } from './measure-links.tsx';
import { euros } from './measure-words.ts';
import styles from './side.module.css';

interface BudgetPartProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
}

export function BudgetPart({ session, catalogue }: BudgetPartProps): JSX.Element {
  const { t } = useText();
  const [editing, setEditing] = useState(false);
  const { measures, budgets, mayWrite } = catalogue;
  const sums = useMemo(() => sumCosts(measures, budgets), [measures, budgets]);
  const open = (id: string): void => openMeasures(session.project.id, id);
  return (
    <section className={styles.part} aria-label={t('measures.budget')}>
      <header className={styles.head}>
        <h2>{t('measures.budget')}</h2>
        {mayWrite && (
          <Button
            small
            variant="quiet"
            label={t('measures.budgets')}
            icon={<Settings2 size={16} strokeWidth={1.75} />}
            onPress={() => setEditing(true)}
          />
        )}
      </header>
      {sums.sources.map((source) => (
        <Source key={source.source} source={source} catalogue={catalogue} onOpen={open} />
      ))}
      <p className={styles.total}>
        <span>{t('measures.allCosts')}</span>
        <strong>{euros(sums.cents)}</strong>
      </p>
      {measures.some(({ state }) => state === 'stopped') && (
        <p className={styles.quiet}>{t('measures.stoppedNotCounted')}</p>
      )}
      {sums.notEligible.length > 0 && (
        <div className={styles.warning}>
          <p>
            <TriangleAlert size={16} strokeWidth={1.75} aria-hidden />
            {t('measures.notEligible', { count: sums.notEligible.length })}
          </p>
          <MeasureLinks measures={measures} ids={sums.notEligible} onOpen={open} />
        </div>
      )}
      {editing && (
        <RoomOfForm room={measuresRoom(session.project.id)} person={session.me.id}>
          <BudgetsDialog catalogue={catalogue} onClose={() => setEditing(false)} />
        </RoomOfForm>
      )}
    </section>
  );
}

interface SourceProps {
  readonly source: SourceSum;
  readonly catalogue: LiveCatalogue;
  readonly onOpen: (measure: string) => void;
}

function Source({ source, catalogue, onOpen }: SourceProps): JSX.Element {
  const { t } = useText();
  const name =
    source.name !== '' ? source.name : t(source.budget === null ? 'measures.noSource' : 'measures.budgetUnnamed');
  if (source.budget === null) {
    return (
      <p className={styles.total}>
        <span>{name}</span>
        <span>{euros(source.cents)}</span>
      </p>
    );
  }
  return (
    <div className={styles.source} role="group" aria-label={name}>
      <h3>{name}</h3>
      {source.years.map((year) => (
        <Year key={year.year} sum={year} catalogue={catalogue} onOpen={onOpen} />
      ))}
    </div>
  );
}

interface YearProps {
  readonly sum: YearSum;
  readonly catalogue: LiveCatalogue;
  readonly onOpen: (measure: string) => void;
}

function Year({ sum, catalogue, onOpen }: YearProps): JSX.Element {
  const { t } = useText();
  const { year, cents, over } = sum;
  const budget = sum.budget ?? 0;
  const left = budget - cents;
  return (
    <div className={styles.year}>
      <p>
        <span>{year === 0 ? t('measures.noYear') : year}</span>
        <span>{t('measures.budgetOf', { cents: euros(cents), budget: euros(budget) })}</span>
      </p>
      <span className={styles.meter} data-over={over > 0 || undefined} aria-hidden>
        <span style={{ width: `${budget === 0 ? (cents > 0 ? 100 : 0) : Math.min(100, (cents / budget) * 100)}%` }} />
      </span>
      <p className={styles.left} data-over={over > 0 || undefined}>
        {over > 0 && <TriangleAlert size={14} strokeWidth={2} aria-hidden />}
        {over > 0
          ? t('measures.over', { cents: euros(over) })
          : left === 0 && budget > 0
            ? t('measures.used')
            : t('measures.left', { cents: euros(left) })}
      </p>
      {over > 0 && (
        <>
          <p className={styles.quiet}>{t('measures.overBy')}</p>
          <MeasureLinks
            measures={catalogue.measures}
            ids={sum.of.map(({ measure }) => measure)}
            onOpen={onOpen}
            most={3}
          />
        </>
      )}
    </div>
  );
}
