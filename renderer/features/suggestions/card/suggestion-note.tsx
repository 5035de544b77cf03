/** One suggestion on the card in the text. */
import { ListTree } from 'lucide-react';
import type { JSX } from 'react';
import { groupOf } from '../../../../shared/domain/people.ts';
import { setTools } from '../../../app/tools-state.ts';
import { setView } from '../../../app/view-state.ts';
import { Button } from '../../../ui/button.tsx';
import { Avatar, GroupName } from '../../../ui/marks.tsx';
import { formatMoment, useText } from '../../../ui/text.ts';
import { decideAndTell } from '../decide.ts';
import { DecisionButtons } from '../decision-buttons.tsx';
import { authorName, authorOf, changeName, otherChanges, shortWords } from '../describe.ts';
import type { SuggestionScene } from '../suggestion-scene.ts';
import styles from './card.module.css';
import type { SuggestedHere } from './find-suggested.ts';

interface SuggestionNoteProps {
  readonly scene: SuggestionScene;
  readonly chapter: string;
  readonly suggestion: SuggestedHere;
  /** Called when something was done with it. */
  readonly onDone: () => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function SuggestionNote({ scene, chapter, suggestion, onDone }: SuggestionNoteProps): JSX.Element {
  const { t, language } = useText();
  const { about, places, id } = suggestion;
  const { membership, me } = scene;
  const name = authorName(about, membership, t);
  const person = about.as === '' ? membership.people.get(about.by) : undefined;
  const group = person === undefined ? null : groupOf(person, membership);
  const mine = about.by === me.id && about.as === '';
  const mayDecide = scene.mayDecide(chapter);
  const words = shortWords(places, t);
  const others = otherChanges(places, t);
  const decide = (accept: boolean): void => {
    onDone();
    decideAndTell(scene, chapter, id, accept, t);
  };
  const open = (): void => {
    onDone();
    setTools({ find: null });
    setView({ contextTab: 'suggestions', drawer: 'context' });
    scene.paper.current.set(chapter, [id]);
  };
  const at = new Date(about.at).toISOString();
  return (
    <article className={styles.note} aria-label={t('suggest.atCaret', { name, what: t(changeName(places)) })}>
      <header className={styles.head}>
        <Avatar person={authorOf(about, membership)} membership={membership} />
        <span className={styles.who}>
          <strong>{mine ? t('suggest.you', { name }) : name}</strong>
          {group !== null && <GroupName group={group} />}
        </span>
        <time className={styles.time} dateTime={at}>
          {formatMoment(at, language)}
        </time>
      </header>
      <p className={styles.what}>
        <strong>{t(changeName(places))}</strong>
        {others.length > 0 && ` · ${others.join(' · ')}`}
      </p>
      {about.why !== '' && <p className={styles.why}>{t('suggest.reasonBy', { text: about.why })}</p>}
      <div className={styles.buttons}>
        <DecisionButtons name={name} words={words} mine={mine} mayDecide={mayDecide} onDecide={decide} />
        <Button small variant="quiet" label={t('decide.inList')} icon={<ListTree {...icon} />} onPress={open} />
      </div>
    </article>
  );
}
