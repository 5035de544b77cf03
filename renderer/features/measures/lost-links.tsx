/** References in descriptions whose target is gone: each leads to where it stands. */
import { useState, type JSX } from 'react';
import type { LostReference } from '../../../shared/document/measures/lost-references.ts';
import type { Measure } from '../../../shared/measures/measure.ts';
import { openMeasures } from '../../app/workspace.ts';
import type { Session } from '../../app/session.ts';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { nameOf } from './measure-words.ts';
import styles from './side.module.css';

interface LostLinksProps {
  readonly session: Session;
  readonly measures: readonly Measure[];
  readonly references: readonly LostReference[];
}

const few = 4;

export function LostLinks({ session, measures, references }: LostLinksProps): JSX.Element {
  const { t } = useText();
  const [all, setAll] = useState(false);
  const shown = all ? references : references.slice(0, few);
  const go = ({ measure, block, part, at }: LostReference): void => {
    openMeasures(session.project.id, measure);
    const place = { chapter: measure, block, from: at, to: at + 1 };
    session.measureComments.paper.reveal({ ...place, ...(part === null ? {} : { part }) });
  };
  return (
    <>
      <p className={styles.care}>{t('measures.lostReferences', { count: references.length })}</p>
      <ul className={styles.links} aria-label={t('measures.lostReferencesList')}>
        {shown.map((each) => {
          const measure = measures.find(({ id }) => id === each.measure);
          return (
            <li key={`${each.measure} ${each.part ?? ''} ${each.block} ${each.at}`}>
              <button type="button" title={t('measures.goToReference')} onClick={() => go(each)}>
                {measure === undefined ? '' : nameOf(measure, t)}
                <span className={styles.said}>
                  {t('measures.lostReference', { words: each.before, gone: t('numbers.gone') }).trim()}
                </span>
              </button>
            </li>
          );
        })}
      </ul>
      {shown.length < references.length && (
        <Button small variant="quiet" onPress={() => setAll(true)}>
          {t('measures.more', { count: references.length - shown.length })}
        </Button>
      )}
    </>
  );
}
