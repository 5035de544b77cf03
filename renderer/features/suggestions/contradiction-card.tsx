/** Two people decided differently on one suggestion at the same time: both texts, to choose from. */
import type { JSX } from 'react';
import type * as Y from 'yjs';
import { settleContradiction } from '../../../shared/document/decide.ts';
import type { Decision } from '../../../shared/document/suggestions.ts';
import type { Session } from '../../app/session.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import styles from './suggestions.module.css';

interface ContradictionCardProps {
  readonly session: Session;
  readonly doc: Y.Doc;
  readonly id: string;
  readonly decisions: readonly Decision[];
  readonly mayDecide: boolean;
}

const origin = { from: 'suggestion list' } as const;

export function ContradictionCard({ session, doc, id, decisions, mayDecide }: ContradictionCardProps): JSX.Element {
  const { t } = useText();
  const nameOf = (accepted: boolean): string =>
    decisions
      .filter((each) => each.accepted === accepted)
      .map(({ by }) => session.membership.people.get(by)?.name ?? t('suggest.unknown'))
      .join(', ');
  const settle = (words: Decision | null): void => {
    settleContradiction(doc, id, words, origin);
    if (words !== null) announce(t('suggest.kept'));
  };
  return (
    <li className={styles.card} data-warns>
      <p className={styles.change}>{t('suggest.contradiction')}</p>
      <p>
        {decisions.some(({ by }) => by === '')
          ? t('decide.takenBack', { accepted: nameOf(true) })
          : t('suggest.contradictionText', { accepted: nameOf(true), rejected: nameOf(false) })}
      </p>
      {[...decisions]
        .sort((a, b) => Number(b.accepted) - Number(a.accepted))
        .map((each) => (
          <div key={`${each.by} ${String(each.accepted)}`} className={styles.choice}>
            <blockquote>{each.took === '' ? t('suggest.wordsNone') : each.took}</blockquote>
            {mayDecide && each.took !== '' && (
              <Button small onPress={() => settle(each)}>
                {t('suggest.useWords')}
              </Button>
            )}
          </div>
        ))}
      {mayDecide && (
        <div className={styles.buttons}>
          <Button small variant="quiet" onPress={() => settle(null)}>
            {t('suggest.useNone')}
          </Button>
        </div>
      )}
    </li>
  );
}
