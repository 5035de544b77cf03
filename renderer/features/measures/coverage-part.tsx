/** Which goals of the paper no measure serves, which measures serve none, and what in them leads to nothing any more. */
import { uuidv4 } from 'lib0/random';
import { CircleCheck, Target as TargetIcon } from 'lucide-react';
import { useState, type JSX } from 'react';
import { setGoals } from '../../../shared/document/measures/catalogue-settings.ts';
import type { Session } from '../../app/session.ts';
import { openMeasures } from '../../app/workspace.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import type { LiveCatalogue } from './catalogue-store.ts';
import { GoalPicker } from './goal-picker.tsx';
import { LostLinks } from './lost-links.tsx';
import { MeasureLinks } from './measure-links.tsx';
import styles from './side.module.css';
import { goalTarget, useCoverage, usePaperIndex } from './use-goals.ts';

interface CoveragePartProps {
  readonly session: Session;
  readonly catalogue: LiveCatalogue;
}

export function CoveragePart({ session, catalogue }: CoveragePartProps): JSX.Element {
  const { t } = useText();
  const index = usePaperIndex(session);
  const coverage = useCoverage(session, catalogue);
  const [picking, setPicking] = useState(false);
  const { measures, goals, mayWrite, store } = catalogue;
  const open = (id: string): void => openMeasures(session.project.id, id);
  const all = coverage?.goals.length ?? 0;
  const covered = all - (coverage?.uncovered.length ?? 0);
  return (
    <section className={styles.part} aria-label={t('measures.coverage')}>
      <header className={styles.head}>
        <h2>{t('measures.coverage')}</h2>
        {mayWrite && (
          <Button
            small
            variant="quiet"
            label={t('measures.setGoals')}
            icon={<TargetIcon size={16} strokeWidth={1.75} />}
            onPress={() => setPicking(true)}
          />
        )}
      </header>
      {coverage === null ? (
        <p className={styles.quiet}>{t('common.loading')}</p>
      ) : all === 0 ? (
        <p className={styles.quiet}>{t('measures.coverageNone')}</p>
      ) : (
        <>
          <p>{t('measures.coverageOf', { covered, all })}</p>
          <span className={styles.meter} data-tone="good" aria-hidden>
            <span style={{ width: `${(covered / all) * 100}%` }} />
          </span>
          {coverage.uncovered.length === 0 ? (
            <p className={styles.good}>
              <CircleCheck size={16} strokeWidth={1.75} aria-hidden />
              {t('measures.coverageAll')}
            </p>
          ) : (
            <>
              <h3>{t('measures.uncovered')}</h3>
              <ul className={styles.links}>
                {coverage.uncovered.map((goal) => {
                  const target = goalTarget(session, index, goal);
                  const number = target?.number ?? '';
                  return (
                    <li key={`${goal.chapter}/${goal.block}`}>
                      <button
                        type="button"
                        title={t('measures.goTo', { number })}
                        onClick={() => session.paper.reveal({ ...goal, from: 0, to: 0 })}
                      >
                        <span className={styles.number}>{number}</span> {target?.text ?? ''}
                      </button>
                    </li>
                  );
                })}
              </ul>
            </>
          )}
        </>
      )}
      {coverage !== null && coverage.withoutGoal.length > 0 && measures.length > 0 && (
        <>
          <p className={styles.quiet}>{t('measures.withoutGoal', { count: coverage.withoutGoal.length })}</p>
          <MeasureLinks measures={measures} ids={coverage.withoutGoal} onOpen={open} most={3} />
        </>
      )}
      {coverage !== null && coverage.lost.length > 0 && (
        <>
          <p className={styles.care}>{t('measures.lost', { count: coverage.lost.length })}</p>
          <MeasureLinks
            measures={measures}
            ids={[...new Set(coverage.lost.map(({ measure }) => measure))]}
            onOpen={open}
            most={3}
          />
        </>
      )}
      {coverage !== null && coverage.lostReferences.length > 0 && (
        <LostLinks session={session} measures={measures} references={coverage.lostReferences} />
      )}
      {picking && (
        <GoalPicker
          session={session}
          title={t('measures.setGoals')}
          about={t('measures.setGoalsText')}
          chosen={goals}
          goals={[]}
          onClose={() => setPicking(false)}
          onTake={(chosen) => {
            store.closeStep();
            setGoals(store.doc, chosen, () => uuidv4(), store.origin);
            store.closeStep();
          }}
        />
      )}
    </section>
  );
}
