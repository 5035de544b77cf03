/** Two people decided differently on one suggestion, or on parts of it, at the same time: what went out of the text, to choose from. */
import type { JSX } from 'react';
import type * as Y from 'yjs';
import { settleContradiction } from '../../../shared/document/decide.ts';
import type { Decision } from '../../../shared/document/decisions.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';
import { deciderName } from './describe.ts';
import type { SuggestionScene } from './suggestion-scene.ts';
import styles from './suggestions.module.css';

interface ContradictionCardProps {
  readonly scene: SuggestionScene;
  readonly doc: Y.Doc;
  readonly id: string;
  readonly decisions: readonly Decision[];
  /** Each decided on another part: both hold. */
  readonly partly: boolean;
  readonly mayDecide: boolean;
}

const origin = { from: 'suggestion list' } as const;

export function ContradictionCard(props: ContradictionCardProps): JSX.Element {
  const { scene, doc, id, decisions, partly, mayDecide } = props;
  const { t } = useText();
  const nameOf = (accepted: boolean): string =>
    decisions
      .filter((each) => each.accepted === accepted)
      .map(({ by }) => deciderName(by, scene.membership, t))
      .join(', ');
  const settle = (words: Decision | null): void => {
    settleContradiction(doc, id, words, origin);
    if (words !== null) announce(t('suggest.kept'));
  };
  const names = { accepted: nameOf(true), rejected: nameOf(false) };
  const takenBack = decisions.some(({ by }) => by === '');
  const shown = partly ? decisions.filter(({ took }) => took !== '') : decisions;
  return (
    <li className={styles.card} data-warns={partly ? undefined : true}>
      <p className={styles.change}>{t(partly ? 'decide.partly' : 'suggest.contradiction')}</p>
      <p>
        {takenBack
          ? t('decide.takenBack', names)
          : t(partly ? 'decide.partlyText' : 'suggest.contradictionText', names)}
      </p>
      {partly && shown.length > 0 && <p>{t('decide.partlyTook')}</p>}
      {[...shown]
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
            {t(partly ? 'decide.partlyDone' : 'suggest.useNone')}
          </Button>
        </div>
      )}
    </li>
  );
}
