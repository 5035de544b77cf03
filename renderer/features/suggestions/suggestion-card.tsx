/** One suggestion: who, when, what would change, why, and the decision. */
import { MessageSquareText, MessagesSquare } from 'lucide-react';
import { memo, useState, type JSX, type KeyboardEvent } from 'react';
import { snippetOf, type SuggestedPlace } from '../../../shared/document/suggestion-list.ts';
import { setReason } from '../../../shared/document/suggestions.ts';
import type { TextPlace } from '../../editor/paper-model.ts';
import { announce } from '../../ui/announcer.tsx';
import { Button } from '../../ui/button.tsx';
import { Avatar } from '../../ui/marks.tsx';
import { formatMoment, useText } from '../../ui/text.ts';
import { decideAndTell } from './decide.ts';
import { DecisionButtons } from './decision-buttons.tsx';
import { authorName, authorOf, changeName, otherChanges, shortWords } from './describe.ts';
import { ReasonField } from './reason-field.tsx';
import { SnippetText } from './snippet-text.tsx';
import type { SuggestionScene } from './suggestion-scene.ts';
import styles from './suggestions.module.css';
import type { ListedSuggestion } from './suggestion-watch.ts';

interface SuggestionCardProps {
  readonly scene: SuggestionScene;
  readonly suggestion: ListedSuggestion;
  /** Named where several chapters are listed. */
  readonly chapterTitle: string | null;
  readonly isCurrent: boolean;
  readonly mayDecide: boolean;
}

/** So many blocks of one suggestion are shown; the rest is counted. */
const shownBlocks = 3;
const icon = { size: 16, strokeWidth: 1.75 } as const;
const origin = { from: 'suggestion list' } as const;

export const SuggestionCard = memo(function SuggestionCard(props: SuggestionCardProps): JSX.Element {
  const { scene, suggestion, chapterTitle, isCurrent, mayDecide } = props;
  const { about, places, spots, chapter, id } = suggestion;
  const { t, language } = useText();
  const [reasoning, setReasoning] = useState(false);
  const name = authorName(about, scene.membership, t);
  const mine = about.by === scene.me.id && about.as === '';
  const words = shortWords(places, t);
  const others = otherChanges(places, t);
  const first = places[0];
  const reasons = mine && mayDecide && !reasoning;
  const discusses = scene.comments.model.mayComment(chapter);
  // Four don't fit beside each other: two and two, each with its words.
  const pairs = reasons && discusses;
  const decide = (accept: boolean): void => decideAndTell(scene, chapter, id, accept, t);
  const show = (): void => {
    scene.paper.current.set(chapter, [id]);
    if (first !== undefined) scene.reveal({ ...placeOf(chapter, first), to: Math.max(first.from, first.to) });
    scene.paper.current.set(chapter, [id]);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (!event.altKey || !event.shiftKey || (event.code !== 'KeyA' && event.code !== 'KeyR')) return;
    event.preventDefault();
    if (mayDecide) decide(event.code === 'KeyA');
    else announce(t('suggest.mayNot'));
  };
  return (
    <li
      className={styles.card}
      data-current={isCurrent || undefined}
      aria-current={isCurrent || undefined}
      onKeyDown={onKeyDown}
    >
      <div className={styles.by}>
        <Avatar person={authorOf(about, scene.membership)} membership={scene.membership} />
        <span className={styles.name}>{mine ? t('suggest.you', { name }) : name}</span>
        <time className={styles.time} dateTime={new Date(about.at).toISOString()}>
          {formatMoment(new Date(about.at).toISOString(), language)}
        </time>
      </div>
      {chapterTitle !== null && <p className={styles.quiet}>{chapterTitle}</p>}
      <button type="button" className={styles.place} data-place onClick={show}>
        <span className={styles.change}>{t(changeName(places))}</span>
        {spots.slice(0, shownBlocks).map(({ key, block, places: own }) => (
          <SnippetText key={key} snippet={snippetOf(block, own)} />
        ))}
        {spots.length > shownBlocks && (
          <span className={styles.quiet}>{t('suggest.places', { count: spots.length - shownBlocks })}</span>
        )}
        {first?.part !== undefined && (
          <span className={styles.quiet}>{t(first.part.startsWith('cell:') ? 'decide.inCell' : 'decide.inNote')}</span>
        )}
        {others.length > 0 && <span className={styles.others}>{others.join(' · ')}</span>}
        <span className="visually-hidden">{t('suggest.show')}</span>
      </button>
      {about.why !== '' && !reasoning && <p className={styles.reason}>{t('suggest.reasonBy', { text: about.why })}</p>}
      {reasoning && (
        <ReasonField
          label={t('suggest.reason')}
          value={about.why}
          onClose={() => setReasoning(false)}
          onSave={(text) => {
            const room = scene.rooms.peek(scene.roomOf(chapter));
            if (room !== null) setReason(room.doc, id, text, origin);
          }}
        />
      )}
      <div className={styles.buttons} data-pairs={pairs || undefined}>
        <DecisionButtons name={name} words={words} mine={mine} mayDecide={mayDecide} onDecide={decide} />
        {reasons && (
          <Button
            small
            variant="quiet"
            label={t(about.why === '' ? 'suggest.reasonAdd' : 'suggest.reasonEdit')}
            icon={<MessageSquareText {...icon} />}
            onPress={() => setReasoning(true)}
          >
            {pairs ? t(about.why === '' ? 'suggest.reasonAdd' : 'suggest.reasonShort') : undefined}
          </Button>
        )}
        {discusses && (
          <Button
            small
            variant="quiet"
            label={t('suggest.discussOf', { name, words })}
            icon={<MessagesSquare {...icon} />}
            onPress={() => {
              // The comments are those of the chapter one is in.
              if (chapterTitle !== null) scene.bring(chapter);
              scene.comments.discuss(chapter, id);
            }}
          >
            {pairs ? t('suggest.discuss') : undefined}
          </Button>
        )}
      </div>
    </li>
  );
});

/** Where in the text a suggestion changes something. */
const placeOf = (chapter: string, { block, from, to, part }: SuggestedPlace): TextPlace => ({
  chapter,
  block,
  from,
  to,
  ...(part === undefined ? {} : { part }),
});
