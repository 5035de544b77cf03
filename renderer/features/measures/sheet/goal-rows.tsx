/** The paragraphs of the paper that a measure serves. */
import { useState, type JSX } from 'react';
import { addRow, setRowGone } from '../../../../shared/document/measures/write.ts';
import type { GoalBlock } from '../../../../shared/measures/coverage.ts';
import type { Session } from '../../../app/session.ts';
import { useText } from '../../../ui/text.ts';
import { GoalPicker } from '../goal-picker.tsx';
import { goalTarget, usePaperIndex } from '../use-goals.ts';
import { commented } from './field-comment.tsx';
import { newRow, RowTools, SheetPart, type PartProps } from './row-tools.tsx';
import styles from './sheet.module.css';

export function GoalRows({ session, ...part }: PartProps & { readonly session: Session }): JSX.Element {
  const { t } = useText();
  const index = usePaperIndex(session);
  const [picking, setPicking] = useState(false);
  const { catalogue, measure, readOnly } = part;
  const { store } = catalogue;

  const take = (chosen: readonly GoalBlock[]): void => {
    const wanted = new Map(chosen.map((goal) => [`${goal.chapter}/${goal.block}`, goal]));
    store.closeStep();
    store.doc.transact(() => {
      for (const { id, chapter, block } of measure.goals)
        if (!wanted.delete(`${chapter}/${block}`)) setRowGone(store.doc, measure.id, 'goals', id, true, store.origin);
      for (const { chapter, block } of wanted.values())
        addRow(store.doc, measure.id, 'goals', newRow(), { chapter, block }, undefined, store.origin);
    }, store.origin);
    store.closeStep();
  };
  return (
    <SheetPart
      title={t('measures.goals')}
      field="goals"
      comments={part.comments}
      add={readOnly ? null : { label: t('measures.addGoals'), run: () => setPicking(true) }}
    >
      {measure.goals.length === 0 && <p className={styles.quiet}>{t('measures.goalsNone')}</p>}
      <ul className={styles.rows}>
        {measure.goals.map((goal) => {
          const target = goalTarget(session, index, goal);
          const number = target?.number ?? '';
          return (
            <li key={goal.id} className={styles.goalRow} {...commented('goals', goal.id)}>
              {target === null ? (
                <span className={styles.lost}>{t('measures.goalGone')}</span>
              ) : (
                <button
                  type="button"
                  title={t('measures.goTo', { number })}
                  onClick={() =>
                    session.paper.reveal({
                      chapter: target?.chapter ?? goal.chapter,
                      block: goal.block,
                      from: 0,
                      to: 0,
                    })
                  }
                >
                  <span className={styles.goalNumber}>{number}</span>
                  <span>{target?.text ?? '…'}</span>
                </button>
              )}
              <RowTools
                {...part}
                list="goals"
                row={goal.id}
                name={number}
                label={t('measures.removeGoal', { number })}
              />
            </li>
          );
        })}
      </ul>
      {picking && (
        <GoalPicker
          session={session}
          title={t('measures.addGoals')}
          chosen={measure.goals}
          goals={catalogue.goals}
          onTake={take}
          onClose={() => setPicking(false)}
        />
      )}
    </SheetPart>
  );
}
