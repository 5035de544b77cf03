/** Accepting, declining or taking back one suggestion: on its card in the list and at the words. */
import { Check, CornerUpLeft, X } from 'lucide-react';
import type { JSX } from 'react';
import { Button } from '../../ui/button.tsx';
import { useText } from '../../ui/text.ts';

interface DecisionButtonsProps {
  /** The author's name, and the suggestion's words, short. */
  readonly name: string;
  readonly words: string;
  /** Whether it is one's own, which one takes back. */
  readonly mine: boolean;
  /** Whether one may decide here; one's own can always be taken back. */
  readonly mayDecide: boolean;
  readonly onDecide: (accept: boolean) => void;
}

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

export function DecisionButtons({ name, words, mine, mayDecide, onDecide }: DecisionButtonsProps): JSX.Element {
  const { t } = useText();
  return (
    <>
      {mayDecide && (
        <Button
          small
          icon={<Check {...icon} />}
          aria-label={t('suggest.acceptOf', { name, words })}
          onPress={() => onDecide(true)}
        >
          {t('suggest.accept')}
        </Button>
      )}
      {(mayDecide || mine) && (
        <Button
          small
          variant="quiet"
          icon={mine ? <CornerUpLeft {...icon} /> : <X {...icon} />}
          aria-label={t(mine ? 'suggest.withdrawOf' : 'suggest.rejectOf', { name, words })}
          onPress={() => onDecide(false)}
        >
          {t(mine ? 'suggest.withdraw' : 'suggest.reject')}
        </Button>
      )}
    </>
  );
}
